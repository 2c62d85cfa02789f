package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"policygraph/graph"
)

// plan is how SQLite means to answer a query, a step a line.
func plan(t *testing.T, db *sql.DB, text string, args ...any) string {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+text, args...)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	defer rows.Close()
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(steps, "\n")
}

// TestPlans: what is asked all the time must never walk through a whole table.
func TestPlans(t *testing.T) {
	s := openTemp(t)
	fits := func(what, text string, args ...any) {
		t.Helper()
		p := plan(t, s.w, text, args...)
		for _, step := range strings.Split(p, "\n") {
			if strings.HasPrefix(step, "SCAN ") && !strings.Contains(step, "VIRTUAL TABLE") && !strings.HasPrefix(step, "SCAN m") {
				t.Errorf("%s:\n%s", what, p)
				return
			}
		}
	}
	types := []graph.Type{graph.HoldsPost, graph.Issued}
	for _, f := range []graph.Filter{
		{From: "a"}, {To: "a"}, {Either: "a"}, {Doc: "a"}, {From: "a", Types: types}, {To: "a", Types: types}, {Either: "a", Types: types[:1]},
		{Either: "a", Types: types}, {Doc: "a", Types: types}, {From: "a", To: "b"}, {Types: types}, {Types: types[:1], Limit: 5}, {Either: "a", Doc: "d"},
	} {
		text, args := statementQuery(f)
		fits(fmt.Sprintf("%+v", f), text, args...)
	}
	for _, stage := range stages {
		fits("find", search(stage), sql.Named("fold", "李强"), sql.Named("upper", "李强\U0010FFFF"), sql.Named("grams", match("李强")),
			sql.Named("labels", "[]"), sql.Named("limit", 10))
	}
	fits("entity", `SELECT * FROM entity WHERE id = ?`, "a")
	fits("document", `SELECT * FROM document d JOIN body b ON b.doc = d.rid WHERE d.id = ?`, "a")
	fits("node", `SELECT n.name FROM statement s JOIN node n ON n.id = s.dst WHERE s.src = ?`, "a")
	fits("witness", `SELECT count(DISTINCT w.witness) FROM statement s JOIN witness w ON w.doc = s.doc WHERE s.src = ?`, "a")
	fits("alias", `SELECT alias FROM alias WHERE entity = ?`, "a")
	fits("path", `SELECT id FROM entity WHERE path >= ? AND path < ? AND path <> ''`, "a", "b")
	fits("region", `SELECT id FROM entity WHERE region = ? AND label = ? AND region <> ''`, "a", "b")
	fits("ledger", `SELECT * FROM ledger WHERE key IN (?, ?)`, "a", "b")
}
