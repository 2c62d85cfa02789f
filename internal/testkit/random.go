package testkit

import (
	"fmt"

	"pgregory.net/rapid"

	"policygraph/graph"
)

// Documents generates facts of documents for properties. Ids, names, aliases and keys are drawn from
// small pools, so that documents share entities and replace each other. A name, and so an entity,
// never differs between documents, but aliases and statements do. With keys, some documents share
// the input that they came from.
func Documents() *rapid.Generator[graph.DocumentFacts] {
	return rapid.Custom(func(t *rapid.T) graph.DocumentFacts {
		n := rapid.IntRange(0, 5).Draw(t, "doc")
		p := NewPage(fmt.Sprintf("doc-%d", n), rapid.SampledFrom([]string{"", "2023-12-31", "2024-02-29"}).Draw(t, "date"))
		if rapid.Bool().Draw(t, "keyed") {
			p.Keyed(fmt.Sprintf("in/%d.txt", rapid.IntRange(0, 3).Draw(t, "key")))
		}
		for range rapid.IntRange(0, 5).Draw(t, "statements") {
			sayAny(t, p)
		}
		if rapid.Bool().Draw(t, "idle") { // listed, but nothing is said of it
			entity(t, p, graph.Company)
		}
		return p.Facts()
	})
}

func sayAny(t *rapid.T, p *Page) {
	doc := p.facts.Document.ID
	s := graph.Statement{Confidence: rapid.SampledFrom([]float64{0.5, 0.75, 1}).Draw(t, "confidence")}
	switch s.Type = rapid.SampledFrom(graph.Types).Draw(t, "type"); s.Type {
	case graph.HoldsPost:
		s.From, s.To = entity(t, p, graph.Official), entity(t, p, graph.Institution)
		s.Title = rapid.SampledFrom([]string{"市长", "书记"}).Draw(t, "title")
		s.Status = rapid.SampledFrom([]string{graph.Current, graph.Former}).Draw(t, "status")
	case graph.Issued:
		s.From, s.To, s.Act = entity(t, p, graph.Official), entity(t, p, graph.Directive), "要求"
	case graph.AddressedTo:
		s.From, s.To = entity(t, p, graph.Directive), entity(t, p, graph.Park)
	case graph.HasTheme:
		s.From, s.To = entity(t, p, graph.Directive), entity(t, p, graph.Theme)
	case graph.Echoes: // its far end may be listed, stored, or neither
		s.From, s.To = entity(t, p, graph.Directive), graph.NewID(graph.Directive, name(t, graph.Directive))
		s.Similarity, s.LagDays = 0.5, rapid.IntRange(-3, 30).Draw(t, "lag")
	case graph.Cites:
		s.From, s.To = doc, entity(t, p, graph.Policy)
	case graph.TookPartIn:
		s.From, s.To, s.Role = entity(t, p, graph.Official), entity(t, p, graph.Event), graph.Host
		s.Position = rapid.IntRange(0, 2).Draw(t, "position")
	case graph.HeldAt:
		s.From, s.To = entity(t, p, graph.Event), entity(t, p, graph.Region)
	case graph.LocatedIn:
		s.From, s.To = entity(t, p, graph.Company), entity(t, p, graph.Park)
	case graph.PartOf:
		s.From, s.To = entity(t, p, graph.Institution), entity(t, p, graph.Institution)
	case graph.MentionedIn:
		s.From, s.To, s.Count = entity(t, p, rapid.SampledFrom(graph.Labels[:9]).Draw(t, "label")), doc, 1
	case graph.ReprintOf:
		s.From, s.To, s.Similarity = doc, fmt.Sprintf("doc-%d", rapid.IntRange(0, 5).Draw(t, "original")), 0.75
	}
	p.Say(fmt.Sprintf("第%d句𠮷。", len(p.facts.Statements)), s)
}

func name(t *rapid.T, label graph.Label) string {
	return string(label)[:3] + rapid.SampledFrom([]string{"甲", "乙", "丙"}).Draw(t, "name")
}

func entity(t *rapid.T, p *Page, label graph.Label) string {
	n := name(t, label)
	e := graph.Entity{ID: graph.NewID(label, n), Label: label, Name: n}
	if label == graph.Event {
		e.Props = map[string]string{graph.PropKind: "meeting", graph.PropDate: "2024-01-0" + fmt.Sprint(len(n)%9)}
	}
	e.Aliases = rapid.SliceOfN(rapid.SampledFrom([]string{"别名", "又名", n, "O'X"}), 0, 2).Draw(t, "aliases")
	return p.Put(e)
}
