package clean_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/clean"
	"policygraph/ingest/doc"
)

// TestDamage cleans the raw part of each file in testdata/damage and compares with its clean part. Lines
// above the raw part say what the file shows.
func TestDamage(t *testing.T) {
	files, err := filepath.Glob("testdata/damage/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/damage", err)
	}
	c := clean.New()
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, ok := strings.Cut(string(data), "-- raw --\n")
		raw, want, ok2 := strings.Cut(rest, "-- clean --\n")
		if !ok || !ok2 {
			t.Fatalf("%s: want a raw and a clean part", f)
		}
		d, err := c.Clean(doc.Raw{Key: f, Data: []byte(raw)})
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		check(t, []byte(raw), d)
		if diff := cmp.Diff(strings.Split(strings.TrimSpace(want), "\n"), strings.Split(d.Text, "\n")); diff != "" {
			t.Errorf("%s:\n%s%+v", f, diff, d.Holes)
		}
	}
}
