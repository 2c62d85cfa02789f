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

// Entity implements graph.Reader.
func (s *Store) Entity(ctx context.Context, id string) (graph.Entity, error) {
	none := graph.Errorf(graph.ENOTFOUND, "read entity", id, "there is no such entity")
	l := graph.LabelOf(id)
	if l == "" || l == graph.DocumentL {
		return graph.Entity{}, none
	}
	rows, err := s.read(ctx, "read entity", "MATCH (n:"+string(l)+" {id: $id}) RETURN properties(n)", map[string]any{"id": short(id)})
	if err != nil {
		return graph.Entity{}, err
	}
	if len(rows) == 0 {
		return graph.Entity{}, none
	}
	e, _ := entity(rows[0].Values[0].(map[string]any))
	return e, nil
}

// Document implements graph.Reader.
func (s *Store) Document(ctx context.Context, id string) (graph.Document, error) {
	rows, err := s.read(ctx, "read document", "MATCH (d:Document {id: $id}) OPTIONAL MATCH (a:Archive {doc: $id}) RETURN properties(d), a.raw, a.origin",
		map[string]any{"id": short(id)})
	if err != nil {
		return graph.Document{}, err
	}
	if len(rows) == 0 {
		return graph.Document{}, graph.Errorf(graph.ENOTFOUND, "read document", id, "there is no such document")
	}
	v := rows[0].Values
	d := document(v[0].(map[string]any))
	if raw, ok := v[1].([]byte); ok {
		if d.Raw, err = s.pack.unpack(raw); err != nil {
			return d, s.wrap(ctx, "read document", err)
		}
	}
	d.Origin, _ = v[2].([]byte)
	return d, nil
}

// Documents implements graph.Reader. It reads page by page along the index of ids, so that the server need
// not sort; the few whose id is too long for the index are sorted here.
func (s *Store) Documents(ctx context.Context) iter.Seq2[graph.Document, error] {
	return sequence(func(yield func(graph.Document) error) error {
		var long []graph.Document
		err := s.documents(ctx, "MATCH (d:Document) WHERE d.idLong IS NOT NULL RETURN d {.*, text: null}", nil, func(d graph.Document) error {
			long = append(long, d)
			return nil
		})
		if err != nil {
			return err
		}
		slices.SortFunc(long, func(a, b graph.Document) int { return strings.Compare(a.ID, b.ID) })
		before := func(id string) error { // those that come before id, all if it is empty
			for len(long) > 0 && (id == "" || long[0].ID < id) {
				if err := yield(long[0]); err != nil {
					return err
				}
				long = long[1:]
			}
			return nil
		}
		last, n := "", rowsAtOnce
		for n == rowsAtOnce {
			n = 0
			err := s.documents(ctx, "MATCH (d:Document) WHERE d.id > $last AND d.idLong IS NULL RETURN d {.*, text: null} ORDER BY d.id LIMIT $n",
				map[string]any{"last": last, "n": int64(rowsAtOnce)}, func(d graph.Document) error {
					n++
					last = d.ID
					if err := before(d.ID); err != nil {
						return err
					}
					return yield(d)
				})
			if err != nil {
				return err
			}
		}
		return before("")
	})
}

func (s *Store) documents(ctx context.Context, text string, params map[string]any, f func(graph.Document) error) error {
	return s.stream(ctx, "read documents", text, params, func(v []any) error { return f(document(v[0].(map[string]any))) })
}

// sequence makes an iterator of a function that gives its values to yield; an error comes as the last pair.
func sequence[T any](run func(yield func(T) error) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		stopped := false
		err := run(func(v T) error {
			if !yield(v, nil) {
				stopped = true
				return errStop
			}
			return nil
		})
		if err != nil && !stopped {
			var none T
			yield(none, err)
		}
	}
}

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

// Counts implements graph.Reader.
func (s *Store) Counts(ctx context.Context) (graph.Counts, error) {
	c := graph.Counts{Entities: map[graph.Label]int{}, Statements: map[graph.Type]int{}}
	var parts []string
	for _, l := range graph.Labels {
		parts = append(parts, "MATCH (n:"+string(l)+") RETURN '"+string(l)+"' AS kind, count(n) AS n")
	}
	for _, t := range graph.Types {
		parts = append(parts, "MATCH ()-[r:"+string(t)+"]->() RETURN '"+string(t)+"' AS kind, count(r) AS n")
	}
	rows, err := s.read(ctx, "count", strings.Join(parts, " UNION ALL "), nil)
	if err != nil {
		return c, err
	}
	for _, r := range rows {
		kind, _ := r.Values[0].(string)
		n, _ := r.Values[1].(int64)
		switch {
		case n == 0:
		case kind == string(graph.DocumentL):
			c.Documents = int(n)
		case slices.Contains(graph.Types, graph.Type(kind)):
			c.Statements[graph.Type(kind)] = int(n)
		default:
			c.Entities[graph.Label(kind)] = int(n)
		}
	}
	return c, nil
}

// Fingerprint implements graph.Reader. It reads again if something was written meanwhile, and at the third
// time keeps writers waiting.
func (s *Store) Fingerprint(ctx context.Context) (string, error) {
	for range 2 {
		before, err := s.writes(ctx)
		if err != nil {
			return "", err
		}
		f, err := s.fingerprint(ctx)
		if err != nil {
			return "", err
		}
		after, err := s.writes(ctx)
		if err != nil || after == before {
			return f, err
		}
	}
	var f string
	err := s.write(patient(ctx), "fingerprint", func(*writing) (bool, error) {
		var err error
		f, err = s.fingerprint(ctx)
		return false, err
	})
	return f, err
}

// writes is the number of transactions that have written.
func (s *Store) writes(ctx context.Context) (int64, error) {
	rows, err := s.read(ctx, "fingerprint", "MATCH (p:Policygraph {key: 'store'}) RETURN p.writes", nil)
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	n, _ := rows[0].Values[0].(int64)
	return n, nil
}

func (s *Store) fingerprint(ctx context.Context) (string, error) {
	const op = "fingerprint"
	var f graph.Fingerprint
	for _, l := range graph.Labels[:len(graph.Labels)-1] {
		err := s.stream(ctx, op, "MATCH (n:"+string(l)+") RETURN n {.*, nameGrams: null, nameFold: null, aliasDocs: null}", nil, func(v []any) error {
			e, _ := entity(v[0].(map[string]any))
			f.Entity(e)
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	err := s.stream(ctx, op, "MATCH (d:Document) RETURN properties(d)", nil, func(v []any) error {
		f.Document(document(v[0].(map[string]any)))
		return nil
	})
	if err != nil {
		return "", err
	}
	for _, t := range graph.Types {
		err := s.stream(ctx, op, "MATCH (a)-[r:"+string(t)+"]->(b) RETURN "+ends, nil, func(v []any) error {
			f.Statement(statementOf(v))
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return f.String(), nil
}
