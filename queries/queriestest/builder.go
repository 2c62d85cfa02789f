package queriestest

import (
	"strings"
	"unicode/utf8"

	"policygraph/graph"
)

// builder makes the facts of one document whose text is its quotes, one a line.
type builder struct {
	facts graph.DocumentFacts
	text  strings.Builder
	at    int // runes written
	seen  map[string]bool
}

func newBuilder(key, date, outlet string) *builder {
	b := &builder{seen: map[string]bool{}}
	b.facts.Document = graph.Document{ID: docID(key), Title: "title of " + key, Outlet: outlet, Date: date, Source: key + ".txt"}
	b.facts.Ledger = graph.LedgerRow{Key: key + ".txt", Doc: docID(key), State: graph.Done}
	return b
}

// say adds a statement with its quote and a mention of each end.
func (b *builder) say(s graph.Statement, ends ...graph.Entity) {
	n := utf8.RuneCountInString(s.Quote)
	s.Doc, s.Start, s.End = b.facts.Document.ID, b.at, b.at+n
	if s.Confidence == 0 {
		s.Confidence = 0.9
	}
	b.facts.Statements = append(b.facts.Statements, s)
	for _, e := range ends {
		if b.seen[e.ID] {
			continue
		}
		b.seen[e.ID] = true
		b.facts.Entities = append(b.facts.Entities, e)
		b.facts.Statements = append(b.facts.Statements, graph.Statement{Type: graph.MentionedIn, From: e.ID, To: s.Doc, Doc: s.Doc,
			Date: b.facts.Document.Date, Quote: s.Quote, Start: s.Start, End: s.End, Confidence: 1, Count: 1})
	}
	b.text.WriteString(s.Quote + "\n")
	b.at += n + 1
}

func (b *builder) done() (graph.DocumentFacts, error) {
	b.facts.Document.Text = b.text.String()
	b.facts.Normalize()
	return b.facts, b.facts.Check()
}
