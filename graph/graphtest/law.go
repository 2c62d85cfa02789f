package graphtest

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// wipe deletes all documents and holds the store to be empty but for ledger rows without document,
// which it overwrites with nothing to show.
func wipe(t fataler, s graph.Store) {
	var ids []string
	for d, err := range s.Documents(ctx) {
		if err != nil {
			t.Fatalf("documents: %v", err)
		}
		ids = append(ids, d.ID)
	}
	if _, err := s.Delete(ctx, false, ids...); err != nil {
		t.Fatalf("delete: %v", err)
	}
	if got, want := fingerprint(t, s), fingerprint(t, NewMemory()); got != want {
		t.Fatalf("a store without documents has fingerprint %s, an empty one %s", got, want)
	}
}

// distinct are documents of which no two share id or key, so that their order cannot matter.
func distinct(rt *rapid.T) []graph.DocumentFacts {
	all := rapid.SliceOfN(testkit.Documents(), 0, 6).Draw(rt, "documents")
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(f graph.DocumentFacts) bool {
		id, key := "id "+f.Document.ID, "key "+f.Ledger.Key
		if seen[id] || (f.Ledger.Key != "" && seen[key]) {
			return true
		}
		seen[id], seen[key] = true, true
		return false
	})
}

var lawTests = []test{
	{"1 any order, batches, repetitions", func(t *testing.T, s graph.Store) {
		rapid.Check(t, func(rt *rapid.T) {
			wipe(rt, s)
			docs := distinct(rt)
			m := NewMemory()
			put(rt, m, docs...)
			again := slices.Clone(docs)
			if len(docs) > 0 {
				again = append(again, rapid.SliceOfN(rapid.SampledFrom(docs), 0, 4).Draw(rt, "again")...)
			}
			again = rapid.Permutation(again).Draw(rt, "order")
			for len(again) > 0 {
				n := rapid.IntRange(1, len(again)).Draw(rt, "batch")
				put(rt, s, again[:n]...)
				again = again[n:]
			}
			if got, want := fingerprint(rt, s), fingerprint(rt, m); got != want {
				equal(rt, "store", look(rt, s), look(rt, m))
				rt.Fatalf("fingerprint %s, want %s", got, want)
			}
		})
	}},
	// After it the store is as rebuilt from nothing (2), quotes stand in the text (3), and the ledger agrees
	// with the documents (6).
	{"2 3 6 any sequence of changes", func(t *testing.T, s graph.Store) {
		rapid.Check(t, func(rt *rapid.T) {
			wipe(rt, s)
			m := ledgerOf(rt, s)
			for range rapid.IntRange(1, 6).Draw(rt, "steps") {
				step(rt, s, m)
			}
			sameAsMemory(rt, s, m)
			rebuilt := NewMemory()
			for _, f := range m.docs {
				f.Ledger = graph.LedgerRow{} // its key may lead elsewhere by now
				put(rt, rebuilt, f)
			}
			if got, want := fingerprint(rt, s), fingerprint(rt, rebuilt); got != want {
				rt.Fatalf("fingerprint %s, a rebuild gives %s", got, want)
			}
			quotesStand(rt, s)
			ledgerAgrees(rt, s)
		})
	}},
}

// ledgerOf is an empty model that has the store's ledger rows, which no deletion takes away.
func ledgerOf(t fataler, s graph.Reader) *Memory {
	m := NewMemory()
	rows, err := s.Ledger(ctx)
	if err != nil {
		t.Fatalf("ledger: %v", err)
	}
	for _, r := range rows {
		if r.Doc != "" {
			t.Fatalf("ledger row %q of an empty store names document %q", r.Key, r.Doc)
		}
		m.ledger[r.Key] = r
	}
	return m
}

// step does one random thing to store and model and holds their answers equal.
func step(t *rapid.T, s, m graph.Store) {
	switch rapid.IntRange(0, 3).Draw(t, "step") {
	case 0, 1:
		docs := rapid.SliceOfN(testkit.Documents(), 1, 4).Draw(t, "replace")
		put(t, s, docs...)
		put(t, m, docs...)
	case 2:
		ids := rapid.SliceOfN(rapid.SampledFrom([]string{"doc-0", "doc-1", "doc-2", "doc-3", "doc-4", "doc-5"}), 1, 3).Draw(t, "delete")
		preview, err := s.Delete(ctx, true, ids...)
		want, wantErr := m.Delete(ctx, true, ids...)
		wantCode(t, "preview", err, graph.CodeOf(wantErr))
		equal(t, "preview", preview, want)
		got, err := s.Delete(ctx, false, ids...)
		want, wantErr = m.Delete(ctx, false, ids...)
		wantCode(t, "delete", err, graph.CodeOf(wantErr))
		equal(t, "removal", got, want)
	case 3:
		row := graph.LedgerRow{Key: rapid.SampledFrom([]string{"in/0.txt", "in/1.txt"}).Draw(t, "key"), State: graph.Failed}
		if rapid.Bool().Draw(t, "nothing") {
			row.State = graph.Done
		}
		wantCode(t, "record", s.Record(ctx, row), graph.CodeOf(m.Record(ctx, row)))
	}
}

func quotesStand(t fataler, s graph.Reader) {
	t.Helper()
	text := map[string][]rune{}
	for _, st := range statements(t, s, graph.Filter{}) {
		if text[st.Doc] == nil {
			d, err := s.Document(ctx, st.Doc)
			if err != nil {
				t.Fatalf("document: %v", err)
			}
			text[st.Doc] = []rune(d.Text)
		}
		if got := string(text[st.Doc][st.Start:st.End]); got != st.Quote {
			t.Fatalf("statement %s quotes %q, its place says %q", st.ID, st.Quote, got)
		}
	}
}

func ledgerAgrees(t fataler, s graph.Reader) {
	t.Helper()
	rows, err := s.Ledger(ctx)
	if err != nil {
		t.Fatalf("ledger: %v", err)
	}
	for _, r := range rows {
		if r.Doc == "" {
			continue
		}
		if _, err := s.Document(ctx, r.Doc); err != nil {
			t.Fatalf("ledger row %q: %v", r.Key, err)
		}
	}
}
