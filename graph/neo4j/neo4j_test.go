package neo4j_test

import (
	"context"
	"testing"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/graph/neo4j"
	"policygraph/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func open(t testing.TB, srv *neo4jtest.Server, change ...func(*neo4j.Options)) *neo4j.Store {
	t.Helper()
	o := neo4j.Options{URI: srv.URI, User: srv.User, Password: srv.Password}
	for _, f := range change {
		f(&o)
	}
	s, err := neo4j.Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestContract(t *testing.T) {
	srv := neo4jtest.Shared(t)
	graphtest.Run(t, func(t *testing.T) graph.Store {
		srv.Clean(t)
		return open(t, srv)
	}, graphtest.Checks(10))
}
