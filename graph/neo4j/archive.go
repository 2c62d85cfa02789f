package neo4j

import (
	"slices"
	"strings"

	"policygraph/graph"
)

// archive is what the store remembers of a document for itself, in a node apart: which statements it
// made, which aliases it used, its raw input and the way back to it.
type archive struct {
	doc        string              // stored id
	statements map[string][]string // ids by type
	uses       map[use]bool
}

// use is an alias by which a document calls an entity.
type use struct{ entity, alias string }

func newArchive(f *graph.DocumentFacts) archive {
	a := archive{doc: f.Document.ID, statements: map[string][]string{}, uses: map[use]bool{}}
	for i := range f.Statements {
		s := &f.Statements[i]
		a.statements[string(s.Type)] = append(a.statements[string(s.Type)], s.ID)
	}
	for i := range f.Entities {
		for _, x := range f.Entities[i].Aliases {
			a.uses[use{f.Entities[i].ID, x}] = true
		}
	}
	return a
}

// props are the archive's node; each type has a list of its own.
func (a *archive) props(pack func([]byte) []byte, d *graph.Document) props {
	p := props{}
	p.put("doc", a.doc)
	for t, ids := range a.statements {
		p[t] = ids
	}
	if len(a.uses) > 0 {
		uses := make([]string, 0, len(a.uses))
		for u := range a.uses {
			uses = append(uses, u.entity+" "+u.alias)
		}
		slices.Sort(uses)
		p["aliases"] = uses
	}
	if d.Raw != nil {
		p["raw"] = pack(d.Raw)
	}
	if d.Origin != nil {
		p["origin"] = d.Origin
	}
	return p
}

func readArchive(p props) archive {
	a := archive{doc: p["doc"].(string), statements: map[string][]string{}, uses: map[use]bool{}}
	for _, t := range graph.Types {
		if ids := p.texts(string(t)); ids != nil {
			a.statements[string(t)] = ids
		}
	}
	for _, u := range p.texts("aliases") {
		entity, alias, _ := strings.Cut(u, " ")
		a.uses[use{entity, alias}] = true
	}
	return a
}

// archives reads those of the given documents (stored ids) that are stored.
func (w *writing) archives(docs []string) ([]archive, error) {
	var out []archive
	err := w.eachID("MATCH (a:Archive {doc: id}) RETURN a {.*, raw: null, origin: null}", docs, func(v []any) {
		out = append(out, readArchive(v[0].(map[string]any)))
	})
	return out, err
}

// entityRows gives the nodes of entities that must be written: new ones, and those whose aliases change.
func (w *writing) entityRows(facts []graph.DocumentFacts, old []archive) (map[graph.Label][]props, error) {
	delta := map[string]map[string]int64{}
	count := func(a *archive, n int64) {
		for u := range a.uses {
			if delta[u.entity] == nil {
				delta[u.entity] = map[string]int64{}
			}
			delta[u.entity][u.alias] += n
		}
	}
	for i := range old {
		count(&old[i], -1)
	}
	entities := map[string]graph.Entity{}
	for i := range facts {
		a := newArchive(&facts[i])
		count(&a, 1)
		for _, e := range facts[i].Entities {
			if have, ok := entities[e.ID]; ok {
				e = lesser(have, e)
			}
			entities[e.ID] = e
		}
	}
	ids := map[graph.Label][]string{}
	for id := range entities {
		ids[labelOf(id)] = append(ids[labelOf(id)], id)
	}
	for id := range delta {
		if _, ok := entities[id]; !ok {
			ids[labelOf(id)] = append(ids[labelOf(id)], id)
		}
	}
	rows := map[graph.Label][]props{}
	for l, list := range ids {
		slices.Sort(list)
		known := map[string]props{}
		err := w.eachID("MATCH (n:"+string(l)+" {id: id}) RETURN id, n {.*, nameGrams: null, nameFold: null}", list, func(v []any) {
			known[v[0].(string)] = v[1].(map[string]any)
		})
		if err != nil {
			return nil, err
		}
		for _, id := range list {
			if p := changedEntity(known[id], entities[id], delta[id]); p != nil {
				rows[l] = append(rows[l], p)
			}
		}
	}
	return rows, nil
}

// changedEntity gives the node's new properties, nil if they stay as they are. An entity without id only
// lends its place to the changes of its aliases.
func changedEntity(known props, e graph.Entity, delta map[string]int64) props {
	if known == nil {
		if e.ID == "" {
			return nil // it went already
		}
		uses := map[string]int64{}
		for a, n := range delta {
			if n > 0 {
				uses[a] = n
			}
		}
		return entityProps(e, uses)
	}
	have, uses := entity(known)
	changed := false
	for a, n := range delta {
		if n == 0 {
			continue
		}
		changed = true
		if uses[a] += n; uses[a] <= 0 {
			delete(uses, a)
		}
	}
	if e.ID != "" {
		l := lesser(have, e)
		if l.Name != have.Name || graph.EncodeProps(l.Props) != graph.EncodeProps(have.Props) {
			have, changed = l, true
		}
	}
	if !changed {
		return nil
	}
	return entityProps(have, uses)
}

// lesser gives one of two versions of an entity. They never differ, as name and properties follow from
// the id; should they all the same, the outcome does not depend on their order.
func lesser(a, b graph.Entity) graph.Entity {
	a.Name = min(a.Name, b.Name)
	if graph.EncodeProps(b.Props) < graph.EncodeProps(a.Props) {
		a.Props = b.Props
	}
	return a
}
