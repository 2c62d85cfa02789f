package neo4j

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
)

// ends is what a query gives of a statement r from a to b.
const ends = "type(r), coalesce(a.idLong, a.refLong, a.id, a.ref), coalesce(b.idLong, b.refLong, b.id, b.ref), properties(r)"

const inOrder = " ORDER BY CASE WHEN r.date = '' THEN 1 ELSE 0 END, r.date, coalesce(r.docLong, r.doc), r.start, r.id"

func statementOf(v []any) graph.Statement {
	typ, _ := v[0].(string)
	from, _ := v[1].(string)
	to, _ := v[2].(string)
	return statement(typ, from, to, v[3].(map[string]any))
}

// Statements implements graph.Reader.
func (s *Store) Statements(ctx context.Context, f graph.Filter) iter.Seq2[graph.Statement, error] {
	if f.Doc != "" {
		return s.statementsOf(ctx, f)
	}
	text, params := statementsText(f)
	return sequence(func(yield func(graph.Statement) error) error {
		if many, err := s.many(ctx, f); err != nil {
			return err
		} else if many {
			return s.sorted(ctx, f, yield)
		}
		return s.stream(ctx, "read statements", text, params, func(v []any) error { return yield(statementOf(v)) })
	})
}

// statementsText begins at the entity that the filter names, if any.
func statementsText(f graph.Filter) (string, map[string]any) {
	params := map[string]any{}
	rel := "[r:" + typePattern(f.Types) + "]"
	either := func(name, id string) string {
		params[name] = short(id)
		return "CALL { MATCH (" + name + ":" + string(labelOf(id)) + " {id: $" + name + "}) RETURN " + name +
			" UNION MATCH (" + name + ":Absent {ref: $" + name + "}) RETURN " + name + " } "
	}
	var text string
	var where []string
	switch {
	case f.From != "":
		params["a"] = short(f.From)
		text = "MATCH (a:" + string(labelOf(f.From)) + " {id: $a}) MATCH (a)-" + rel + "->(b)"
		if f.To != "" {
			params["b"] = short(f.To)
			where = append(where, "$b IN [b.id, b.ref]")
		}
	case f.To != "":
		text = either("b", f.To) + "MATCH (a)-" + rel + "->(b)"
	case f.Either != "":
		text = either("e", f.Either) + "MATCH (e)-" + rel + "-() WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b"
	default:
		text = "MATCH (a)-" + rel + "->(b)"
	}
	if f.Either != "" && params["e"] == nil {
		params["e"] = short(f.Either)
		where = append(where, "$e IN [a.id, b.id, b.ref]")
	}
	if len(where) > 0 {
		text += " WHERE " + strings.Join(where, " AND ")
	}
	text += " RETURN " + ends + inOrder
	if f.Limit > 0 {
		text += " LIMIT $limit"
		params["limit"] = int64(f.Limit)
	}
	return text, params
}

func typePattern(types []graph.Type) string {
	if len(types) == 0 {
		types = graph.Types
	}
	list := make([]string, len(types))
	for i, t := range types {
		list[i] = string(t)
	}
	return strings.Join(list, "|")
}

// errTorn says that a document was written while it was read.
var errTorn = errors.New("the document changes while it is read")

// statementsOf reads what one document says. The server shows a writer's work piece by piece, so it looks
// whether the document was the same before and after, and whole.
func (s *Store) statementsOf(ctx context.Context, f graph.Filter) iter.Seq2[graph.Statement, error] {
	return sequence(func(yield func(graph.Statement) error) error {
		var found []graph.Statement
		for n := 0; ; n++ {
			var err error
			if found, err = s.readDocument(ctx, f.Doc); err == nil {
				break
			} else if !errors.Is(err, errTorn) {
				return err
			} else if n == 5 {
				break // somebody took statements away without us
			}
		}
		n := 0
		for _, st := range found {
			if !matches(f, &st) {
				continue
			}
			if err := yield(st); err != nil {
				return err
			}
			if n++; n == f.Limit {
				return nil
			}
		}
		return nil
	})
}

func matches(f graph.Filter, s *graph.Statement) bool {
	return (len(f.Types) == 0 || slices.Contains(f.Types, s.Type)) &&
		(f.From == "" || f.From == s.From) && (f.To == "" || f.To == s.To) &&
		(f.Either == "" || f.Either == s.From || f.Either == s.To)
}

// readDocument gives the statements of one document in order; with errTorn they may not be all.
func (s *Store) readDocument(ctx context.Context, doc string) (found []graph.Statement, err error) {
	err = s.retry(ctx, "read statements", func(ctx context.Context) error {
		found = found[:0]
		session := s.session(ctx, neo4j.AccessModeRead)
		defer shut(ctx, session)
		tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(s.o.Timeout))
		if err != nil {
			return err
		}
		defer shut(ctx, tx)
		r := &writing{ctx: ctx, s: s, tx: tx}
		before, err := r.archives([]string{short(doc)})
		if err != nil || len(before) == 0 {
			return err
		}
		n := 0
		for _, t := range slices.Sorted(maps.Keys(before[0].statements)) {
			ids := before[0].statements[t]
			n += len(ids)
			err := r.eachID("MATCH (a)-[r:"+t+" {id: id}]->(b) RETURN "+ends, ids, func(v []any) { found = append(found, statementOf(v)) })
			if err != nil {
				return err
			}
		}
		after, err := r.archives([]string{short(doc)})
		if err != nil {
			return err
		}
		if len(found) != n || len(after) == 0 || !maps.EqualFunc(before[0].statements, after[0].statements, slices.Equal) {
			return errTorn
		}
		return nil
	})
	slices.SortFunc(found, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(unknown(a.Date), unknown(b.Date)), strings.Compare(a.Date, b.Date), cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID))
	})
	return found, err
}

func unknown(date string) int {
	if date == "" {
		return 1
	}
	return 0
}
