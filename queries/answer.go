package queries

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"policygraph/graph"
)

// maxEvidence is the number of sentences a row shows: the first three and the last two.
const maxEvidence = 5

// Evidence is one sentence that proves a row; Start and End are rune offsets into the document's text.
type Evidence struct {
	Doc   string `json:"doc"`
	Date  string `json:"date"`
	Quote string `json:"quote"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Row holds one value a column: nil, string, int64, float64, []string, or []Evidence.
type Row []any

// Answer is a question that was put to a store. Its rows are read once, by Rows or Render; Close frees
// the store's cursor and may be called at any time.
type Answer struct {
	Question *Question
	Params   []Bound  // as they were understood
	Columns  []Column // those of the question
	Notes    []string // how parameters were read, where that needs saying

	ctx    context.Context
	reader graph.Reader
	rows   graph.Rows
	order  []int // position in the store's row of each column
	limit  int64
	sum    Summary
}

// Summary is known once all rows are read.
type Summary struct {
	Rows      int  `json:"count"`
	More      bool `json:"more"`      // the limit left rows out
	Documents int  `json:"documents"` // read; counted only where there are no rows
	Unread    int  `json:"unread"`    // inputs that failed; counted only where there are no rows
}

// String says it in one line.
func (s Summary) String() string {
	switch {
	case s.Rows == 0 && s.Documents == 0 && s.Unread == 0:
		return "the graph is empty: nothing has been read yet"
	case s.Rows == 0:
		return fmt.Sprintf("none found in %s read, %d unread (failed)", count(s.Documents, "document"), s.Unread)
	case s.More:
		return fmt.Sprintf("the first %s; there are more (limit=0 for all)", count(s.Rows, "row"))
	}
	return count(s.Rows, "row")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Run puts the question to the store. Errors of parameters are EINVALID or ENOTFOUND and say what is
// wrong and what would be right.
func (q *Question) Run(ctx context.Context, r graph.Reader, params map[string]string) (*Answer, error) {
	bound, notes, err := q.Bind(ctx, r, params)
	if err != nil {
		return nil, err
	}
	text, err := q.Text(r.Dialect())
	if err != nil {
		return nil, err
	}
	values, err := storeParams(bound, r.Dialect(), text)
	if err != nil {
		return nil, err
	}
	rows, err := r.Query(ctx, text, values)
	if err != nil {
		return nil, fmt.Errorf("ask %s: %w", q.Name, err)
	}
	a := &Answer{Question: q, Params: bound, Columns: q.Columns, Notes: notes, ctx: ctx, reader: r, rows: rows}
	for _, b := range bound {
		if n, ok := b.Value.(int64); ok && b.Name == "limit" && n < allRows {
			a.limit = n
		}
	}
	for _, c := range q.Columns {
		i := slices.Index(rows.Columns(), c.Name)
		if i < 0 {
			rows.Close()
			return nil, graph.Errorf(graph.EINTERNAL, "ask", q.Name, "the store gives no column %q (%s)", c.Name, strings.Join(rows.Columns(), ", "))
		}
		a.order = append(a.order, i)
	}
	return a, nil
}

// Close frees the store's cursor.
func (a *Answer) Close() error { return a.rows.Close() }

// Summary tells the number of rows; call it after the rows are read.
func (a *Answer) Summary() Summary { return a.sum }

// Rows yields the rows in the question's order, once. A row is the caller's to keep. After the first
// error it stops.
func (a *Answer) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		defer a.rows.Close()
		for a.rows.Next() {
			if a.limit > 0 && int64(a.sum.Rows) == a.limit {
				a.sum.More = true
				return
			}
			row, err := a.convert(a.rows.Values())
			if err != nil {
				yield(nil, err)
				return
			}
			a.sum.Rows++
			if !yield(row, nil) {
				return
			}
		}
		err := a.rows.Err()
		if err == nil && a.sum.Rows == 0 {
			err = a.countUnread()
		}
		if err != nil {
			yield(nil, fmt.Errorf("ask %s: %w", a.Question.Name, err))
		}
	}
}

// countUnread tells "nothing found" from "not read".
func (a *Answer) countUnread() error {
	n, err := a.reader.Counts(a.ctx)
	if err != nil {
		return err
	}
	ledger, err := a.reader.Ledger(a.ctx)
	if err != nil {
		return err
	}
	a.sum.Documents = n.Documents
	for _, l := range ledger {
		if l.State == graph.Failed {
			a.sum.Unread++
		}
	}
	return nil
}

func (a *Answer) convert(values []any) (Row, error) {
	row := make(Row, len(a.Columns))
	for i, c := range a.Columns {
		v, err := convert(c.Type, values[a.order[i]])
		if err != nil {
			return nil, graph.Errorf(graph.EINTERNAL, "ask", a.Question.Name, "column %s: %w", c.Name, err)
		}
		row[i] = v
	}
	return row, nil
}

func convert(t ColumnType, v any) (any, error) {
	if v == nil && t != EvidenceColumn && t != ListColumn {
		return nil, nil
	}
	switch t {
	case EvidenceColumn:
		return toEvidence(v)
	case ListColumn:
		return toStrings(v)
	case IntColumn:
		switch n := v.(type) {
		case int64:
			return n, nil
		case float64:
			return int64(n), nil
		}
	case NumberColumn:
		switch n := v.(type) {
		case int64:
			return float64(n), nil
		case float64:
			return n, nil
		}
	default:
		if s, ok := v.(string); ok && s == "" {
			return nil, nil
		} else if ok {
			return s, nil
		}
	}
	return nil, fmt.Errorf("a %T is no %s", v, t)
}

// toStrings reads a list, or its JSON, as a set in order of bytes.
func toStrings(v any) ([]string, error) {
	if s, ok := v.(string); ok { // JSON from SQL
		var list []any
		if err := json.Unmarshal([]byte(s), &list); err != nil {
			return nil, err
		}
		v = list
	}
	list, _ := v.([]any)
	out := []string{}
	for _, x := range list {
		if s, ok := x.(string); ok && s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// toEvidence reads a list of maps, or its JSON, orders it by date (unknown last), document and place in
// it, drops doubles and keeps the first three and last two.
func toEvidence(v any) ([]Evidence, error) {
	list := []Evidence{}
	switch x := v.(type) {
	case nil:
	case string:
		if err := json.Unmarshal([]byte(x), &list); err != nil {
			return nil, err
		}
	case []any:
		for _, m := range x {
			e, ok := m.(map[string]any)
			if !ok {
				return nil, fmt.Errorf("a %T in evidence", m)
			}
			list = append(list, evidenceOf(e))
		}
	default:
		return nil, fmt.Errorf("a %T is no evidence", v)
	}
	slices.SortFunc(list, func(a, b Evidence) int {
		return cmp.Or(compareLast(a.Date, b.Date), strings.Compare(a.Doc, b.Doc), cmp.Compare(a.Start, b.Start),
			cmp.Compare(a.End, b.End))
	})
	list = slices.Compact(list)
	if len(list) > maxEvidence {
		list = append(list[:3:3], list[len(list)-2:]...)
	}
	return list, nil
}

func evidenceOf(m map[string]any) Evidence {
	str := func(k string) string { s, _ := m[k].(string); return s }
	num := func(k string) int { n, _ := m[k].(int64); return int(n) }
	return Evidence{Doc: str("doc"), Date: str("date"), Quote: str("quote"), Start: num("start"), End: num("end")}
}

func compareLast(a, b string) int {
	if (a == "") != (b == "") {
		return strings.Compare(b, a)
	}
	return strings.Compare(a, b)
}
