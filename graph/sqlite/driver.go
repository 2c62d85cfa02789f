package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"policygraph/graph"
)

// All that is particular to the driver stands in this file.

// dsn is the URI of the file with SQLite's own parameters and pragmas, in the order given.
func dsn(path string, o options, mode string, pragmas ...string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	u := url.URL{Path: filepath.ToSlash(abs)}
	q := []string{"mode=" + mode, "_txlock=immediate", "_dqs=0",
		fmt.Sprintf("_pragma=busy_timeout(%d)", o.busy.Milliseconds())}
	for _, p := range pragmas {
		q = append(q, "_pragma="+url.QueryEscape(p))
	}
	return "file:" + u.EscapedPath() + "?" + strings.Join(q, "&"), nil
}

// openPlain opens the file without changing anything about it.
func openPlain(path string, o options) (*sql.DB, error) {
	name, err := dsn(path, o, "rw")
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite", name)
}

// openWriter opens the one connection that writes. The switch to the write-ahead log does not wait for
// others by itself, so it is tried again for as long as a write would wait.
func openWriter(ctx context.Context, path string, o options) (*sql.DB, error) {
	name, err := dsn(path, o, "rwc", "journal_mode(wal)", "synchronous(normal)", "foreign_keys(1)",
		"cache_size(-64000)", "wal_autocheckpoint(4000)", "journal_size_limit(67108864)")
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(0)
	for end := time.Now().Add(o.busy); ; {
		err := db.PingContext(ctx)
		if err == nil || !isBusy(err) || time.Now().After(end) || ctx.Err() != nil {
			return db, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// openReaders opens the pool that reads: read-only by the file's mode, by pragma and by authorizer.
func openReaders(path string, o options) (*sql.DB, error) {
	name, err := dsn(path, o, "ro", "cache_size(-16000)", "query_only(1)")
	if err != nil {
		return nil, err
	}
	base, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(readConnector{base})
	db.SetMaxIdleConns(max(4, runtime.NumCPU()))
	return db, nil
}

type readConnector struct{ driver.Connector }

// Connect opens a connection on which nothing but reading compiles.
func (c readConnector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	a, ok := conn.(sqlite.AuthorizerRegisterer)
	if !ok {
		return nil, errors.Join(errors.New("the driver has no authorizer"), conn.Close())
	}
	if err := a.RegisterAuthorizer(readOnly); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// readOnly lets selections and the transactions around them pass, but no attachment, change or pragma,
// except the one by which the full-text index sees that another connection wrote.
func readOnly(action sqlite.AuthorizerActionCode, object, arg, _, _ string) sqlite.AuthorizerReturnCode {
	switch action {
	case sqlite.AuthSelect, sqlite.AuthRead, sqlite.AuthRecursive, sqlite.AuthTransaction:
		return sqlite.AuthorizerOK
	case sqlite.AuthPragma:
		if object == "data_version" {
			return sqlite.AuthorizerOK
		}
	case sqlite.AuthFunction:
		if arg != "load_extension" {
			return sqlite.AuthorizerOK
		}
	}
	return sqlite.AuthorizerDeny
}

func primary(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return -1
}

func isBusy(err error) bool {
	c := primary(err)
	return c == lib.SQLITE_BUSY || c == lib.SQLITE_LOCKED
}

// wrap makes a graph.Error of what the driver says. Errors that are one already pass.
func wrap(ctx context.Context, op, path string, err error) error {
	var known *graph.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return &graph.Error{Code: graph.EUNAVAILABLE, Op: op, Path: path, Err: context.Cause(ctx)}
	}
	e := &graph.Error{Code: graph.EINTERNAL, Op: op, Path: path, Err: err}
	switch primary(err) {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		e.Code, e.Hint = graph.ECONFLICT, "another process holds the file; wait for it to end, or stop it"
	case lib.SQLITE_READONLY, lib.SQLITE_PERM:
		e.Code, e.Hint = graph.EFORBIDDEN, "the file and its folder must be writable"
	case lib.SQLITE_AUTH:
		e.Code, e.Hint = graph.EFORBIDDEN, "only reading is allowed here"
	case lib.SQLITE_CANTOPEN:
		e.Code, e.Hint = graph.EUNAVAILABLE, "does its folder exist, and may it be written?"
	case lib.SQLITE_FULL:
		e.Code, e.Hint = graph.EUNAVAILABLE, "the disk is full; nothing of this batch was stored"
	case lib.SQLITE_IOERR:
		e.Code, e.Hint = graph.EUNAVAILABLE, "the disk does not answer as it should"
	case lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT:
		e.Code, e.Hint = graph.EINVALID, "the file is damaged or not a policygraph store"
	}
	return e
}
