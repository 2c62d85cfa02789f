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

// openStore opens the store that the settings name. With mustExist a SQLite file that is not there is an
// error instead of an empty graph.
func (a *app) openStore(ctx context.Context, mustExist bool) (graph.Store, error) {
	deadline := time.Now().Add(a.settings.WaitStore)
	for {
		st, err := a.tryStore(ctx, mustExist)
		if err == nil || graph.CodeOf(err) != graph.EUNAVAILABLE || time.Now().After(deadline) {
			return st, err
		}
		a.log.Warn("store is away, waiting", "error", err)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(2 * time.Second):
		}
	}
}

func (a *app) tryStore(ctx context.Context, mustExist bool) (graph.Store, error) {
	name := a.settings.Store
	scheme, rest, ok := strings.Cut(name, ":")
	if !ok {
		scheme, rest = "sqlite", name
	}
	switch {
	case scheme == "sqlite":
		if _, err := os.Stat(rest); mustExist && errors.Is(err, os.ErrNotExist) {
			return nil, &graph.Error{Code: graph.EUNAVAILABLE, Op: "open store", Path: rest, Err: errors.New("there is no such file"), Hint: "run `policygraph ingest PATH…` first, or name another with --store"}
		}
		return sqlite.Open(ctx, rest)
	case isNeo4j(scheme):
		return a.openNeo4j(ctx)
	}
	return nil, &graph.Error{Code: graph.EINVALID, Op: "open store", Path: name, Err: errors.New("unknown kind of store"), Hint: "sqlite:FILE, neo4j://HOST, neo4j+s://HOST, bolt://HOST"}
}

func isNeo4j(scheme string) bool {
	switch scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
		return true
	}
	return false
}
