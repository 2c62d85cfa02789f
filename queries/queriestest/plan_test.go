package queriestest_test

import (
	"context"
	"testing"

	"policygraph/queries"
	"policygraph/queries/queriestest"
)

// TestPlansUseIndexes fails where a question that is not about the whole graph goes over a whole table.
func TestPlansUseIndexes(t *testing.T) {
	s := openSQLite(t)
	facts, err := queriestest.World(1, 60)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Replace(context.Background(), facts...); err != nil {
		t.Fatal(err)
	}
	cat, err := queries.Load()
	if err != nil {
		t.Fatal(err)
	}
	samples := queriestest.Sample(t, s)
	for _, q := range cat.List() {
		if !q.Seeks() {
			continue
		}
		for _, ask := range samples.Asks(q, 2) {
			plan, err := q.Explain(context.Background(), s, ask)
			if err != nil {
				t.Fatalf("%s %v: %v", q.Name, ask, err)
			}
			if scans := q.Scans(plan); len(scans) > 0 || len(plan) == 0 {
				t.Errorf("%s %v scans: %q", q.Name, ask, scans)
			}
		}
	}
}
