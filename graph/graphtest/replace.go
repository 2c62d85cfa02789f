package graphtest

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// full is a document with every field of every struct in use.
func full() graph.DocumentFacts {
	p := testkit.NewPage("doc-full", "2024-03-05").Keyed("in/full.html").With(func(d *graph.Document) {
		d.Title, d.Outlet, d.URL, d.Source = "福州市召开会议", "福州日报", "https://example.org/a?b=1&c=%20", "in/full.html"
		d.Place, d.Genre, d.Raw, d.Origin = "福建省福州市", "template", []byte("\x00raw\xff"), []byte{0, 1, 2, 255}
	})
	p.Post("李强", "福州市政府", "市长")
	official := p.Entity(graph.Official, "李强", "李市长", "强哥")
	event := p.Put(graph.Entity{ID: graph.NewID(graph.Event, "会"), Label: graph.Event, Name: "会", Aliases: []string{"z", "a", "a", "会"},
		Props: map[string]string{graph.PropKind: "meeting", graph.PropDate: "2024-03-04", graph.PropPlace: "一楼\"厅\""}})
	p.Say("李强主持会议。", graph.Statement{Type: graph.TookPartIn, From: official, To: event, Role: graph.Host, Position: 1, Date: "2024-03-04", Confidence: 0.123456789})
	directive := p.Entity(graph.Directive, "要抓紧")
	p.Say("李强要求抓紧。", graph.Statement{Type: graph.Issued, From: official, To: directive, Act: "要求", Confidence: 1})
	p.Say("与去年一样。", graph.Statement{Type: graph.Echoes, From: directive, To: graph.NewID(graph.Directive, "旧"), Similarity: 0.625, LagDays: -7})
	p.Say("提到。", graph.Statement{Type: graph.MentionedIn, From: event, To: "doc-full", Count: 3})
	p.Say("转载。", graph.Statement{Type: graph.ReprintOf, From: "doc-full", To: "doc-elsewhere", Similarity: 1})
	return p.Facts()
}

var replaceTests = []test{
	{"all fields come back", func(t *testing.T, s graph.Store) {
		f := full()
		put(t, s, f)
		got := look(t, s)
		equal(t, "document", got.Documents, []graph.Document{f.Document})
		equal(t, "ledger", got.Ledger, []graph.LedgerRow{f.Ledger})
		want := slices.Clone(f.Statements)
		slices.SortFunc(want, func(a, b graph.Statement) int { return a.Start - b.Start })
		early := slices.IndexFunc(want, func(s graph.Statement) bool { return s.Date == "2024-03-04" })
		want = slices.Concat(want[early:early+1], want[:early], want[early+1:])
		equal(t, "statements", got.Statements, want)
		e, err := s.Entity(ctx, graph.NewID(graph.Event, "会"))
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "entity", e, graph.Entity{ID: graph.NewID(graph.Event, "会"), Label: graph.Event, Name: "会", Aliases: []string{"a", "z"},
			Props: map[string]string{"kind": "meeting", "date": "2024-03-04", "place": "一楼\"厅\""}})
		e, err = s.Entity(ctx, graph.NewID(graph.Official, "李强"))
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "aliases in byte order", e.Aliases, []string{"强哥", "李市长"})
	}},
	{"raw input and map may be missing", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("d", "").Facts())
		d, err := s.Document(ctx, "d")
		if err != nil || d.Raw != nil || d.Origin != nil {
			t.Fatalf("got %+v, %v", d, err)
		}
	}},
	{"nothing is nothing", func(t *testing.T, s graph.Store) {
		put(t, s)
		sameAsMemory(t, s, NewMemory())
	}},
	{"again changes nothing", func(t *testing.T, s graph.Store) {
		put(t, s, full())
		before := look(t, s)
		put(t, s, full())
		put(t, s, full(), full())
		equal(t, "after writing again", look(t, s), before)
	}},
	{"the newer version counts", func(t *testing.T, s graph.Store) {
		old := testkit.NewPage("d", "2024-01-01").Post("甲", "旧局", "局长").Post("乙", "局", "局长").Facts()
		now := testkit.NewPage("d", "2024-01-02").Post("乙", "局", "局长").Post("丙", "新局", "局长").Facts()
		put(t, s, old)
		put(t, s, now)
		m := NewMemory()
		put(t, m, now)
		sameAsMemory(t, s, m)
	}},
	{"the later of two versions in one call counts", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("d", "").Post("甲", "局", "局长").Facts(), testkit.NewPage("e", "").Facts(),
			testkit.NewPage("d", "").Post("乙", "局", "局长").Facts())
		m := NewMemory()
		put(t, m, testkit.NewPage("d", "").Post("乙", "局", "局长").Facts(), testkit.NewPage("e", "").Facts())
		sameAsMemory(t, s, m)
	}},
	{"a thing said twice is one statement, at its first place", func(t *testing.T, s graph.Store) {
		f := testkit.NewPage("d", "").Post("甲", "局", "局长").Post("甲", "局", "局长").Facts()
		slices.Reverse(f.Statements)
		put(t, s, f)
		got := statements(t, s, graph.Filter{})
		if len(got) != 1 || got[0].Start != 0 {
			t.Fatalf("got %+v", got)
		}
	}},
	{"the argument is left as it is", func(t *testing.T, s graph.Store) {
		f, want := full(), full()
		put(t, s, f)
		equal(t, "argument", f, want)
	}},
	{"hundreds in one call", func(t *testing.T, s graph.Store) {
		all := slices.Collect(testkit.Corpus(1, 300))
		put(t, s, all...)
		m := NewMemory()
		put(t, m, all...)
		if got, want := fingerprint(t, s), fingerprint(t, m); got != want {
			t.Fatalf("fingerprint %s, want %s", got, want)
		}
	}},
	{"a cancelled call stores nothing", func(t *testing.T, s graph.Store) {
		cancelled, cancel := context.WithCancel(ctx)
		cancel()
		if err := s.Replace(cancelled, full()); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
		sameAsMemory(t, s, NewMemory())
	}},
}

var refusalTests = []test{
	{"wrong facts leave nothing behind", func(t *testing.T, s graph.Store) {
		put(t, s, testkit.NewPage("before", "").Post("甲", "局", "局长").Facts())
		before := look(t, s)
		for _, bad := range wrong() {
			f := full()
			bad.spoil(&f)
			good := testkit.NewPage("good", "").Post("乙", "局", "局长").Facts()
			wantCode(t, bad.name, s.Replace(ctx, good, f), graph.EINVALID)
			equal(t, bad.name, look(t, s), before)
		}
	}},
}

type spoiled struct {
	name  string
	spoil func(f *graph.DocumentFacts)
}

// wrong lists one way to break each rule of DocumentFacts.Check.
func wrong() []spoiled {
	statement := func(f func(s *graph.Statement)) func(*graph.DocumentFacts) {
		return func(x *graph.DocumentFacts) {
			f(&x.Statements[1])
			x.Statements[1].ID = graph.StatementID(x.Statements[1])
		}
	}
	entity := func(f func(e *graph.Entity)) func(*graph.DocumentFacts) {
		return func(x *graph.DocumentFacts) { f(&x.Entities[len(x.Entities)-1]) }
	}
	return []spoiled{
		{"document without id", func(f *graph.DocumentFacts) { f.Document.ID = "" }},
		{"document with the id of an official", func(f *graph.DocumentFacts) { f.Document.ID = "off-1" }},
		{"NUL in the text", func(f *graph.DocumentFacts) { f.Document.Text += "\x00" }},
		{"title that is not UTF-8", func(f *graph.DocumentFacts) { f.Document.Title = "\xb0\xa1" }},
		{"quote that is not in the text", statement(func(s *graph.Statement) { s.Quote = "别的话" })},
		{"quote beside its offsets", statement(func(s *graph.Statement) { s.Start--; s.End-- })},
		{"offsets behind the text", statement(func(s *graph.Statement) { s.End = 1 << 30 })},
		{"empty quote", statement(func(s *graph.Statement) { s.End, s.Quote = s.Start, "" })},
		{"negative offset", statement(func(s *graph.Statement) { s.Start = -1 })},
		{"confidence above one", statement(func(s *graph.Statement) { s.Confidence = 1.01 })},
		{"confidence that is no number", statement(func(s *graph.Statement) { s.Confidence = math.NaN() })},
		{"similarity without end", statement(func(s *graph.Statement) { s.Similarity = math.Inf(1) })},
		{"negative position", statement(func(s *graph.Statement) { s.Position = -1 })},
		{"unknown near end", statement(func(s *graph.Statement) { s.From = graph.NewID(graph.Official, "谁") })},
		{"unknown far end", statement(func(s *graph.Statement) { s.To = graph.NewID(graph.Event, "何时") })},
		{"unknown type", statement(func(s *graph.Statement) { s.Type = "LOVES" })},
		{"statement of another document", statement(func(s *graph.Statement) { s.Doc = "doc-other" })},
		{"id that does not follow", func(f *graph.DocumentFacts) { f.Statements[1].ID = f.Statements[0].ID }},
		{"NUL in a title", statement(func(s *graph.Statement) { s.Title = "市\x00长" })},
		{"entity without name", entity(func(e *graph.Entity) { e.Name = "" })},
		{"entity whose id is of another label", entity(func(e *graph.Entity) { e.Label = graph.Park })},
		{"entity that is a document", entity(func(e *graph.Entity) { e.ID, e.Label = "doc-9", graph.DocumentL })},
		{"NUL in an alias", entity(func(e *graph.Entity) { e.Aliases = []string{"\x00"} })},
		{"property that hides the id", entity(func(e *graph.Entity) { e.Props = map[string]string{"id": "x"} })},
		{"ledger row of another document", func(f *graph.DocumentFacts) { f.Ledger.Doc = "doc-other" }},
		{"ledger row that says failed", func(f *graph.DocumentFacts) { f.Ledger.State = graph.Failed }},
		{"ledger row without key", func(f *graph.DocumentFacts) { f.Ledger.Key = "" }},
	}
}
