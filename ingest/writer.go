package ingest

import (
	"context"
	"errors"
	"time"

	"policygraph/graph"
)

// writer gathers finished inputs into batches, in the order of the input, and writes them.
type writer struct {
	st      Store
	o       Options
	sum     Summary
	next    int
	waiting map[int]item
	window  chan struct{} // tokens of the inputs under way, see feeder
	batch   []graph.DocumentFacts
	rows    []graph.LedgerRow
	at      map[string]int // document id → position in the batch
}

// drain takes items until done is closed. It keeps the order of the input, so that of two inputs with one
// document id the later wins on every run.
func (w *writer) drain(ctx context.Context, done <-chan item) error {
	w.waiting = map[int]item{}
	w.at = map[string]int{}
	for it := range done {
		var bad *storeError
		if errors.As(it.err, &bad) {
			return errors.Join(bad.error, w.flush(ctx))
		}
		w.waiting[it.order] = it
		for {
			ready, ok := w.waiting[w.next]
			if !ok {
				break
			}
			delete(w.waiting, w.next)
			w.next++
			<-w.window
			if err := w.take(ctx, ready); err != nil {
				return err
			}
		}
	}
	if err := w.flush(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		w.sum.Stopped = true
	}
	return nil
}

// take adds one finished input to the batch.
func (w *writer) take(ctx context.Context, it item) error {
	w.sum.Seen++
	row := graph.LedgerRow{Key: it.key, Hash: it.hash, Version: w.o.Version, Time: w.o.Now().UTC().Format(time.RFC3339)}
	switch {
	case it.skip && it.prior.State == graph.Failed: // not read, and never shown as read
		w.sum.Failures = append(w.sum.Failures, Failure{it.raw.Key, it.prior.Reason})
	case it.skip:
		w.sum.Skipped++
	case it.err != nil:
		row.State, row.Reason = graph.Failed, it.err.Error()
		if it.prior != nil { // what an earlier version of this input said stays until it can be read again
			row.Doc = it.prior.Doc
		}
		w.rows = append(w.rows, row)
		w.sum.Failures = append(w.sum.Failures, Failure{it.raw.Key, row.Reason})
	default:
		row.State, row.Doc, row.Reason = graph.Done, it.facts.Document.ID, it.genre
		it.facts.Ledger = row
		if i, twice := w.at[row.Doc]; twice {
			w.rows = append(w.rows, w.batch[i].Ledger)
			w.batch[i] = it.facts
		} else {
			w.at[row.Doc] = len(w.batch)
			w.batch = append(w.batch, it.facts)
		}
		w.sum.Done++
		for k, n := range it.kinds {
			w.sum.Facts[k] += n
		}
		if it.genre != "" {
			w.sum.Notes[it.genre]++
		}
	}
	if w.o.Progress != nil {
		w.o.Progress(Progress{Seen: w.sum.Seen, Done: w.sum.Done, Skipped: w.sum.Skipped, Failed: len(w.sum.Failures), Key: it.raw.Key})
	}
	if len(w.batch) >= w.o.Batch || len(w.rows) >= 4*w.o.Batch {
		return w.flush(ctx)
	}
	return nil
}

// flush writes the batch. A document that the store refuses becomes a failure of its own.
func (w *writer) flush(ctx context.Context) error {
	if len(w.batch) > 0 {
		err := w.st.Replace(ctx, w.batch...)
		if graph.CodeOf(err) == graph.EINVALID {
			err = w.oneByOne(ctx)
		}
		if err != nil {
			return err
		}
	}
	if len(w.rows) > 0 {
		if err := w.st.Record(ctx, w.rows...); err != nil {
			return err
		}
	}
	w.batch, w.rows = nil, w.rows[:0]
	clear(w.at)
	return nil
}

func (w *writer) oneByOne(ctx context.Context) error {
	for _, f := range w.batch {
		err := w.st.Replace(ctx, f)
		if graph.CodeOf(err) == graph.EINVALID {
			row := f.Ledger
			row.State, row.Doc, row.Reason = graph.Failed, "", err.Error()
			w.rows = append(w.rows, row)
			w.sum.Done--
			w.sum.Failures = append(w.sum.Failures, Failure{row.Key, row.Reason})
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}
