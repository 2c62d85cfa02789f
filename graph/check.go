package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Check tells whether the facts may be stored: ids well-formed and known, ends among the entities,
// every quote found at its offsets, confidence within 0…1, every string valid UTF-8 without NUL (which
// not every store can keep). The error (EINVALID) names the first that is not.
func (f *DocumentFacts) Check() error {
	d := &f.Document
	if err := f.check(); err != nil {
		return Errorf(EINVALID, "check facts", cmp.Or(d.ID, d.Source), "%w", err)
	}
	return nil
}

func (f *DocumentFacts) check() error {
	d := &f.Document
	if err := d.check(); err != nil {
		return err
	}
	known := make(map[string]bool, len(f.Entities)+1)
	known[d.ID] = true
	for i := range f.Entities {
		if err := f.Entities[i].check(); err != nil {
			return err
		}
		known[f.Entities[i].ID] = true
	}
	runes := []rune(d.Text)
	for i := range f.Statements {
		if err := f.Statements[i].check(d.ID, runes, known); err != nil {
			return err
		}
	}
	switch l := f.Ledger; {
	case l == LedgerRow{}:
		return nil
	case l.Doc != "" && l.Doc != d.ID:
		return fmt.Errorf("its ledger row names document %q", l.Doc)
	case l.State != Done:
		return fmt.Errorf("ledger row %q: a document that is stored is %q, not %q", l.Key, Done, l.State)
	default:
		return l.check()
	}
}

func (d *Document) check() error {
	if d.ID == "" {
		return fmt.Errorf("document without id")
	}
	if l := LabelOf(d.ID); l != "" && l != DocumentL {
		return fmt.Errorf("document has the id of a %s", l)
	}
	return checkText("document", d.ID, d.Title, d.Outlet, d.Date, d.URL, d.Source, d.Place, d.Genre, d.Hash, d.Text)
}

func (e *Entity) check() error {
	switch {
	case e.Label == DocumentL:
		return fmt.Errorf("entity %q: documents are stored by DocumentFacts.Document, not as entities", e.ID)
	case e.Label == "" || LabelOf(e.ID) != e.Label:
		return fmt.Errorf("entity %q: id does not fit label %q", e.ID, e.Label)
	case e.Name == "":
		return fmt.Errorf("entity %q: no name", e.ID)
	}
	what := "entity " + e.ID
	for k, v := range e.Props {
		if !propKey(k) {
			return fmt.Errorf("%s: %q cannot be the key of a property", what, k)
		}
		if err := checkText(what, v); err != nil {
			return err
		}
	}
	if err := checkText(what, e.Aliases...); err != nil {
		return err
	}
	return checkText(what, e.ID, e.Name)
}

// propKey allows small letters and underscores, and nothing that a node has anyway.
func propKey(k string) bool {
	switch k {
	case "", "id", "name", "aliases", "label":
		return false
	}
	return strings.Trim(k, "abcdefghijklmnopqrstuvwxyz_") == ""
}

func (s *Statement) check(doc string, text []rune, known map[string]bool) error {
	switch {
	case !slices.Contains(Types, s.Type):
		return fmt.Errorf("statement %s: unknown type %q", s.ID, s.Type)
	case s.ID != StatementID(*s):
		return fmt.Errorf("statement %s: id does not follow from its fields", s.ID)
	case s.Doc != doc:
		return fmt.Errorf("statement %s belongs to document %q", s.ID, s.Doc)
	case s.To == "" || !known[s.From] || (!known[s.To] && Supports(s.Type)):
		return fmt.Errorf("statement %s: unknown end %s → %s", s.ID, s.From, s.To)
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return fmt.Errorf("statement %s: offsets %d:%d outside text of %d", s.ID, s.Start, s.End, len(text))
	case string(text[s.Start:s.End]) != s.Quote:
		return fmt.Errorf("statement %s: quote is not text[%d:%d]", s.ID, s.Start, s.End)
	case !(s.Confidence >= 0 && s.Confidence <= 1): // NaN too
		return fmt.Errorf("statement %s: confidence %g", s.ID, s.Confidence)
	case !(s.Similarity >= 0 && s.Similarity <= 1):
		return fmt.Errorf("statement %s: similarity %g", s.ID, s.Similarity)
	case s.Position < 0 || s.Count < 0:
		return fmt.Errorf("statement %s: position %d, count %d", s.ID, s.Position, s.Count)
	}
	return checkText("statement "+s.ID, s.To, s.Date, s.Title, s.Status, s.Act, s.Role)
}

// Check tells whether a ledger row may be stored: it has a key and a known state. The error is EINVALID.
func (l LedgerRow) Check() error {
	if err := l.check(); err != nil {
		return Errorf(EINVALID, "check ledger row", l.Key, "%w", err)
	}
	return nil
}

func (l LedgerRow) check() error {
	switch {
	case l.Key == "":
		return fmt.Errorf("ledger row without key")
	case l.State != Done && l.State != Failed:
		return fmt.Errorf("ledger row %q: state %q is neither %q nor %q", l.Key, l.State, Done, Failed)
	}
	return checkText("ledger row", l.Key, l.Doc, l.Hash, l.Reason, l.Version, l.Time)
}

func checkText(what string, texts ...string) error {
	for _, t := range texts {
		switch {
		case !utf8.ValidString(t):
			return fmt.Errorf("%s: not valid UTF-8: %.40q", what, t)
		case strings.IndexByte(t, 0) >= 0:
			return fmt.Errorf("%s: NUL in %.40q", what, t)
		}
	}
	return nil
}
