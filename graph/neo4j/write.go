package neo4j

import (
	"context"
	"maps"
	"slices"

	"policygraph/graph"
)

// rowsAtOnce is how many rows one statement of a transaction writes.
const rowsAtOnce = 5000

// Replace implements graph.Writer.
func (s *Store) Replace(ctx context.Context, facts ...graph.DocumentFacts) error {
	b, err := graph.Prepare(facts)
	if err != nil || len(b.Facts) == 0 {
		return err
	}
	return s.write(ctx, "replace documents", func(w *writing) (bool, error) { return true, w.replace(b) })
}

// replace writes a batch in the order that needs no second look: ledger, what falls, nodes,
// relationships, what has lost its support.
func (w *writing) replace(b graph.Batch) error {
	dropped, err := w.putLedger(b.Ledger, b.Superseded)
	if err != nil {
		return err
	}
	facts := slices.DeleteFunc(b.Facts, func(f graph.DocumentFacts) bool { return slices.Contains(dropped, short(f.Document.ID)) })
	docs := make([]string, 0, len(facts)+len(dropped))
	for i := range facts {
		docs = append(docs, short(facts[i].Document.ID))
	}
	old, err := w.archives(append(docs, dropped...))
	if err != nil {
		return err
	}
	if err := w.removeStatements(old, facts); err != nil {
		return err
	}
	if err := w.putNodes(facts, old); err != nil {
		return err
	}
	if err := w.putStatements(facts); err != nil {
		return err
	}
	if err := w.dropDocuments(dropped); err != nil {
		return err
	}
	return w.sweep()
}

// putNodes writes entities, documents and archives.
func (w *writing) putNodes(facts []graph.DocumentFacts, old []archive) error {
	entities, err := w.entityRows(facts, old)
	if err != nil {
		return err
	}
	var docs, archives []props
	for i := range facts {
		f := &facts[i]
		docs = append(docs, docProps(&f.Document))
		a := newArchive(f)
		archives = append(archives, a.props(w.s.pack.pack, &f.Document))
	}
	entities[graph.DocumentL] = docs
	if err := w.adopt(entities); err != nil {
		return err
	}
	for _, l := range slices.Sorted(maps.Keys(entities)) {
		if err := w.putRows("MERGE (n:"+string(l)+" {id: row.id}) SET n = row", entities[l]); err != nil {
			return err
		}
	}
	return w.putRows("MERGE (n:Archive {doc: row.doc}) SET n = row", archives)
}

// putRows runs a text for each row, many rows at once.
func (w *writing) putRows(text string, rows []props) error {
	for part := range slices.Chunk(rows, rowsAtOnce) {
		list := make([]any, len(part))
		for i, p := range part {
			list[i] = map[string]any(p)
		}
		if err := w.exec("UNWIND $rows AS row "+text, map[string]any{"rows": list}); err != nil {
			return err
		}
	}
	return nil
}

// adopt makes real nodes of the absent ends of statements that are about to be written.
func (w *writing) adopt(rows map[graph.Label][]props) error {
	var ids []string
	label := map[string]graph.Label{}
	for l, list := range rows {
		for _, p := range list {
			id := p["id"].(string)
			ids = append(ids, id)
			label[id] = l
		}
	}
	slices.Sort(ids)
	found := map[graph.Label][]props{}
	err := w.eachID("MATCH (m:Absent {ref: id}) RETURN id", ids, func(v []any) {
		id := v[0].(string)
		found[label[id]] = append(found[label[id]], props{"id": id})
	})
	if err != nil {
		return err
	}
	for l, list := range found {
		if err := w.putRows("MATCH (m:Absent {ref: row.id}) SET m:"+string(l)+" SET m = row REMOVE m:Absent", list); err != nil {
			return err
		}
	}
	return nil
}

// eachID runs a text for each id and f, if any, for each of its rows.
func (w *writing) eachID(text string, ids []string, f func(values []any)) error {
	for part := range slices.Chunk(ids, rowsAtOnce) {
		rows, err := w.run("UNWIND $ids AS id "+text, map[string]any{"ids": part})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if f == nil {
				break
			}
			f(r.Values)
		}
	}
	return nil
}

// shape is a kind of relationship between two kinds of node.
type shape struct {
	typ      graph.Type
	from, to string
}

// putStatements writes relationships, those of one shape together.
func (w *writing) putStatements(facts []graph.DocumentFacts) error {
	absent, err := w.absentEnds(facts)
	if err != nil {
		return err
	}
	rows := map[shape][]props{}
	for i := range facts {
		for j := range facts[i].Statements {
			st := &facts[i].Statements[j]
			to := short(st.To)
			s := shape{st.Type, string(labelOf(st.From)), string(labelOf(st.To))}
			if absent[to] {
				s.to = "Absent"
			}
			rows[s] = append(rows[s], props{"f": short(st.From), "t": to, "p": map[string]any(statementProps(st))})
		}
	}
	for s, list := range rows {
		slices.SortFunc(list, func(a, b props) int { return compareText(a["f"], b["f"]) })
		key := "id"
		if s.to == "Absent" {
			key = "ref"
		}
		err := w.putRows("MATCH (a:"+s.from+" {id: row.f}) MATCH (b:"+s.to+" {"+key+": row.t}) "+
			"MERGE (a)-[r:"+string(s.typ)+" {id: row.p.id}]->(b) SET r = row.p", list)
		if err != nil {
			return err
		}
	}
	return nil
}

func compareText(a, b any) int {
	x, _ := a.(string)
	y, _ := b.(string)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// absentEnds sees to it that statements whose far end is not stored have a node to point to, and returns
// the stored ids of those.
func (w *writing) absentEnds(facts []graph.DocumentFacts) (map[string]bool, error) {
	ends := map[graph.Label][]string{}
	full := map[string]string{}
	for i := range facts {
		for j := range facts[i].Statements {
			st := &facts[i].Statements[j]
			if id := short(st.To); !graph.Supports(st.Type) && full[id] == "" {
				full[id] = st.To
				ends[labelOf(st.To)] = append(ends[labelOf(st.To)], id)
			}
		}
	}
	absent := map[string]bool{}
	for l, ids := range ends {
		err := w.eachID("OPTIONAL MATCH (n:"+string(l)+" {id: id}) WITH id, n WHERE n IS NULL RETURN id", ids, func(v []any) {
			absent[v[0].(string)] = true
		})
		if err != nil {
			return nil, err
		}
	}
	var rows []props
	for _, id := range slices.Sorted(maps.Keys(absent)) {
		p := props{}
		p.put("ref", full[id])
		rows = append(rows, p)
	}
	return absent, w.putRows("MERGE (n:Absent {ref: row.ref}) SET n = row", rows)
}
