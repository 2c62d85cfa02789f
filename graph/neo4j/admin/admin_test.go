package admin_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
	"policygraph/graph/neo4j"
	"policygraph/graph/neo4j/admin"
	"policygraph/graph/sqlite"
	"policygraph/internal/neo4jtest"
	"policygraph/internal/testkit"
)

var ctx = context.Background()

// TestImport builds a database with the server's own importer and holds it to the same fingerprint,
// ledger and bookkeeping as one that the store wrote.
func TestImport(t *testing.T) {
	src, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer src.Close()
	fill(t, src)
	dir := filepath.Join(t.TempDir(), "import")
	res, err := admin.Export(ctx, src, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	srv := neo4jtest.Own(t, neo4jtest.Options{})
	if err := srv.Halt(); err != nil {
		t.Fatal(err)
	}
	limited, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	out, err := srv.Admin(limited, in(dir, res.Arguments)...)
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip("the importer of a server in Docker is not at hand")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := srv.Start(limited); err != nil {
		t.Fatal(err)
	}
	s, err := neo4j.Open(ctx, neo4j.Options{URI: srv.URI, User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
	same(t, src, s, res.Fingerprint)
	// What was imported is found, replaced and deleted like what was written.
	found, err := s.Find(ctx, testkit.PersonName(3)[:3], nil, 0)
	want, err2 := src.Find(ctx, testkit.PersonName(3)[:3], nil, 0)
	if d := cmp.Diff(want, found); d != "" || err != nil || err2 != nil {
		t.Errorf("find: %v %v\n%s", err, err2, d)
	}
	again := slices.Collect(testkit.Corpus(4, 120))[:5]
	for _, x := range []graph.Store{src, s} {
		if err := x.Replace(ctx, again...); err != nil {
			t.Fatal(err)
		}
		if _, err := x.Delete(ctx, false, "hostile", "doc-00000009"); err != nil {
			t.Fatal(err)
		}
	}
	f, err := src.Fingerprint(ctx)
	if err != nil {
		t.Fatal(err)
	}
	same(t, src, s, f)
}

func fill(t *testing.T, src graph.Store) {
	t.Helper()
	p := testkit.NewPage("hostile", "").Keyed("a\"b,c\r\n\\d").With(func(d *graph.Document) {
		d.Raw, d.Origin, d.Title = []byte{0, 1, 127, 128, 255, '"', ','}, []byte{0, 200}, "\"quoted\", and\r\nbroken\\"
	})
	for _, n := range []string{`"`, `""`, `\`, `\"`, ",", ";", "\x1f", "\ue000\ue001", "a\nb", "\r", "'", "𠮷田", strings.Repeat("长", 10000), "\u2028", "\U0010FFFF", " 空 "} {
		p.Say("提到"+n+"。", graph.Statement{Type: graph.MentionedIn, From: p.Entity(graph.Company, n, "别"+n, n+"又"), To: "hostile", Count: 1})
	}
	p.Say("转", graph.Statement{Type: graph.ReprintOf, From: "hostile", To: "doc elsewhere", Similarity: 0.25})
	p.Say("转二", graph.Statement{Type: graph.ReprintOf, From: "hostile", To: "doc-00000001", Similarity: 0.5})
	if err := src.Replace(ctx, append(slices.Collect(testkit.Corpus(4, 120)), p.Facts())...); err != nil {
		t.Fatal(err)
	}
	if err := src.Record(ctx, graph.LedgerRow{Key: "bad.pdf", State: graph.Failed, Reason: "no text"}); err != nil {
		t.Fatal(err)
	}
}

// in gives arguments with the files named from where they are.
func in(dir string, args []string) []string {
	out := slices.Clone(args)
	for i, a := range out {
		if name, files, ok := strings.Cut(a, ".csv,"); ok {
			j := strings.LastIndex(name, "=") + 1
			out[i] = name[:j] + filepath.Join(dir, name[j:]+".csv") + "," + filepath.Join(dir, files)
		}
	}
	return out
}

func same(t *testing.T, src graph.Store, s *neo4j.Store, fingerprint string) {
	t.Helper()
	if got, err := s.Fingerprint(ctx); err != nil || got != fingerprint {
		a, _ := src.Counts(ctx)
		b, _ := s.Counts(ctx)
		t.Errorf("fingerprint %s, want %s; %v\n%s", got, fingerprint, err, cmp.Diff(a, b))
	}
	a, err := src.Ledger(ctx)
	b, err2 := s.Ledger(ctx)
	if d := cmp.Diff(a, b); d != "" || err != nil || err2 != nil {
		t.Errorf("ledger: %v %v\n%s", err, err2, d)
	}
	if wrong, err := s.Verify(ctx); err != nil || len(wrong) > 0 {
		t.Errorf("verify: %v %v", wrong, err)
	}
	for _, id := range []string{"hostile", "doc-00000003"} {
		a, err := src.Document(ctx, id)
		if graph.CodeOf(err) == graph.ENOTFOUND {
			continue
		}
		b, err2 := s.Document(ctx, id)
		if d := cmp.Diff(a, b); d != "" || err != nil || err2 != nil {
			t.Errorf("%s: %v %v\n%s", id, err, err2, d)
		}
	}
}
