package graphtest

import (
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// hostileNames are names that a careless store breaks on.
var hostileNames = []string{
	`O'Brien`, `"quoted"`, "back`tick", `back\slash\`, `\u4e2d`, `\`, `'`, `''`, `"`, "'; DROP TABLE entity; --",
	"') DETACH DELETE n //", "$name", ":name", "?1", "{id: 1}", "[a]", "%", "_", "*", "~1", "a AND b", "NOT", "name:李", "(", "^2",
	"line\nbreak", "carriage\r\nreturn", "tab\there", "\x01\x02\x1f", "\x7f", "\u0085", "\u2028", "\u200b零宽", "\ufeff标记", "\u202e反", "\uFFFD",
	"𠮷野家", "𪚥", "\U00030000\U0003134a", "\U000E0001", "\U0010FFFF", "👩‍👩‍👧", "e\u0301", "é", "İstanbul", "ß", "ﬁ", "ＡＢＣ", "①",
	"null", "NULL", "true", "0", "-1", "1e999", "NaN", "阿布都拉·买买提", "<script>alert(1)</script>", "&amp;", "../../etc/passwd", "=1+1",
	strings.Repeat("长", 10000), strings.Repeat("a'\\\"", 2500),
}

var hostileTests = []test{
	{"names and aliases are stored and found as they are", func(t *testing.T, s graph.Store) {
		p := testkit.NewPage("d", "")
		for _, n := range hostileNames {
			p.Say("有。", graph.Statement{Type: graph.MentionedIn, From: p.Entity(graph.Company, n), To: "d", Count: 1})
			p.Say("有。", graph.Statement{Type: graph.MentionedIn, From: p.Entity(graph.Park, "园 "+n, n+n), To: "d", Count: 1})
		}
		f := p.Facts()
		put(t, s, f)
		m := NewMemory()
		put(t, m, f)
		sameAsMemory(t, s, m)
		for _, n := range hostileNames {
			for _, words := range []string{n, n + n, "园 " + n} {
				if graph.FoldName(words) == "" {
					continue
				}
				want, _ := m.Find(ctx, words, nil, 0)
				got, err := s.Find(ctx, words, nil, 0)
				if err != nil {
					t.Fatalf("find %.30q: %v", words, err)
				}
				if len(want) == 0 {
					t.Fatalf("the model does not find %.30q", words)
				}
				equal(t, "find "+words[:min(len(words), 30)], got, want)
			}
		}
	}},
	{"so are all other texts", func(t *testing.T, s graph.Store) {
		m := NewMemory()
		for _, n := range hostileNames {
			p := testkit.NewPage("doc "+n, n).Keyed("key " + n).With(func(d *graph.Document) {
				d.Title, d.Outlet, d.URL, d.Source, d.Place, d.Genre = n, n, n, n, n, n
			})
			e := p.Put(graph.Entity{ID: graph.NewID(graph.Event, n), Label: graph.Event, Name: "会", Props: map[string]string{graph.PropPlace: n, graph.PropKind: n, "other_thing": n}})
			p.Say(n+"。", graph.Statement{Type: graph.TookPartIn, From: p.Entity(graph.Official, "甲"), To: e, Role: n, Title: n, Status: n, Act: n, Date: n})
			f := p.Facts()
			f.Ledger.Reason, f.Ledger.Version, f.Ledger.Time = n, n, n
			put(t, s, f)
			put(t, m, f)
		}
		sameAsMemory(t, s, m)
		for _, n := range hostileNames {
			if got := statements(t, s, graph.Filter{Doc: "doc " + n}); len(got) != 1 {
				t.Fatalf("%.30q: %d statements", n, len(got))
			}
			if rows, err := s.Ledger(ctx, "key "+n); err != nil || len(rows) != 1 {
				t.Fatalf("%.30q: %d rows, %v", n, len(rows), err)
			}
			if _, err := s.Delete(ctx, false, "doc "+n); err != nil {
				t.Fatalf("%.30q: %v", n, err)
			}
		}
		sameAsMemory(t, s, NewMemory())
	}},
	{"a large document", func(t *testing.T, s graph.Store) {
		p := testkit.NewPage("d", "").With(func(d *graph.Document) { d.Raw = []byte(strings.Repeat("\x00\xff原", 1<<15)) })
		p.Say(strings.Repeat("很长的话", 10000), graph.Statement{Type: graph.MentionedIn, From: p.Entity(graph.Company, "甲公司"), To: "d", Count: 1})
		f := p.Facts()
		put(t, s, f)
		m := NewMemory()
		put(t, m, f)
		sameAsMemory(t, s, m)
	}},
}
