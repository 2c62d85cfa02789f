package eval

import (
	"encoding/json"
	"os"
	"testing"

	"policygraph/ingest"
	"policygraph/ingest/doc"
)

// TestSeed reads one real copied page as it arrives (shifted bytes, a planted link, related titles) and holds
// it to what two readers found on it. The page is not ours: the test runs where the shared folder stands
// beside the checkout.
func TestSeed(t *testing.T) {
	raw, err := os.ReadFile(shared + "seed.txt")
	if err != nil {
		t.Skip("does not run: there is no ../shared/gold/seed.txt beside the checkout")
	}
	b, err := os.ReadFile(shared + "seed.gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var gold doc.Facts
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	_, got, err := ingest.NewReader().Read(doc.Raw{Key: "seed.txt", Data: raw})
	if err != nil {
		t.Fatal(err)
	}
	docs := []Doc{{ID: gold.ID, Gold: &gold, Given: got}}
	table := Score(docs)
	for _, kind := range []string{"officials", "posts", "institutions", "companies", "parks", "participants", "roles", "events", "place", "published", "directives", "issued"} {
		if row := table.Row(kind); row.F1() != 1 {
			t.Errorf("%s: F1 %.3f, want 1: %v", kind, row.F1(), Misses(docs, kind))
		}
	}
}
