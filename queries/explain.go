package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"policygraph/graph"
)

// PlanStep is one line of a store's plan.
type PlanStep struct {
	Depth  int    `json:"depth"`
	Detail string `json:"detail"`
}

// Explain returns the store's plan for the question, for SQL stores only; others say so with EINVALID
// (their own tools draw better plans of the text that Text gives).
func (q *Question) Explain(ctx context.Context, r graph.Reader, params map[string]string) ([]PlanStep, error) {
	if r.Dialect() != "sql" {
		return nil, graph.Errorf(graph.EINVALID, "explain", q.Name, "this store explains itself: run the text after EXPLAIN or PROFILE there")
	}
	bound, _, err := q.Bind(ctx, r, params)
	if err != nil {
		return nil, err
	}
	text, err := q.Text("sql")
	if err != nil {
		return nil, err
	}
	values, err := storeParams(bound, "sql", text)
	if err != nil {
		return nil, err
	}
	rows, err := r.Query(ctx, "EXPLAIN QUERY PLAN "+text, values)
	if err != nil {
		return nil, fmt.Errorf("explain %s: %w", q.Name, err)
	}
	defer rows.Close()
	var out []PlanStep
	depth := map[int64]int{}
	for rows.Next() {
		v := rows.Values()
		id, _ := v[0].(int64)
		parent, _ := v[1].(int64)
		detail, _ := v[3].(string)
		depth[id] = depth[parent] + 1
		out = append(out, PlanStep{depth[parent], detail})
	}
	return out, rows.Err()
}

// storedTables are those that grow with the corpus.
var storedTables = []string{"statement", "entity", "document", "name", "name_doc", "body", "ledger"}

// Scans returns the steps of a plan that go over a whole stored table of the SQL text. Because a plan
// names aliases only, an alias that stands for a stored table here and for something else there is
// reported as well.
func (q *Question) Scans(plan []PlanStep) []string {
	stored, other := map[string]bool{}, map[string]bool{}
	toks := scan(q.SQL, "sql")
	for i, t := range toks {
		if t.kind != 'w' || !slices.Contains([]string{"FROM", "JOIN"}, strings.ToUpper(t.text)) {
			continue
		}
		table, alias := at(toks, i+1), at(toks, i+2)
		if table.kind != 'w' {
			continue
		}
		if alias.text == "(" { // a table function: its alias follows the bracket
			for j := i + 3; j < len(toks); j++ {
				if toks[j].depth == table.depth && toks[j].text == ")" {
					alias = at(toks, j+1)
					break
				}
			}
		}
		if alias.kind != 'w' || slices.Contains([]string{"WHERE", "ON", "JOIN", "GROUP", "ORDER", "UNION", "LEFT", "CROSS"}, strings.ToUpper(alias.text)) {
			alias = table
		}
		if slices.Contains(storedTables, table.text) {
			stored[alias.text] = true
		} else {
			other[alias.text] = true
		}
	}
	var out []string
	for alias := range stored {
		if other[alias] {
			out = append(out, "alias "+alias+" stands for two things")
		}
	}
	slices.Sort(out)
	for _, p := range plan {
		f := strings.Fields(p.Detail)
		whole := len(f) > 1 && f[0] == "SCAN" && (stored[f[1]] || slices.Contains(storedTables, f[1]))
		// An index by type or label alone spares little.
		whole = whole || strings.Contains(p.Detail, "(type=?)") || strings.Contains(p.Detail, "(type=? AND date") ||
			strings.HasSuffix(p.Detail, "(label=?)")
		if whole {
			out = append(out, p.Detail)
		}
	}
	return out
}
