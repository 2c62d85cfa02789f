package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/ingest/doc"
)

// fakeReader makes a document of each input without looking into it. Inputs that say "bad" fail, "panic"
// panics, "invalid" gives facts that no store takes.
type fakeReader struct {
	mu     sync.Mutex
	read   []string
	active atomic.Int32
	most   atomic.Int32
	delay  func(doc.Raw)
}

func (r *fakeReader) Read(raw doc.Raw) (*doc.Document, *doc.Facts, error) {
	r.most.Store(max(r.most.Load(), r.active.Add(1)))
	defer r.active.Add(-1)
	if r.delay != nil {
		r.delay(raw)
	}
	r.mu.Lock()
	r.read = append(r.read, raw.Key)
	r.mu.Unlock()
	switch text := string(raw.Data); {
	case raw.Err != nil:
		return nil, nil, raw.Err
	case text == "bad":
		return nil, nil, errors.New("cannot be read: bad")
	case text == "panic":
		panic("a rule broke")
	case text == "empty":
		return &doc.Document{Genre: doc.NoText}, &doc.Facts{}, nil
	}
	id := raw.ID
	if id == "" {
		id = "doc-" + raw.Key
	}
	return &doc.Document{ID: id, Text: string(raw.Data)}, &doc.Facts{Officials: []doc.Official{{Posts: []doc.Post{{}, {}}}}}, nil
}

func (r *fakeReader) Resolve(d *doc.Document, _ *doc.Facts) (graph.DocumentFacts, error) {
	f := graph.DocumentFacts{Document: graph.Document{ID: d.ID, Text: d.Text}}
	if d.Text == "invalid" {
		f.Statements = []graph.Statement{{Type: "NONSENSE"}}
	}
	return f, nil
}

func inputs(texts ...string) []doc.Raw {
	var out []doc.Raw
	for i, t := range texts {
		out = append(out, doc.Raw{Key: fmt.Sprintf("in/%03d.txt", i), Data: []byte(t)})
	}
	return out
}

// ledger lists rows as "key state reason".
func ledger(t *testing.T, st graph.Store) []string {
	t.Helper()
	rows, err := st.Ledger(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range rows {
		out = append(out, strings.TrimSpace(r.Key+" "+r.State+" "+r.Reason))
	}
	return out
}

func mustRun(t *testing.T, in []doc.Raw, rd Reader, st Store, o Options) Summary {
	t.Helper()
	sum, err := Run(context.Background(), slices.Values(in), rd, st, o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestLedgerKnowsDoneAndFailed(t *testing.T) {
	defer goleak.VerifyNone(t)
	st, rd := graphtest.NewMemory(), &fakeReader{}
	in := inputs("一", "bad", "panic", "empty", "invalid", "二")
	in = append(in, doc.Raw{Key: "in/no.txt", Err: errors.New("no such file or folder")})
	sum := mustRun(t, in, rd, st, Options{Workers: 3, Batch: 2, Version: "1"})
	want := []string{
		"in/000.txt done", "in/001.txt failed cannot be read: bad", "in/002.txt failed reader broke on this input: a rule broke",
		"in/003.txt failed no report found on the page: a list of links, a scan, or nothing but page furniture",
		"in/005.txt done", "in/no.txt failed no such file or folder",
	}
	got := ledger(t, st)
	got = slices.DeleteFunc(got, func(s string) bool { return strings.HasPrefix(s, "in/004.txt failed check facts") }) // in the store's words
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("ledger (-want +got)\n%s", d)
	}
	if sum.Seen != 7 || sum.Done != 2 || len(sum.Failures) != 5 || sum.Facts["posts"] != 3*2 {
		t.Errorf("summary: %+v", sum)
	}
}

func TestNothingIsDoneTwice(t *testing.T) {
	st, in := graphtest.NewMemory(), inputs("一", "bad", "二", "三")
	o := Options{Workers: 2, Batch: 2, Version: "1"}
	mustRun(t, in, &fakeReader{}, st, o)
	for _, c := range []struct {
		name    string
		change  func()
		read    []string
		skipped int
	}{
		{"the same again", func() {}, nil, 3},
		{"retry what failed", func() { o.RetryFailed = true }, []string{"in/001.txt"}, 3},
		{"a changed file", func() { o.RetryFailed = false; in[2].Data = []byte("新") }, []string{"in/002.txt"}, 2},
		{"a changed title of a record", func() { in[0].Title = "新题" }, []string{"in/000.txt"}, 2},
		{"a new reader", func() { o.Version = "2" }, []string{"in/000.txt", "in/001.txt", "in/002.txt", "in/003.txt"}, 0},
		{"everything again", func() { o.Again = true }, []string{"in/000.txt", "in/001.txt", "in/002.txt", "in/003.txt"}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.change()
			rd := &fakeReader{}
			sum := mustRun(t, in, rd, st, o)
			slices.Sort(rd.read)
			if d := cmp.Diff(c.read, rd.read); d != "" || sum.Skipped != c.skipped {
				t.Errorf("skipped %d, want %d; read (-want +got)\n%s", sum.Skipped, c.skipped, d)
			}
			if len(sum.Failures) != 1 { // a page that failed before is never shown as read
				t.Errorf("failures: %v", sum.Failures)
			}
		})
	}
}

func TestChangedInputReplacesItsDocument(t *testing.T) {
	st := graphtest.NewMemory()
	mustRun(t, []doc.Raw{{Key: "a", ID: "one", Data: []byte("旧")}, {Key: "b", ID: "both", Data: []byte("同")}, {Key: "c", ID: "both", Data: []byte("同")}}, &fakeReader{}, st, Options{Version: "1"})
	mustRun(t, []doc.Raw{{Key: "a", ID: "two", Data: []byte("新")}, {Key: "b", ID: "three", Data: []byte("异")}}, &fakeReader{}, st, Options{Version: "1"})
	var ids []string
	for d, err := range st.Documents(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
	}
	if d := cmp.Diff([]string{"both", "three", "two"}, ids); d != "" { // c still gives "both"
		t.Errorf("(-want +got)\n%s", d)
	}
}

// An input that changed and cannot be read keeps what its last reading gave.
func TestFailureKeepsTheOldDocument(t *testing.T) {
	st := graphtest.NewMemory()
	mustRun(t, []doc.Raw{{Key: "a", ID: "one", Data: []byte("旧")}}, &fakeReader{}, st, Options{})
	mustRun(t, []doc.Raw{{Key: "a", ID: "one", Data: []byte("bad")}}, &fakeReader{}, st, Options{})
	if _, err := st.Document(context.Background(), "one"); err != nil {
		t.Error(err)
	}
	if d := cmp.Diff([]string{"a failed cannot be read: bad"}, ledger(t, st)); d != "" {
		t.Error(d)
	}
}

// stopping closes stop when the n-th input is asked for.
func stopping(in []doc.Raw, n int, stop func()) iter.Seq[doc.Raw] {
	return func(yield func(doc.Raw) bool) {
		for i, raw := range in {
			if i == n {
				stop()
			}
			if !yield(raw) {
				return
			}
		}
	}
}

func many(n int) []doc.Raw {
	texts := make([]string, n)
	for i := range texts {
		texts[i] = fmt.Sprint("第", i)
	}
	return inputs(texts...)
}

func TestStopOnceFinishesWhatWasBegun(t *testing.T) {
	defer goleak.VerifyNone(t)
	st, in, stop := graphtest.NewMemory(), many(300), make(chan struct{})
	sum, err := Run(context.Background(), stopping(in, 200, func() { close(stop) }), &fakeReader{}, st, Options{Workers: 2, Batch: 10, Stop: stop})
	if err != nil || !sum.Stopped || sum.Done == 0 || sum.Done > 200 || sum.Done != len(ledger(t, st)) {
		t.Errorf("stopped %t after %d, ledger %d, %v", sum.Stopped, sum.Done, len(ledger(t, st)), err)
	}
	rest := mustRun(t, in, &fakeReader{}, st, Options{Workers: 2, Batch: 10})
	if rest.Skipped != sum.Done || rest.Done != 300-sum.Done || rest.Stopped {
		t.Errorf("going on: %d done, %d skipped, stopped %t", rest.Done, rest.Skipped, rest.Stopped)
	}
}

func TestCancelStopsAtOnce(t *testing.T) {
	defer goleak.VerifyNone(t)
	ctx, cancel := context.WithCancel(context.Background())
	st := graphtest.NewMemory()
	sum, err := Run(ctx, stopping(many(300), 200, cancel), &fakeReader{}, st, Options{Workers: 2, Batch: 10})
	if err != nil && !errors.Is(err, context.Canceled) || err == nil && !sum.Stopped {
		t.Errorf("stopped %t, %v", sum.Stopped, err)
	}
	if n := len(ledger(t, st)); n > 200 {
		t.Errorf("%d written", n)
	}
}

// failingStore refuses to write after so many batches.
type failingStore struct {
	graph.Store
	left int
}

func (s *failingStore) Replace(ctx context.Context, facts ...graph.DocumentFacts) error {
	if s.left--; s.left < 0 {
		return graph.Errorf(graph.EUNAVAILABLE, "write", "", "connection lost")
	}
	return s.Store.Replace(ctx, facts...)
}

func TestLostStoreEndsTheRunAndKeepsWhatWasWritten(t *testing.T) {
	defer goleak.VerifyNone(t)
	st := graphtest.NewMemory()
	sum, err := Run(context.Background(), slices.Values(many(100)), &fakeReader{}, &failingStore{st, 3}, Options{Workers: 4, Batch: 10})
	if graph.CodeOf(err) != graph.EUNAVAILABLE || len(ledger(t, st)) != 30 {
		t.Errorf("%v; %d written of %d", err, len(ledger(t, st)), sum.Done)
	}
}

// One slow input must not let the others pile up in memory.
func TestMemoryIsBounded(t *testing.T) {
	const workers = 2
	given := atomic.Int32{}
	gate := make(chan struct{})
	rd := &fakeReader{delay: func(raw doc.Raw) {
		if raw.Key == "in/000.txt" {
			<-gate
		}
	}}
	in := func(yield func(doc.Raw) bool) {
		for _, raw := range many(2000) {
			given.Add(1)
			if !yield(raw) {
				return
			}
		}
	}
	done := make(chan Summary)
	go func() {
		sum, err := Run(context.Background(), in, rd, graphtest.NewMemory(), Options{Workers: workers, Batch: 50})
		if err != nil {
			t.Error(err)
		}
		done <- sum
	}()
	for last := int32(-1); last != given.Load(); time.Sleep(50 * time.Millisecond) {
		last = given.Load()
	}
	if n := given.Load(); n > 4*workers+3*lookup {
		t.Errorf("%d inputs taken in while the first was being read", n)
	}
	close(gate)
	if sum := <-done; sum.Done != 2000 {
		t.Errorf("%d done", sum.Done)
	}
	if rd.most.Load() > workers {
		t.Errorf("%d at once, want at most %d", rd.most.Load(), workers)
	}
	runtime.KeepAlive(rd)
}

// The writer takes inputs in their order, whatever order the workers end in: of two inputs with one document
// id the later counts on every run.
func TestOrderOfInputsCounts(t *testing.T) {
	for i := range 20 {
		st := graphtest.NewMemory()
		in := []doc.Raw{{Key: "a", ID: "x", Data: []byte("早")}, {Key: "b", ID: "x", Data: []byte("晚")}}
		rd := &fakeReader{delay: func(raw doc.Raw) {
			if (raw.Key == "a") == (i%2 == 0) {
				time.Sleep(time.Millisecond)
			}
		}}
		mustRun(t, in, rd, st, Options{Workers: 2, Batch: 1 + i%3})
		d, err := st.Document(context.Background(), "x")
		if err != nil || d.Text != "晚" {
			t.Fatalf("run %d: %q, %v", i, d.Text, err)
		}
	}
}

func TestProgressIsToldOfEachInput(t *testing.T) {
	var keys []string
	in := inputs("一", "bad", "二")
	mustRun(t, in, &fakeReader{}, graphtest.NewMemory(), Options{Workers: 3, Progress: func(p Progress) {
		keys = append(keys, fmt.Sprintf("%s %d/%d/%d", p.Key, p.Seen, p.Done, p.Failed))
	}})
	if d := cmp.Diff([]string{"in/000.txt 1/1/0", "in/001.txt 2/1/1", "in/002.txt 3/2/1"}, keys); d != "" {
		t.Error(d)
	}
}
