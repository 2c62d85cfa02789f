// Package queriestest holds the fixtures of the canned questions (small worlds a person can check by
// eye), runs them on any store, and compares two stores' answers.
package queriestest

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
	"policygraph/queries"
)

//go:embed testdata
var files embed.FS

// Fixtures reads all fixtures; each bears the name of its question.
func Fixtures() ([]*Fixture, error) {
	entries, err := files.ReadDir("testdata")
	if err != nil {
		return nil, err
	}
	var out []*Fixture
	for _, e := range entries {
		f, err := files.Open(path.Join("testdata", e.Name()))
		if err != nil {
			return nil, err
		}
		fx, err := Parse(strings.TrimSuffix(e.Name(), ".txt"), f)
		f.Close()
		if err != nil {
			return nil, err
		}
		out = append(out, fx)
	}
	return out, nil
}

// Run puts every fixture into a fresh store and compares the answers with those written down. open
// returns an empty store that the test closes.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	cat, err := queries.Load()
	if err != nil {
		t.Fatal(err)
	}
	fixtures, err := Fixtures()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fixtures {
		t.Run(f.Name, func(t *testing.T) {
			q, err := cat.Get(f.Name)
			if err != nil {
				t.Fatal(err)
			}
			s := open(t)
			Fill(t, s, f)
			for _, a := range f.Asks {
				a.check(t, s, f, q)
			}
		})
	}
}

// Fill writes a fixture's documents and failed inputs.
func Fill(t testing.TB, s graph.Store, f *Fixture) {
	t.Helper()
	ctx := context.Background()
	if len(f.Facts) > 0 {
		if err := s.Replace(ctx, f.Facts...); err != nil {
			t.Fatal(err)
		}
	}
	if len(f.Fails) > 0 {
		if err := s.Record(ctx, f.Fails...); err != nil {
			t.Fatal(err)
		}
	}
}

func (a *Ask) check(t *testing.T, s graph.Store, f *Fixture, q *queries.Question) {
	t.Helper()
	where := fmt.Sprintf("%s:%d", f.Name, a.Line)
	ans, err := q.Run(context.Background(), s, a.Params)
	if a.Err != "" || err != nil {
		if err == nil || a.Err == "" || !strings.Contains(err.Error(), a.Err) {
			t.Errorf("%s: error %v, want %q", where, err, a.Err)
		}
		return
	}
	var got [][]string
	for row, err := range ans.Rows() {
		if err != nil {
			t.Errorf("%s: %v", where, err)
			return
		}
		f.checkQuotes(t, where, q, row)
		got = append(got, a.cells(t, where, q, row))
	}
	if d := cmp.Diff(a.Rows, got); d != "" {
		t.Errorf("%s: rows differ (-want +got):\n%s", where, d)
	}
	if sum := ans.Summary().String(); !strings.Contains(sum, a.Summary) {
		t.Errorf("%s: summary %q, want %q", where, sum, a.Summary)
	}
}

// cells gives the columns that the ask names, in the form of the notation.
func (a *Ask) cells(t *testing.T, where string, q *queries.Question, row queries.Row) []string {
	var out []string
	for _, c := range a.Columns {
		i := q.Column(c)
		if i < 0 {
			t.Fatalf("%s: no column %q", where, c)
		}
		out = append(out, cell(row[i]))
	}
	return out
}

func cell(v any) string {
	switch x := v.(type) {
	case nil:
		return "-"
	case []string:
		return strings.Join(x, "、")
	case []queries.Evidence:
		var docs []string
		for _, e := range x {
			docs = append(docs, strings.TrimPrefix(e.Doc, "doc-"))
		}
		return strings.Join(docs, " ")
	}
	return fmt.Sprint(v)
}

// checkQuotes holds every sentence against the document it points into.
func (f *Fixture) checkQuotes(t *testing.T, where string, q *queries.Question, row queries.Row) {
	ev, _ := row[q.Column("evidence")].([]queries.Evidence)
	n, ok := row[q.Column("docs")].(int64)
	silent := q.Name == "uptake-gap" // a region without an answer has nothing to show
	if !ok || (n > 0) != (len(ev) > 0) || n == 0 && !silent {
		t.Errorf("%s: a row without evidence or docs: %v", where, row)
	}
	for _, e := range ev {
		i := slices.IndexFunc(f.Facts, func(d graph.DocumentFacts) bool { return d.Document.ID == e.Doc })
		if i < 0 {
			t.Errorf("%s: evidence from unknown document %s", where, e.Doc)
			continue
		}
		if text := []rune(f.Facts[i].Document.Text); e.End > len(text) || string(text[e.Start:e.End]) != e.Quote {
			t.Errorf("%s: %s[%d:%d] is not %q", where, e.Doc, e.Start, e.End, e.Quote)
		}
	}
}

// Same asks both stores and fails where answers differ in any row, order, value or error.
func Same(t testing.TB, q *queries.Question, a, b graph.Reader, params map[string]string) (rows int) {
	t.Helper()
	x, errX := all(q, a, params)
	y, errY := all(q, b, params)
	if (errX == nil) != (errY == nil) {
		t.Errorf("%s %v: %s says %v, %s says %v", q.Name, params, a.Dialect(), errX, b.Dialect(), errY)
		return 0
	}
	if errX != nil && graph.CodeOf(errX) != graph.CodeOf(errY) {
		t.Errorf("%s %v: error %v on %s, %v on %s", q.Name, params, errX, a.Dialect(), errY, b.Dialect())
	}
	var bad *graph.Error
	if errors.As(errX, &bad) && bad.Code == graph.EINTERNAL {
		t.Errorf("%s %v: %v", q.Name, params, errX)
	}
	if d := cmp.Diff(x, y); d != "" {
		t.Errorf("%s %v: rows differ (-%s +%s):\n%s", q.Name, params, a.Dialect(), b.Dialect(), d)
	}
	return len(x)
}

func all(q *queries.Question, r graph.Reader, params map[string]string) ([]queries.Row, error) {
	ans, err := q.Run(context.Background(), r, params)
	if err != nil {
		return nil, err
	}
	var out []queries.Row
	for row, err := range ans.Rows() {
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}
