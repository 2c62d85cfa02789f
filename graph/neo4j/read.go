package neo4j

import (
	"context"
	"iter"
	"slices"
	"strings"

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
