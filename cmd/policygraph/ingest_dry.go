package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"iter"
	"os"

	"policygraph/graph"
	"policygraph/ingest"
	"policygraph/ingest/charset"
	"policygraph/ingest/doc"
)

// perWorker is how many reports a worker reads in a second, roughly, for the estimate of a dry run.
const perWorker = 100

// dryRun counts what would be read, and stores nothing.
func (a *app) dryRun(ctx context.Context, in iter.Seq[doc.Raw]) error {
	known, err := a.known(ctx)
	if err != nil {
		return err
	}
	base, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("find the working folder: %w", err)
	}
	kinds, charsets := map[string]int{}, map[string]int{}
	seen := map[[32]byte]bool{}
	size, n, failed, twice, unchanged := 0, 0, 0, 0, 0
	for raw := range in {
		if raw.Err != nil {
			failed++
			a.complain(raw.Key, raw.Err)
			continue
		}
		n++
		size += len(raw.Data)
		kinds[kindOf(raw)]++
		name, _ := charset.Detect(raw.Data)
		charsets[name]++
		sum := sha256.Sum256(raw.Data)
		if seen[sum] {
			twice++
		}
		seen[sum] = true
		if ingest.Known(known, base, raw) {
			unchanged++
		}
	}
	fmt.Fprintf(a.stdout, "inputs      %d, %.1f MB\nby kind     %s\nby charset  %s\n", n, float64(size)/1e6, counts(kinds), counts(charsets))
	fmt.Fprintf(a.stdout, "twice       %d with the bytes of another\nunchanged   %d read before, would be skipped\nunreadable  %d\n", twice, unchanged, failed)
	fmt.Fprintf(a.stdout, "estimate    about %.0f s with %d workers\n", float64(n-unchanged)/float64(perWorker*a.settings.Workers)+2, a.settings.Workers)
	if failed > 0 {
		return &exitError{code: exitDocuments}
	}
	return nil
}

// known is the ledger of the store by key; empty if there is no store yet.
func (a *app) known(ctx context.Context) (map[string]graph.LedgerRow, error) {
	if scheme, file := a.storeKind(); scheme == "sqlite" {
		if _, err := os.Stat(file); err != nil {
			return nil, nil
		}
	}
	st, err := a.openStore(ctx, toRead)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	rows, err := st.Ledger(ctx)
	if err != nil {
		return nil, err
	}
	known := make(map[string]graph.LedgerRow, len(rows))
	for _, r := range rows {
		known[r.Key] = r
	}
	return known, nil
}

func kindOf(raw doc.Raw) string {
	head := bytes.ToLower(raw.Data[:min(len(raw.Data), 2048)])
	switch {
	case raw.Media == doc.HTML || bytes.Contains(head, []byte("<html")) || bytes.Contains(head, []byte("<!doctype html")):
		return "HTML"
	case raw.Media == doc.PlainText:
		return "text records"
	}
	return "text"
}
