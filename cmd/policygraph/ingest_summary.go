package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"

	"policygraph/graph"
	"policygraph/ingest"
)

// summarise says what a run did: to a person in lines, to a machine as one record.
func (a *app) summarise(ctx context.Context, st graph.Store, sum ingest.Summary) error {
	for _, f := range sum.Failures {
		a.complain(f.Key, errors.New(f.Reason))
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

// general is a reason without its details, so that like failures count together.
func general(reason string) string {
	if rest := strings.TrimLeft(strings.TrimPrefix(reason, "line "), "0123456789"); rest != reason {
		reason = strings.TrimPrefix(rest, ": ")
	}
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
