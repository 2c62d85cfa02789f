// Package graphtest is the suite that every store must pass. A store's test file calls Run with a
// function that opens an empty store.
package graphtest

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"policygraph/graph"
)

// Opener returns an empty store that is closed with the test; it is called once a test.
type Opener func(t *testing.T) graph.Store

// Option changes how the suite runs.
type Option func(*options)

type options struct{ checks int }

// Checks sets how many cases each property tries (a flag -rapid.checks on the command line wins);
// without it there are 100.
func Checks(n int) Option { return func(o *options) { o.checks = n } }

// Run holds a store to the contract of package graph: each sentence of its interfaces, and laws 1, 2, 3
// and 6 as properties.
func Run(t *testing.T, open Opener, opts ...Option) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	setChecks(t, o.checks)
	for _, group := range []struct {
		name  string
		tests []test
	}{
		{"Replace", replaceTests},
		{"Refusal", refusalTests},
		{"Lifetime", lifetimeTests},
		{"Delete", deleteTests},
		{"Ledger", ledgerTests},
		{"Read", readTests},
		{"Find", findTests},
		{"Hostile", hostileTests},
		{"Query", queryTests},
		{"Concurrent", concurrentTests},
		{"Law", lawTests},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, x := range group.tests {
				t.Run(x.name, func(t *testing.T) { x.run(t, open(t)) })
			}
		})
	}
}

type test struct {
	name string
	run  func(t *testing.T, s graph.Store)
}

// setChecks changes the default of rapid's flag for the time of the test.
func setChecks(t *testing.T, n int) {
	f := flag.Lookup("rapid.checks")
	if n == 0 || f == nil || f.Value.String() != f.DefValue {
		return
	}
	before := f.Value.String()
	if err := f.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(before) })
}

var ctx = context.Background()

// fataler is a test or a case of a property.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

func put(t fataler, s graph.Writer, facts ...graph.DocumentFacts) {
	t.Helper()
	if err := s.Replace(ctx, facts...); err != nil {
		t.Fatalf("replace: %v", err)
	}
}

func fingerprint(t fataler, s graph.Reader) string {
	t.Helper()
	f, err := s.Fingerprint(ctx)
	if err != nil {
		t.Fatalf("fingerprint: %v", err)
	}
	return f
}

// snapshot is everything a store shows, except through Find and Query.
type snapshot struct {
	Counts     graph.Counts
	Entities   []graph.Entity
	Statements []graph.Statement
	Documents  []graph.Document
	Ledger     []graph.LedgerRow
}

// look reads everything; ids are those of the entities to read besides the ends of statements.
func look(t fataler, s graph.Reader, ids ...string) snapshot {
	t.Helper()
	var out snapshot
	var err error
	if out.Counts, err = s.Counts(ctx); err != nil {
		t.Fatalf("counts: %v", err)
	}
	out.Statements = statements(t, s, graph.Filter{})
	for _, st := range out.Statements {
		ids = append(ids, st.From, st.To)
	}
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		e, err := s.Entity(ctx, id)
		if err == nil {
			out.Entities = append(out.Entities, e)
		} else if graph.CodeOf(err) != graph.ENOTFOUND {
			t.Fatalf("entity %s: %v", id, err)
		}
	}
	for d, err := range s.Documents(ctx) {
		if err != nil {
			t.Fatalf("documents: %v", err)
		}
		if d, err = s.Document(ctx, d.ID); err != nil {
			t.Fatalf("document: %v", err)
		}
		out.Documents = append(out.Documents, d)
	}
	if out.Ledger, err = s.Ledger(ctx); err != nil {
		t.Fatalf("ledger: %v", err)
	}
	return out
}

func statements(t fataler, s graph.Reader, f graph.Filter) []graph.Statement {
	t.Helper()
	var out []graph.Statement
	for st, err := range s.Statements(ctx, f) {
		if err != nil {
			t.Fatalf("statements: %v", err)
		}
		out = append(out, st)
	}
	return out
}

// equal compares with nil and empty alike.
func equal(t fataler, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("%s (-want +got):\n%s", what, d)
	}
}

func wantCode(t fataler, what string, err error, want graph.Code) {
	t.Helper()
	if graph.CodeOf(err) != want {
		t.Fatalf("%s: got error %v with code %q, want code %q", what, err, graph.CodeOf(err), want)
	}
}

// sameAsMemory holds the store equal to the plain model.
func sameAsMemory(t fataler, s graph.Reader, m *Memory) {
	t.Helper()
	equal(t, "store and model differ", look(t, s), look(t, m))
	if got, want := fingerprint(t, s), fingerprint(t, m); got != want {
		t.Fatalf("fingerprint %s, the model has %s", got, want)
	}
}

func names(found []graph.Entity) string {
	s := ""
	for i, e := range found {
		if i > 0 {
			s += " "
		}
		s += fmt.Sprintf("%.20s", e.Name)
	}
	return s
}
