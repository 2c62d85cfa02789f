package graphtest

import (
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

var ledgerTests = []test{
	{"rows come back by key", func(t *testing.T, s graph.Store) {
		rows := []graph.LedgerRow{
			{Key: "b'\"\\", Hash: "1", State: graph.Failed, Reason: "not text", Version: "2", Time: "2024-01-01T00:00:00Z"},
			{Key: "a#member:3", State: graph.Failed, Reason: "empty"},
			{Key: "𠮷.txt", State: graph.Done, Reason: "no facts"},
		}
		if err := s.Record(ctx, rows...); err != nil {
			t.Fatal(err)
		}
		all, err := s.Ledger(ctx)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "all, ordered by key", all, []graph.LedgerRow{rows[1], rows[0], rows[2]})
		some, err := s.Ledger(ctx, "𠮷.txt", "missing", "a#member:3", "a#member:3")
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "some", some, []graph.LedgerRow{rows[1], rows[2]})
		rows[1].State, rows[1].Reason = graph.Done, "read at last"
		if err := s.Record(ctx, rows[1]); err != nil {
			t.Fatal(err)
		}
		some, _ = s.Ledger(ctx, "a#member:3")
		equal(t, "the later row", some, rows[1:2])
	}},
	{"many keys", func(t *testing.T, s graph.Store) {
		var rows []graph.LedgerRow
		var keys []string
		for f := range testkit.Corpus(5, 1200) {
			f.Ledger.Doc, f.Ledger.State = "", graph.Failed
			rows, keys = append(rows, f.Ledger), append(keys, f.Ledger.Key)
		}
		if err := s.Record(ctx, rows...); err != nil {
			t.Fatal(err)
		}
		got, err := s.Ledger(ctx, keys...)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "rows", got, rows)
	}},
	{"bad rows are refused", func(t *testing.T, s graph.Store) {
		good := graph.LedgerRow{Key: "k", State: graph.Failed}
		for _, bad := range []graph.LedgerRow{{State: graph.Failed}, {Key: "x", State: "odd"}, {Key: "x", State: graph.Done, Doc: "doc-none"}, {Key: "\xff", State: graph.Done}} {
			wantCode(t, "record", s.Record(ctx, good, bad), graph.EINVALID)
		}
		sameAsMemory(t, s, NewMemory())
	}},
	{"a key that leads to another document takes the old one along", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("old", "").Keyed("k").Post("甲", "局", "局长").Facts())
		put(t, s, testkit.NewPage("new", "").Keyed("k").Post("乙", "局", "局长").Facts())
		m := NewMemory()
		put(t, m, testkit.NewPage("new", "").Keyed("k").Post("乙", "局", "局长").Facts())
		sameAsMemory(t, s, m)
	}},
	{"but not while another key leads to it", func(t *testing.T, s graph.Store) {
		old := testkit.NewPage("old", "").Keyed("k").Post("甲", "局", "局长").Facts()
		put(t, s, old)
		second := old.Ledger
		second.Key = "k2"
		if err := s.Record(ctx, second); err != nil {
			t.Fatal(err)
		}
		put(t, s, testkit.NewPage("new", "").Keyed("k").Facts())
		if _, err := s.Document(ctx, "old"); err != nil {
			t.Fatal(err)
		}
		put(t, s, testkit.NewPage("new2", "").Keyed("k2").Facts())
		_, err := s.Document(ctx, "old")
		wantCode(t, "old", err, graph.ENOTFOUND)
	}},
	{"one key twice in a call: the first document goes", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("a", "").Keyed("k").Post("甲", "局", "局长").Facts(), testkit.NewPage("b", "").Keyed("k").Post("乙", "局", "局长").Facts())
		m := NewMemory()
		put(t, m, testkit.NewPage("b", "").Keyed("k").Post("乙", "局", "局长").Facts())
		sameAsMemory(t, s, m)
	}},
	{"a document without a key is left alone", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("a", "").Facts())
		put(t, s, testkit.NewPage("b", "").Keyed("k").Facts())
		if got := look(t, s); len(got.Documents) != 2 || len(got.Ledger) != 1 {
			t.Fatalf("got %+v", got)
		}
	}},
	{"a failure keeps the earlier reading", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("a", "").Keyed("k").Post("甲", "局", "局长").Facts())
		if err := s.Record(ctx, graph.LedgerRow{Key: "k", State: graph.Failed, Reason: "truncated"}); err != nil {
			t.Fatal(err)
		}
		got := look(t, s)
		if len(got.Documents) != 1 || len(got.Ledger) != 1 || got.Ledger[0].Doc != "a" || got.Ledger[0].State != graph.Failed {
			t.Fatalf("got %+v", got)
		}
		if _, err := s.Delete(ctx, false, "a"); err != nil {
			t.Fatal(err)
		}
		if got = look(t, s); len(got.Ledger) != 1 || got.Ledger[0].Doc != "" || got.Ledger[0].Reason != "truncated" {
			t.Fatalf("after the deletion: %+v", got.Ledger)
		}
	}},
	{"an input that gives no document any more takes the old one along", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("a", "").Keyed("k").Post("甲", "局", "局长").Facts())
		row := graph.LedgerRow{Key: "k", State: graph.Done, Reason: "a list page"}
		if err := s.Record(ctx, row); err != nil {
			t.Fatal(err)
		}
		m := NewMemory()
		if err := m.Record(ctx, row); err != nil {
			t.Fatal(err)
		}
		sameAsMemory(t, s, m)
	}},
}
