package main

import (
	"context"
	"errors"

	"policygraph/graph"
)

func (a *app) openNeo4j(context.Context) (graph.Store, error) {
	return nil, &graph.Error{Code: graph.EUNAVAILABLE, Op: "open store", Path: a.settings.Store, Err: errors.New("this build has no Neo4j store yet"), Hint: "use --store sqlite:FILE"}
}
