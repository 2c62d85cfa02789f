// Package neo4j keeps the graph in a Neo4j server, version 5 or later. docs/schema.md describes its nodes
// and relationships, docs/neo4j.md how to run it.
//
// One transaction writes at a time, held by a lock on one node, so that several programs may write to one
// server; that costs little, as the server is the limit. Everything written is keyed by ids that follow
// from the content: a batch whose outcome is unknown is simply written again.
package neo4j

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
)

// Store is a graph in a Neo4j database. It is safe for use by several goroutines and processes.
type Store struct {
	o         Options
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	version   string
	writer    chan struct{} // holds a token while nobody writes
	pack      packer

	mu    sync.Mutex
	noted map[string]bool // notifications that were logged
}

var _ graph.Store = (*Store)(nil)

// Open connects to a server, checks that it answers, takes the account and has a version that will do,
// and brings the schema up to date (with Options.ReadOnly it only checks that there is one). Errors:
// EINVALID for wrong options, EUNAVAILABLE if nothing answers within Options.Retry, EFORBIDDEN if the
// account is refused or may not write, ECONFLICT if a newer program keeps its graph there.
func Open(ctx context.Context, o Options) (*Store, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	s := &Store{o: o, writer: make(chan struct{}, 1), noted: map[string]bool{}}
	s.bookmarks = neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})
	s.writer <- struct{}{}
	if err := s.pack.init(); err != nil {
		return nil, err
	}
	if s.driver, err = o.driver(); err != nil {
		return nil, err
	}
	if err := s.check(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// check holds the server to what the store needs.
func (s *Store) check(ctx context.Context) error {
	err := s.retry(ctx, "open store", func(ctx context.Context) error {
		rows, err := s.readAll(ctx, "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version", nil)
		if err != nil {
			return err
		}
		if len(rows) != 1 {
			return fmt.Errorf("the server does not tell its version")
		}
		s.version, _ = rows[0].Values[0].(string)
		return nil
	})
	if err != nil {
		return err
	}
	if err := checkVersion(s.version); err != nil {
		e := graph.Errorf(graph.EINVALID, "open store", s.o.URI, "%w", err)
		e.Hint = "Neo4j 5 or later is needed; 5.26 is tested"
		return e
	}
	if err := s.checkGraph(ctx); err != nil || s.o.ReadOnly {
		return err
	}
	return s.Apply(ctx)
}

// checkGraph holds the graph in the database to what this program knows.
func (s *Store) checkGraph(ctx context.Context) error {
	have, err := s.schemaVersion(ctx)
	switch {
	case err != nil:
		return err
	case have > SchemaVersion:
		e := graph.Errorf(graph.ECONFLICT, "open store", s.o.URI, "the graph has schema %d, this program knows %d", have, SchemaVersion)
		e.Hint = "use a newer policygraph"
		return e
	case have == SchemaVersion || !s.o.ReadOnly:
		return nil
	}
	missing, err := s.Missing(ctx)
	if err == nil && len(missing) > 0 {
		e := graph.Errorf(graph.EINVALID, "open store", s.o.URI, "the database has no policygraph schema (%d parts are missing)", len(missing))
		e.Hint = "run policygraph ingest, or policygraph schema apply"
		return e
	}
	return err
}

// checkVersion accepts 5.x and the years from 2025 on.
func checkVersion(version string) error {
	major, _, _ := strings.Cut(version, ".")
	if n, err := strconv.Atoi(major); err != nil || n < 5 {
		return fmt.Errorf("the server is Neo4j %q", version)
	}
	return nil
}

// Version is the server's: "5.26.0".
func (s *Store) Version() string { return s.version }

// Dialect is "cypher".
func (s *Store) Dialect() string { return "cypher" }

// Close gives the connections back. Answers that are still being read end with an error.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return s.wrap(ctx, "close store", s.driver.Close(ctx))
}

func (s *Store) log() *slog.Logger { return s.o.Log }
