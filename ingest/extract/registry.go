package extract

import (
	"sort"

	"policygraph/ingest/doc"
)

// registry holds the entities of one kind that the report names, in order of finding.
type registry struct {
	items  []*entity
	byName map[string]*entity
}

// entity is a body, firm, park or policy with its places in the text.
type entity struct {
	name     string // completed canonical name, as it is given out
	mentions []doc.Span
	forms    map[string]bool
	ev       doc.Evidence
	hidden   bool // needed by other steps, but not listed (an institution that is a park's own name)
}

// add registers a mention of name at [start, end); start < 0 means implied, with ev as its proof.
func (g *registry) add(name, form string, start, end int, ev doc.Evidence) *entity {
	if g.byName == nil {
		g.byName = map[string]*entity{}
	}
	e := g.byName[name]
	if e == nil {
		e = &entity{name: name, forms: map[string]bool{}, ev: ev}
		g.byName[name] = e
		g.items = append(g.items, e)
	}
	if form != "" && form != name {
		e.forms[form] = true
	}
	if start >= 0 {
		e.mention(start, end)
	}
	return e
}

func (e *entity) mention(start, end int) {
	i := sort.Search(len(e.mentions), func(i int) bool { return e.mentions[i].Start >= start })
	if i < len(e.mentions) && e.mentions[i].Start == start {
		if end > e.mentions[i].End {
			e.mentions[i].End = end
		}
		return
	}
	e.mentions = append(e.mentions, doc.Span{})
	copy(e.mentions[i+1:], e.mentions[i:])
	e.mentions[i] = doc.Span{Start: start, End: end}
}

// get returns the entity of that name, nil if there is none.
func (g *registry) get(name string) *entity { return g.byName[name] }

// at returns the entity whose mention covers position i and that mention; nil if none does.
func (g *registry) at(i int) (*entity, doc.Span) {
	for _, e := range g.items {
		k := sort.Search(len(e.mentions), func(k int) bool { return e.mentions[k].End > i })
		if k < len(e.mentions) && e.mentions[k].Start <= i {
			return e, e.mentions[k]
		}
	}
	return nil, doc.Span{}
}

func (g *registry) named() []doc.Named {
	out := make([]doc.Named, 0, len(g.items))
	for _, e := range g.items {
		if e.hidden {
			continue
		}
		n := doc.Named{Name: e.name, Mentions: e.mentions, Evidence: e.ev}
		for f := range e.forms {
			n.Forms = append(n.Forms, f)
		}
		sort.Strings(n.Forms)
		out = append(out, n)
	}
	return out
}
