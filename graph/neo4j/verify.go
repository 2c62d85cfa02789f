package neo4j

import (
	"context"
	"fmt"

	"policygraph/graph"
)

// Verify compares what the graph holds with what its documents and its ledger say it should, and returns
// each kind of difference in a line; none if all is well. It reads the whole graph.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	ctx = patient(ctx)
	var out []string
	for _, c := range checks() {
		rows, err := s.read(ctx, "verify", c.text, nil)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			n, _ := r.Values[0].(int64)
			if n == 0 {
				continue
			}
			line := fmt.Sprintf("%d %s", n, c.what)
			if example, ok := r.Values[1].(string); ok {
				line += ", such as " + example
			}
			out = append(out, line)
		}
	}
	return out, nil
}

type check struct{ what, text string }

// checks give number and an example of what is wrong.
func checks() []check {
	out := []check{
		{"ledger rows lead to a document that is not stored",
			"MATCH (l:Ledger) WHERE l.doc <> '' AND NOT EXISTS { MATCH (:Document {id: l.doc}) } RETURN count(l), min(l.key)"},
		{"documents have no archive", "MATCH (d:Document) WHERE NOT EXISTS { MATCH (:Archive {doc: d.id}) } RETURN count(d), min(d.id)"},
		{"archives have no document", "MATCH (a:Archive) WHERE NOT EXISTS { MATCH (:Document {id: a.doc}) } RETURN count(a), min(a.doc)"},
		{"absent ends have no statement", "MATCH (m:Absent) WHERE NOT EXISTS { (m)<-[:" + passing + "]-() } RETURN count(m), min(m.ref)"},
		{"uses of aliases are miscounted", `MATCH (a:Archive) UNWIND coalesce(a.aliases, []) AS used
WITH used, count(*) AS n
WITH collect({used: used, n: n}) AS said
CALL { MATCH (e) WHERE e.aliasDocs IS NOT NULL UNWIND range(0, size(e.aliases) - 1) AS i RETURN e.id + ' ' + e.aliases[i] AS used, e.aliasDocs[i] AS n }
WITH said, collect({used: used, n: n}) AS held
WITH [x IN said WHERE NOT x IN held] + [x IN held WHERE NOT x IN said] AS wrong
RETURN size(wrong), wrong[0].used`},
	}
	for _, t := range graph.Types {
		typ := string(t)
		out = append(out, check{"statements " + typ + " of documents are missing", "MATCH (a:Archive) UNWIND a." + typ + " AS id " +
			"WITH a, id WHERE NOT EXISTS { MATCH ()-[r:" + typ + " {id: id}]->() WHERE r.doc = a.doc } RETURN count(id), min(id)"})
		out = append(out, check{"relationships " + typ + " belong to no document", "MATCH ()-[r:" + typ + "]->() " +
			"WHERE NOT EXISTS { MATCH (a:Archive {doc: r.doc}) WHERE r.id IN a." + typ + " } RETURN count(r), min(r.id)"})
	}
	for _, l := range graph.Labels[:len(graph.Labels)-1] {
		out = append(out, check{"entities " + string(l) + " are supported by nothing", "MATCH (n:" + string(l) + ") WHERE NOT EXISTS { (n)-[:" +
			supporting + "|" + passing + "]->() } AND NOT EXISTS { (n)<-[:" + supporting + "]-() } RETURN count(n), min(n.id)"})
	}
	return out
}
