package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"strings"

	"policygraph/graph"
)

// errStop ends each without an error.
var errStop = errors.New("stop")

// querier is a pool of connections or a transaction on one of them.
type querier interface {
	QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error)
}

// each runs f for every row, until it fails or returns errStop.
func (s *Store) each(ctx context.Context, op, text string, args []any, f func(scan func(...any) error) error) error {
	return wrap(ctx, op, s.path, each(ctx, s.r, text, args, f))
}

func each(ctx context.Context, q querier, text string, args []any, f func(scan func(...any) error) error) error {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			if errors.Is(err, errStop) {
				return nil
			}
			return err
		}
	}
	return rows.Err()
}

// stream makes an iterator of each; an error comes as the last pair.
func stream[T any](s *Store, ctx context.Context, op, text string, args []any, read func(scan func(...any) error) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		err := s.each(ctx, op, text, args, func(scan func(...any) error) error {
			v, err := read(scan)
			if err == nil && !yield(v, nil) {
				err = errStop
			}
			return err
		})
		if err != nil {
			var none T
			yield(none, err)
		}
	}
}

// Entity implements graph.Reader.
func (s *Store) Entity(ctx context.Context, id string) (graph.Entity, error) {
	var out graph.Entity
	found := false
	err := eachEntity(ctx, s.r, `WHERE e.id = ?`, []any{id}, func(_ int64, e graph.Entity) error {
		out, found = e, true
		return nil
	})
	if err == nil && !found {
		err = graph.Errorf(graph.ENOTFOUND, "read entity", id, "there is no such entity")
	}
	return out, wrap(ctx, "read entity", id, err)
}

// eachEntity streams entities with their aliases in byte order; where selects on e.
func eachEntity(ctx context.Context, q querier, where string, args []any, f func(rid int64, e graph.Entity) error) error {
	text := `SELECT e.rid, e.id, e.label, e.name, e.props, n.text FROM entity e
		LEFT JOIN name n ON n.entity = e.rid AND n.main = 0 ` + where + ` ORDER BY e.rid, n.text`
	var cur graph.Entity
	var at int64
	err := each(ctx, q, text, args, func(scan func(...any) error) error {
		var rid int64
		var e graph.Entity
		var props string
		var alias sql.NullString
		if err := scan(&rid, &e.ID, &e.Label, &e.Name, &props, &alias); err != nil {
			return err
		}
		if rid != at {
			if at != 0 {
				if err := f(at, cur); err != nil {
					return err
				}
			}
			if err := decodeProps(props, &e); err != nil {
				return err
			}
			cur, at = e, rid
		}
		if alias.Valid {
			cur.Aliases = append(cur.Aliases, alias.String)
		}
		return nil
	})
	if err == nil && at != 0 {
		err = f(at, cur)
	}
	return err
}

func decodeProps(text string, e *graph.Entity) error {
	if text == "{}" {
		return nil
	}
	return json.Unmarshal([]byte(text), &e.Props)
}

const statementColumns = `id, type, src, dst, doc, date, start, "end", confidence, title, status, act, role,
	position, count, lag_days, similarity, quote`

func scanStatement(scan func(...any) error) (graph.Statement, error) {
	var s graph.Statement
	err := scan(&s.ID, &s.Type, &s.From, &s.To, &s.Doc, &s.Date, &s.Start, &s.End, &s.Confidence, &s.Title, &s.Status,
		&s.Act, &s.Role, &s.Position, &s.Count, &s.LagDays, &s.Similarity, &s.Quote)
	return s, err
}

// Statements implements graph.Reader.
func (s *Store) Statements(ctx context.Context, f graph.Filter) iter.Seq2[graph.Statement, error] {
	text, args := statementQuery(f)
	return stream(s, ctx, "read statements", text, args, scanStatement)
}

func statementQuery(f graph.Filter) (text string, args []any) {
	var conds []string
	where := func(cond string, values ...any) {
		conds = append(conds, cond)
		args = append(args, values...)
	}
	if len(f.Types) > 0 {
		where("type IN ("+strings.Repeat(",?", len(f.Types))[1:]+")", anys(f.Types)...)
	}
	if f.From != "" {
		where("src = ?", f.From)
	}
	if f.To != "" {
		where("dst = ?", f.To)
	}
	if f.Either != "" {
		where("(src = ? OR dst = ?)", f.Either, f.Either)
	}
	if f.Doc != "" {
		where("doc = ?", f.Doc)
	}
	text = `SELECT ` + statementColumns + ` FROM statement`
	if len(conds) > 0 {
		text += ` WHERE ` + strings.Join(conds, ` AND `)
	}
	text += ` ORDER BY date = '', date, doc, start, id`
	if f.Limit > 0 {
		text += ` LIMIT ?`
		args = append(args, f.Limit)
	}
	return text, args
}

const documentColumns = `d.id, d.title, d.outlet, d.date, d.url, d.source, d.place, d.genre, d.hash`

func scanDocument(d *graph.Document, scan func(...any) error, more ...any) error {
	return scan(append([]any{&d.ID, &d.Title, &d.Outlet, &d.Date, &d.URL, &d.Source, &d.Place, &d.Genre, &d.Hash}, more...)...)
}

// Document implements graph.Reader.
func (s *Store) Document(ctx context.Context, id string) (graph.Document, error) {
	var d graph.Document
	row := s.r.QueryRowContext(ctx, `SELECT `+documentColumns+`, b.text, b.raw, b.origin
		FROM document d JOIN body b ON b.doc = d.rid WHERE d.id = ?`, id)
	var raw []byte
	err := scanDocument(&d, row.Scan, &d.Text, &raw, &d.Origin)
	if errors.Is(err, sql.ErrNoRows) {
		err = graph.Errorf(graph.ENOTFOUND, "read document", id, "there is no such document")
	}
	if err == nil {
		d.Raw, err = s.pack.unpack(raw)
	}
	return d, wrap(ctx, "read document", id, err)
}

// Documents implements graph.Reader.
func (s *Store) Documents(ctx context.Context) iter.Seq2[graph.Document, error] {
	return stream(s, ctx, "read documents", `SELECT `+documentColumns+` FROM document d ORDER BY d.id`, nil,
		func(scan func(...any) error) (d graph.Document, err error) {
			return d, scanDocument(&d, scan)
		})
}

// Counts implements graph.Reader.
func (s *Store) Counts(ctx context.Context) (graph.Counts, error) {
	c := graph.Counts{Entities: map[graph.Label]int{}, Statements: map[graph.Type]int{}}
	err := s.each(ctx, "count", `SELECT 'd', '', count(*) FROM document
		UNION ALL SELECT 'e', label, count(*) FROM entity GROUP BY label
		UNION ALL SELECT 's', type, count(*) FROM statement GROUP BY type`, nil, func(scan func(...any) error) error {
		var kind, key string
		var n int
		err := scan(&kind, &key, &n)
		switch kind {
		case "d":
			c.Documents = n
		case "e":
			c.Entities[graph.Label(key)] = n
		case "s":
			c.Statements[graph.Type(key)] = n
		}
		return err
	})
	return c, err
}

// Fingerprint implements graph.Reader. It reads one state of the graph, whatever is written meanwhile.
func (s *Store) Fingerprint(ctx context.Context) (string, error) {
	var f graph.Fingerprint
	err := func() error {
		tx, err := s.r.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
		if err != nil {
			return err
		}
		defer tx.Rollback() // it has read only
		if err := eachEntity(ctx, tx, "", nil, func(_ int64, e graph.Entity) error { f.Entity(e); return nil }); err != nil {
			return err
		}
		err = each(ctx, tx, `SELECT `+statementColumns+` FROM statement`, nil, func(scan func(...any) error) error {
			st, err := scanStatement(scan)
			f.Statement(st)
			return err
		})
		if err != nil {
			return err
		}
		return each(ctx, tx, `SELECT `+documentColumns+`, b.text FROM document d JOIN body b ON b.doc = d.rid`, nil,
			func(scan func(...any) error) error {
				var d graph.Document
				err := scanDocument(&d, scan, &d.Text)
				f.Document(d)
				return err
			})
	}()
	if err != nil {
		return "", wrap(ctx, "fingerprint", s.path, err)
	}
	return f.String(), nil
}
