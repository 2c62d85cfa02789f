package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/url"
	"os"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Options say how to start a server; the zero value is right for tests.
type Options struct {
	Own      bool              // never the server that Env names
	Heap     string            // largest heap: "512m" by default
	Settings map[string]string // further lines of neo4j.conf
	Data     string            // folder for the data, kept at the end; a new one, thrown away, by default
	Port     int               // a free one by default
	Full     bool              // all compilers: starts slower, runs faster; for measurements
}

// Server is a running Neo4j.
type Server struct {
	URI      string // bolt://127.0.0.1:PORT
	User     string
	Password string
	run      runner // nil if the server is not ours
}

// runner is a way to run a server. Start may be called again after stop or kill; the data stay.
type runner interface {
	start(ctx context.Context) error
	stop() error
	kill() error
	freeze(on bool) error
	running() bool
	log() string
	remove() error
}

// Start starts a server, or connects to the one that Env names, and waits until it answers.
func Start(ctx context.Context, o Options) (*Server, error) {
	if v := os.Getenv(Env); v != "" && !o.Own {
		return foreign(ctx, v)
	}
	o.Heap = cmp.Or(o.Heap, "512m")
	if o.Port == 0 {
		var err error
		if o.Port, err = freePort(); err != nil {
			return nil, err
		}
	}
	run, err := newRunner(ctx, o)
	if err != nil {
		return nil, err
	}
	s := &Server{URI: fmt.Sprintf("bolt://127.0.0.1:%d", o.Port), User: User, Password: Password, run: run}
	if err := s.Start(ctx); err != nil {
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

func newRunner(ctx context.Context, o Options) (runner, error) {
	if dockerAnswers(ctx) {
		return newDocker(o), nil
	}
	return newLocal(ctx, o)
}

func foreign(ctx context.Context, address string) (*Server, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Env, err)
	}
	s := &Server{User: cmp.Or(u.User.Username(), os.Getenv("POLICYGRAPH_NEO4J_USER"), User)}
	pass, _ := u.User.Password()
	s.Password = cmp.Or(pass, os.Getenv("POLICYGRAPH_NEO4J_PASSWORD"), Password)
	u.User = nil
	s.URI = u.String()
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if err := s.ping(ctx, s.Password); err != nil {
		return nil, fmt.Errorf("%s=%s: %w", Env, s.URI, err)
	}
	return s, nil
}

// Address is the server with its account in the form of Env.
func (s *Server) Address() string {
	u, err := url.Parse(s.URI)
	if err != nil { // it was parsed or made here
		return s.URI
	}
	u.User = url.UserPassword(s.User, s.Password)
	return u.String()
}

// Foreign tells whether the server is one that Env names.
func (s *Server) Foreign() bool { return s.run == nil }

// Start starts a server again that was stopped or killed, and waits until it answers.
func (s *Server) Start(ctx context.Context) error {
	if err := s.run.start(ctx); err != nil {
		return fmt.Errorf("start Neo4j: %w", err)
	}
	return s.Wait(ctx)
}

// Wait waits until the server answers; a fresh one gets its password.
func (s *Server) Wait(ctx context.Context) error {
	for {
		err := s.ping(ctx, s.Password)
		if err == nil {
			return nil
		}
		if isUnauthorized(err) {
			err = s.setPassword(ctx)
		}
		if s.run != nil && !s.run.running() {
			return fmt.Errorf("Neo4j stopped while it started:\n%s", s.run.log())
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("Neo4j does not answer at %s: %w\n%s", s.URI, err, s.log())
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func (s *Server) log() string {
	if s.run == nil {
		return ""
	}
	return s.run.log()
}

// Stop ends the server in order and throws its data away; nothing happens to a foreign one.
func (s *Server) Stop() error {
	if s.run == nil {
		return nil
	}
	return errors.Join(s.run.stop(), s.run.remove())
}

// Halt ends the server in order; its data stay for Start.
func (s *Server) Halt() error { return s.run.stop() }

// Kill ends the server at once, like a cut of the power line; its data stay for Start.
func (s *Server) Kill() error { return s.run.kill() }

// Freeze stops the server's clock and thaws it again: it holds its connections, but does not answer.
func (s *Server) Freeze(on bool) error { return s.run.freeze(on) }

// Running tells whether the server's process lives.
func (s *Server) Running() bool { return s.run == nil || s.run.running() }

// Log is the end of what the server wrote.
func (s *Server) Log() string { return s.log() }

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

func (s *Server) driver(password string) (neo4j.DriverWithContext, error) {
	return neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, password, ""), func(c *config.Config) {
		c.SocketConnectTimeout = 2 * time.Second
		c.ConnectionAcquisitionTimeout = 10 * time.Second
		c.MaxTransactionRetryTime = time.Second
	})
}

func (s *Server) ping(ctx context.Context, password string) error {
	d, err := s.driver(password)
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	_, err = neo4j.ExecuteQuery(ctx, d, "RETURN 1", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	return err
}

func (s *Server) setPassword(ctx context.Context) error {
	d, err := s.driver("neo4j")
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	_, err = neo4j.ExecuteQuery(ctx, d, "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $p", map[string]any{"p": s.Password},
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system"))
	return err
}

func isUnauthorized(err error) bool {
	var e *neo4j.Neo4jError
	return errors.As(err, &e) && e.Code == "Neo.ClientError.Security.Unauthorized"
}

// Admin runs neo4j-admin with the given arguments on a server that is halted and returns what it says. It
// takes the server's jars, so that errors.ErrUnsupported comes from one in Docker.
func (s *Server) Admin(ctx context.Context, args ...string) (string, error) {
	l, ok := s.run.(*local)
	if !ok {
		return "", errors.ErrUnsupported
	}
	return l.admin(ctx, args)
}

// Set changes a line of neo4j.conf for the next Start; errors.ErrUnsupported for a server in Docker.
func (s *Server) Set(key, value string) error {
	l, ok := s.run.(*local)
	if !ok {
		return errors.ErrUnsupported
	}
	settings := maps.Clone(l.o.Settings)
	if settings == nil {
		settings = map[string]string{}
	}
	settings[key] = value
	l.o.Settings = settings
	return l.writeConfig()
}
