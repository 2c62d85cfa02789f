package eval

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"policygraph/ingest/doc"
)

// Reader cleans and extracts one input: ingest.FullReader.
type Reader interface {
	Read(doc.Raw) (*doc.Document, *doc.Facts, error)
}

// Read reads all cases with so many workers (at least one) and returns them judged, in their order. A report
// that cannot be read has Err and no answer; Read itself fails only when ctx ends.
func Read(ctx context.Context, rd Reader, cases []Case, workers int) ([]Doc, error) {
	out := make([]Doc, len(cases))
	next := make(chan int)
	var wg sync.WaitGroup
	for range max(1, workers) {
		wg.Go(func() {
			for i := range next {
				out[i] = readOne(rd, cases[i])
			}
		})
	}
	for i := range cases {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	return out, ctx.Err()
}

func readOne(rd Reader, c Case) (out Doc) {
	out = c.Doc
	if len(c.Raw.Data) == 0 {
		out.Err = errors.New("the gold file has no text of this report; give its facts with --predicted")
		return out
	}
	defer func() {
		if p := recover(); p != nil {
			out.Given, out.Err = nil, fmt.Errorf("reader broke on this report: %v", p)
		}
	}()
	d, f, err := rd.Read(c.Raw)
	if err != nil {
		out.Err = err
		return out
	}
	out.Text, out.Given = d.Text, f
	return out
}

// Given takes the answers of all cases from facts by id instead of reading.
func Given(cases []Case, facts map[string]*doc.Facts) []Doc {
	out := make([]Doc, len(cases))
	for i, c := range cases {
		out[i] = c.Doc
		out[i].Given = facts[c.ID]
	}
	return out
}
