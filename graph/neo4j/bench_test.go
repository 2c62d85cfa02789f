package neo4j_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
	"policygraph/internal/neo4jtest"
	"policygraph/internal/testkit"
)

// BenchmarkReplace writes batches of documents by the store and, in turn with it, the same rows by bare
// UNWIND … MERGE into the same database. It reports statements per second of both and, as ratio, the
// time of the bare writer by that of the store. POLICYGRAPH_BENCH_DOCS is the number of documents,
// 4,000 (about 116,000 statements) if it is not set.
func BenchmarkReplace(b *testing.B) {
	srv := neo4jtest.Shared(b)
	s := open(b, srv)
	bare := newBare(b, srv)
	docs := 4000
	if n, err := strconv.Atoi(os.Getenv("POLICYGRAPH_BENCH_DOCS")); err == nil {
		docs = n
	}
	const batch = 100
	warm := 10 * batch // a fresh server is three to five times slower
	var ours, theirs time.Duration
	statements, n := 0, 0
	for part := range slices.Chunk(slices.Collect(testkit.Corpus(1, docs+warm)), batch) {
		start := time.Now()
		if err := s.Replace(context.Background(), part...); err != nil {
			b.Fatal(err)
		}
		mine := time.Since(start)
		rows := bareRows(b, part)
		start = time.Now()
		bare.write(b, rows)
		if n += len(part); n <= warm {
			continue
		}
		ours, theirs = ours+mine, theirs+time.Since(start)
		for i := range part {
			statements += len(part[i].Statements)
		}
		if (n-warm)%(10*batch) == 0 {
			b.Logf("%7d documents %8d statements: store %6.0f/s, bare %6.0f/s, ratio %.2f", n-warm, statements,
				float64(statements)/ours.Seconds(), float64(statements)/theirs.Seconds(), theirs.Seconds()/ours.Seconds())
		}
	}
	b.ReportMetric(float64(statements)/ours.Seconds(), "statements/s")
	b.ReportMetric(float64(statements)/theirs.Seconds(), "bare/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "ratio")
	b.ReportMetric(0, "ns/op")
}

// bareRows are the nodes and relationships of a batch, each under the text that writes it, with ids of
// their own.
func bareRows(tb testing.TB, facts []graph.DocumentFacts) []rowsOf {
	batch, err := graph.Prepare(facts)
	if err != nil {
		tb.Fatal(err)
	}
	nodes, rels := map[string]map[string]any{}, map[string][]any{}
	byText := map[string][]any{}
	node := func(label graph.Label, id string, p map[string]any) {
		p["id"] = id
		if nodes[id] == nil {
			text := fmt.Sprintf("UNWIND $rows AS row MERGE (n:%s {id: row.id}) SET n += row", label)
			byText[text] = append(byText[text], p)
		}
		nodes[id] = p
	}
	for _, f := range batch.Facts {
		d := f.Document
		node(graph.DocumentL, "x"+d.ID, map[string]any{"title": d.Title, "date": d.Date, "hash": d.Hash, "text": d.Text})
		for _, e := range f.Entities {
			p := map[string]any{"name": e.Name, "aliases": e.Aliases}
			for k, v := range e.Props {
				p[k] = v
			}
			node(e.Label, "x"+e.ID, p)
		}
		for _, s := range f.Statements {
			label := func(id string) graph.Label {
				if l := graph.LabelOf(id); l != "" {
					return l
				}
				return graph.DocumentL
			}
			text := fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row.f}) MATCH (b:%s {id: row.t}) MERGE (a)-[r:%s {id: row.p.id}]->(b) SET r += row.p",
				label(s.From), label(s.To), s.Type)
			p := map[string]any{"id": "x" + s.ID, "doc": s.Doc, "date": s.Date, "quote": s.Quote, "start": int64(s.Start), "end": int64(s.End),
				"confidence": s.Confidence}
			for k, v := range map[string]string{"title": s.Title, "status": s.Status, "act": s.Act, "role": s.Role} {
				if v != "" {
					p[k] = v
				}
			}
			for k, v := range map[string]int{"position": s.Position, "count": s.Count} {
				if v != 0 {
					p[k] = int64(v)
				}
			}
			rels[text] = append(rels[text], map[string]any{"f": "x" + s.From, "t": "x" + s.To, "p": p})
		}
	}
	var out []rowsOf
	for _, m := range []map[string][]any{byText, rels} {
		for _, text := range slices.Sorted(maps.Keys(m)) {
			out = append(out, rowsOf{text, m[text]})
		}
	}
	return out
}

type rowsOf struct {
	text string
	rows []any
}

type bareWriter struct{ d driver.DriverWithContext }

func newBare(tb testing.TB, srv *neo4jtest.Server) bareWriter {
	d, err := driver.NewDriverWithContext(srv.URI, driver.BasicAuth(srv.User, srv.Password, ""))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { d.Close(context.Background()) })
	return bareWriter{d}
}

func (w bareWriter) write(tb testing.TB, rows []rowsOf) {
	ctx := context.Background()
	session := w.d.NewSession(ctx, driver.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		for _, r := range rows {
			res, err := tx.Run(ctx, r.text, map[string]any{"rows": r.rows})
			if err != nil {
				return nil, err
			}
			if _, err := res.Consume(ctx); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	if err != nil {
		tb.Fatal(err)
	}
}
