// Package ingest is the pipeline: raw inputs are cleaned and extracted by several workers, resolved, and
// written in batches by one writer; a ledger row for each input lets the job go on where it stopped.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"policygraph/graph"
	"policygraph/ingest/doc"
)

// Store is what the pipeline needs of a graph store.
type Store interface {
	graph.Writer
	Ledger(ctx context.Context, keys ...string) ([]graph.LedgerRow, error)
}

// Reader turns raw input into facts. It must be safe for use by several goroutines.
type Reader interface {
	// Read decodes, cleans and extracts one input. The error says why it cannot be read.
	Read(raw doc.Raw) (*doc.Document, *doc.Facts, error)
	// Resolve makes graph facts of a document and what it says.
	Resolve(d *doc.Document, f *doc.Facts) (graph.DocumentFacts, error)
}

// Options tune a run. The zero value reads everything with one worker.
type Options struct {
	Workers     int
	Batch       int    // documents a transaction; 0 is 64
	Base        string // folder that relative paths start from, for the ledger; "" leaves keys as they are
	Version     string // of the reader; inputs read by another version are read again
	RetryFailed bool   // read failed inputs again though they are unchanged
	Again       bool   // read everything again
	KeepRaw     bool   // store the raw input beside the text
	Stop        <-chan struct{}
	Progress    func(Progress) // called after each input from one goroutine; may be nil
	Now         func() time.Time
}

// Progress is how far a run has come.
type Progress struct {
	Seen, Done, Skipped, Failed int
	Key                         string // the input just handled
}

// Failure is one input that could not be read.
type Failure struct{ Key, Reason string }

// Summary is what a run did.
type Summary struct {
	Seen, Done int
	Skipped    int            // unchanged since they were read
	Failures   []Failure      // now, or before and unchanged since
	Facts      map[string]int // by kind: officials, posts, institutions …
	Notes      map[string]int // pages without facts by genre
	Elapsed    time.Duration
	Stopped    bool // before the end, by Stop or the context
}

// item is one input on its way through the pipeline; order tells its place in the input.
type item struct {
	order int
	raw   doc.Raw
	hash  string
	key   string // in the ledger
	prior *graph.LedgerRow
	facts graph.DocumentFacts
	kinds map[string]int
	genre string
	skip  bool
	err   error
}

// Run reads all inputs into the store. Inputs that fail are in the summary and in the ledger; only a
// store that fails ends the run with an error. What was committed before stays.
func Run(ctx context.Context, in iter.Seq[doc.Raw], rd Reader, st Store, o Options) (Summary, error) {
	o = o.withDefaults()
	start := o.Now()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w := &writer{st: st, o: o, sum: Summary{Facts: map[string]int{}, Notes: map[string]int{}}}
	work, done := make(chan item, o.Workers), make(chan item, o.Workers)
	w.window = make(chan struct{}, 4*o.Workers+lookup)
	f := feeder{st: st, o: o, work: work, done: done, window: w.window}
	var feed, workers sync.WaitGroup
	feed.Add(1)
	go func() {
		defer feed.Done()
		defer close(work)
		f.feed(ctx, in)
	}()
	for range o.Workers {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for it := range work {
				select {
				case done <- handle(it, rd, o):
				case <-ctx.Done():
				}
			}
		}()
	}
	go func() { feed.Wait(); workers.Wait(); close(done) }()
	err := w.drain(ctx, done)
	cancel()
	for range done { // let workers end
	}
	w.sum.Elapsed = o.Now().Sub(start)
	select {
	case <-o.Stop:
		w.sum.Stopped = true
	default:
	}
	return w.sum, err
}

func (o Options) withDefaults() Options {
	o.Workers = max(o.Workers, 1)
	if o.Batch <= 0 {
		o.Batch = 64
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// storeError marks an error of the store, which ends the run.
type storeError struct{ error }

func (e *storeError) Unwrap() error { return e.error }

// handle reads one input. A panic in it becomes that input's failure: one bad page never stops a job.
func handle(it item, rd Reader, o Options) (out item) {
	out = it
	defer func() {
		if p := recover(); p != nil {
			out.err = fmt.Errorf("reader broke on this input: %v", p)
		}
	}()
	d, f, err := rd.Read(it.raw)
	if err != nil {
		out.err = err
		return out
	}
	if d.Genre == doc.NoText {
		out.err = errors.New("no report found on the page: a list of links, a scan, or nothing but page furniture")
		return out
	}
	out.genre = string(d.Genre)
	out.kinds = count(f)
	out.facts, out.err = rd.Resolve(d, f)
	out.facts.Document.Source = it.key
	if out.err == nil && o.KeepRaw {
		out.facts.Document.Raw = it.raw.Data
	}
	return out
}

// count is the number of facts by kind.
func count(f *doc.Facts) map[string]int {
	m := map[string]int{
		"officials": len(f.Officials), "institutions": len(f.Institutions), "companies": len(f.Companies), "parks": len(f.Parks), "policies": len(f.Policies),
		"directives": len(f.Directives), "events": len(f.Events), "locations": len(f.Locations), "damaged": len(f.Damaged),
	}
	for _, o := range f.Officials {
		m["posts"] += len(o.Posts)
	}
	for _, e := range f.Events {
		m["participants"] += len(e.Participants)
	}
	return m
}
