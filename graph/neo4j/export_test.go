package neo4j

import (
	"context"

	"policygraph/graph"
)

// Sorted reads statements the way that is for many.
func (s *Store) Sorted(ctx context.Context, f graph.Filter) (out []graph.Statement, err error) {
	err = s.sorted(ctx, f, func(st graph.Statement) error { out = append(out, st); return nil })
	return out, err
}

// Short is the stored form of a text in an index, Grammar the index query for folded words.
var (
	Short   = short
	Grammar = grammar
	Grams   = grams
)
