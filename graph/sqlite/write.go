package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"policygraph/graph"
)

// writing is one write transaction and what it has to look at again before it ends.
type writing struct {
	ctx   context.Context
	tx    *sql.Tx
	st    *statements
	pack  *packer
	bound map[*sql.Stmt]*sql.Stmt // statements in this transaction

	entities map[string]int64    // rid by id of those seen to be stored
	names    map[spelling]int64  // rid of aliases seen to be stored
	entCheck map[string]struct{} // ids that may have lost their last support
	useCheck map[int64]struct{}  // name rids that may have lost their last document
	fell     graph.Removal
}

type spelling struct {
	entity int64
	text   string
}

// write runs f in a transaction that others see whole or not at all; commit tells whether to keep it.
func (s *Store) write(ctx context.Context, op string, f func(w *writing) (commit bool, err error)) error {
	tx, err := s.w.BeginTx(ctx, nil)
	if err != nil {
		return wrap(ctx, op, s.path, err)
	}
	w := &writing{
		ctx: ctx, tx: tx, st: &s.stmts, pack: &s.pack, bound: map[*sql.Stmt]*sql.Stmt{},
		entities: map[string]int64{}, names: map[spelling]int64{},
		entCheck: map[string]struct{}{}, useCheck: map[int64]struct{}{},
	}
	commit, err := f(w)
	if err == nil && commit {
		err = tx.Commit()
	} else {
		err = errors.Join(err, tx.Rollback())
	}
	return wrap(ctx, op, s.path, err)
}

// Replace implements graph.Writer.
func (s *Store) Replace(ctx context.Context, facts ...graph.DocumentFacts) error {
	b, err := graph.Prepare(facts)
	if err != nil || len(b.Facts) == 0 {
		return err
	}
	return s.write(ctx, "replace documents", func(w *writing) (bool, error) {
		for i := range b.Facts {
			if err := w.replace(&b.Facts[i]); err != nil {
				return false, fmt.Errorf("document %s: %w", b.Facts[i].Document.ID, err)
			}
		}
		if err := w.putLedger(b.Ledger, b.Superseded); err != nil {
			return false, err
		}
		return true, w.sweep()
	})
}

func (w *writing) stmt(st *sql.Stmt) *sql.Stmt {
	b := w.bound[st]
	if b == nil {
		b = w.tx.StmtContext(w.ctx, st)
		w.bound[st] = b
	}
	return b
}

func (w *writing) exec(st *sql.Stmt, args ...any) (sql.Result, error) {
	return w.stmt(st).ExecContext(w.ctx, args...)
}

func (w *writing) row(st *sql.Stmt, args ...any) *sql.Row {
	return w.stmt(st).QueryRowContext(w.ctx, args...)
}

func (w *writing) insert(st *sql.Stmt, args ...any) (int64, error) {
	res, err := w.exec(st, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

func (w *writing) replace(f *graph.DocumentFacts) error {
	d := &f.Document
	doc, err := w.putDocument(d)
	if err != nil {
		return err
	}
	if _, err := w.exec(w.st.bodyPut, doc, d.Text, w.pack.pack(d.Raw), d.Origin); err != nil {
		return err
	}
	for i := range f.Entities {
		if err := w.putEntity(&f.Entities[i], doc); err != nil {
			return fmt.Errorf("entity %s: %w", f.Entities[i].ID, err)
		}
	}
	for i := range f.Statements {
		s := &f.Statements[i]
		_, err := w.exec(w.st.stPut, s.ID, string(s.Type), s.From, s.To, s.Doc, s.Date, s.Start, s.End, s.Confidence,
			s.Title, s.Status, s.Act, s.Role, s.Position, s.Count, s.LagDays, s.Similarity, s.Quote)
		if err != nil {
			return fmt.Errorf("statement %s: %w", s.ID, err)
		}
	}
	return nil
}

// putDocument stores a document without its body and gives its rid; what an earlier version said is gone.
func (w *writing) putDocument(d *graph.Document) (int64, error) {
	args := []any{d.Title, d.Outlet, d.Date, d.URL, d.Source, d.Place, d.Genre, d.Hash, d.ID}
	doc, err := w.clear(d.ID)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return w.insert(w.st.docPut, args...)
	case err == nil:
		_, err = w.exec(w.st.docSet, args...)
	}
	return doc, err
}

// putEntity stores an entity and the aliases by which a document calls it.
func (w *writing) putEntity(e *graph.Entity, doc int64) error {
	rid, ok := w.entities[e.ID]
	if !ok {
		var err error
		if rid, err = w.findOrPut(e); err != nil {
			return err
		}
		w.entities[e.ID] = rid
	}
	for _, a := range e.Aliases {
		name, err := w.putAlias(rid, a)
		if err != nil {
			return err
		}
		if name == 0 {
			continue
		}
		if _, err := w.exec(w.st.usePut, name, doc); err != nil {
			return err
		}
	}
	return nil
}

// findOrPut gives the entity's rid. Name and properties follow from the id; should two documents differ
// all the same, the smaller wins, whichever comes first.
func (w *writing) findOrPut(e *graph.Entity) (int64, error) {
	props := graph.EncodeProps(e.Props)
	var rid int64
	var name, had string
	err := w.row(w.st.entFind, e.ID).Scan(&rid, &name, &had)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if rid, err = w.insert(w.st.entPut, e.ID, string(e.Label), e.Name, props); err != nil {
			return 0, err
		}
		_, err = w.putName(rid, 1, e.Name)
		return rid, err
	case err != nil:
		return 0, err
	case name == e.Name && had == props:
		return rid, nil
	}
	if _, err := w.exec(w.st.entSet, min(name, e.Name), min(had, props), rid); err != nil || e.Name >= name {
		return rid, err
	}
	if err := w.dropNames(rid, 1); err != nil {
		return 0, err
	}
	_, err = w.putName(rid, 1, e.Name)
	return rid, err
}

// putAlias gives the rid of the alias, 0 if it is the name of the entity.
func (w *writing) putAlias(entity int64, text string) (int64, error) {
	key := spelling{entity, text}
	if rid, ok := w.names[key]; ok {
		return rid, nil
	}
	var rid int64
	var main bool
	err := w.row(w.st.nameFind, entity, text).Scan(&rid, &main)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		rid, err = w.putName(entity, 0, text)
	case main:
		rid = 0
	}
	if err == nil {
		w.names[key] = rid
	}
	return rid, err
}

func (w *writing) putName(entity int64, main int, text string) (int64, error) {
	fold := graph.FoldName(text)
	rid, err := w.insert(w.st.namePut, entity, main, text, fold)
	if err != nil {
		return 0, err
	}
	_, err = w.exec(w.st.gramPut, rid, grams(fold))
	return rid, err
}
