package graphtest

import (
	"context"
	"maps"
	"sync"

	"policygraph/graph"
)

// Memory is the contract of graph.Store in its plainest form: it keeps the documents and works out
// everything else anew for each answer. Stores are compared with it; small tests may use it as a store.
// It has no query language.
type Memory struct {
	mu     sync.Mutex
	docs   map[string]graph.DocumentFacts // prepared
	ledger map[string]graph.LedgerRow

	// worked out from docs; nil after a change
	ents  []graph.Entity
	stats []graph.Statement
}

var _ graph.Store = (*Memory)(nil)

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{docs: map[string]graph.DocumentFacts{}, ledger: map[string]graph.LedgerRow{}}
}

// Replace implements graph.Writer.
func (m *Memory) Replace(ctx context.Context, facts ...graph.DocumentFacts) error {
	b, err := graph.Prepare(facts)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, f := range b.Facts {
		m.docs[f.Document.ID] = f
	}
	m.put(b.Ledger, b.Superseded)
	return nil
}

// changed forgets what was worked out.
func (m *Memory) changed() { m.ents, m.stats = nil, nil }

// put writes ledger rows and drops the documents to which no key leads any more.
func (m *Memory) put(rows []graph.LedgerRow, left []string) {
	m.changed()
	for _, r := range rows {
		before := m.ledger[r.Key].Doc
		if r.State == graph.Failed && r.Doc == "" {
			r.Doc = before
		}
		if before != "" && before != r.Doc {
			left = append(left, before)
		}
		m.ledger[r.Key] = r
	}
	for _, doc := range left {
		led := false
		for _, r := range m.ledger {
			led = led || r.Doc == doc
		}
		if !led {
			delete(m.docs, doc)
		}
	}
}

// Record implements graph.Writer.
func (m *Memory) Record(_ context.Context, rows ...graph.LedgerRow) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, r := range rows {
		if err := r.Check(); err != nil {
			return err
		}
		if _, ok := m.docs[r.Doc]; r.Doc != "" && !ok {
			return graph.Errorf(graph.EINVALID, "record in ledger", r.Key, "document %q is not stored", r.Doc)
		}
	}
	m.put(rows, nil)
	return nil
}

// Delete implements graph.Writer.
func (m *Memory) Delete(_ context.Context, dryRun bool, docs ...string) (graph.Removal, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var fell graph.Removal
	rest := maps.Clone(m.docs)
	touched := map[string]bool{}
	for _, id := range docs {
		f, ok := m.docs[id]
		if !ok {
			return graph.Removal{}, graph.Errorf(graph.ENOTFOUND, "delete document", id, "there is no such document")
		}
		if _, ok := rest[id]; !ok {
			continue
		}
		delete(rest, id)
		fell.Documents++
		fell.Statements += len(f.Statements)
		for _, e := range f.Entities {
			touched[e.ID] = true
		}
	}
	for _, f := range rest {
		for _, e := range f.Entities {
			if touched[e.ID] {
				touched[e.ID] = false
			}
		}
	}
	for _, gone := range touched {
		if gone {
			fell.Entities++
		} else {
			fell.Kept++
		}
	}
	if !dryRun {
		m.docs = rest
		m.changed()
		for k, r := range m.ledger {
			if _, ok := rest[r.Doc]; ok || r.Doc == "" {
				continue
			}
			if delete(m.ledger, k); r.State == graph.Failed {
				r.Doc = ""
				m.ledger[k] = r
			}
		}
	}
	return fell, nil
}
