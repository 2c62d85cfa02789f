package graphtest

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"strings"

	"policygraph/graph"
)

// entities are all that some document supports, with the union of their aliases, ordered by id.
func (m *Memory) entities() []graph.Entity {
	if m.ents != nil {
		return m.ents
	}
	var all graph.DocumentFacts
	for _, f := range m.docs {
		for _, e := range f.Entities {
			e.Aliases = slices.Clone(e.Aliases)
			all.Entities = append(all.Entities, e)
		}
	}
	all.Normalize()
	m.ents = all.Entities
	return m.ents
}

func (m *Memory) statements() []graph.Statement {
	if m.stats != nil {
		return m.stats
	}
	var out []graph.Statement
	for _, f := range m.docs {
		out = append(out, f.Statements...)
	}
	slices.SortFunc(out, func(a, b graph.Statement) int {
		return cmp.Or(unknown(a.Date)-unknown(b.Date), strings.Compare(a.Date, b.Date), strings.Compare(a.Doc, b.Doc),
			cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID))
	})
	m.stats = out
	return out
}

func unknown(date string) int {
	if date == "" {
		return 1
	}
	return 0
}

// Entity implements graph.Reader.
func (m *Memory) Entity(_ context.Context, id string) (graph.Entity, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := m.entities()
	i, ok := slices.BinarySearchFunc(all, id, func(e graph.Entity, id string) int { return strings.Compare(e.ID, id) })
	if ok {
		return all[i], nil
	}
	return graph.Entity{}, graph.Errorf(graph.ENOTFOUND, "read entity", id, "there is no such entity")
}

// Find implements graph.Reader.
func (m *Memory) Find(_ context.Context, words string, labels []graph.Label, limit int) ([]graph.Entity, error) {
	if graph.FoldName(words) == "" {
		return nil, graph.Errorf(graph.EINVALID, "find", "", "no words to look for")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	all := slices.DeleteFunc(slices.Clone(m.entities()), func(e graph.Entity) bool {
		return len(labels) > 0 && !slices.Contains(labels, e.Label)
	})
	return graph.SortFound(words, all, limit), nil
}

// Statements implements graph.Reader.
func (m *Memory) Statements(ctx context.Context, f graph.Filter) iter.Seq2[graph.Statement, error] {
	m.mu.Lock()
	all := m.statements()
	m.mu.Unlock()
	return func(yield func(graph.Statement, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(graph.Statement{}, err)
			return
		}
		n := 0
		for _, s := range all {
			if !matches(f, s) {
				continue
			}
			if n++; !yield(s, nil) || n == f.Limit {
				return
			}
		}
	}
}

func matches(f graph.Filter, s graph.Statement) bool {
	return (len(f.Types) == 0 || slices.Contains(f.Types, s.Type)) &&
		(f.From == "" || f.From == s.From) && (f.To == "" || f.To == s.To) &&
		(f.Either == "" || f.Either == s.From || f.Either == s.To) && (f.Doc == "" || f.Doc == s.Doc)
}

// Document implements graph.Reader.
func (m *Memory) Document(_ context.Context, id string) (graph.Document, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f, ok := m.docs[id]
	if !ok {
		return graph.Document{}, graph.Errorf(graph.ENOTFOUND, "read document", id, "there is no such document")
	}
	return f.Document, nil
}

// Documents implements graph.Reader.
func (m *Memory) Documents(ctx context.Context) iter.Seq2[graph.Document, error] {
	m.mu.Lock()
	defer m.mu.Unlock()
	docs := maps.Clone(m.docs)
	return func(yield func(graph.Document, error) bool) {
		if err := ctx.Err(); err != nil {
			yield(graph.Document{}, err)
			return
		}
		for _, id := range slices.Sorted(maps.Keys(docs)) {
			d := docs[id].Document
			d.Text, d.Raw, d.Origin = "", nil, nil
			if !yield(d, nil) {
				return
			}
		}
	}
}

// Ledger implements graph.Reader.
func (m *Memory) Ledger(_ context.Context, keys ...string) ([]graph.LedgerRow, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []graph.LedgerRow
	for _, k := range slices.Sorted(maps.Keys(m.ledger)) {
		if len(keys) == 0 || slices.Contains(keys, k) {
			out = append(out, m.ledger[k])
		}
	}
	return out, nil
}

// Counts implements graph.Reader.
func (m *Memory) Counts(context.Context) (graph.Counts, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := graph.Counts{Documents: len(m.docs), Entities: map[graph.Label]int{}, Statements: map[graph.Type]int{}}
	for _, e := range m.entities() {
		c.Entities[e.Label]++
	}
	for _, s := range m.statements() {
		c.Statements[s.Type]++
	}
	return c, nil
}

// Fingerprint implements graph.Reader.
func (m *Memory) Fingerprint(context.Context) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var f graph.Fingerprint
	for _, e := range m.entities() {
		f.Entity(e)
	}
	for _, d := range m.docs {
		f.Document(d.Document)
		for _, s := range d.Statements {
			f.Statement(s)
		}
	}
	return f.String(), nil
}

// Query implements graph.Reader; it always fails.
func (m *Memory) Query(context.Context, string, map[string]any) (graph.Rows, error) {
	return nil, graph.Errorf(graph.EINVALID, "query", "", "the store in memory has no query language")
}

// Dialect is "none".
func (m *Memory) Dialect() string { return "none" }

// Close does nothing.
func (m *Memory) Close() error { return nil }
