package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/internal/neo4jtest"
)

// session runs command lines in the process against one store, as the shell would.
type session struct {
	t     *testing.T
	store string
}

// run returns exit code, standard output and standard error of one command.
func (s session) run(args ...string) (int, string, string) {
	s.t.Helper()
	var stdout, stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, stop: make(chan struct{})}
	code := a.run(context.Background(), append(args, "--store", s.store))
	return code, stdout.String(), stderr.String()
}

// must runs a command that has to succeed.
func (s session) must(args ...string) (stdout, stderr string) {
	s.t.Helper()
	code, stdout, stderr := s.run(args...)
	if code != exitOK {
		s.t.Fatalf("%v on %s: exit code %d\n%s", args, s.store, code, stderr)
	}
	return stdout, stderr
}

var fingerprintLine = regexp.MustCompile(`fingerprint  ([0-9a-f]{16})`)

// The whole way through both stores: the same reports give the same graph, the same answers, and the same
// graph again after a deletion and a second reading.
func TestBothStoresTheWholeWay(t *testing.T) {
	server := neo4jtest.Shared(t)
	t.Setenv("POLICYGRAPH_NEO4J_PASSWORD", server.Password)
	t.Setenv("POLICYGRAPH_NEO4J_USER", server.User)
	gold, err := filepath.Abs("../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	file, db := session{t, "sqlite:a.db"}, session{t, server.URI}
	reports := []string{"ingest", filepath.Join(gold, "reports.jsonl"), filepath.Join(gold, "noisy", "a001.mirror.txt"), "--limit", "15"}

	marks := func() (a, b string) {
		t.Helper()
		for _, s := range []session{file, db} {
			_, stderr := s.must(reports...)
			m := fingerprintLine.FindStringSubmatch(stderr)
			if m == nil {
				t.Fatalf("no fingerprint on %s:\n%s", s.store, stderr)
			}
			a, b = b, m[1]
		}
		return a, b
	}
	first, other := marks()
	if first != other {
		t.Errorf("fingerprints differ: SQLite %s, Neo4j %s", first, other)
	}
	if _, stderr := db.must(reports...); !strings.Contains(stderr, "0 read, 15 unchanged") {
		t.Errorf("second run:\n%s", stderr)
	}
	db.must("schema", "check")
	list, _ := file.must("doc", "list")
	if got, _ := db.must("doc", "list"); got != list {
		t.Errorf("doc list (-SQLite +Neo4j)\n%s", cmp.Diff(list, got))
	}
	id := regexp.MustCompile(`(?m)^│ (\w+)`).FindAllStringSubmatch(list, -1)[1][1] // the first below the heading
	for _, s := range []session{file, db} {
		out, _ := s.must("doc", "delete", "--dry-run", id)
		gone, _ := s.must("doc", "delete", id)
		if strings.Replace(out, "would delete", "deleted", 1) != gone {
			t.Errorf("%s: dry run said %q, then %q", s.store, out, gone)
		}
	}
	if again, other := marks(); again != first || other != first {
		t.Errorf("after deleting and reading again: SQLite %s, Neo4j %s, before %s", again, other, first)
	}
}

func TestNeo4jRefusesTheWrongPassword(t *testing.T) {
	server := neo4jtest.Shared(t)
	t.Chdir(t.TempDir())
	if err := os.WriteFile("pw", []byte("wrong\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := session{t, server.URI}.run("query", "--neo4j-password-file", "pw", "who-holds", "org=福州市委")
	if code != exitStore || stdout != "" || !strings.Contains(stderr, "POLICYGRAPH_NEO4J_PASSWORD") {
		t.Errorf("exit code %d, want %d: %s%s", code, exitStore, stdout, stderr)
	}
	if strings.Contains(stderr, "wrong\n") {
		t.Error("the password is shown")
	}
}
