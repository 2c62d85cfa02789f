package graph

import (
	"cmp"
	"encoding/json"
	"slices"
	"sort"
	"strings"
)

// Normalize sorts entities and statements, fills statement ids, and drops doubles: of two statements
// with one id the earlier in the text stays, then the surer one. Two entities of one id become one with
// both alias lists. The order of the input does not matter.
func (f *DocumentFacts) Normalize() {
	for i := range f.Statements {
		f.Statements[i].ID = StatementID(f.Statements[i])
	}
	slices.SortFunc(f.Statements, compareStatements)
	f.Statements = compact(f.Statements, func(a, b *Statement) bool { return a.ID == b.ID })
	slices.SortFunc(f.Entities, func(a, b Entity) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Name, b.Name), compareProps(a.Props, b.Props))
	})
	out := f.Entities[:0]
	for _, e := range f.Entities {
		if n := len(out); n > 0 && out[n-1].ID == e.ID {
			out[n-1].Aliases = append(out[n-1].Aliases, e.Aliases...)
			continue
		}
		out = append(out, e)
	}
	f.Entities = out
	for i := range f.Entities {
		f.Entities[i].Aliases = aliasSet(f.Entities[i].Name, f.Entities[i].Aliases)
	}
}

// compareStatements is a total order over the fields that StatementID leaves out.
func compareStatements(a, b Statement) int {
	return cmp.Or(strings.Compare(a.ID, b.ID), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
		cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Date, b.Date), cmp.Compare(a.Position, b.Position),
		cmp.Compare(b.Count, a.Count), cmp.Compare(a.LagDays, b.LagDays), cmp.Compare(b.Similarity, a.Similarity))
}

// compareProps is some total order, richer properties first.
func compareProps(a, b map[string]string) int {
	if c := cmp.Compare(len(b), len(a)); c != 0 || len(a) == 0 {
		return c
	}
	x, y := EncodeProps(a), EncodeProps(b)
	return strings.Compare(x, y)
}

// EncodeProps is the JSON object of properties with sorted keys; "{}" if there are none.
func EncodeProps(p map[string]string) string {
	if len(p) == 0 {
		return "{}"
	}
	b, err := json.Marshal(p)
	if err != nil { // a map of strings always marshals
		return "{}"
	}
	return string(b)
}

func aliasSet(name string, in []string) []string {
	sort.Strings(in)
	var out []string
	for _, a := range in {
		if a != "" && a != name && (len(out) == 0 || out[len(out)-1] != a) {
			out = append(out, a)
		}
	}
	return out
}

func compact[T any](in []T, same func(a, b *T) bool) []T {
	out := in[:0]
	for i := range in {
		if len(out) == 0 || !same(&out[len(out)-1], &in[i]) {
			out = append(out, in[i])
		}
	}
	return out
}
