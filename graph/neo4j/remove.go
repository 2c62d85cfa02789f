package neo4j

import (
	"context"
	"maps"
	"slices"
	"strings"

	"policygraph/graph"
)

// Types of statement by whether they keep the entity at their far end alive, for use in patterns.
var supporting, passing = func() (string, string) {
	var yes, no []string
	for _, t := range graph.Types {
		if graph.Supports(t) {
			yes = append(yes, string(t))
		} else {
			no = append(no, string(t))
		}
	}
	return strings.Join(yes, "|"), strings.Join(no, "|")
}()

// Delete implements graph.Writer. A dry run does the whole work and rolls it back, so that what it says
// is what would happen.
func (s *Store) Delete(ctx context.Context, dryRun bool, docs ...string) (graph.Removal, error) {
	docs = slices.Compact(slices.Sorted(slices.Values(docs)))
	var fell graph.Removal
	if len(docs) == 0 {
		return fell, nil
	}
	err := s.write(ctx, "delete documents", func(w *writing) (bool, error) {
		ids := shorts(docs)
		if err := w.known(docs, func(id string) error {
			return graph.Errorf(graph.ENOTFOUND, "delete document", id, "there is no such document")
		}); err != nil {
			return false, err
		}
		old, err := w.archives(ids)
		if err != nil {
			return false, err
		}
		if err := w.removeStatements(old, nil); err != nil {
			return false, err
		}
		if err := w.putNodes(nil, old); err != nil {
			return false, err
		}
		for _, text := range []string{
			"MATCH (l:Ledger {doc: id, state: 'done'}) DELETE l",
			"MATCH (l:Ledger {doc: id}) SET l.doc = '' REMOVE l.docLong",
		} {
			if err := w.eachID(text, ids, nil); err != nil {
				return false, err
			}
		}
		if err := w.dropDocuments(ids); err != nil {
			return false, err
		}
		err = w.sweep()
		fell = w.fell
		return !dryRun, err
	})
	if err != nil {
		return graph.Removal{}, err
	}
	return fell, nil
}

// known fails with what missing gives for the first document that is not stored.
func (w *writing) known(docs []string, missing func(id string) error) error {
	have := map[string]bool{}
	if err := w.eachID("MATCH (d:Document {id: id}) RETURN id", shorts(docs), func(v []any) { have[v[0].(string)] = true }); err != nil {
		return err
	}
	for _, d := range docs {
		if !have[short(d)] {
			return missing(d)
		}
	}
	return nil
}

// removeStatements takes away the relationships of earlier readings that the new ones do not make again.
func (w *writing) removeStatements(old []archive, facts []graph.DocumentFacts) error {
	stay := map[string]bool{}
	for i := range facts {
		for j := range facts[i].Statements {
			stay[facts[i].Statements[j].ID] = true
		}
	}
	gone := map[string][]string{}
	for i := range old {
		for t, ids := range old[i].statements {
			for _, id := range ids {
				if !stay[id] {
					gone[t] = append(gone[t], id)
				}
			}
		}
	}
	for _, t := range slices.Sorted(maps.Keys(gone)) {
		slices.Sort(gone[t])
		err := w.eachID("MATCH (a)-[r:"+t+" {id: id}]->(b) WITH r, a.id AS f, b.id AS t, b.ref AS ref DELETE r RETURN f, t, ref", gone[t], func(v []any) {
			w.fell.Statements++
			if f, ok := v[0].(string); ok {
				w.ends[f] = true
			}
			if to, ok := v[1].(string); ok && graph.Supports(graph.Type(t)) {
				w.ends[to] = true
			}
			if ref, ok := v[2].(string); ok {
				w.absent[ref] = true
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// dropDocuments takes the nodes of documents away. One that others reprint leaves an absent end behind.
func (w *writing) dropDocuments(ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	err := w.eachID("MATCH (n:Document {id: id}) RETURN id", ids, func([]any) { w.fell.Documents++ })
	if err != nil {
		return err
	}
	if err := w.dropNodes(graph.DocumentL, ids); err != nil {
		return err
	}
	return w.eachID("MATCH (a:Archive {doc: id}) DELETE a", ids, nil)
}

func (w *writing) dropNodes(l graph.Label, ids []string) error {
	label := string(l)
	for _, text := range []string{
		"MATCH (n:" + label + " {id: id}) WHERE EXISTS { (n)<-[:" + passing + "]-() } " +
			"SET n:Absent SET n = CASE WHEN n.idLong IS NULL THEN {ref: n.id} ELSE {ref: n.id, refLong: n.idLong} END REMOVE n:" + label,
		"MATCH (n:" + label + " {id: id}) DETACH DELETE n",
	} {
		if err := w.eachID(text, ids, nil); err != nil {
			return err
		}
	}
	return nil
}

// sweep takes away the entities and absent ends that this transaction left without support.
func (w *writing) sweep() error {
	ids := map[graph.Label][]string{}
	for id := range w.ends {
		if l := labelOf(id); l != graph.DocumentL {
			ids[l] = append(ids[l], id)
		}
	}
	for _, l := range slices.Sorted(maps.Keys(ids)) {
		slices.Sort(ids[l])
		var dead []string
		err := w.eachID("MATCH (n:"+string(l)+" {id: id}) RETURN id, EXISTS { (n)-[:"+supporting+"|"+passing+"]->() } OR EXISTS { (n)<-[:"+supporting+"]-() }",
			ids[l], func(v []any) {
				if v[1] == true {
					w.fell.Kept++
				} else {
					w.fell.Entities++
					dead = append(dead, v[0].(string))
				}
			})
		if err != nil {
			return err
		}
		if err := w.dropNodes(l, dead); err != nil {
			return err
		}
	}
	return w.eachID("MATCH (m:Absent {ref: id}) WHERE NOT EXISTS { (m)<-[:"+passing+"]-() } DETACH DELETE m",
		slices.Sorted(maps.Keys(w.absent)), nil)
}
