package main

import (
	"context"

	"policygraph/graph"
	"policygraph/graph/neo4j"
)

// openNeo4j connects as the settings say; for reading alone the server is left as it is.
func (a *app) openNeo4j(ctx context.Context, m mode) (graph.Store, error) {
	n := a.settings.Neo4j
	password, err := n.PasswordOrFile()
	if err != nil {
		return nil, err
	}
	return neo4j.Open(ctx, neo4j.Options{
		URI: a.settings.Store, User: n.User, Password: password, Database: n.Database, CAFile: n.CAFile,
		MaxConnections: n.Pool, Timeout: n.Timeout, Retry: n.RetryTime, ReadOnly: m == toRead, Log: a.log,
	})
}
