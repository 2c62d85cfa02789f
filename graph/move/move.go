// Package move takes a whole graph from one store to another.
package move

import (
	"context"
	"slices"

	"policygraph/graph"
)

// batch is how many documents are read and written at a time.
const batch = 64

// Result tells what a copy did.
type Result struct {
	Copied      int    `json:"copied"`  // documents written
	Skipped     int    `json:"skipped"` // documents that were there already, from an earlier run
	Ledger      int    `json:"ledger"`  // rows without a document of their own, all written again
	Fingerprint string `json:"fingerprint"`
}

// Copy writes what src holds to dst: documents with their raw input, statements, entities, each with the
// aliases that each document uses, and the ledger. It may be stopped at any time and run again: documents
// that dst holds with the same ledger rows are skipped, and if the fingerprints then differ all are
// written. progress, if not nil, is called after each batch. Errors: ECONFLICT if dst holds documents that
// src does not, or the fingerprints differ at the end, because something was written meanwhile.
func Copy(ctx context.Context, src graph.Reader, dst graph.Store, progress func(done, total int)) (Result, error) {
	c := &copier{src: src, dst: dst, progress: progress}
	if c.progress == nil {
		c.progress = func(int, int) {}
	}
	var err error
	if c.read, err = reader(src); err != nil {
		return Result{}, err
	}
	if err := c.list(ctx); err != nil {
		return Result{}, err
	}
	want, err := src.Fingerprint(ctx)
	if err != nil {
		return Result{}, err
	}
	for _, skip := range []bool{true, false} {
		if err := c.run(ctx, skip); err != nil {
			return c.res, err
		}
		if c.res.Fingerprint, err = dst.Fingerprint(ctx); err != nil {
			return c.res, err
		}
		if c.res.Fingerprint == want {
			return c.res, nil
		}
		if c.res.Skipped == 0 {
			break
		}
	}
	e := graph.Errorf(graph.ECONFLICT, "copy", "", "the copy has fingerprint %s, its source %s", c.res.Fingerprint, want)
	e.Hint = "let nothing else write to the two meanwhile, and run it again"
	return c.res, e
}

type copier struct {
	src      graph.Reader
	dst      graph.Store
	read     func(ctx context.Context, docs []string) ([]graph.DocumentFacts, error)
	progress func(done, total int)
	docs     []string                     // of src
	rows     map[string][]graph.LedgerRow // of src, by document; "" for none
	have     map[string]bool              // documents of dst that need not be written
	res      Result
}

// list reads what there is on both sides.
func (c *copier) list(ctx context.Context) error {
	meta := map[string]graph.Document{}
	for d, err := range c.src.Documents(ctx) {
		if err != nil {
			return err
		}
		meta[d.ID] = d
		c.docs = append(c.docs, d.ID)
	}
	var err error
	if c.rows, err = ledger(ctx, c.src); err != nil {
		return err
	}
	there, err := ledger(ctx, c.dst)
	if err != nil {
		return err
	}
	c.have = map[string]bool{}
	for d, err := range c.dst.Documents(ctx) {
		if err != nil {
			return err
		}
		m, ok := meta[d.ID]
		if !ok {
			e := graph.Errorf(graph.ECONFLICT, "copy", d.ID, "the destination holds a document that the source does not")
			e.Hint = "copy into an empty store"
			return e
		}
		c.have[d.ID] = same(d, m) && slices.Equal(there[d.ID], c.rows[d.ID])
	}
	return nil
}

func same(a, b graph.Document) bool {
	return a.ID == b.ID && a.Title == b.Title && a.Outlet == b.Outlet && a.Date == b.Date && a.URL == b.URL &&
		a.Source == b.Source && a.Place == b.Place && a.Genre == b.Genre && a.Hash == b.Hash
}

func ledger(ctx context.Context, r graph.Reader) (map[string][]graph.LedgerRow, error) {
	rows, err := r.Ledger(ctx)
	byDoc := map[string][]graph.LedgerRow{}
	for _, row := range rows {
		byDoc[row.Doc] = append(byDoc[row.Doc], row)
	}
	return byDoc, err
}

func (c *copier) run(ctx context.Context, skip bool) error {
	c.res = Result{}
	for part := range slices.Chunk(c.docs, batch) {
		todo := part
		if skip {
			todo = slices.DeleteFunc(slices.Clone(part), func(id string) bool { return c.have[id] })
		}
		c.res.Skipped += len(part) - len(todo)
		if len(todo) > 0 {
			if err := c.write(ctx, todo); err != nil {
				return err
			}
		}
		c.res.Copied += len(todo)
		c.progress(c.res.Copied+c.res.Skipped, len(c.docs))
	}
	if rest := c.rows[""]; len(rest) > 0 {
		c.res.Ledger = len(rest)
		return c.dst.Record(ctx, rest...)
	}
	return nil
}

// write copies some documents. The first row by which each was read goes with it; further ones, and
// failures after a good reading, follow.
func (c *copier) write(ctx context.Context, docs []string) error {
	facts, err := c.read(ctx, docs)
	if err != nil {
		return err
	}
	var more []graph.LedgerRow
	for i := range facts {
		for _, r := range c.rows[facts[i].Document.ID] {
			if r.State == graph.Done && facts[i].Ledger.Key == "" {
				facts[i].Ledger = r
			} else {
				more = append(more, r)
			}
		}
	}
	if err := c.dst.Replace(ctx, facts...); err != nil || len(more) == 0 {
		return err
	}
	return c.dst.Record(ctx, more...)
}
