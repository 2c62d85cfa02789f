package move_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
	"policygraph/graph/move"
	"policygraph/graph/neo4j"
	"policygraph/graph/sqlite"
	"policygraph/internal/neo4jtest"
	"policygraph/internal/testkit"
)

var ctx = context.Background()

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func openSQLite(t *testing.T) graph.Store {
	t.Helper()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// fill writes reports, reprints, further inputs and failures.
func fill(t *testing.T, s graph.Store) {
	t.Helper()
	facts := slices.Collect(testkit.Corpus(4, 150))
	for i := range facts {
		facts[i].Document.Raw = []byte("raw " + facts[i].Document.ID)
	}
	copyOf := testkit.NewPage("copy", "2024-01-01").Keyed("copy.txt").
		Say("转载", graph.Statement{Type: graph.ReprintOf, From: "copy", To: "elsewhere", Similarity: 1}).
		Say("相近", graph.Statement{Type: graph.ReprintOf, From: "copy", To: "doc-00000001", Similarity: 0.5}).Facts()
	p := testkit.NewPage("unkeyed", "")
	p.Say("李强", graph.Statement{Type: graph.MentionedIn, From: p.Entity(graph.Official, testkit.PersonName(3), "只在此处", "O'X\n\x1f"), To: "unkeyed", Count: 1})
	if err := s.Replace(ctx, append(facts, copyOf, p.Facts())...); err != nil {
		t.Fatal(err)
	}
	second := facts[2].Ledger
	second.Key = "second.txt"
	if err := s.Record(ctx, second, graph.LedgerRow{Key: "bad.pdf", State: graph.Failed, Reason: "no text"},
		graph.LedgerRow{Key: facts[5].Ledger.Key, State: graph.Failed, Reason: "truncated"},
		graph.LedgerRow{Key: "list.html", State: graph.Done, Reason: "no facts"}); err != nil {
		t.Fatal(err)
	}
}

func TestCopyAndBack(t *testing.T) {
	srv := neo4jtest.Shared(t)
	a := openSQLite(t)
	fill(t, a)
	n, err := neo4j.Open(ctx, neo4j.Options{URI: srv.URI, User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	b := openSQLite(t)
	for _, x := range []struct{ src, dst graph.Store }{{a, n}, {n, b}} {
		res, err := move.Copy(ctx, x.src, x.dst, nil)
		if err != nil {
			t.Fatal(err)
		}
		if res.Copied != 152 || res.Skipped != 0 || res.Ledger != 2 {
			t.Errorf("got %+v", res)
		}
		same(t, x.src, x.dst)
	}
	// What a document alone supported, aliases too, goes with it in the copy as in the source.
	for _, s := range []graph.Store{a, b, n} {
		if _, err := s.Delete(ctx, false, "unkeyed", "doc-00000007"); err != nil {
			t.Fatal(err)
		}
	}
	same(t, a, b)
	same(t, a, n)
}

// stopping fails after some batches, like a connection that is gone.
type stopping struct {
	graph.Store
	left int
}

var errGone = errors.New("gone")

func (s *stopping) Replace(ctx context.Context, facts ...graph.DocumentFacts) error {
	if s.left--; s.left < 0 {
		return errGone
	}
	return s.Store.Replace(ctx, facts...)
}

func TestCopyGoesOn(t *testing.T) {
	src, dst := openSQLite(t), openSQLite(t)
	fill(t, src)
	if _, err := move.Copy(ctx, src, &stopping{dst, 1}, nil); !errors.Is(err, errGone) {
		t.Fatalf("got %v", err)
	}
	last := 0
	res, err := move.Copy(ctx, src, dst, func(done, total int) { last = done * 1000 / total })
	if err != nil || res.Skipped != 64 || res.Copied != 88 || last != 1000 {
		t.Fatalf("got %+v, %d, %v", res, last, err)
	}
	same(t, src, dst)
	// A document that differs, though it looks the same from outside, is found by the fingerprint.
	f, err := move.Facts(ctx, src, "unkeyed")
	if err != nil || len(f) != 1 || len(f[0].Entities) != 1 || len(f[0].Entities[0].Aliases) != 2 {
		t.Fatalf("facts %+v, %v", f, err)
	}
	f[0].Entities[0].Aliases = nil
	if err := dst.Replace(ctx, f...); err != nil {
		t.Fatal(err)
	}
	if res, err = move.Copy(ctx, src, dst, nil); err != nil || res.Copied != 152 {
		t.Fatalf("got %+v, %v", res, err)
	}
	same(t, src, dst)
	if err := dst.Replace(ctx, testkit.NewPage("extra", "").Facts()); err != nil {
		t.Fatal(err)
	}
	if _, err = move.Copy(ctx, src, dst, nil); graph.CodeOf(err) != graph.ECONFLICT {
		t.Fatalf("got %v", err)
	}
}

// same holds two stores equal: fingerprint, ledger, raw input.
func same(t *testing.T, a, b graph.Store) {
	t.Helper()
	x, err := a.Fingerprint(ctx)
	y, err2 := b.Fingerprint(ctx)
	if err != nil || err2 != nil || x != y {
		t.Errorf("fingerprints %s and %s, %v %v", x, y, err, err2)
	}
	p, err := a.Ledger(ctx)
	q, err2 := b.Ledger(ctx)
	if d := cmp.Diff(p, q); d != "" || err != nil || err2 != nil {
		t.Errorf("ledgers differ: %v %v\n%s", err, err2, d)
	}
	for _, id := range []string{"doc-00000002", "copy"} {
		p, err := a.Document(ctx, id)
		q, err2 := b.Document(ctx, id)
		if d := cmp.Diff(p, q); d != "" || err != nil || err2 != nil {
			t.Errorf("%s: %v %v\n%s", id, err, err2, d)
		}
	}
}
