package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"time"

	"policygraph/graph"
	"policygraph/graph/sqlite"
)

// mode is what a command wants of the store.
type mode int

const (
	toRead   mode = iota // it must be there
	toChange             // it must be there, and is written to
	toFill               // it is created if it is not there
)

// openStore opens the store that the settings name. A store that is away is waited for as long as the settings
// say.
func (a *app) openStore(ctx context.Context, m mode) (graph.Store, error) {
	deadline := time.Now().Add(a.settings.WaitStore)
	for {
		st, err := a.tryStore(ctx, m)
		if err == nil || graph.CodeOf(err) != graph.EUNAVAILABLE || time.Now().After(deadline) {
			return st, err
		}
		a.log.Warn("store is away, waiting", "error", err)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-a.stop:
			return nil, context.Canceled
		case <-time.After(2 * time.Second):
		}
	}
}

func (a *app) tryStore(ctx context.Context, m mode) (graph.Store, error) {
	scheme, file := a.storeKind()
	switch {
	case scheme == "sqlite":
		if _, err := os.Stat(file); m != toFill && errors.Is(err, os.ErrNotExist) {
			return nil, &graph.Error{Code: graph.EUNAVAILABLE, Op: "open store", Path: file, Err: errors.New("there is no such file"), Hint: "run `policygraph ingest PATH…` first, or name another with --store"}
		}
		return sqlite.Open(ctx, file)
	case isNeo4j(scheme):
		return a.openNeo4j(ctx, m)
	}
	return nil, &graph.Error{Code: graph.EINVALID, Op: "open store", Path: a.settings.Store, Err: errors.New("unknown kind of store"), Hint: "sqlite:FILE, neo4j://HOST, neo4j+s://HOST, bolt://HOST"}
}

// storeKind is the scheme of the store's name and what follows; a bare file name is SQLite.
func (a *app) storeKind() (scheme, rest string) {
	scheme, rest, ok := strings.Cut(a.settings.Store, ":")
	if !ok {
		return "sqlite", scheme
	}
	return scheme, rest
}

func isNeo4j(scheme string) bool {
	switch scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return true
	}
	return false
}
