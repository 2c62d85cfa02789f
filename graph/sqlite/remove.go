package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"policygraph/graph"
)

// Delete implements graph.Writer. A dry run does the whole work and rolls it back, so that what it
// says is what would happen.
func (s *Store) Delete(ctx context.Context, dryRun bool, docs ...string) (graph.Removal, error) {
	docs = slices.Compact(slices.Sorted(slices.Values(docs)))
	var fell graph.Removal
	if len(docs) == 0 {
		return fell, nil
	}
	err := s.write(ctx, "delete documents", func(w *writing) (bool, error) {
		for _, id := range docs {
			err := w.drop(id)
			if errors.Is(err, sql.ErrNoRows) {
				return false, graph.Errorf(graph.ENOTFOUND, "delete document", id, "there is no such document")
			}
			if err != nil {
				return false, err
			}
		}
		err := w.sweep()
		fell = w.fell
		return !dryRun, err
	})
	if err != nil {
		return graph.Removal{}, err
	}
	return fell, nil
}

// clear takes away what a document says, but not the document, and gives its rid; sql.ErrNoRows if it is
// not stored.
func (w *writing) clear(id string) (doc int64, err error) {
	if err := w.row(w.st.docFind, id).Scan(&doc); err != nil {
		return 0, err
	}
	if err := w.clearStatements(id); err != nil {
		return 0, err
	}
	names, err := w.ints(w.st.useList, doc)
	if err != nil {
		return 0, err
	}
	for _, n := range names {
		w.useCheck[n] = struct{}{}
	}
	_, err = w.exec(w.st.useDrop, doc)
	return doc, err
}

func (w *writing) clearStatements(id string) error {
	rows, err := w.stmt(w.st.stEnds).QueryContext(w.ctx, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var typ, src, dst string
		if err := rows.Scan(&typ, &src, &dst); err != nil {
			return err
		}
		w.fell.Statements++
		w.entCheck[src] = struct{}{}
		if graph.Supports(graph.Type(typ)) {
			w.entCheck[dst] = struct{}{}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	_, err = w.exec(w.st.stDrop, id)
	return err
}

// drop takes a document away with all that it says and its ledger rows.
func (w *writing) drop(id string) error {
	doc, err := w.clear(id)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		st  *sql.Stmt
		arg any
	}{{w.st.bodyDrop, doc}, {w.st.docDrop, doc}, {w.st.ledDrop, id}, {w.st.ledUnname, id}} {
		if _, err := w.exec(x.st, x.arg); err != nil {
			return err
		}
	}
	w.fell.Documents++
	return nil
}

// sweep takes away the entities and aliases that this transaction left without support.
func (w *writing) sweep() error {
	for id := range w.entCheck {
		var rid int64
		var lives bool
		err := w.row(w.st.entLives, id).Scan(&rid, &lives)
		switch {
		case errors.Is(err, sql.ErrNoRows): // a document
			continue
		case err != nil:
			return err
		case lives:
			w.fell.Kept++
			continue
		}
		if err := w.dropNames(rid, 0); err != nil {
			return err
		}
		if _, err := w.exec(w.st.entDrop, rid); err != nil {
			return err
		}
		w.fell.Entities++
	}
	for name := range w.useCheck {
		var used bool
		if err := w.row(w.st.useAny, name).Scan(&used); err != nil {
			return err
		}
		if !used {
			if err := w.dropName(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropNames takes away the spellings of an entity whose main is at least the given.
func (w *writing) dropNames(entity int64, main int) error {
	names, err := w.ints(w.st.nameOf, entity, main)
	if err != nil {
		return err
	}
	for _, n := range names {
		if err := w.dropName(n); err != nil {
			return err
		}
	}
	return nil
}

func (w *writing) dropName(name int64) error {
	res, err := w.exec(w.st.nameDrop, name)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 { // gone with its entity
		return err
	}
	_, err = w.exec(w.st.gramDrop, name)
	return err
}

func (w *writing) ints(st *sql.Stmt, args ...any) ([]int64, error) {
	return ints(w.ctx, w.stmt(st), args...)
}

// ints reads a column of whole numbers.
func ints(ctx context.Context, st *sql.Stmt, args ...any) ([]int64, error) {
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}
