package graph

import (
	"fmt"
	"sort"
	"unicode/utf8"
)

// Normalize sorts entities and statements, fills statement ids, and drops doubles: of two statements
// with one id the earlier in the text stays. Two entities of one id become one with both alias lists.
func (f *DocumentFacts) Normalize() {
	for i := range f.Statements {
		f.Statements[i].ID = StatementID(f.Statements[i])
	}
	sort.SliceStable(f.Statements, func(i, j int) bool {
		a, b := &f.Statements[i], &f.Statements[j]
		if a.ID != b.ID {
			return a.ID < b.ID
		}
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End < b.End
	})
	f.Statements = compact(f.Statements, func(a, b *Statement) bool { return a.ID == b.ID })
	sort.SliceStable(f.Entities, func(i, j int) bool { return f.Entities[i].ID < f.Entities[j].ID })
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

// Check tells whether the facts may be stored: ids well-formed and known, ends among the entities,
// every quote found at its offsets, confidence within 0…1. The error names the first that is not.
func (f *DocumentFacts) Check() error {
	if f.Document.ID == "" {
		return Errorf(EINVALID, "check facts", f.Document.Source, "document without id")
	}
	known := map[string]bool{f.Document.ID: true}
	for _, e := range f.Entities {
		if e.ID == "" || e.Name == "" || LabelOf(e.ID) != e.Label || !utf8.ValidString(e.Name) {
			return Errorf(EINVALID, "check facts", f.Document.ID, "bad entity %q %q %q", e.ID, e.Label, e.Name)
		}
		known[e.ID] = true
	}
	runes := []rune(f.Document.Text)
	for i := range f.Statements {
		if err := f.Statements[i].check(f.Document.ID, runes, known); err != nil {
			return Errorf(EINVALID, "check facts", f.Document.ID, "%w", err)
		}
	}
	return nil
}

func (s *Statement) check(doc string, text []rune, known map[string]bool) error {
	switch {
	case s.ID != StatementID(*s):
		return fmt.Errorf("statement %s: id does not follow from its fields", s.ID)
	case s.Doc != doc:
		return fmt.Errorf("statement %s belongs to document %q", s.ID, s.Doc)
	case !known[s.From] || (!known[s.To] && s.Type != ReprintOf && s.Type != Echoes):
		return fmt.Errorf("statement %s: unknown end %s → %s", s.ID, s.From, s.To)
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return fmt.Errorf("statement %s: offsets %d:%d outside text of %d", s.ID, s.Start, s.End, len(text))
	case string(text[s.Start:s.End]) != s.Quote:
		return fmt.Errorf("statement %s: quote is not text[%d:%d]", s.ID, s.Start, s.End)
	case s.Confidence < 0 || s.Confidence > 1:
		return fmt.Errorf("statement %s: confidence %g", s.ID, s.Confidence)
	}
	return nil
}
