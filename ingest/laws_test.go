package ingest_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"policygraph/graph"
	"policygraph/graph/sqlite"
	"policygraph/ingest"
	"policygraph/ingest/doc"
)

var (
	reader = ingest.NewReader()
	files  atomic.Int64 // each store of each check in a file of its own
)

// report draws a small report in the genre's words.
func report(t *rapid.T, i int) doc.Raw {
	city := rapid.SampledFrom([]string{"福州", "漳州", "苏州"}).Draw(t, "city")
	who := rapid.SampledFrom([]string{"张明远", "李海波", "王长海", "陈立", "欧阳川"}).Draw(t, "who")
	other := rapid.SampledFrom([]string{"季涛", "吴海燕", "周文远"}).Draw(t, "other")
	title := rapid.SampledFrom([]string{"市委书记", "市长", "代市长", "市委常委、副市长", "原市委书记"}).Draw(t, "title")
	park := rapid.SampledFrom([]string{city + "高新区", "高新区", city + "经济技术开发区"}).Draw(t, "park")
	verb := rapid.SampledFrom([]string{"强调", "指出", "要求"}).Draw(t, "verb")
	demand := rapid.SampledFrom([]string{"要加快园区标准化建设", "要提高土地利用效率；要强化安全生产", "各部门要主动服务企业"}).Draw(t, "demand")
	day := rapid.IntRange(1, 28).Draw(t, "day")
	return doc.Raw{
		Key: fmt.Sprintf("r%d", i), ID: fmt.Sprintf("r%d", i), Outlet: city + "日报", Date: fmt.Sprintf("2020-11-%02d", day), Media: doc.PlainText,
		Title: who + "调研" + park,
		Data:  []byte(fmt.Sprintf("%s日报讯 昨日，%s%s来到%s调研，副市长%s参加。%s%s，%s。恒申集团、京东方等企业负责人参加活动。", city, title, who, park, other, who, verb, demand)),
	}
}

func draw(t *rapid.T) []doc.Raw {
	n := rapid.IntRange(1, 6).Draw(t, "n")
	raws := make([]doc.Raw, n)
	for i := range raws {
		raws[i] = report(t, i)
	}
	return raws
}

func open(t *rapid.T, dir string) *sqlite.Store {
	st, err := sqlite.Open(context.Background(), filepath.Join(dir, fmt.Sprintf("%d.db", files.Add(1))))
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func run(t *rapid.T, st graph.Store, raws []doc.Raw, o ingest.Options) ingest.Summary {
	o.Version = "1"
	sum, err := ingest.Run(context.Background(), slices.Values(raws), reader, st, o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func fingerprint(t *rapid.T, st graph.Store) string {
	f, err := st.Fingerprint(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// Law 1: the same documents give the same graph in any order, with any number of workers, any number of times.
func TestSameDocumentsSameGraph(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		raws := draw(t)
		a, b := open(t, dir), open(t, dir)
		defer a.Close()
		defer b.Close()
		run(t, a, raws, ingest.Options{Workers: 1})
		shuffled := rapid.Permutation(raws).Draw(t, "order")
		run(t, b, shuffled, ingest.Options{Workers: 3, Batch: rapid.IntRange(1, 3).Draw(t, "batch")})
		if sum := run(t, b, raws, ingest.Options{Workers: 2}); sum.Done != 0 || sum.Skipped != len(raws) {
			t.Fatalf("second run read %d, skipped %d of %d", sum.Done, sum.Skipped, len(raws))
		}
		run(t, b, raws, ingest.Options{Workers: 2, Again: true})
		if x, y := fingerprint(t, a), fingerprint(t, b); x != y {
			t.Fatalf("fingerprints differ: %s, %s", x, y)
		}
	})
}

// Law 2: a changed document replaces what it said; a deleted one takes what only it supported. The graph
// equals one built from nothing with what is left.
func TestDocumentsOwnTheirStatements(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		raws := draw(t)
		a, b := open(t, dir), open(t, dir)
		defer a.Close()
		defer b.Close()
		run(t, a, raws, ingest.Options{Workers: 2})
		changed := report(t, 0)
		run(t, a, []doc.Raw{changed}, ingest.Options{Workers: 1})
		gone := rapid.IntRange(0, len(raws)-1).Draw(t, "gone")
		if _, err := a.Delete(context.Background(), false, raws[gone].ID); err != nil {
			t.Fatal(err)
		}
		left := append([]doc.Raw{changed}, raws[1:]...)
		left = slices.Delete(left, gone, gone+1)
		run(t, b, left, ingest.Options{Workers: 1})
		if x, y := fingerprint(t, a), fingerprint(t, b); x != y {
			t.Fatalf("after change and deletion %s, rebuilt %s", x, y)
		}
	})
}

// Law 3: every statement's quote stands in its document at its offsets, and the offsets lead to raw bytes
// that hold the mention.
func TestEveryFactShowsItsSentence(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		raws := draw(t)
		st := open(t, dir)
		defer st.Close()
		run(t, st, raws, ingest.Options{Workers: 2, KeepRaw: true})
		n := 0
		for s, err := range st.Statements(context.Background(), graph.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			n++
			d, err := st.Document(context.Background(), s.Doc)
			if err != nil {
				t.Fatal(err)
			}
			if got := string([]rune(d.Text)[s.Start:s.End]); got != s.Quote {
				t.Fatalf("%s: text[%d:%d] is %q, quote %q", s.ID, s.Start, s.End, got, s.Quote)
			}
			var m doc.Map
			if err := m.UnmarshalBinary(d.Origin); err != nil {
				t.Fatal(err)
			}
			if m.Len() != len([]rune(d.Text)) {
				t.Fatalf("map covers %d runes of %d", m.Len(), len([]rune(d.Text)))
			}
			if from, to := m.Raw(s.Start, s.End); strings.Contains(string(d.Raw), s.Quote) && string(d.Raw[from:to]) != s.Quote {
				t.Fatalf("raw bytes %d:%d are %q, quote %q", from, to, d.Raw[from:to], s.Quote)
			}
		}
		if n == 0 {
			t.Fatal("no statement at all")
		}
	})
}

// Law 6: bad inputs never stop a job; the ledger knows what is done and what failed; stopping and going on
// comes to the same graph.
func TestBadInputsAndStops(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		raws := draw(t)
		all := slices.Clone(raws)
		bad := rapid.IntRange(0, 3).Draw(t, "bad")
		for i := range bad {
			x := doc.Raw{Key: fmt.Sprintf("bad%d", i), Data: []byte(rapid.SampledFrom([]string{"", "\x00\x01\x02\xff\xfe\x00\x00\x03", "   "}).Draw(t, "junk"))}
			all = slices.Insert(all, rapid.IntRange(0, len(all)).Draw(t, "at"), x)
		}
		a, b := open(t, dir), open(t, dir)
		defer a.Close()
		defer b.Close()
		run(t, a, raws, ingest.Options{Workers: 1})
		cut := rapid.IntRange(0, len(all)).Draw(t, "cut")
		run(t, b, all[:cut], ingest.Options{Workers: 2, Batch: 2})
		sum := run(t, b, all, ingest.Options{Workers: 2, Batch: 2})
		if len(sum.Failures) != bad || sum.Seen != len(all) {
			t.Fatalf("%d failures of %d bad inputs, %d seen of %d", len(sum.Failures), bad, sum.Seen, len(all))
		}
		rows, err := b.Ledger(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		done, failed := 0, 0
		for _, r := range rows {
			switch r.State {
			case graph.Done:
				done++
			case graph.Failed:
				if failed++; r.Reason == "" {
					t.Fatalf("%s failed without a reason", r.Key)
				}
			}
		}
		if done != len(raws) || failed != bad {
			t.Fatalf("ledger has %d done, %d failed; want %d, %d", done, failed, len(raws), bad)
		}
		if x, y := fingerprint(t, a), fingerprint(t, b); x != y {
			t.Fatalf("fingerprints differ: %s, %s", x, y)
		}
	})
}
