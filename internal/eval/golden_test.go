package eval

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write docs/evaluation.txt anew")

const goldenFile = "../../docs/evaluation.txt"

const goldenHead = `# Scores of extraction on our own gold reports, written by ` + "`make golden`" + `; see evaluation.md. A change that makes F1 of a
# kind fall by more than half a point in a set fails the tests. tuned and held are F1 on the two parts of the set.
`

// TestGolden holds extraction to the committed scores.
func TestGolden(t *testing.T) {
	sections := ownSections(t)
	var now bytes.Buffer
	now.WriteString(goldenHead)
	for _, s := range sections {
		now.WriteString("\n")
		s.Print(&now)
	}
	if *update {
		if err := os.WriteFile(goldenFile, now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := LoadGolden(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		changes, err := golden.Against(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range changes {
			if c.Lost() {
				t.Errorf("lost: %v", c)
			} else {
				t.Logf("moved: %v", c)
			}
		}
	}
}

// ownSections scores the sets that are part of the project, clean and damaged.
func ownSections(t *testing.T) []Section {
	t.Helper()
	var out []Section
	for _, file := range []string{"reports.jsonl", "reports2.jsonl"} {
		clean := goldCases(t, own+file)
		damaged, _, err := Damaged(clean, filepath.Join(own, "noisy"))
		if err != nil {
			t.Fatal(err)
		}
		if len(damaged) == 0 {
			t.Fatalf("%s has no damaged forms", file)
		}
		for _, set := range []struct {
			name  string
			cases []Case
		}{{file + ", clean", clean}, {file + ", damaged", damaged}} {
			docs, err := Read(context.Background(), reader(), set.cases, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range docs {
				if d.Err != nil {
					t.Errorf("%s, %s: %v", set.name, d.ID, d.Err)
				}
			}
			out = append(out, NewSection(set.name, docs))
		}
	}
	return out
}
