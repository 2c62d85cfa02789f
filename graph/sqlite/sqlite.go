// Package sqlite is the embedded store: one file, no server. docs/schema.md describes its tables.
//
// One connection writes, a pool of read-only ones reads; with a write-ahead log neither waits for the
// other. Several processes may open one file: writers take turns.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"policygraph/graph"
)

// Store is a graph in a SQLite file. It is safe for use by several goroutines and processes.
type Store struct {
	path  string
	w, r  *sql.DB
	stmts statements
	find  []*sql.Stmt // by stage
	pack  packer
}

var _ graph.Store = (*Store)(nil)

// options are what tests change.
type options struct {
	busy time.Duration // how long to wait for another process
}

// Open opens the store in the file at path and creates it if there is none; its folder must exist. It
// brings an older schema up to date. Errors: EINVALID if the file is something else, ECONFLICT if a newer
// program wrote it or another process holds it, EFORBIDDEN without the right to write,
// EUNAVAILABLE if it cannot be opened.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, options{busy: 30 * time.Second})
}

func open(ctx context.Context, path string, o options) (*Store, error) {
	if err := checkFile(path); err != nil {
		return nil, err
	}
	if err := checkOurs(ctx, path, o); err != nil {
		return nil, wrap(ctx, "open store", path, err)
	}
	s := &Store{path: path}
	if err := s.open(ctx, o); err != nil {
		return nil, errors.Join(wrap(ctx, "open store", path, err), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, o options) (err error) {
	if s.w, err = openWriter(ctx, s.path, o); err != nil {
		return err
	}
	if err = migrate(ctx, s.w, migrations()); err != nil {
		return err
	}
	if err = s.stmts.prepare(ctx, s.w); err != nil {
		return err
	}
	if s.r, err = openReaders(s.path, o); err != nil {
		return err
	}
	if err = s.prepareFind(ctx); err != nil {
		return err
	}
	return s.pack.init()
}

// Close frees the file. Answers that are still being read end with an error.
func (s *Store) Close() error {
	var errs []error
	if s.r != nil {
		errs = append(errs, s.r.Close())
	}
	s.stmts.close()
	if s.w != nil {
		errs = append(errs, s.w.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return wrap(context.Background(), "close store", s.path, err)
	}
	return nil
}

// Dialect is "sql".
func (s *Store) Dialect() string { return "sql" }
