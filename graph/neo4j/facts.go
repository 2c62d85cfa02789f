package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
)

// Facts gives what the given documents say as it was written, each entity with the aliases that the
// document itself uses, without ledger rows. Documents that are not stored are left out.
func (s *Store) Facts(ctx context.Context, docs ...string) (out []graph.DocumentFacts, err error) {
	err = s.retry(ctx, "read facts", func(ctx context.Context) error {
		out = out[:0]
		session := s.session(ctx, neo4j.AccessModeRead)
		defer shut(ctx, session)
		tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(s.o.Timeout))
		if err != nil {
			return err
		}
		defer shut(ctx, tx)
		out, err = (&writing{ctx: ctx, s: s, tx: tx}).facts(shorts(docs))
		return err
	})
	return out, err
}

func (w *writing) facts(ids []string) ([]graph.DocumentFacts, error) {
	byDoc := map[string]*graph.DocumentFacts{}
	archives := map[string]archive{}
	var failed error
	err := w.eachID("MATCH (d:Document {id: id}) MATCH (a:Archive {doc: id}) RETURN id, properties(d), properties(a)", ids, func(v []any) {
		f := &graph.DocumentFacts{Document: document(v[1].(map[string]any))}
		a := v[2].(map[string]any)
		if raw, ok := a["raw"].([]byte); ok {
			if f.Document.Raw, failed = w.s.pack.unpack(raw); failed != nil {
				return
			}
		}
		f.Document.Origin, _ = a["origin"].([]byte)
		id := v[0].(string)
		byDoc[id], archives[id] = f, readArchive(a)
	})
	if err != nil || failed != nil {
		return nil, cmp.Or(err, failed)
	}
	if err := w.factStatements(byDoc, archives); err != nil {
		return nil, err
	}
	if err := w.factEntities(byDoc, archives); err != nil {
		return nil, err
	}
	out := make([]graph.DocumentFacts, 0, len(byDoc))
	for _, id := range ids {
		if f := byDoc[id]; f != nil {
			f.Normalize()
			out = append(out, *f)
			delete(byDoc, id) // asked for twice
		}
	}
	return out, nil
}

func (w *writing) factStatements(byDoc map[string]*graph.DocumentFacts, archives map[string]archive) error {
	ids := map[string][]string{}
	for _, a := range archives {
		for t, list := range a.statements {
			ids[t] = append(ids[t], list...)
		}
	}
	for _, t := range slices.Sorted(maps.Keys(ids)) {
		err := w.eachID("MATCH (a)-[r:"+t+" {id: id}]->(b) RETURN "+ends, ids[t], func(v []any) {
			st := statementOf(v)
			if f := byDoc[short(st.Doc)]; f != nil {
				f.Statements = append(f.Statements, st)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writing) factEntities(byDoc map[string]*graph.DocumentFacts, archives map[string]archive) error {
	known := map[string]graph.Entity{}
	ids := map[graph.Label][]string{}
	for _, f := range byDoc {
		for _, id := range entitiesOf(f) {
			if _, ok := known[id]; !ok {
				known[id] = graph.Entity{}
				ids[labelOf(id)] = append(ids[labelOf(id)], id)
			}
		}
	}
	for _, l := range slices.Sorted(maps.Keys(ids)) {
		err := w.eachID("MATCH (n:"+string(l)+" {id: id}) RETURN n {.*, nameGrams: null, nameFold: null}", ids[l], func(v []any) {
			e, _ := entity(v[0].(map[string]any))
			known[e.ID] = e
		})
		if err != nil {
			return err
		}
	}
	for doc, f := range byDoc {
		aliases := map[string][]string{}
		for u := range archives[doc].uses {
			aliases[u.entity] = append(aliases[u.entity], u.alias)
		}
		for _, id := range entitiesOf(f) {
			e := known[id]
			e.Aliases = aliases[id]
			f.Entities = append(f.Entities, e)
		}
	}
	return nil
}

// entitiesOf are the ids of the entities that the statements of a document support.
func entitiesOf(f *graph.DocumentFacts) []string {
	ids := map[string]bool{}
	for i := range f.Statements {
		s := &f.Statements[i]
		ids[s.From] = true
		if graph.Supports(s.Type) {
			ids[s.To] = true
		}
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(ids)), func(id string) bool {
		return labelOf(id) == graph.DocumentL
	})
}
