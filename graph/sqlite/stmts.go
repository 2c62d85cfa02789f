package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// statements are the texts of the writer, prepared once.
type statements struct {
	docFind, docPut, docSet, docDrop            *sql.Stmt
	bodyPut, bodyDrop                           *sql.Stmt
	stEnds, stDrop, stPut                       *sql.Stmt
	entFind, entPut, entSet, entLives, entDrop  *sql.Stmt
	nameFind, namePut, nameDrop, nameOf         *sql.Stmt
	useList, usePut, useDrop, useAny            *sql.Stmt
	gramPut, gramDrop                           *sql.Stmt
	ledFind, ledPut, ledAny, ledDrop, ledUnname *sql.Stmt
	all                                         []*sql.Stmt
}

func (s *statements) prepare(ctx context.Context, db *sql.DB) error {
	for _, x := range []struct {
		to   **sql.Stmt
		text string
	}{
		{&s.docFind, `SELECT rid FROM document WHERE id = ?`},
		{&s.docPut, `INSERT INTO document (title, outlet, date, url, source, place, genre, hash, id) VALUES (?,?,?,?,?,?,?,?,?)`},
		{&s.docSet, `UPDATE document SET title = ?, outlet = ?, date = ?, url = ?, source = ?, place = ?, genre = ?, hash = ? WHERE id = ?`},
		{&s.docDrop, `DELETE FROM document WHERE rid = ?`},
		{&s.bodyPut, `INSERT OR REPLACE INTO body (doc, text, raw, origin) VALUES (?,?,?,?)`},
		{&s.bodyDrop, `DELETE FROM body WHERE doc = ?`},

		{&s.stEnds, `SELECT type, src, dst FROM statement WHERE doc = ?`},
		{&s.stDrop, `DELETE FROM statement WHERE doc = ?`},
		{&s.stPut, `INSERT INTO statement (id, type, src, dst, doc, date, start, "end", confidence, title, status, act, role,
			position, count, lag_days, similarity, quote) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`},

		{&s.entFind, `SELECT rid, name, props FROM entity WHERE id = ?`},
		{&s.entPut, `INSERT INTO entity (id, label, name, props) VALUES (?,?,?,?)`},
		{&s.entSet, `UPDATE entity SET name = ?, props = ? WHERE rid = ?`},
		// The far ends of ECHOES and REPRINT_OF support nothing: graph.Supports.
		{&s.entLives, `SELECT e.rid,
			EXISTS (SELECT 1 FROM statement s WHERE s.src = e.id) OR
			EXISTS (SELECT 1 FROM statement s WHERE s.dst = e.id AND s.type NOT IN ('ECHOES', 'REPRINT_OF'))
			FROM entity e WHERE e.id = ?`},
		{&s.entDrop, `DELETE FROM entity WHERE rid = ?`},

		{&s.nameFind, `SELECT rid, main FROM name WHERE entity = ? AND text = ?`},
		{&s.namePut, `INSERT INTO name (entity, main, text, fold) VALUES (?,?,?,?)`},
		{&s.nameDrop, `DELETE FROM name WHERE rid = ?`},
		{&s.nameOf, `SELECT rid FROM name WHERE entity = ? AND main >= ?`},

		{&s.useList, `SELECT name FROM name_doc WHERE doc = ?`},
		{&s.usePut, `INSERT OR IGNORE INTO name_doc (name, doc) VALUES (?,?)`},
		{&s.useDrop, `DELETE FROM name_doc WHERE doc = ?`},
		{&s.useAny, `SELECT EXISTS (SELECT 1 FROM name_doc WHERE name = ?)`},

		{&s.gramPut, `INSERT INTO name_gram (rowid, grams) VALUES (?,?)`},
		{&s.gramDrop, `DELETE FROM name_gram WHERE rowid = ?`},

		{&s.ledFind, `SELECT doc FROM ledger WHERE key = ?`},
		{&s.ledPut, `INSERT INTO ledger (key, doc, hash, state, reason, version, time) VALUES (?,?,?,?,?,?,?)
			ON CONFLICT (key) DO UPDATE SET doc = excluded.doc, hash = excluded.hash, state = excluded.state,
			reason = excluded.reason, version = excluded.version, time = excluded.time`},
		{&s.ledAny, `SELECT EXISTS (SELECT 1 FROM ledger WHERE doc = ? AND doc <> '')`},
		{&s.ledDrop, `DELETE FROM ledger WHERE doc = ? AND doc <> '' AND state = 'done'`},
		{&s.ledUnname, `UPDATE ledger SET doc = '' WHERE doc = ? AND doc <> ''`},
	} {
		st, err := db.PrepareContext(ctx, x.text)
		if err != nil {
			return fmt.Errorf("prepare %.40q: %w", x.text, err)
		}
		*x.to = st
		s.all = append(s.all, st)
	}
	return nil
}

func (s *statements) close() {
	for _, st := range s.all {
		st.Close() // the connection goes next; nothing is lost
	}
	s.all = nil
}
