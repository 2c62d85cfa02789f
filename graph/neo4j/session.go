package neo4j

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"policygraph/graph"
)

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: mode, DatabaseName: s.o.Database, BookmarkManager: s.bookmarks, FetchSize: 1000,
	})
}

// closing is a context for tidying up, which the end of ctx does not stop.
func closing(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
}

// shut closes a session or a transaction; how that ends does not matter any more.
func shut(ctx context.Context, c interface{ Close(context.Context) error }) {
	ctx, cancel := closing(ctx)
	defer cancel()
	_ = c.Close(ctx)
}

// retry runs f, each time with a deadline, until it succeeds, fails for good, or Options.Retry is over.
func (s *Store) retry(ctx context.Context, op string, f func(ctx context.Context) error) error {
	start := time.Now()
	for n := 0; ; n++ {
		err := s.once(ctx, f)
		if err == nil || ctx.Err() != nil || !again(err) {
			return s.wrap(ctx, op, err)
		}
		pause := time.Duration(float64(min(50*time.Millisecond<<min(n, 6), 2*time.Second)) * (0.5 + rand.Float64()))
		if time.Since(start)+pause > s.o.Retry {
			return s.wrap(ctx, op, err)
		}
		if n == 3 {
			s.log().Warn("the store does not answer as it should; trying again", "op", op, "for", s.o.Retry, "err", plain(err))
		}
		select {
		case <-ctx.Done():
			return s.wrap(ctx, op, err)
		case <-time.After(pause):
		}
	}
}

// once runs f with a deadline; that of f alone is told apart from that of ctx.
func (s *Store) once(ctx context.Context, f func(ctx context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, s.limit(ctx))
	defer cancel()
	err := f(limited)
	if err != nil && limited.Err() != nil && ctx.Err() == nil {
		return mark(errLate, err)
	}
	return err
}

// patient marks a context under which the server may take its time: what reads the whole graph.
func patient(ctx context.Context) context.Context { return context.WithValue(ctx, patience{}, true) }

type patience struct{}

// limit is how long one answer may take.
func (s *Store) limit(ctx context.Context) time.Duration {
	if ctx.Value(patience{}) != nil {
		return max(s.o.Timeout, 30*time.Minute)
	}
	return s.o.Timeout
}

// readAll runs a text that reads and returns its rows, in one attempt.
func (s *Store) readAll(ctx context.Context, text string, params map[string]any) ([]*neo4j.Record, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer shut(ctx, session)
	res, err := session.Run(ctx, text, params, neo4j.WithTxTimeout(s.limit(ctx)))
	if err != nil {
		return nil, err
	}
	rows, err := res.Collect(ctx)
	if err != nil {
		return nil, err
	}
	sum, err := res.Consume(ctx)
	s.note(sum)
	return rows, err
}

// read is readAll, tried again where that may help.
func (s *Store) read(ctx context.Context, op, text string, params map[string]any) (rows []*neo4j.Record, err error) {
	err = s.retry(ctx, op, func(ctx context.Context) (err error) {
		rows, err = s.readAll(ctx, text, params)
		return err
	})
	return rows, err
}

// stream runs f for each row of a text that reads; the server may take Options.Timeout for each portion of
// rows. It is tried again only until the first row came. f ends it with errStop.
func (s *Store) stream(ctx context.Context, op, text string, params map[string]any, f func(values []any) error) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer func() { shut(ctx, session) }()
	var res neo4j.ResultWithContext
	err := s.retry(ctx, op, func(ctx context.Context) (err error) {
		res, err = session.Run(ctx, text, params)
		if err != nil { // the session may have broken
			shut(ctx, session)
			session = s.session(ctx, neo4j.AccessModeRead)
		}
		return err
	})
	if err != nil {
		return err
	}
	for {
		var more bool
		err := s.once(ctx, func(ctx context.Context) error {
			more = res.Next(ctx)
			return res.Err()
		})
		if err != nil || !more {
			return s.wrap(ctx, op, err)
		}
		if err := f(res.Record().Values); err != nil {
			if errors.Is(err, errStop) {
				return nil
			}
			return s.wrap(ctx, op, err)
		}
	}
}

// errStop ends a stream without an error.
var errStop = errors.New("stop")

// note logs what the server has to say about a query, each thing once.
func (s *Store) note(sum neo4j.ResultSummary) {
	if sum == nil {
		return
	}
	for _, n := range sum.Notifications() {
		s.mu.Lock()
		seen := s.noted[n.Code()+n.Description()]
		if len(s.noted) < 1000 {
			s.noted[n.Code()+n.Description()] = true
		}
		s.mu.Unlock()
		if seen {
			continue
		}
		level := slog.LevelWarn
		if n.Category() == notifications.Deprecation { // for us to heed, not for the user
			level = slog.LevelDebug
		}
		s.log().Log(context.Background(), level, "Neo4j: "+n.Title(), "code", n.Code(), "text", n.Description())
	}
}

// writing is one transaction that writes.
type writing struct {
	ctx  context.Context
	s    *Store
	tx   neo4j.ExplicitTransaction
	fell graph.Removal

	ends   map[string]bool // stored ids of entities that may have lost their last support
	absent map[string]bool // stored ids of absent ends that may have lost their last relationship
}

// write runs f in a transaction that others see whole or not at all; f says whether to keep it. What f
// does must be right however often it is done.
func (s *Store) write(ctx context.Context, op string, f func(w *writing) (commit bool, err error)) error {
	if s.o.ReadOnly {
		return &graph.Error{Code: graph.EFORBIDDEN, Op: op, Path: s.o.URI, Err: errors.New("the store was opened for reading")}
	}
	select {
	case <-ctx.Done():
		return s.wrap(ctx, op, ctx.Err())
	case <-s.writer:
		defer func() { s.writer <- struct{}{} }()
	}
	return s.retry(ctx, op, func(ctx context.Context) error { return s.transact(ctx, f) })
}

func (s *Store) transact(ctx context.Context, f func(w *writing) (bool, error)) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer shut(ctx, session)
	tx, err := session.BeginTransaction(ctx, neo4j.WithTxTimeout(s.limit(ctx)), neo4j.WithTxMetadata(map[string]any{"app": "policygraph"}))
	if err != nil {
		return err
	}
	defer shut(ctx, tx)
	w := &writing{ctx: ctx, s: s, tx: tx, ends: map[string]bool{}, absent: map[string]bool{}}
	// The lock on this node makes writers of all programs take turns.
	if err := w.exec("MERGE (p:Policygraph {key: 'store'}) SET p.writes = coalesce(p.writes, 0) + 1", nil); err != nil {
		return err
	}
	commit, err := f(w)
	if err != nil || !commit {
		return err
	}
	err = tx.Commit(ctx)
	if err != nil && isLost(err) {
		return mark(errUnknown, err)
	}
	return err
}

func (w *writing) run(text string, params map[string]any) ([]*neo4j.Record, error) {
	res, err := w.tx.Run(w.ctx, text, params)
	if err != nil {
		return nil, err
	}
	rows, err := res.Collect(w.ctx)
	if err != nil {
		return nil, err
	}
	sum, err := res.Consume(w.ctx)
	w.s.note(sum)
	return rows, err
}

func (w *writing) exec(text string, params map[string]any) error {
	_, err := w.run(text, params)
	return err
}
