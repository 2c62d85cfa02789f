package testkit

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"policygraph/graph"
)

func TestCorpus(t *testing.T) {
	all := slices.Collect(Corpus(1, 50))
	if d := cmp.Diff(all, slices.Collect(Corpus(1, 50))); d != "" {
		t.Fatalf("not the same for the same seed:\n%s", d)
	}
	types := map[graph.Type]int{}
	for i := range all {
		if err := all[i].Check(); err != nil {
			t.Fatal(err)
		}
		for _, s := range all[i].Statements {
			types[s.Type]++
		}
	}
	if len(all) != 50 || len(types) != 8 {
		t.Fatalf("%d documents with %v", len(all), types)
	}
	if n := types[graph.HoldsPost]; n < 100 || n > 200 {
		t.Fatalf("%d posts in 50 documents, 2 to 4 each were meant", n)
	}
}

// TestDocuments: all that is generated may be stored, and everything that can go wrong with sharing
// does come up.
func TestDocuments(t *testing.T) {
	shared, idle, echoes := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		all := rapid.SliceOfN(Documents(), 2, 6).Draw(t, "documents")
		seen := map[string]int{}
		for i, f := range all {
			if err := f.Check(); err != nil {
				t.Fatal(err)
			}
			ends := map[string]bool{}
			for _, s := range f.Statements {
				ends[s.From], ends[s.To] = true, true
				if s.Type == graph.Echoes {
					echoes++
				}
			}
			for _, e := range f.Entities {
				if first, ok := seen[e.ID]; ok && first != i {
					shared++
				}
				seen[e.ID] = i
				if !ends[e.ID] {
					idle++
				}
			}
		}
	})
	if shared == 0 || idle == 0 || echoes == 0 {
		t.Errorf("%d shared entities, %d without statement, %d echoes", shared, idle, echoes)
	}
}
