package sqlite

import (
	"context"
	"fmt"
	"os"
	"slices"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// BenchmarkReplace writes new reports in batches of 200 and of one, and the same reports again. Compare
// statements/s; the memory of the process is bounded by the batch and the page cache.
func BenchmarkReplace(b *testing.B) {
	ctx := context.Background()
	docs := slices.Collect(testkit.Corpus(1, 4000))
	for _, size := range []int{200, 1} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			n := 0
			for b.Loop() {
				n += writeAll(b, openTemp(b), docs[:min(len(docs), 1000*size)], size)
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "statements/s")
		})
	}
	b.Run("again", func(b *testing.B) {
		s := openTemp(b)
		writeAll(b, s, docs, 200)
		n := 0
		for b.Loop() {
			n += writeAll(b, s, docs, 200)
		}
		b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "statements/s")
	})
	b.Run("fingerprint", func(b *testing.B) {
		s := openTemp(b)
		n := writeAll(b, s, docs, 200)
		for b.Loop() {
			if _, err := s.Fingerprint(ctx); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "statements/s")
	})
}

func writeAll(tb testing.TB, s *Store, docs []graph.DocumentFacts, size int) (statements int) {
	tb.Helper()
	for part := range slices.Chunk(docs, size) {
		if err := s.Replace(context.Background(), part...); err != nil {
			tb.Fatal(err)
		}
		for i := range part {
			statements += len(part[i].Statements)
		}
	}
	return statements
}

// BenchmarkFind searches among 100,000 names and as many aliases. Two characters must be as fast as
// three: one millisecond or less.
func BenchmarkFind(b *testing.B) {
	ctx := context.Background()
	s := openTemp(b)
	people(b, s, 100_000)
	for _, words := range []string{"王", "李强", "王伟", "李国强", "国强", "𠮷伟", "不存在的人", "福州市人民政府", "同志00007"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Find(ctx, words, nil, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// people writes n officials with an alias each, a hundred a document.
func people(tb testing.TB, s *Store, n int) {
	tb.Helper()
	var batch []graph.DocumentFacts
	for d := 0; d < n/100; d++ {
		id := fmt.Sprintf("doc-%06d", d)
		p := testkit.NewPage(id, "2024-01-01")
		for i := range 100 {
			name, k := testkit.PersonName(d*100+i), d*100+i
			e := p.Put(graph.Entity{ID: graph.NewID(graph.Official, name, fmt.Sprint(k)), Label: graph.Official, Name: name,
				Aliases: []string{fmt.Sprintf("%s同志%05d", string([]rune(name)[:1]), k)}})
			p.Say("在。", graph.Statement{Type: graph.MentionedIn, From: e, To: id, Count: 1})
		}
		if batch = append(batch, p.Facts()); len(batch) == 100 {
			if err := s.Replace(context.Background(), batch...); err != nil {
				tb.Fatal(err)
			}
			batch = nil
		}
	}
}

// TestPeak writes a corpus named by POLICYGRAPH_BENCH_REPORTS (a number) for a look at the memory of
// the process from outside.
func TestPeak(t *testing.T) {
	var n int
	if _, err := fmt.Sscan(os.Getenv("POLICYGRAPH_BENCH_REPORTS"), &n); err != nil {
		t.Skip("POLICYGRAPH_BENCH_REPORTS is not set")
	}
	s := openTemp(t)
	var batch []graph.DocumentFacts
	total := 0
	for f := range testkit.Corpus(1, n) {
		total += len(f.Statements)
		if batch = append(batch, f); len(batch) == 200 {
			writeAll(t, s, batch, 200)
			batch = batch[:0]
		}
	}
	writeAll(t, s, batch, 200)
	t.Logf("%d statements", total)
}
