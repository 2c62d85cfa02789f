package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"policygraph/ingest/doc"
)

// BenchmarkExtract reads the committed gold reports over and over; reports/s is per core.
func BenchmarkExtract(b *testing.B) {
	x := testExtractor(b)
	var docs []*doc.Document
	runes := 0
	for _, path := range []string{"../../testdata/gold/reports.jsonl", "../../testdata/gold/reports2.jsonl"} {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() {
			var in struct{ ID, Title, Outlet, Date, Text string }
			if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
				b.Fatal(err)
			}
			docs = append(docs, &doc.Document{ID: in.ID, Title: in.Title, Outlet: in.Outlet, Published: in.Date, Text: in.Title + "\n" + in.Text, Body: len([]rune(in.Title)) + 1})
			runes += len([]rune(in.Text))
		}
		f.Close()
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		x.Extract(docs[i%len(docs)])
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	b.ReportMetric(float64(runes)/float64(len(docs)), "characters/report")
}
