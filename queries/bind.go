package queries

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"policygraph/graph"
)

// Bounds that stand for "none given". With any bound given undated facts are left out, because nobody
// can say on which side of it they lie.
const (
	noFrom    = ""
	firstDate = "0000-01-01"
	lastDate  = "9999-12-31"
)

// singleSeats are titles that one person at a time holds in a body. Deputies, members and the leaders
// of inner units are not among them.
var singleSeats = []string{
	"书记", "党委书记", "党组书记", "党工委书记", "总书记", "第一书记",
	"省长", "市长", "州长", "盟长", "县长", "区长", "旗长", "镇长", "乡长", "行政长官", "总理",
	"主席", "主任", "局长", "厅长", "部长", "署长", "检察长", "总检察长", "行长", "校长",
	"董事长", "总经理", "总裁", "董事局主席", "董事会主席", "理事长", "会长", "秘书长",
}

// Bound is a parameter as it was understood.
type Bound struct {
	Name  string `json:"name"`
	Given string `json:"given,omitempty"`
	Value any    `json:"value"`          // what the store gets
	Shown string `json:"shown,omitzero"` // the name of an entity
}

// Bind resolves the given values against the store's names. Unknown parameters, missing ones, malformed
// values and names that fit none or several entities are errors of code EINVALID or ENOTFOUND; see
// NameError. Bound holds a value for every parameter of the question and the implicit ones.
func (q *Question) Bind(ctx context.Context, r graph.Reader, given map[string]string) ([]Bound, []string, error) {
	if err := q.checkGiven(given); err != nil {
		return nil, nil, err
	}
	var out []Bound
	var notes []string
	bounded := false
	for i := range q.Params {
		p := &q.Params[i]
		raw, ok := given[p.Name]
		raw = strings.TrimSpace(raw)
		if !ok || raw == "" {
			raw = p.Default
		}
		b := Bound{Name: p.Name, Given: raw}
		if raw == "" {
			b.Value = p.absent()
			out = append(out, b)
			continue
		}
		bounded = bounded || p.Kind == DateParam && commonParams[p.Name].Name != ""
		note, err := p.value(ctx, r, raw, &b)
		if err != nil {
			return nil, nil, badParam(q.Name, p.Name, err)
		}
		if note != "" {
			notes = append(notes, note)
		}
		out = append(out, b)
	}
	return q.addImplicit(out, bounded), notes, nil
}

func (q *Question) addImplicit(out []Bound, bounded bool) []Bound {
	from := noFrom
	if bounded {
		from = firstDate
	}
	i := slices.IndexFunc(out, func(b Bound) bool { return b.Name == "from" })
	if i < 0 {
		out = append(out, Bound{Name: "from", Value: from})
	} else if out[i].Given == "" {
		out[i].Value = from
	}
	seats := make([]any, len(singleSeats))
	for i, s := range singleSeats {
		seats[i] = s
	}
	return append(out, Bound{Name: "single_seats", Value: seats})
}

func (q *Question) checkGiven(given map[string]string) error {
	fail := func(name, format string, args ...any) error {
		return graph.Errorf(graph.EINVALID, "ask", q.Name, "parameter "+name+": "+format, args...)
	}
	var names []string
	for name := range given {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if q.Param(name) == nil {
			e := graph.Errorf(graph.EINVALID, "ask", q.Name, "no parameter %q%s", name, didYouMean(nearest(name, q.paramNames(), 1)))
			e.Hint = "it takes " + strings.Join(q.paramNames(), ", ")
			return e
		}
	}
	one := len(q.RequireOne) == 0
	for _, name := range q.RequireOne {
		one = one || strings.TrimSpace(given[name]) != ""
	}
	if !one {
		return graph.Errorf(graph.EINVALID, "ask", q.Name, "give one of the parameters %s", strings.Join(q.RequireOne, ", "))
	}
	for _, p := range q.Params {
		if p.Required && strings.TrimSpace(given[p.Name]) == "" {
			return fail(p.Name, "is needed: %s", p.Help.En)
		}
	}
	return nil
}

// badParam names question and parameter in front of what is wrong with its value, and keeps the code.
func badParam(question, param string, err error) error {
	code := graph.EINVALID
	var known *graph.Error
	if errors.As(err, &known) {
		code = known.Code
	}
	return &graph.Error{Code: code, Op: "ask", Path: question, Err: fmt.Errorf("parameter %s: %w", param, err)}
}

// absent is what the store gets for a parameter that is not given: NULL, the open bound of a date that
// ends a span, an empty list.
func (p *Param) absent() any {
	switch {
	case p.Kind == DateParam && p.End:
		return lastDate
	case p.Kind == EntitiesParam:
		return []any{}
	}
	return nil
}

// value parses or resolves raw into b.
func (p *Param) value(ctx context.Context, r graph.Reader, raw string, b *Bound) (note string, err error) {
	switch p.Kind {
	case DateParam:
		b.Value, err = parseDate(raw, p.End)
	case IntParam:
		n, perr := strconv.ParseInt(raw, 10, 64)
		if perr != nil || n < 0 {
			return "", fmt.Errorf("%q is not a whole number from 0 on", raw)
		}
		b.Value = n
		if p.Name == "limit" && (n == 0 || n > allRows) {
			b.Value, b.Shown = int64(allRows), "all"
		}
	case NumberParam:
		f, perr := strconv.ParseFloat(raw, 64)
		if perr != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			return "", fmt.Errorf("%q is not a number", raw)
		}
		b.Value = f
	case RegionParam:
		var path string
		path, note, err = resolveRegion(ctx, r, raw)
		b.Value, b.Shown = path, path
	case EntityParam:
		var e graph.Entity
		e, err = resolve(ctx, r, raw, p.Labels)
		b.Value, b.Shown = e.ID, e.Name
		if e.Name != raw && e.ID != raw {
			note = fmt.Sprintf("%s %s read as %s (%s)", p.Name, raw, e.Name, strings.ToLower(string(e.Label)))
		}
	case EntitiesParam:
		err = p.several(ctx, r, raw, b)
	default:
		if len(p.Choices) > 0 && !slices.Contains(p.Choices, raw) {
			return "", fmt.Errorf("%q is not one of %s%s", raw, strings.Join(p.Choices, ", "), didYouMean(nearest(raw, p.Choices, 1)))
		}
		b.Value = raw
	}
	return note, err
}

func (p *Param) several(ctx context.Context, r graph.Reader, raw string, b *Bound) error {
	ids := []any{}
	var names []string
	for _, one := range strings.FieldsFunc(raw, func(c rune) bool { return strings.ContainsRune(",，、;；\n", c) }) {
		e, err := resolve(ctx, r, strings.TrimSpace(one), p.Labels)
		if err != nil {
			return err
		}
		ids, names = append(ids, e.ID), append(names, e.Name)
	}
	b.Value, b.Shown = ids, strings.Join(names, ", ")
	return nil
}

// storeParams gives the values in the form a dialect takes: SQL has no lists, so they go as JSON.
func storeParams(bound []Bound, dialect, text string) (map[string]any, error) {
	used := map[string]bool{}
	for _, t := range scan(text, dialect) {
		if t.kind == 'p' {
			used[t.text] = true
		}
	}
	out := map[string]any{}
	for _, b := range bound {
		if !used[b.Name] {
			continue
		}
		v := b.Value
		if b.Name == "limit" {
			v = rowsToAsk(v)
		}
		if list, ok := v.([]any); ok && dialect == "sql" {
			j, err := json.Marshal(list)
			if err != nil {
				return nil, fmt.Errorf("parameter %s: %w", b.Name, err)
			}
			v = string(j)
		}
		out[b.Name] = v
	}
	return out, nil
}

// allRows is the limit that stands for none.
const allRows = math.MaxInt32

// rowsToAsk is one row more than the limit, so that the answer knows whether there are more.
func rowsToAsk(limit any) any {
	if n, ok := limit.(int64); ok && n < allRows {
		return n + 1
	}
	return limit
}
