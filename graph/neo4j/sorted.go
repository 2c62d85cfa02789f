package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"policygraph/graph"
)

// sortHere is the number of statements from which on they are sorted here: the server sorts in its heap,
// whole rows at once, and may not have that much.
const sortHere = 200_000

// statementKey is what statements are sorted by; dates and documents are shared between many.
type statementKey struct {
	date, doc, id string
	start         int
	typ           graph.Type
}

func compareKeys(a, b statementKey) int {
	return cmp.Or(cmp.Compare(unknown(a.date), unknown(b.date)), strings.Compare(a.date, b.date), strings.Compare(a.doc, b.doc),
		cmp.Compare(a.start, b.start), strings.Compare(a.id, b.id))
}

// many tells whether a filter without an entity or document selects so many that they are sorted here.
func (s *Store) many(ctx context.Context, f graph.Filter) (bool, error) {
	if f.From != "" || f.To != "" || f.Either != "" {
		return false, nil
	}
	counts, err := s.Counts(ctx)
	if err != nil {
		return false, err
	}
	n := 0
	for t, c := range counts.Statements {
		if len(f.Types) == 0 || slices.Contains(f.Types, t) {
			n += c
		}
	}
	return n >= sortHere, nil
}

// sorted yields statements in order: first their keys are read and sorted here (about 120 bytes each),
// then the statements themselves by id, some thousands at a time. What is deleted in between is left out.
func (s *Store) sorted(ctx context.Context, f graph.Filter, yield func(graph.Statement) error) error {
	const op = "read statements"
	types := f.Types
	if len(types) == 0 {
		types = graph.Types
	}
	var keys []statementKey
	shared := map[string]string{}
	share := func(v any) string {
		t, _ := v.(string)
		if have, ok := shared[t]; ok {
			return have
		}
		shared[t] = t
		return t
	}
	for _, t := range slices.Compact(slices.Sorted(slices.Values(types))) {
		text := "MATCH ()-[r:" + string(t) + "]->() RETURN r.date, coalesce(r.docLong, r.doc), r.id, r.start"
		err := s.stream(ctx, op, text, nil, func(v []any) error {
			id, _ := v[2].(string)
			start, _ := v[3].(int64)
			keys = append(keys, statementKey{share(v[0]), share(v[1]), id, int(start), t})
			return nil
		})
		if err != nil {
			return err
		}
	}
	slices.SortFunc(keys, compareKeys)
	if f.Limit > 0 && len(keys) > f.Limit {
		keys = keys[:f.Limit]
	}
	for part := range slices.Chunk(keys, rowsAtOnce) {
		found, err := s.statementsByID(ctx, part)
		if err != nil {
			return err
		}
		for _, k := range part {
			if st, ok := found[k.id]; ok {
				if err := yield(st); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s *Store) statementsByID(ctx context.Context, keys []statementKey) (map[string]graph.Statement, error) {
	ids := map[graph.Type][]string{}
	for _, k := range keys {
		ids[k.typ] = append(ids[k.typ], k.id)
	}
	found := make(map[string]graph.Statement, len(keys))
	for t, list := range ids {
		rows, err := s.read(ctx, "read statements", "UNWIND $ids AS id MATCH (a)-[r:"+string(t)+" {id: id}]->(b) RETURN "+ends, map[string]any{"ids": list})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			st := statementOf(r.Values)
			found[st.ID] = st
		}
	}
	return found, nil
}
