package queriestest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policygraph/graph"
)

// statement reads FROM TYPE TO key=value … "quote".
func (p *parser) statement(text string) error {
	if len(p.docs) == 0 {
		return fmt.Errorf("a statement before any doc")
	}
	d := p.docs[len(p.docs)-1]
	from, rest := field(text)
	typ, rest := field(rest)
	to, rest := field(rest)
	st := statement{keys: [2]string{from, to}, s: graph.Statement{Type: graph.Type(typ), Date: d.date, Confidence: 0.9}}
	if !slices.Contains(graph.Types, st.s.Type) {
		return fmt.Errorf("no statement type %q", typ)
	}
	if st.s.Type == graph.HoldsPost {
		st.s.Status = graph.Current
	}
	for rest != "" {
		var word string
		quoted := strings.HasPrefix(rest, `"`)
		word, rest = field(rest)
		if quoted {
			st.s.Quote = word
			continue
		}
		if err := st.set(word); err != nil {
			return err
		}
	}
	if st.s.Quote == "" {
		st.s.Quote = strings.TrimSpace(from + st.s.Title + st.s.Act + st.s.Role + " " + to)
	}
	d.lines = append(d.lines, st)
	return nil
}

func (st *statement) set(word string) error {
	k, v, _ := strings.Cut(word, "=")
	s := &st.s
	var err error
	switch k {
	case "title":
		s.Title = v
	case "status":
		s.Status = v
	case "act":
		s.Act = v
	case "role":
		s.Role = v
	case "date":
		s.Date = strings.Trim(v, "-")
	case "position":
		s.Position, err = strconv.Atoi(v)
	case "lag_days":
		s.LagDays, err = strconv.Atoi(v)
	case "count":
		s.Count, err = strconv.Atoi(v)
	case "similarity":
		s.Similarity, err = strconv.ParseFloat(v, 64)
	default:
		err = fmt.Errorf("no property %q of a statement", k)
	}
	return err
}

// build turns the notation into facts: a document's text is its quotes, one a line; every entity of a
// statement is mentioned in it.
func (p *parser) build() error {
	byID := map[string]*docText{}
	for _, d := range p.docs {
		if byID[d.id] != nil {
			return fmt.Errorf("%s: doc %s twice", p.f.Name, d.id)
		}
		byID[d.id] = d
		p.f.ids[d.id] = docID(d.id)
	}
	for _, d := range p.docs {
		if d.reprint != "" {
			o := byID[d.reprint]
			if o == nil {
				return fmt.Errorf("%s: doc %s reprints unknown %s", p.f.Name, d.id, d.reprint)
			}
			for _, l := range o.lines {
				if l.s.Date == o.date {
					l.s.Date = d.date
				}
				d.lines = append(d.lines, l)
			}
		}
		facts, err := p.facts(d)
		if err != nil {
			return fmt.Errorf("%s: doc %s: %w", p.f.Name, d.id, err)
		}
		p.f.Facts = append(p.f.Facts, facts)
	}
	return nil
}

func docID(key string) string { return "doc-" + key }

func (p *parser) facts(d *docText) (graph.DocumentFacts, error) {
	b := newBuilder(d.id, d.date, d.outlet)
	if d.reprint != "" {
		b.say(graph.Statement{Type: graph.ReprintOf, From: docID(d.id), To: docID(d.reprint), Date: d.date, Quote: "reprint", Similarity: 1})
	}
	for _, l := range d.lines {
		s := l.s
		var ends []graph.Entity
		for i, k := range l.keys {
			id, ok := p.f.ids[k]
			if !ok {
				return graph.DocumentFacts{}, fmt.Errorf("%q is not declared", k)
			}
			*[]*string{&s.From, &s.To}[i] = id
			ends = append(ends, p.withRegion(k)...)
		}
		b.say(s, ends...)
	}
	return b.done()
}

// withRegion is an entity and the region that it belongs to: a document that speaks of a body speaks of
// its region too.
func (p *parser) withRegion(key string) []graph.Entity {
	e, ok := p.entities[key]
	if !ok {
		return nil
	}
	out := []graph.Entity{e}
	for k, id := range p.f.ids {
		if id == e.Props[graph.PropRegion] {
			out = append(out, p.withRegion(k)...)
		}
	}
	return out
}
