// Package rules holds tests over the shape of the module.
package rules

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// allowed says which of our packages a room may import, by prefix; the first matching room counts.
// Tests and internal tools may import anything.
var allowed = []struct {
	room string
	may  []string
}{
	{"policygraph/cmd", []string{"policygraph"}},
	{"policygraph/internal", []string{"policygraph"}},
	{"policygraph/config", nil},
	{"policygraph/graph/graphtest", []string{"policygraph/graph", "policygraph/internal/testkit"}},
	{"policygraph/graph/neo4j/admin", []string{"policygraph/graph", "policygraph/graph/move", "policygraph/graph/neo4j"}},
	{"policygraph/graph/", []string{"policygraph/graph"}},
	{"policygraph/graph", nil},
	{"policygraph/ingest/doc", []string{"policygraph/graph"}},
	{"policygraph/ingest/lexicon", nil},
	{"policygraph/ingest/source", []string{"policygraph/ingest/doc", "policygraph/ingest/charset"}},
	{"policygraph/ingest/charset", nil},
	{"policygraph/ingest/clean", []string{"policygraph/ingest/doc", "policygraph/ingest/charset", "policygraph/ingest/clean", "policygraph/ingest/lexicon"}},
	{"policygraph/ingest/extract", []string{"policygraph/ingest/doc", "policygraph/ingest/lexicon", "policygraph/ingest/tagger"}},
	{"policygraph/ingest/tagger", []string{"policygraph/ingest/doc", "policygraph/ingest/lexicon", "policygraph/ingest/tagger"}},
	{"policygraph/ingest/resolve", []string{"policygraph/ingest/doc", "policygraph/ingest/lexicon", "policygraph/graph"}},
	{"policygraph/ingest", []string{"policygraph/ingest", "policygraph/graph"}},
	{"policygraph/queries/queriestest", []string{"policygraph"}},
	{"policygraph/queries", []string{"policygraph/graph", "policygraph/queries"}},
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "policygraph/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "policygraph/") && !may(t, p.ImportPath, imp) {
				t.Errorf("%s imports %s: not allowed, see docs/architecture.md", p.ImportPath, imp)
			}
		}
	}
	if seen < 10 {
		t.Errorf("saw %d packages only", seen)
	}
}

func may(t *testing.T, room, imp string) bool {
	t.Helper()
	for _, a := range allowed {
		if !strings.HasPrefix(room, a.room) {
			continue
		}
		for _, ok := range a.may {
			// graph alone does not open the stores below it
			if imp == ok || strings.HasPrefix(imp, ok+"/") && ok != "policygraph/graph" {
				return true
			}
		}
		return false
	}
	t.Errorf("%s: no room for it in the import rules", room)
	return false
}
