package neo4j

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
)

// errUnknown marks a commit of which nobody knows whether it took place, errLate an attempt that took
// longer than Options.Timeout.
var (
	errUnknown = errors.New("the connection broke while the server committed")
	errLate    = errors.New("no answer in time")
)

// mark adds one of these to an error and stays on one line.
func mark(what, err error) error { return fmt.Errorf("%w: %w", what, err) }

// isLost tells whether the connection broke, in any of the driver's ways to say so.
func isLost(err error) bool {
	var lost *neo4j.ConnectivityError
	var netErr net.Error
	return errors.As(err, &lost) || errors.As(err, &netErr) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// wrap makes err an Error of package graph with what the user can do. Errors that are one already, and
// the end of the caller's own context, stay what they are.
func (s *Store) wrap(ctx context.Context, op string, err error) error {
	if err == nil {
		return nil
	}
	var e *graph.Error
	if errors.As(err, &e) {
		return err
	}
	if c := ctx.Err(); c != nil {
		return fmt.Errorf("%s: %w", op, c)
	}
	code, hint := s.judge(err)
	return &graph.Error{Code: code, Op: op, Path: s.o.URI, Hint: hint, Err: plain(err)}
}

// judge gives code and hint for an error of driver or server.
func (s *Store) judge(err error) (graph.Code, string) {
	var server *neo4j.Neo4jError
	switch {
	case errors.As(err, &server):
		return s.judgeServer(server)
	case errors.Is(err, errUnknown):
		return graph.EUNAVAILABLE, "the batch may or may not be stored: run the same command again, nothing is done twice"
	case errors.Is(err, errLate):
		return graph.EUNAVAILABLE, fmt.Sprintf("the server did not answer within %v", s.o.Timeout)
	case isPoolFull(err):
		return graph.EUNAVAILABLE, fmt.Sprintf("no connection within %v: the server does not answer, or all %d are in use", s.o.PoolTimeout, s.o.MaxConnections)
	case isLost(err):
		if strings.Contains(err.Error(), "x509:") || strings.Contains(err.Error(), "tls:") {
			return graph.EUNAVAILABLE, "the connection cannot be secured: look at the scheme of the address and at the CA file"
		}
		return graph.EUNAVAILABLE, "is the server running, and is this its Bolt address?"
	case neo4j.IsRetryable(err):
		return graph.EUNAVAILABLE, ""
	}
	return graph.EINTERNAL, ""
}

// judgeServer gives code and hint for what the server says.
func (s *Store) judgeServer(e *neo4j.Neo4jError) (graph.Code, string) {
	switch code := strings.TrimPrefix(e.Code, "Neo."); {
	case code == "ClientError.Security.Unauthorized":
		return graph.EFORBIDDEN, fmt.Sprintf("user %q or its password is wrong: set POLICYGRAPH_NEO4J_PASSWORD", s.o.User)
	case code == "ClientError.Security.CredentialsExpired":
		return graph.EFORBIDDEN, fmt.Sprintf("the password of %q must be changed first: ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'", s.o.User)
	case code == "ClientError.Security.AuthenticationRateLimit":
		return graph.EFORBIDDEN, "too many wrong passwords: wait a few seconds"
	case strings.HasSuffix(code, "OnReadOnlyDatabase"), strings.HasSuffix(code, "OnReadOnlyAccessDatabase"):
		return graph.EFORBIDDEN, "the database is read-only"
	case code == "ClientError.Statement.AccessMode":
		return graph.EFORBIDDEN, "only what reads is allowed here"
	case strings.HasPrefix(code, "ClientError.Security."):
		return graph.EFORBIDDEN, fmt.Sprintf("user %q lacks the right; it needs MATCH, WRITE and the management of indexes and constraints on database %q", s.o.User, s.o.Database)
	case code == "ClientError.Database.DatabaseNotFound":
		return graph.EINVALID, fmt.Sprintf("there is no database %q on this server", s.o.Database)
	case strings.HasPrefix(code, "ClientError.Transaction.TransactionTimedOut"):
		return graph.EUNAVAILABLE, "the server ended the transaction, which took too long"
	case strings.HasPrefix(code, "ClientError.Statement."), strings.HasPrefix(code, "ClientError.Procedure."):
		return graph.EINVALID, ""
	case strings.HasPrefix(code, "ClientError.Schema.Constraint"):
		return graph.ECONFLICT, "the database holds something that is not ours, or was changed by hand: run policygraph doctor --deep"
	case strings.HasPrefix(code, "TransientError."):
		return graph.EUNAVAILABLE, ""
	case noSpace(e):
		return graph.EUNAVAILABLE, "the server cannot write to its disk: make room, restart it, then run the same command again"
	case strings.HasPrefix(code, "DatabaseError."):
		return graph.EUNAVAILABLE, "the server failed; its logs say why"
	}
	return graph.EINTERNAL, ""
}

// noSpace tells whether the server could not write: it rarely says that the disk is full.
func noSpace(e *neo4j.Neo4jError) bool {
	m := strings.ToLower(e.Msg)
	return strings.HasSuffix(e.Code, "TransactionLogError") || strings.Contains(m, "no space left") || strings.Contains(m, "disk")
}

// isPoolFull knows the driver's errors by their words; their types are internal to it.
func isPoolFull(err error) bool {
	return strings.Contains(err.Error(), "Timeout while waiting for connection") || strings.Contains(err.Error(), "No idle connections on")
}

// plain is an error with a short text in place of the driver's long one.
func plain(err error) error {
	var e *neo4j.Neo4jError
	if errors.As(err, &e) {
		msg, _, _ := strings.Cut(e.Msg, "\n")
		return &shortened{msg: strings.TrimPrefix(e.Code, "Neo.ClientError.") + ": " + msg, err: err}
	}
	return err
}

type shortened struct {
	msg string
	err error
}

func (s *shortened) Error() string { return s.msg }
func (s *shortened) Unwrap() error { return s.err }

// again tells whether trying again may help.
func again(err error) bool {
	var e *neo4j.Neo4jError
	if errors.As(err, &e) {
		return neo4j.IsRetryable(err) && !strings.HasSuffix(e.Code, "OnReadOnlyDatabase") ||
			e.Code == "Neo.ClientError.Statement.EntityNotFound" // somebody deleted it by hand meanwhile
	}
	return errors.Is(err, errUnknown) || errors.Is(err, errLate) || isLost(err) || neo4j.IsRetryable(err)
}
