package queriestest_test

import (
	"context"
	"testing"

	"policygraph/graph"
	"policygraph/graph/neo4j"
	"policygraph/internal/neo4jtest"
	"policygraph/queries/queriestest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func openNeo4j(t *testing.T) (graph.Store, *neo4jtest.Server) {
	t.Helper()
	srv := neo4jtest.Shared(t)
	s, err := neo4j.Open(context.Background(), neo4j.Options{URI: srv.URI, User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, srv
}

func TestFixturesOnNeo4j(t *testing.T) {
	s, srv := openNeo4j(t)
	queriestest.Run(t, func(t *testing.T) graph.Store {
		srv.Clean(t)
		return s
	})
}

// TestBothStoresAnswerTheSame is law 5 on a generated world.
func TestBothStoresAnswerTheSame(t *testing.T) {
	facts, err := queriestest.World(1, 300)
	if err != nil {
		t.Fatal(err)
	}
	a := openSQLite(t)
	b, _ := openNeo4j(t)
	for _, s := range []graph.Store{a, b} {
		if err := s.Replace(context.Background(), facts...); err != nil {
			t.Fatal(err)
		}
	}
	queriestest.SameAnswers(t, a, b, 3)
}
