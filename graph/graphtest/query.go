package graphtest

import (
	"context"
	"testing"

	"policygraph/graph"
)

// dialect has the texts that a query test needs, in the language of one store.
type dialect struct {
	echo, rows, fails string
	writes            []string
}

var dialects = map[string]dialect{
	"sql": {
		echo:  "SELECT :t AS t, :i AS i, :f AS f, :n AS n",
		rows:  "WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM c WHERE x < 100000) SELECT x, 'row ' || x AS name FROM c",
		fails: "SELEC 1",
		writes: []string{"INSERT INTO ledger (key) VALUES ('x')", "WITH a AS (SELECT 1) DELETE FROM entity", "DROP TABLE entity", "SELECT 1; DELETE FROM entity",
			"-- \n UPDATE entity SET name = ''", "PRAGMA user_version = 99", "ATTACH 'x.db' AS x", "VACUUM"},
	},
	"cypher": {
		echo:   "RETURN $t AS t, $i AS i, $f AS f, $n AS n",
		rows:   "UNWIND range(1, 100000) AS x RETURN x, 'row ' + x AS name",
		fails:  "RETUR 1",
		writes: []string{"CREATE (:X)", "MATCH (n) DETACH DELETE n", "MATCH (n) SET n.name = ''", "MERGE (:X {id: 1})", "CREATE INDEX x FOR (n:X) ON n.id", "DROP CONSTRAINT x"},
	},
}

var queryTests = []test{
	{"parameters and columns", func(t *testing.T, s graph.Store) {
		d, ok := dialects[s.Dialect()]
		if !ok {
			t.Skip("no query language")
		}
		hostile := `'"\; DROP 李强 𠮷`
		rows, err := s.Query(ctx, d.echo, map[string]any{"t": hostile, "i": 42, "f": 1.5, "n": nil, "unused": []string{"a"}})
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		equal(t, "columns", rows.Columns(), []string{"t", "i", "f", "n"})
		if !rows.Next() {
			t.Fatalf("no row: %v", rows.Err())
		}
		equal(t, "values", rows.Values(), []any{hostile, int64(42), 1.5, nil})
		if rows.Next() || rows.Err() != nil {
			t.Fatalf("more than a row, or %v", rows.Err())
		}
		_, err = s.Query(ctx, d.echo, map[string]any{"t": ""})
		wantCode(t, "missing parameters", err, graph.EINVALID)
		_, err = s.Query(ctx, d.fails, nil)
		wantCode(t, "nonsense", err, graph.EINVALID)
	}},
	{"rows are streamed and may be left", func(t *testing.T, s graph.Store) {
		d, ok := dialects[s.Dialect()]
		if !ok {
			t.Skip("no query language")
		}
		for _, leave := range []int{3, 1 << 30} {
			rows, err := s.Query(ctx, d.rows, nil)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for n < leave && rows.Next() {
				if n++; rows.Values()[0] != int64(n) {
					t.Fatalf("row %d is %v", n, rows.Values())
				}
			}
			if err := rows.Close(); err != nil {
				t.Fatal(err)
			}
			if rows.Next() {
				t.Fatal("a closed answer has a next row")
			}
			if want := min(leave, 100000); n != want || rows.Err() != nil {
				t.Fatalf("%d rows, want %d; %v", n, want, rows.Err())
			}
		}
		cancelled, cancel := context.WithCancel(ctx)
		rows, err := s.Query(cancelled, d.rows, nil)
		cancel()
		for err == nil && rows.Next() {
		}
		if err == nil {
			err = rows.Err()
		}
		if err == nil {
			t.Log("all rows were there before the call was cancelled")
		}
	}},
	{"writing is refused", func(t *testing.T, s graph.Store) {
		d, ok := dialects[s.Dialect()]
		if !ok {
			t.Skip("no query language")
		}
		put(t, s, full())
		before := look(t, s)
		for _, text := range d.writes {
			rows, err := s.Query(ctx, text, nil)
			if err == nil {
				for rows.Next() {
				}
				err = rows.Err()
				rows.Close()
			}
			if c := graph.CodeOf(err); c != graph.EFORBIDDEN && c != graph.EINVALID {
				t.Errorf("%s: got %v", text, err)
			}
		}
		equal(t, "store", look(t, s), before)
	}},
}
