package neo4j

import (
	"context"
	"slices"
	"strings"

	"policygraph/graph"
)

// Record implements graph.Writer.
func (s *Store) Record(ctx context.Context, rows ...graph.LedgerRow) error {
	key := map[string]string{} // of a row that names the document
	var docs []string
	last := map[string]graph.LedgerRow{}
	for _, r := range rows {
		if err := r.Check(); err != nil {
			return err
		}
		if r.Doc != "" {
			docs, key[r.Doc] = append(docs, r.Doc), r.Key
		}
		last[r.Key] = r
	}
	if len(rows) == 0 {
		return nil
	}
	return s.write(ctx, "record in ledger", func(w *writing) (bool, error) {
		err := w.known(docs, func(id string) error {
			return graph.Errorf(graph.EINVALID, "record in ledger", key[id], "document %q is not stored", id)
		})
		if err != nil {
			return false, err
		}
		// One after the other, as a key may come twice and lead elsewhere in between.
		for _, part := range distinctKeys(rows) {
			dropped, err := w.putLedger(part, nil)
			if err != nil {
				return false, err
			}
			old, err := w.archives(dropped)
			if err != nil {
				return false, err
			}
			if err := w.removeStatements(old, nil); err != nil {
				return false, err
			}
			if err := w.putNodes(nil, old); err != nil {
				return false, err
			}
			if err := w.dropDocuments(dropped); err != nil {
				return false, err
			}
		}
		return true, w.sweep()
	})
}

// distinctKeys cuts rows into parts in which no key comes twice.
func distinctKeys(rows []graph.LedgerRow) [][]graph.LedgerRow {
	var parts [][]graph.LedgerRow
	seen := map[string]bool{}
	start := 0
	for i, r := range rows {
		if seen[r.Key] {
			parts = append(parts, rows[start:i])
			start = i
			clear(seen)
		}
		seen[r.Key] = true
	}
	return append(parts, rows[start:])
}

// putLedger writes rows and gives the documents (stored ids) to which no key leads any more: of those that
// the keys led to before, and of the given ones.
func (w *writing) putLedger(rows []graph.LedgerRow, left []string) (dropped []string, err error) {
	keys := make([]string, len(rows))
	for i, r := range rows {
		keys[i] = short(r.Key)
	}
	before := map[string]props{}
	err = w.eachID("MATCH (l:Ledger {key: id}) RETURN id, properties(l)", keys, func(v []any) {
		before[v[0].(string)] = v[1].(map[string]any)
	})
	if err != nil {
		return nil, err
	}
	left = shorts(left)
	put := make([]props, 0, len(rows))
	for i, r := range rows {
		had := before[keys[i]].text("doc")
		if r.State == graph.Failed && r.Doc == "" {
			r.Doc = had // an earlier reading is better than none
		}
		if had != "" && had != r.Doc {
			left = append(left, short(had))
		}
		put = append(put, ledgerProps(r))
	}
	if err := w.putRows("MERGE (l:Ledger {key: row.key}) SET l = row", put); err != nil {
		return nil, err
	}
	slices.Sort(left)
	err = w.eachID("WITH id WHERE NOT EXISTS { MATCH (:Ledger {doc: id}) } RETURN id", slices.Compact(left), func(v []any) {
		dropped = append(dropped, v[0].(string))
	})
	return dropped, err
}

// keysAtOnce is how many keys one query asks for.
const keysAtOnce = 2000

// Ledger implements graph.Reader.
func (s *Store) Ledger(ctx context.Context, keys ...string) ([]graph.LedgerRow, error) {
	var out []graph.LedgerRow
	if len(keys) == 0 {
		err := s.stream(ctx, "read ledger", "MATCH (l:Ledger) RETURN properties(l)", nil, func(v []any) error {
			out = append(out, ledgerRow(v[0].(map[string]any)))
			return nil
		})
		slices.SortFunc(out, func(a, b graph.LedgerRow) int { return strings.Compare(a.Key, b.Key) })
		return out, err
	}
	keys = slices.Compact(slices.Sorted(slices.Values(keys)))
	for part := range slices.Chunk(keys, keysAtOnce) {
		rows, err := s.read(ctx, "read ledger", "UNWIND $keys AS key MATCH (l:Ledger {key: key}) RETURN properties(l)", map[string]any{"keys": shorts(part)})
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out = append(out, ledgerRow(r.Values[0].(map[string]any)))
		}
	}
	slices.SortFunc(out, func(a, b graph.LedgerRow) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}
