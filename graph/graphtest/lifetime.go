package graphtest

import (
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

func has(t fataler, s graph.Reader, id string) bool {
	t.Helper()
	_, err := s.Entity(ctx, id)
	if err != nil && graph.CodeOf(err) != graph.ENOTFOUND {
		t.Fatalf("entity %s: %v", id, err)
	}
	return err == nil
}

// demand is a document whose official issues a directive.
func demand(id, text string) (graph.DocumentFacts, string) {
	p := testkit.NewPage(id, "2024-01-01")
	d := p.Entity(graph.Directive, text)
	p.Say("甲要求"+text, graph.Statement{Type: graph.Issued, From: p.Entity(graph.Official, "甲"), To: d, Act: "要求"})
	return p.Facts(), d
}

// echo is a document with a directive that echoes another; list tells whether it lists that one as well.
func echo(id, earlier string, list bool) graph.DocumentFacts {
	p := testkit.NewPage(id, "2024-02-01")
	if list {
		p.Put(graph.Entity{ID: earlier, Label: graph.Directive, Name: "要早"})
	}
	p.Say("也要早。", graph.Statement{Type: graph.Echoes, From: p.Entity(graph.Directive, "也要早"), To: earlier, Similarity: 0.5, LagDays: 31})
	return p.Facts()
}

var lifetimeTests = []test{
	{"an entity of which nothing is said is not stored", func(t *testing.T, s graph.Store) {
		p := testkit.NewPage("d", "").Post("甲", "局", "局长")
		idle := p.Entity(graph.Company, "闲公司", "闲")
		put(t, s, p.Facts())
		if has(t, s, idle) {
			t.Fatal("it is")
		}
	}},
	{"an entity lives while one document supports it", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("a", "").Post("甲", "局", "局长").Facts(), testkit.NewPage("b", "").Post("乙", "局", "局长").Facts())
		put(t, s, testkit.NewPage("a", "").Facts())
		if has(t, s, graph.NewID(graph.Official, "甲")) || !has(t, s, graph.NewID(graph.Institution, "局")) {
			t.Fatal("甲 must go, 局 must stay")
		}
		put(t, s, testkit.NewPage("b", "").Facts())
		if has(t, s, graph.NewID(graph.Institution, "局")) {
			t.Fatal("局 must go")
		}
	}},
	{"an alias lives while a document uses it", func(t *testing.T, s graph.Store) {
		page := func(doc string, aliases ...string) graph.DocumentFacts {
			p := testkit.NewPage(doc, "").Post("甲", "发展和改革委员会", "主任")
			p.Entity(graph.Institution, "发展和改革委员会", aliases...)
			return p.Facts()
		}
		aliases := func(want ...string) {
			t.Helper()
			e, err := s.Entity(ctx, graph.NewID(graph.Institution, "发展和改革委员会"))
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "aliases", e.Aliases, want)
			for _, a := range []string{"发改委", "发改局", "计委"} {
				found, err := s.Find(ctx, a, nil, 0)
				if err != nil {
					t.Fatal(err)
				}
				is := false
				for _, w := range want {
					is = is || w == a
				}
				if (len(found) == 1) != is {
					t.Fatalf("find %s: %s", a, names(found))
				}
			}
		}
		put(t, s, page("a", "发改委", "计委"), page("b", "发改委", "发改局"))
		aliases("发改委", "发改局", "计委")
		put(t, s, page("a", "发改委"))
		aliases("发改委", "发改局")
		if _, err := s.Delete(ctx, false, "b"); err != nil {
			t.Fatal(err)
		}
		aliases("发改委")
		put(t, s, page("a"))
		aliases()
	}},
	{"an alias from a document that says nothing of its entity does not count", func(t *testing.T, s graph.Store) {
		p := testkit.NewPage("b", "")
		p.Entity(graph.Institution, "局", "某局")
		put(t, s, testkit.NewPage("a", "").Post("甲", "局", "局长").Facts(), p.Facts())
		e, err := s.Entity(ctx, graph.NewID(graph.Institution, "局"))
		if err != nil || len(e.Aliases) > 0 {
			t.Fatalf("got %+v, %v", e, err)
		}
	}},
	{"what is echoed may come later, and goes with its own document", func(t *testing.T, s graph.Store) {
		early, id := demand("early", "要早")
		for _, listed := range []bool{false, true} {
			late := echo("late", id, listed)
			put(t, s, late)
			if has(t, s, id) {
				t.Fatal("an echo alone brings its earlier directive into being")
			}
			if got := statements(t, s, graph.Filter{To: id}); len(got) != 1 || got[0].Type != graph.Echoes {
				t.Fatalf("the echo is %+v", got)
			}
			put(t, s, early)
			m := NewMemory()
			put(t, m, early, late)
			sameAsMemory(t, s, m)
			if _, err := s.Delete(ctx, false, "early"); err != nil {
				t.Fatal(err)
			}
			m = NewMemory()
			put(t, m, late)
			sameAsMemory(t, s, m)
		}
	}},
	{"a reprint of what is not stored, then is, then is not", func(t *testing.T, s graph.Store) {
		reprint := testkit.NewPage("copy", "").Say("转", graph.Statement{Type: graph.ReprintOf, From: "copy", To: "first", Similarity: 1}).Facts()
		put(t, s, reprint)
		if got := statements(t, s, graph.Filter{Either: "first"}); len(got) != 1 {
			t.Fatalf("got %+v", got)
		}
		put(t, s, testkit.NewPage("first", "").Facts())
		if _, err := s.Delete(ctx, false, "first"); err != nil {
			t.Fatal(err)
		}
		m := NewMemory()
		put(t, m, reprint)
		sameAsMemory(t, s, m)
	}},
}

var deleteTests = []test{
	{"takes what no other document supports", func(t *testing.T, s graph.Store) {
		a := testkit.NewPage("a", "").Keyed("k/a").Post("甲", "局", "局长").Facts()
		b := testkit.NewPage("b", "").Keyed("k/b").Post("乙", "局", "局长").Facts()
		put(t, s, a, b)
		got, err := s.Delete(ctx, false, "a")
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "removal", got, graph.Removal{Documents: 1, Statements: 1, Entities: 1, Kept: 1})
		m := NewMemory()
		put(t, m, b)
		sameAsMemory(t, s, m) // the ledger row of a too
	}},
	{"a preview says the same and changes nothing", func(t *testing.T, s graph.Store) {
		for f := range testkit.Corpus(3, 30) {
			put(t, s, f)
		}
		before := look(t, s)
		docs := []string{"doc-00000000", "doc-00000007", "doc-00000019", "doc-00000007"}
		preview, err := s.Delete(ctx, true, docs...)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "after the preview", look(t, s), before)
		m := NewMemory()
		for f := range testkit.Corpus(3, 30) {
			put(t, m, f)
		}
		want, _ := m.Delete(ctx, false, docs...)
		equal(t, "preview", preview, want)
		real, err := s.Delete(ctx, false, docs...)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "removal", real, want)
		sameAsMemory(t, s, m)
	}},
	{"an unknown document, and nothing falls", func(t *testing.T, s graph.Store) {
		put(t, s, full())
		before := look(t, s)
		for _, dry := range []bool{true, false} {
			got, err := s.Delete(ctx, dry, "doc-full", "doc-none")
			wantCode(t, "delete", err, graph.ENOTFOUND)
			equal(t, "removal", got, graph.Removal{})
			equal(t, "store", look(t, s), before)
		}
	}},
	{"nothing of nothing", func(t *testing.T, s graph.Store) {
		got, err := s.Delete(ctx, false)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "removal", got, graph.Removal{})
	}},
	{"everything leaves nothing", func(t *testing.T, s graph.Store) {
		put(t, s, full(), testkit.NewPage("b", "").Post("乙", "局", "局长").Facts())
		if _, err := s.Delete(ctx, false, "b", "doc-full"); err != nil {
			t.Fatal(err)
		}
		sameAsMemory(t, s, NewMemory())
		if found, err := s.Find(ctx, "李", nil, 0); err != nil || len(found) > 0 {
			t.Fatalf("found %s, %v", names(found), err)
		}
	}},
}
