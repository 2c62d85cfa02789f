// Package neo4jtest gives tests a real Neo4j server and takes it away again. It uses, in this order:
// the server that POLICYGRAPH_TEST_NEO4J names, a Docker engine if one answers, or Java 17+ and Maven
// (which it installs on Debian as root). What it fetches is kept in the user's cache folder.
package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// Version is the Neo4j that is started: the line with long-term support, or what
// POLICYGRAPH_TEST_NEO4J_VERSION says. The yearly versions (2026.08.1) need Java 21.
func Version() string {
	return cmp.Or(os.Getenv("POLICYGRAPH_TEST_NEO4J_VERSION"), "5.26.30")
}

// Env names a server to use in place of one of our own, as bolt://USER:PASSWORD@HOST:PORT. Tests delete
// everything in its database.
const Env = "POLICYGRAPH_TEST_NEO4J"

// Account of the servers started here.
const (
	User     = "neo4j"
	Password = "policygraph"
)

// errNoWay is what a machine without any of the three ways says.
var errNoWay = errors.New("tests need a Neo4j server; there are three ways: set " + Env +
	"=bolt://USER:PASSWORD@HOST:PORT to a server whose data may be deleted; start Docker; or install Java 17 or later and Maven" +
	" (Debian: apt-get install openjdk-17-jre-headless maven)")

// startTimeout bounds a start on a loaded machine with an empty cache of classes.
const startTimeout = 4 * time.Minute

// CacheDir is the folder for servers and their data: policygraph-neo4j in the user's cache.
func CacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	dir := filepath.Join(base, "policygraph-neo4j")
	return dir, os.MkdirAll(dir, 0o755)
}

var shared struct {
	sync.Mutex // held by the test that uses the server
	once       sync.Once
	server     *Server
	err        error
}

// Shared returns the server of this test run with an empty database, for this test alone: others wait
// until it ends, in other processes too. Call it once in a test, at its top, and Clean in between.
func Shared(t testing.TB) *Server {
	t.Helper()
	shared.Lock()
	t.Cleanup(shared.Unlock)
	shared.once.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
		defer cancel()
		shared.server, shared.err = Start(ctx, Options{})
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	s := shared.server
	if s.Foreign() {
		unlock, err := lockFile("server")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(unlock)
	}
	if err := s.claim(); err != nil {
		t.Fatal(err)
	}
	s.Clean(t)
	return s
}

// Own starts a server for one test, which may kill it. It is never the one that Env names.
func Own(t testing.TB, o Options) *Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	o.Own = true
	s, err := Start(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Main runs a package's tests and stops the server they shared: func TestMain(m *testing.M) { neo4jtest.Main(m) }.
func Main(m *testing.M) { os.Exit(Finish(m.Run())) }

// Finish stops the server that the tests shared and returns the exit code: for a TestMain with more to do.
func Finish(code int) int {
	if s := shared.server; s != nil {
		if err := s.Stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	return code
}
