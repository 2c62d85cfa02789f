package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// TestDiskFull: a batch that does not fit is refused whole, what was stored stays, and writing goes on
// when there is room.
func TestDiskFull(t *testing.T) {
	ctx := context.Background()
	s := openTemp(t)
	docs := slices.Collect(testkit.Corpus(1, 300))
	if err := s.Replace(ctx, docs[:10]...); err != nil {
		t.Fatal(err)
	}
	before, err := s.Fingerprint(ctx)
	if err != nil {
		t.Fatal(err)
	}
	limit := func(pages int) {
		t.Helper()
		if _, err := s.w.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(200)
	err = s.Replace(ctx, docs[10:]...)
	if graph.CodeOf(err) != graph.EUNAVAILABLE || !strings.Contains(err.Error(), "the disk is full; nothing of this batch was stored") {
		t.Fatalf("got %v", err)
	}
	if after, err := s.Fingerprint(ctx); err != nil || after != before {
		t.Fatalf("fingerprint %s, before %s, %v", after, before, err)
	}
	limit(1 << 30)
	if err := s.Replace(ctx, docs[10:]...); err != nil {
		t.Fatal(err)
	}
	checkWhole(t, s)
}
