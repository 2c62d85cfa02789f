// Package resolve turns what one report says into entities and statements of the graph. It looks at one
// document at a time and keeps no state, so the order of documents cannot matter; ids follow from
// normalised names and from the region that a name belongs to.
package resolve

import (
	"sort"

	"policygraph/graph"
	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// Resolver makes graph facts. It is safe for use by several goroutines.
type Resolver struct {
	regions *lexicon.Regions
	parks   *lexicon.Table
}

// New returns a resolver over the given divisions.
func New(regions *lexicon.Regions) *Resolver {
	return &Resolver{regions: regions, parks: lexicon.Load("park")}
}

// parkClass says by a park's last word what its name needs to tell it apart: "name" for a proper name, "word" for
// any word, "bare" for none. A whole name without anything before its last word is "bare".
func (r *Resolver) parkClass(name string) string {
	runes := []rune(name)
	for i := range runes {
		if f, ok := r.parks.Get(string(runes[i:])); ok {
			if i == 0 || len(f) < 2 {
				return "bare"
			}
			return f[1]
		}
	}
	return "word"
}

// ofBareZone tells whether a body belongs to a zone that is named by its kind alone: 高新区应急管理局.
func (r *Resolver) ofBareZone(name string) bool {
	runes := []rune(name)
	n, f := r.parks.Longest(runes, 0)
	return n > 0 && n < len(runes) && len(f) > 1 && f[1] == "bare"
}

// Facts returns everything the document says, normalised and ready to be written. Each statement quotes
// the sentence that proves it.
func (r *Resolver) Facts(d *doc.Document, f *doc.Facts) (graph.DocumentFacts, error) {
	b := r.build(d, f)
	b.home()
	b.named(f)
	b.officials(f)
	b.directives(f)
	b.events(f)
	b.locations(f)
	b.owners()
	b.mentioned()
	origin, err := d.Map.MarshalBinary()
	if err != nil {
		return graph.DocumentFacts{}, err
	}
	b.out.Document = graph.Document{
		ID: b.id, Title: d.Title, Outlet: d.Outlet, Date: f.Published, URL: d.URL, Source: d.Key,
		Place: f.Place, Genre: string(d.Genre), Hash: d.Hash, Text: d.Text, Origin: origin,
	}
	b.out.Normalize()
	return b.out, nil
}

// builder gathers the facts of one document.
type builder struct {
	r     *Resolver
	d     *doc.Document
	id    string // of the document in the graph
	text  []rune
	date  string
	place int32 // region of the document, -1 if unknown
	out   graph.DocumentFacts

	bodies   []doc.Named    // institutions, for owners
	byName   map[string]ref // name as the facts use it → entity
	mentions map[string]mention
}

// ref is an entity by id.
type ref struct {
	id    string
	label graph.Label
}

// mention is how often and where first a document names an entity.
type mention struct {
	count int
	ev    doc.Evidence
}

func (r *Resolver) build(d *doc.Document, f *doc.Facts) *builder {
	id := d.ID
	if l := graph.LabelOf(id); l != "" && l != graph.DocumentL { // a record called park-1 is no park
		id = "doc-" + id
	}
	return &builder{
		r: r, d: d, id: id, text: []rune(d.Text), date: f.Published, place: r.byPath(f.Place),
		byName: map[string]ref{}, mentions: map[string]mention{},
	}
}

// entity adds a node and remembers the name it goes by in this report. What has no name is none.
func (b *builder) entity(e graph.Entity, as string, ev doc.Evidence, count int) ref {
	if e.Name == "" {
		return ref{}
	}
	b.out.Entities = append(b.out.Entities, e)
	x := ref{e.ID, e.Label}
	if as != "" {
		b.byName[as] = x
	}
	m, seen := b.mentions[e.ID]
	if !seen || ev.Start < m.ev.Start {
		m.ev = ev
	}
	m.count += count
	b.mentions[e.ID] = m
	return x
}

// also lets an entity be found by further names, where nothing else has them.
func (b *builder) also(x ref, names ...string) {
	for _, n := range names {
		if _, taken := b.byName[n]; !taken {
			b.byName[n] = x
		}
	}
}

// say adds a statement with the words that prove it.
func (b *builder) say(s graph.Statement, ev doc.Evidence) {
	start, end := max(ev.Start, 0), min(ev.End, len(b.text))
	if start >= end || s.From == "" || s.To == "" || s.From == s.To {
		return
	}
	s.Doc, s.Start, s.End = b.id, start, end
	s.Quote = string(b.text[start:end])
	if s.Date == "" {
		s.Date = b.date
	}
	s.Confidence = min(max(ev.Confidence, 0), 1)
	b.out.Statements = append(b.out.Statements, s)
}

// mentioned adds the statement that the document names each entity.
func (b *builder) mentioned() {
	ids := make([]string, 0, len(b.mentions))
	for id := range b.mentions {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		m := b.mentions[id]
		b.say(graph.Statement{Type: graph.MentionedIn, From: id, To: b.id, Count: max(m.count, 1)}, m.ev)
	}
}
