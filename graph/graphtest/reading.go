package graphtest

import (
	"context"
	"slices"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// filled writes 60 reports to the store and to the model.
func filled(t *testing.T, s graph.Store) *Memory {
	t.Helper()
	m := NewMemory()
	all := slices.Collect(testkit.Corpus(11, 60))
	all[3].Document.Date = ""
	for i := range all[3].Statements { // one report without dates
		st := &all[3].Statements[i]
		st.Date = ""
	}
	put(t, s, all...)
	put(t, m, all...)
	return m
}

var readTests = []test{
	{"filters, each and together, in order", func(t *testing.T, s graph.Store) {
		m := filled(t, s)
		every := statements(t, m, graph.Filter{})
		if got := every[len(every)-1]; got.Date != "" {
			t.Fatalf("the last is dated %s", got.Date)
		}
		one := every[len(every)/2]
		for _, f := range []graph.Filter{
			{}, {Types: []graph.Type{graph.HoldsPost}}, {Types: []graph.Type{graph.Issued, graph.HeldAt}}, {Types: []graph.Type{graph.ReprintOf}},
			{From: one.From}, {To: one.To}, {Either: one.From}, {Either: one.To}, {Doc: one.Doc}, {Either: one.To, Types: []graph.Type{one.Type}},
			{From: one.From, To: one.To, Either: one.To, Doc: one.Doc, Types: []graph.Type{one.Type}},
			{Limit: 1}, {Limit: 7, Types: []graph.Type{graph.MentionedIn}}, {Limit: 1 << 30, Doc: one.Doc}, {From: "off-none"}, {Doc: "' OR 1=1 --"},
		} {
			equal(t, "statements", statements(t, s, f), statements(t, m, f))
		}
	}},
	{"a loop may end early and read or write in its midst", func(t *testing.T, s graph.Store) {
		filled(t, s)
		for range 20 {
			n := 0
			for st, err := range s.Statements(ctx, graph.Filter{}) {
				if err != nil {
					t.Fatal(err)
				}
				if _, err := s.Document(ctx, st.Doc); err != nil {
					t.Fatal(err)
				}
				if n++; n == 3 {
					put(t, s, testkit.NewPage("meanwhile", "").Post("甲", "局", "局长").Facts())
				}
				if n == 5 {
					break
				}
			}
			for _, err := range s.Documents(ctx) {
				if err != nil {
					t.Error(err)
				}
				break
			}
		}
	}},
	{"errors end a loop", func(t *testing.T, s graph.Store) {
		filled(t, s)
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		n := 0
		for _, err := range s.Statements(cancelled, graph.Filter{}) {
			if n++; err == nil {
				t.Fatal("no error")
			}
		}
		for _, err := range s.Documents(cancelled) {
			if n++; err == nil {
				t.Fatal("no error")
			}
		}
		if n != 2 {
			t.Fatalf("%d pairs, want one a loop", n)
		}
	}},
	{"documents come by id without their long parts", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("z", "").Facts(), full(), testkit.NewPage("B", "").Facts(), testkit.NewPage("é", "").Facts())
		var got []string
		for d, err := range s.Documents(ctx) {
			if err != nil || d.Text != "" || d.Raw != nil || d.Origin != nil {
				t.Fatalf("got %+v, %v", d, err)
			}
			got = append(got, d.ID)
		}
		equal(t, "ids", got, []string{"B", "doc-full", "z", "é"})
	}},
	{"counts", func(t *testing.T, s graph.Store) {
		put(t, s, full(), testkit.NewPage("b", "").Post("李强", "局", "局长").Facts())
		got, err := s.Counts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "counts", got, graph.Counts{Documents: 2,
			Entities: map[graph.Label]int{graph.Official: 1, graph.Institution: 2, graph.Event: 1, graph.Directive: 1},
			Statements: map[graph.Type]int{graph.HoldsPost: 2, graph.TookPartIn: 1, graph.Issued: 1, graph.Echoes: 1,
				graph.MentionedIn: 1, graph.ReprintOf: 1}})
	}},
	{"what is not there is ENOTFOUND", func(t *testing.T, s graph.Store) {
		put(t, s, full())
		for _, id := range []string{"", "off-none", "doc-full", "' OR 1=1 --"} { // a document is no entity
			_, err := s.Entity(ctx, id)
			wantCode(t, "entity "+id, err, graph.ENOTFOUND)
		}
		for _, id := range []string{"", "doc-none", graph.NewID(graph.Official, "李强")} {
			_, err := s.Document(ctx, id)
			wantCode(t, "document "+id, err, graph.ENOTFOUND)
		}
	}},
	{"the fingerprint sees each part, but not how things came", func(t *testing.T, s graph.Store) {
		put(t, s, full())
		seen := map[string]string{fingerprint(t, s): "as it was"}
		for _, x := range []struct {
			what   string
			change func(f *graph.DocumentFacts)
			same   bool
		}{
			{"title of the document", func(f *graph.DocumentFacts) { f.Document.Title = "x" }, false},
			{"text", func(f *graph.DocumentFacts) { f.Document.Text += "x" }, false},
			{"alias", func(f *graph.DocumentFacts) { f.Entities[0].Aliases = []string{"x"} }, false},
			{"confidence", func(f *graph.DocumentFacts) { f.Statements[0].Confidence = 0.3 }, false},
			{"one statement less", func(f *graph.DocumentFacts) { f.Statements = f.Statements[1:] }, false},
			{"source", func(f *graph.DocumentFacts) { f.Document.Source = "x" }, true},
			{"raw input and ledger", func(f *graph.DocumentFacts) { f.Document.Raw, f.Ledger.Time = nil, "" }, true},
		} {
			f := full()
			x.change(&f)
			put(t, s, f)
			was, met := seen[fingerprint(t, s)]
			if met != x.same {
				t.Fatalf("%s: like %q: %v, want %v", x.what, was, met, x.same)
			}
			seen[fingerprint(t, s)] = x.what
		}
	}},
}
