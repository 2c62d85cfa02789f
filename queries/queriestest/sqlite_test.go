package queriestest_test

import (
	"context"
	"path/filepath"
	"testing"

	"policygraph/graph"
	"policygraph/graph/sqlite"
	"policygraph/queries/queriestest"
)

func openSQLite(t *testing.T) graph.Store {
	s, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "graph.db"))
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

func TestFixturesOnSQLite(t *testing.T) { queriestest.Run(t, openSQLite) }
