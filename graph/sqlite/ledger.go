package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"policygraph/graph"
)

// Record implements graph.Writer.
func (s *Store) Record(ctx context.Context, rows ...graph.LedgerRow) error {
	for _, r := range rows {
		if err := r.Check(); err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return s.write(ctx, "record in ledger", func(w *writing) (bool, error) {
		for _, r := range rows {
			if r.Doc == "" {
				continue
			}
			var rid int64
			err := w.row(w.st.docFind, r.Doc).Scan(&rid)
			if errors.Is(err, sql.ErrNoRows) {
				err = graph.Errorf(graph.EINVALID, "record in ledger", r.Key, "document %q is not stored", r.Doc)
			}
			if err != nil {
				return false, err
			}
		}
		if err := w.putLedger(rows, nil); err != nil {
			return false, err
		}
		return true, w.sweep()
	})
}

// putLedger writes rows, then drops the documents to which no key leads any more: those that the keys
// led to before, and the given ones.
func (w *writing) putLedger(rows []graph.LedgerRow, left []string) error {
	for _, r := range rows {
		var before string
		err := w.row(w.st.ledFind, r.Key).Scan(&before)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if r.State == graph.Failed && r.Doc == "" {
			r.Doc = before // an earlier reading is better than none
		}
		if before != "" && before != r.Doc {
			left = append(left, before)
		}
		if _, err := w.exec(w.st.ledPut, r.Key, r.Doc, r.Hash, r.State, r.Reason, r.Version, r.Time); err != nil {
			return err
		}
	}
	for _, doc := range left {
		var led bool
		if err := w.row(w.st.ledAny, doc).Scan(&led); err != nil {
			return err
		}
		if led {
			continue
		}
		if err := w.drop(doc); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	return nil
}

// keysAtOnce is how many keys one query asks for.
const keysAtOnce = 500

// Ledger implements graph.Reader.
func (s *Store) Ledger(ctx context.Context, keys ...string) ([]graph.LedgerRow, error) {
	const text = `SELECT key, doc, hash, state, reason, version, time FROM ledger`
	if len(keys) == 0 {
		return s.ledger(ctx, text+` ORDER BY key`)
	}
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	var out []graph.LedgerRow
	for part := range slices.Chunk(keys, keysAtOnce) {
		in := strings.Repeat(",?", len(part))[1:]
		got, err := s.ledger(ctx, text+` WHERE key IN (`+in+`) ORDER BY key`, anys(part)...)
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

func (s *Store) ledger(ctx context.Context, text string, args ...any) ([]graph.LedgerRow, error) {
	var out []graph.LedgerRow
	err := s.each(ctx, "read ledger", text, args, func(scan func(...any) error) error {
		var r graph.LedgerRow
		err := scan(&r.Key, &r.Doc, &r.Hash, &r.State, &r.Reason, &r.Version, &r.Time)
		out = append(out, r)
		return err
	})
	return out, err
}

func anys[T any](in []T) []any {
	out := make([]any, len(in))
	for i, v := range in {
		out[i] = v
	}
	return out
}
