package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

const writerEnv = "POLICYGRAPH_TEST_WRITER"

// TestMain lets the test binary be the process that TestKill kills.
func TestMain(m *testing.M) {
	if path := os.Getenv(writerEnv); path != "" {
		fmt.Fprintln(os.Stderr, writeForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever replaces and deletes documents and says after each batch what is certainly stored.
func writeForever(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	for round := 0; ; round++ {
		var batch []graph.DocumentFacts
		for f := range testkit.Corpus(uint64(round%3), 400) {
			if batch = append(batch, f); len(batch) < 10 {
				continue
			}
			if err := s.Replace(ctx, batch...); err != nil {
				return err
			}
			fmt.Println(batch[0].Document.ID)
			if _, err := s.Delete(ctx, false, batch[9].Document.ID); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
}

// TestKill kills a writer at random moments and finds each time that whole documents are stored, that
// what was acknowledged is among them, and that ledger, aliases, names and entities agree with them.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	for round := range 10 {
		acknowledged := killWriter(t, path, 50*time.Millisecond+time.Duration(rand.Int64N(int64(400*time.Millisecond))))
		s, err := Open(context.Background(), path)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		for _, id := range acknowledged {
			if _, err := s.Document(context.Background(), id); err != nil {
				t.Errorf("round %d: acknowledged, but %v", round, err)
			}
		}
		checkWhole(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func killWriter(t *testing.T, path string, after time.Duration) (acknowledged []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), writerEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if acknowledged = append(acknowledged, lines.Text()); len(acknowledged) == 1 {
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Wait() // killed
	if len(acknowledged) == 0 {
		t.Fatal("the writer wrote nothing")
	}
	return acknowledged
}

// checkWhole looks for anything that half a transaction would leave.
func checkWhole(t *testing.T, s *Store) {
	t.Helper()
	for _, x := range []struct{ what, text string }{
		{"integrity", `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`},
		{"documents without ledger row", `SELECT id FROM document WHERE id NOT IN (SELECT doc FROM ledger)`},
		{"ledger rows without document", `SELECT key FROM ledger WHERE doc NOT IN (SELECT id FROM document)`},
		{"documents without body", `SELECT id FROM document WHERE rid NOT IN (SELECT doc FROM body)`},
		{"bodies without document", `SELECT doc FROM body WHERE doc NOT IN (SELECT rid FROM document)`},
		{"documents without statements", `SELECT id FROM document WHERE id NOT IN (SELECT doc FROM statement)`},
		{"statements without document", `SELECT id FROM statement WHERE doc NOT IN (SELECT id FROM document)`},
		{"statements without ends", `SELECT id FROM statement WHERE src NOT IN (SELECT id FROM node) OR dst NOT IN (SELECT id FROM node)`},
		{"quotes that are not in the text", `SELECT s.id FROM statement s JOIN document d ON d.id = s.doc JOIN body b ON b.doc = d.rid
			WHERE substr(b.text, s.start + 1, s."end" - s.start) <> s.quote`},
		{"entities without support", `SELECT id FROM entity WHERE id NOT IN (SELECT src FROM statement UNION SELECT dst FROM statement)`},
		{"entities without name", `SELECT id FROM entity WHERE rid NOT IN (SELECT entity FROM name WHERE main = 1)`},
		{"names without entity", `SELECT text FROM name WHERE entity NOT IN (SELECT rid FROM entity)`},
		{"aliases without document", `SELECT text FROM name WHERE main = 0 AND rid NOT IN (SELECT name FROM name_doc)`},
		{"uses without alias or document", `SELECT name FROM name_doc WHERE name NOT IN (SELECT rid FROM name) OR doc NOT IN (SELECT rid FROM document)`},
		{"names that are not searchable", `SELECT text FROM name WHERE rid NOT IN (SELECT rowid FROM name_gram)`},
		{"searchable names that are gone", `SELECT rowid FROM name_gram WHERE rowid NOT IN (SELECT rid FROM name)`},
	} {
		var n int
		var example any
		if err := s.w.QueryRow(`WITH q (x) AS (`+x.text+`) SELECT count(*), min(x) FROM q`).Scan(&n, &example); err != nil {
			t.Fatalf("%s: %v", x.what, err)
		}
		if n > 0 {
			t.Errorf("%d %s, such as %v", n, x.what, example)
		}
	}
}
