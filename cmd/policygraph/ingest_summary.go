package main

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"sort"
	"strings"

	"policygraph/graph"
	"policygraph/ingest"
	"policygraph/ingest/doc"
)

// summarise says what a run did: to a person in lines, to a machine as one record.
func (a *app) summarise(ctx context.Context, st graph.Store, sum ingest.Summary) error {
	for _, f := range sum.Failures {
		if a.settings.LogFormat == "json" {
			a.log.Error("input failed", "key", f.Key, "reason", f.Reason)
		} else {
			a.say("%s: %s", f.Key, f.Reason)
		}
	}
	fingerprint, err := st.Fingerprint(ctx)
	if err != nil {
		return err
	}
	rate := 0.0
	if s := sum.Elapsed.Seconds(); s > 0 {
		rate = float64(sum.Seen-sum.Skipped) / s
	}
	if a.settings.LogFormat == "json" {
		a.log.Info("ingest done", "seen", sum.Seen, "done", sum.Done, "skipped", sum.Skipped, "failed", len(sum.Failures), "facts", sum.Facts, "seconds", sum.Elapsed.Seconds(), "documents_per_second", rate, "fingerprint", fingerprint, "stopped", sum.Stopped)
	} else {
		a.summaryLines(sum, rate, fingerprint)
	}
	switch {
	case sum.Stopped:
		return &exitError{code: exitInterrupted}
	case len(sum.Failures) > 0:
		return &exitError{code: exitDocuments}
	}
	return nil
}

func (a *app) summaryLines(sum ingest.Summary, rate float64, fingerprint string) {
	a.say("documents    %d read, %d unchanged, %d failed; %.1f s, %.0f documents/s", sum.Done, sum.Skipped, len(sum.Failures), sum.Elapsed.Seconds(), rate)
	if sum.Done > 0 {
		a.say("facts        %s", counts(sum.Facts))
	}
	if len(sum.Notes) > 0 {
		a.say("no facts in  %s", counts(sum.Notes))
	}
	if len(sum.Failures) > 0 {
		reasons := map[string]int{}
		for _, f := range sum.Failures {
			reasons[general(f.Reason)]++
		}
		a.say("failures     %s", counts(reasons))
	}
	a.say("fingerprint  %s", fingerprint)
	if sum.Stopped {
		a.say("stopped before the end; the same command goes on from here")
	}
}

// general is a reason without the details after its colon, so that like failures count together.
func general(reason string) string {
	head, _, _ := strings.Cut(reason, ":")
	return head
}

// counts lists numbers by name, largest first.
func counts(m map[string]int) string {
	type pair struct {
		name string
		n    int
	}
	var list []pair
	for k, n := range m {
		if n > 0 {
			list = append(list, pair{k, n})
		}
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].n > list[j].n || list[i].n == list[j].n && list[i].name < list[j].name
	})
	parts := make([]string, len(list))
	for i, p := range list {
		parts[i] = fmt.Sprintf("%d %s", p.n, p.name)
	}
	return strings.Join(parts, ", ")
}

// dryRun counts what would be read.
func (a *app) dryRun(in iter.Seq[doc.Raw]) error {
	kinds, seen, twice := map[string]int{}, map[string]bool{}, 0
	bytesRead, failed := 0, 0
	for raw := range in {
		if raw.Err != nil {
			failed++
			a.say("%s: %v", raw.Key, raw.Err)
			continue
		}
		bytesRead += len(raw.Data)
		kinds[kindOf(raw)]++
		key := fmt.Sprint(len(raw.Data)) + string(raw.Data[:min(len(raw.Data), 256)])
		if seen[key] {
			twice++
		}
		seen[key] = true
	}
	n := 0
	for _, k := range kinds {
		n += k
	}
	fmt.Fprintf(a.stdout, "inputs     %d (%.1f MB): %s\n", n, float64(bytesRead)/1e6, counts(kinds))
	fmt.Fprintf(a.stdout, "the same   %d look like another of them\nunreadable %d\n", twice, failed)
	fmt.Fprintf(a.stdout, "time       about %.0f s with %d workers, by %d documents/s a worker\n", float64(n)/float64(200*a.settings.Workers)+1.5, a.settings.Workers, 200)
	if failed > 0 {
		return &exitError{code: exitDocuments}
	}
	return nil
}

func kindOf(raw doc.Raw) string {
	switch {
	case raw.Media == doc.HTML || bytes.Contains(bytes.ToLower(raw.Data[:min(len(raw.Data), 2048)]), []byte("<html")):
		return "html"
	case raw.Media == doc.PlainText:
		return "records"
	}
	return "text"
}
