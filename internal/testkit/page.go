// Package testkit makes facts of documents for tests: by hand (Page), at random for properties
// (Documents) and in bulk for measurements (Corpus).
package testkit

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"policygraph/graph"
)

// Page builds the facts of one document. Each fact adds its sentence to the text, so that offsets are
// always right.
type Page struct {
	facts graph.DocumentFacts
	text  strings.Builder
	runes int
	index map[string]int // entity id → place in facts.Entities
}

// NewPage begins a document of the given id and date.
func NewPage(id, date string) *Page {
	p := &Page{index: map[string]int{}}
	p.facts.Document = graph.Document{ID: id, Date: date}
	return p
}

// Keyed gives the document a ledger row: read from key, done.
func (p *Page) Keyed(key string) *Page {
	p.facts.Ledger = graph.LedgerRow{Key: key, State: graph.Done, Version: "1", Time: "2024-01-02T03:04:05Z"}
	return p
}

// With lets f change the document.
func (p *Page) With(f func(d *graph.Document)) *Page {
	f(&p.facts.Document)
	return p
}

// Entity lists an entity with aliases, once or more often, and returns its id. The id follows from
// label and name.
func (p *Page) Entity(label graph.Label, name string, aliases ...string) string {
	return p.Put(graph.Entity{ID: graph.NewID(label, name), Label: label, Name: name, Aliases: aliases})
}

// Put lists an entity as it is and returns its id.
func (p *Page) Put(e graph.Entity) string {
	if i, ok := p.index[e.ID]; ok {
		p.facts.Entities[i].Aliases = append(p.facts.Entities[i].Aliases, e.Aliases...)
		return e.ID
	}
	p.index[e.ID] = len(p.facts.Entities)
	p.facts.Entities = append(p.facts.Entities, e)
	return e.ID
}

// Say adds a sentence to the text and a statement that it proves. Doc, Quote, Start and End are filled
// in; Date and Confidence where they are not given.
func (p *Page) Say(sentence string, s graph.Statement) *Page {
	n := utf8.RuneCountInString(sentence)
	s.Doc, s.Quote, s.Start, s.End = p.facts.Document.ID, sentence, p.runes, p.runes+n
	if s.Date == "" {
		s.Date = p.facts.Document.Date
	}
	if s.Confidence == 0 {
		s.Confidence = 0.9
	}
	s.ID = graph.StatementID(s)
	p.facts.Statements = append(p.facts.Statements, s)
	p.text.WriteString(sentence + "\n")
	p.runes += n + 1
	return p
}

// Post says that an official holds a post in an institution; both are listed.
func (p *Page) Post(official, institution, title string) *Page {
	return p.Say(official+"任"+institution+title+"。", graph.Statement{
		Type: graph.HoldsPost, From: p.Entity(graph.Official, official), To: p.Entity(graph.Institution, institution),
		Title: title, Status: graph.Current,
	})
}

// Facts returns what was built.
func (p *Page) Facts() graph.DocumentFacts {
	f := p.facts
	f.Document.Text = p.text.String()
	sum := sha256.Sum256([]byte(f.Document.Text))
	f.Document.Hash = hex.EncodeToString(sum[:])
	if f.Ledger.Key != "" {
		f.Ledger.Doc, f.Ledger.Hash = f.Document.ID, f.Document.Hash
	}
	return f
}
