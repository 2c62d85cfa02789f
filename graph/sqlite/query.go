package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"policygraph/graph"
)

// Query implements graph.Reader: one SELECT, VALUES or WITH in SQLite's language with parameters written
// :name. Lists and maps arrive as JSON text, for json_each.
func (s *Store) Query(ctx context.Context, text string, params map[string]any) (graph.Rows, error) {
	if err := checkReading(text); err != nil {
		return nil, err
	}
	args := make([]any, 0, len(params))
	for k, v := range params {
		p, err := bindable(v)
		if err != nil {
			return nil, graph.Errorf(graph.EINVALID, "query", ":"+k, "%w", err)
		}
		args = append(args, sql.Named(k, p))
	}
	rows, err := s.r.QueryContext(ctx, text, args...) //nolint:rowserrcheck // answer.Err gives it
	if err != nil {
		return nil, queryError(ctx, err)
	}
	cols, err := rows.Columns()
	if err != nil {
		return nil, errors.Join(queryError(ctx, err), rows.Close())
	}
	a := &answer{ctx: ctx, rows: rows, columns: cols, values: make([]any, len(cols)), into: make([]any, len(cols))}
	for i := range a.into {
		a.into[i] = &a.values[i]
	}
	return a, nil
}

// queryError says whose fault it is: a text that does not compile is the caller's.
func queryError(ctx context.Context, err error) error {
	wrapped := wrap(ctx, "query", "", err)
	var e *graph.Error
	if errors.As(wrapped, &e) && e.Code == graph.EINTERNAL {
		e.Code = graph.EINVALID
	}
	return wrapped
}

func bindable(v any) (any, error) {
	switch v := v.(type) {
	case nil, string, int, int64, float64:
		return v, nil
	case bool:
		if v {
			return int64(1), nil
		}
		return int64(0), nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("cannot be a parameter: %w", err)
	}
	return string(b), nil
}

// checkReading refuses what is plainly not one reading statement, with a clearer message than the
// read-only connection would give.
func checkReading(text string) error {
	first, rest := firstStatement(text)
	word := strings.ToUpper(strings.TrimLeft(first, "( \t\r\n"))
	if end := strings.IndexFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' }); end >= 0 {
		word = word[:end]
	}
	switch word {
	case "SELECT", "WITH", "VALUES", "EXPLAIN":
		if rest == "" {
			return nil
		}
		return graph.Errorf(graph.EINVALID, "query", "", "one statement at a time, please")
	case "INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "PRAGMA", "ATTACH", "DETACH", "VACUUM", "ANALYZE", "REINDEX",
		"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE":
		e := graph.Errorf(graph.EFORBIDDEN, "query", "", "%s does not read", word)
		e.Hint = "only SELECT, WITH, VALUES and EXPLAIN are allowed here"
		return e
	}
	return graph.Errorf(graph.EINVALID, "query", "", "%.20q is no SELECT, WITH, VALUES or EXPLAIN", first)
}

// firstStatement cuts off comments at the front and gives what stands before the first semicolon that
// is in no string, name or comment, and what stands behind it.
func firstStatement(text string) (first, rest string) {
	start := skipBlank(text, 0)
	for i := start; i < len(text); {
		switch c := text[i]; {
		case c == ';':
			return text[start:i], text[skipBlank(text, i+1):]
		case c == '\'' || c == '"' || c == '`' || c == '[':
			if c == '[' {
				c = ']'
			}
			end := strings.IndexByte(text[i+1:], c)
			if end < 0 {
				return text[start:], ""
			}
			i += end + 2
		default:
			if next := skipComment(text, i); next > i {
				i = next
			} else {
				i++
			}
		}
	}
	return text[start:], ""
}

func skipBlank(text string, i int) int {
	for i < len(text) {
		if next := skipComment(text, i); next > i {
			i = next
		} else if strings.IndexByte(" \t\r\n\f;", text[i]) >= 0 {
			i++
		} else {
			break
		}
	}
	return i
}

// skipComment gives the place behind a comment that starts at i, or i.
func skipComment(text string, i int) int {
	var end string
	switch {
	case strings.HasPrefix(text[i:], "--"):
		end = "\n"
	case strings.HasPrefix(text[i:], "/*"):
		end = "*/"
	default:
		return i
	}
	if n := strings.Index(text[i+2:], end); n >= 0 {
		return i + 2 + n + len(end)
	}
	return len(text)
}

// answer streams the rows of a query.
type answer struct {
	ctx     context.Context
	rows    *sql.Rows
	columns []string
	values  []any
	into    []any
	err     error
}

func (a *answer) Columns() []string { return a.columns }

func (a *answer) Next() bool {
	if a.err != nil || !a.rows.Next() {
		return false
	}
	if a.err = a.rows.Scan(a.into...); a.err != nil {
		return false
	}
	for i, v := range a.values {
		if b, ok := v.([]byte); ok {
			a.values[i] = string(b)
		}
	}
	return true
}

func (a *answer) Values() []any { return a.values }

func (a *answer) Err() error {
	if a.err == nil {
		a.err = a.rows.Err()
	}
	if a.err == nil {
		return nil
	}
	return queryError(a.ctx, a.err)
}

func (a *answer) Close() error { return wrap(a.ctx, "query", "", a.rows.Close()) }
