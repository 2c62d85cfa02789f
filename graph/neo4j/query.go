package neo4j

import (
	"context"
	"encoding/base64"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"policygraph/graph"
)

// Query implements graph.Reader: one statement of Cypher that reads, with parameters written $name. The
// server refuses what writes; reading files of the server or other addresses is refused here.
func (s *Store) Query(ctx context.Context, text string, params map[string]any) (graph.Rows, error) {
	if strings.TrimSpace(text) == "" {
		return nil, graph.Errorf(graph.EINVALID, "query", "", "no text")
	}
	args := make(map[string]any, len(params))
	for k, v := range params {
		p, err := parameter(v)
		if err != nil {
			return nil, graph.Errorf(graph.EINVALID, "query", "$"+k, "%w", err)
		}
		args[k] = p
	}
	if suspicious(text) {
		if err := s.inspect(ctx, text, args); err != nil {
			return nil, err
		}
	}
	a := &answer{ctx: ctx, s: s}
	err := s.retry(ctx, "query", func(ctx context.Context) error {
		a.session = s.session(ctx, neo4j.AccessModeRead)
		err := a.start(ctx, text, args)
		if err != nil {
			shut(ctx, a.session)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// suspicious texts might do more than read the graph.
func suspicious(text string) bool {
	t := strings.ToUpper(text)
	for _, w := range []string{"LOAD", "TERMINATE", "DBMS", "APOC", "\\U"} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// inspect asks the server what a text would do.
func (s *Store) inspect(ctx context.Context, text string, params map[string]any) error {
	return s.retry(ctx, "query", func(ctx context.Context) error {
		session := s.session(ctx, neo4j.AccessModeRead)
		defer shut(ctx, session)
		res, err := session.Run(ctx, "EXPLAIN "+text, params)
		if err != nil {
			return err
		}
		sum, err := res.Consume(ctx)
		if err != nil {
			return err
		}
		if sum.StatementType() != neo4j.StatementTypeReadOnly || reaches(sum.Plan(), "LoadCSV") || reaches(sum.Plan(), "TerminateTransactions") {
			e := graph.Errorf(graph.EFORBIDDEN, "query", "", "it does more than read the graph")
			e.Hint = "only what reads is allowed here"
			return e
		}
		return nil
	})
}

func reaches(p neo4j.Plan, operator string) bool {
	return p != nil && (strings.HasPrefix(p.Operator(), operator) ||
		slices.ContainsFunc(p.Children(), func(c neo4j.Plan) bool { return reaches(c, operator) }))
}

// parameter brings a value into a form that the driver takes.
func parameter(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int, int64, float64, string:
		return v, nil
	}
	r := reflect.ValueOf(v)
	switch r.Kind() {
	case reflect.String:
		return r.String(), nil
	case reflect.Bool:
		return r.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return r.Int(), nil
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		return int64(r.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return r.Float(), nil
	case reflect.Slice, reflect.Array:
		out := make([]any, r.Len())
		for i := range out {
			x, err := parameter(r.Index(i).Interface())
			if err != nil {
				return nil, err
			}
			out[i] = x
		}
		return out, nil
	case reflect.Map:
		if r.Type().Key().Kind() != reflect.String {
			break
		}
		out := make(map[string]any, r.Len())
		for _, k := range r.MapKeys() {
			x, err := parameter(r.MapIndex(k).Interface())
			if err != nil {
				return nil, err
			}
			out[k.String()] = x
		}
		return out, nil
	}
	return nil, fmt.Errorf("a %T cannot be a parameter", v)
}

// answer streams the rows of a query.
type answer struct {
	ctx     context.Context
	s       *Store
	session neo4j.SessionWithContext
	res     neo4j.ResultWithContext
	columns []string
	values  []any
	ahead   bool // Next was called for the first row already,
	first   bool // and this is what it said
	done    bool
	err     error
}

// start runs the text up to its first row, so that what is wrong with it comes out at once.
func (a *answer) start(ctx context.Context, text string, params map[string]any) (err error) {
	if a.res, err = a.session.Run(ctx, text, params); err != nil {
		return err
	}
	if a.columns, err = a.res.Keys(); err != nil {
		return err
	}
	a.first, a.ahead = a.res.Next(ctx), true
	return a.res.Err()
}

func (a *answer) Columns() []string { return a.columns }

func (a *answer) Next() bool {
	if a.done || a.err != nil {
		return false
	}
	more := a.first
	if a.ahead {
		a.ahead = false
	} else {
		err := a.s.once(a.ctx, func(ctx context.Context) error {
			more = a.res.Next(ctx)
			return a.res.Err()
		})
		if err != nil {
			a.err = a.s.wrap(a.ctx, "query", err)
			more = false
		}
	}
	if !more {
		if a.err == nil {
			a.finish()
		}
		return false
	}
	in := a.res.Record().Values
	if a.values == nil {
		a.values = make([]any, len(in))
	}
	for i, v := range in {
		a.values[i] = plainValue(v)
	}
	return true
}

// finish gives the connection back and logs what the server had to say.
func (a *answer) finish() {
	a.done = true
	ctx, cancel := closing(a.ctx)
	defer cancel()
	if sum, err := a.res.Consume(ctx); err == nil {
		a.s.note(sum)
	}
	_ = a.session.Close(ctx) // all is read
}

func (a *answer) Values() []any { return a.values }

func (a *answer) Err() error { return a.err }

func (a *answer) Close() error {
	if a.done {
		return nil
	}
	a.done = true
	shut(a.ctx, a.session)
	return nil
}

// plainValue brings what the server gives into the types of graph.Rows.
func plainValue(v any) any {
	switch v := v.(type) {
	case nil, string, int64, float64, bool:
		return v
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plainValue(x)
		}
		return out
	case map[string]any:
		return plainMap(v)
	case neo4j.Node:
		m := plainMap(v.Props)
		m["labels"] = anys(v.Labels)
		return m
	case neo4j.Relationship:
		m := plainMap(v.Props)
		m["type"] = v.Type
		return m
	case neo4j.Path:
		var out []any
		for i, n := range v.Nodes {
			if i > 0 {
				out = append(out, plainValue(v.Relationships[i-1]))
			}
			out = append(out, plainValue(n))
		}
		return out
	case []byte:
		return base64.StdEncoding.EncodeToString(v)
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(v)
}

// plainMap leaves out what the store keeps for itself.
func plainMap(in map[string]any) map[string]any {
	out := make(map[string]any, len(in))
	for k, x := range in {
		if k != nameGrams && k != nameFold && k != aliasDocs {
			out[k] = plainValue(x)
		}
	}
	return out
}

func anys[T any](in []T) []any {
	out := make([]any, len(in))
	for i, v := range in {
		out[i] = v
	}
	return out
}
