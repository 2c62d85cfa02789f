package neo4j

import (
	"context"
	"slices"
	"strings"

	"policygraph/graph"
)

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
