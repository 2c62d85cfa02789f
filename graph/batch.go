package graph

import (
	"slices"
	"strings"
)

// Batch is what a store has to write for one call of Writer.Replace.
type Batch struct {
	// Facts holds each document once, ordered by its id; entities are ordered by id and statements too.
	Facts []DocumentFacts
	// Ledger holds each key once, ordered by key; Doc is set.
	Ledger []LedgerRow
	// Superseded are documents of the batch whose every key went to another document later in the batch.
	Superseded []string
}

// Prepare checks facts and brings them into the form in which every store writes them; the argument
// is left as it is. Of two versions of a document, or two rows of a ledger key, the later one counts.
// Entities that no statement of their document supports are left out (see Supports).
func Prepare(facts []DocumentFacts) (Batch, error) {
	for i := range facts {
		if err := facts[i].Check(); err != nil {
			return Batch{}, err
		}
	}
	last := map[string]int{}
	keys := map[string]LedgerRow{}
	keyed := map[string]bool{}
	for i := range facts {
		f := &facts[i]
		last[f.Document.ID] = i
		if f.Ledger.Key != "" {
			row := f.Ledger
			row.Doc = f.Document.ID
			keys[row.Key] = row
			keyed[row.Doc] = true
		}
	}
	var b Batch
	for _, i := range last {
		b.Facts = append(b.Facts, facts[i].prepared())
	}
	for _, row := range keys {
		b.Ledger = append(b.Ledger, row)
		delete(keyed, row.Doc)
	}
	for id := range keyed {
		b.Superseded = append(b.Superseded, id)
	}
	slices.SortFunc(b.Facts, func(a, b DocumentFacts) int { return strings.Compare(a.Document.ID, b.Document.ID) })
	slices.SortFunc(b.Ledger, func(a, b LedgerRow) int { return strings.Compare(a.Key, b.Key) })
	slices.Sort(b.Superseded)
	return b, nil
}

// prepared is a normalized copy with only the entities that its statements support.
func (f *DocumentFacts) prepared() DocumentFacts {
	out := *f
	out.Statements = slices.Clone(f.Statements)
	ends := make(map[string]bool, 2*len(f.Statements))
	for i := range f.Statements {
		s := &f.Statements[i]
		ends[s.From] = true
		if Supports(s.Type) {
			ends[s.To] = true
		}
	}
	out.Entities = make([]Entity, 0, len(f.Entities))
	for _, e := range f.Entities {
		if ends[e.ID] {
			e.Aliases = slices.Clone(e.Aliases)
			out.Entities = append(out.Entities, e)
		}
	}
	out.Normalize()
	return out
}

// Supports tells whether a statement of this type keeps the entity at its far end alive. What is
// echoed or reprinted may be unknown to the document that says so: it lives by its own document.
func Supports(t Type) bool { return t != Echoes && t != ReprintOf }
