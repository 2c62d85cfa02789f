package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest"
	"policygraph/ingest/doc"
)

const (
	shared = "../../../shared/gold/"
	own    = "../../testdata/gold/"
)

// reader is one for all tests of the package: it loads its lexicons once.
var reader = sync.OnceValue(ingest.NewReader)

// needScorer skips a test where the other scorer or Python is not there.
func needScorer(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(shared + "score.py"); err != nil {
		t.Skip("does not run: there is no ../shared/gold/score.py beside the checkout")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("does not run: there is no python3 to run score.py")
	}
}

func python(t *testing.T, stdin []byte, args ...string) string {
	t.Helper()
	cmd := exec.Command("python3", args...)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "PYTHONDONTWRITEBYTECODE=1")
	cmd.Stdin = bytes.NewReader(stdin)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("python3 %v: %v\n%s", args, err, complaint.String())
	}
	return string(out)
}

// TestSameForms holds each normalisation equal to the other scorer's, on the names of the gold and what
// becomes of them with other heads and tails.
func TestSameForms(t *testing.T) {
	needScorer(t)
	var calls [][3]string
	for _, name := range variants(t) {
		for _, fn := range []string{"flat", "organisation", "place", "company"} {
			calls = append(calls, [3]string{fn, name, ""})
		}
		for _, inst := range []string{"中共福州市委员会", "福州市政府", "内蒙古自治区党委"} {
			calls = append(calls, [3]string{"title", name, inst})
		}
	}
	in, err := json.Marshal(calls)
	if err != nil {
		t.Fatal(err)
	}
	out := python(t, in, "-c", `
import json, sys
sys.path.insert(0, sys.argv[1])
import score
json.dump([getattr(score, f)(a, b) if f == "title" else getattr(score, f)(a) for f, a, b in json.load(sys.stdin)], sys.stdout)`, shared)
	var want []string
	if err := json.Unmarshal([]byte(out), &want); err != nil {
		t.Fatal(err)
	}
	for i, c := range calls {
		var got string
		switch c[0] {
		case "flat":
			got = flat(c[1])
		case "organisation":
			got = organisation(c[1])
		case "place":
			got = place(c[1])
		case "company":
			got = company(c[1])
		case "title":
			got = title(c[1], c[2])
		}
		if got != want[i] {
			t.Errorf("%s(%q, %q) = %q, score.py says %q", c[0], c[1], c[2], got, want[i])
		}
	}
	t.Logf("%d forms compared", len(calls))
}

// variants are names of the gold, with heads and tails that the rules act on.
func variants(t *testing.T) []string {
	t.Helper()
	seen := map[string]bool{}
	for _, c := range goldCases(t, own+"reports.jsonl", own+"reports2.jsonl") {
		for _, fs := range factsOf(c.Gold) {
			for _, f := range fs {
				for _, w := range f.Words {
					seen[w] = true
				}
			}
		}
	}
	var names []string
	for n := range seen {
		names = append(names, n)
	}
	sort.Strings(names)
	heads := []string{"", "中共", "中国共产党", "中共中央", "福建省", "福建省福州市", "新疆维吾尔自治区", "内蒙古自治区锡林郭勒盟", "福州市", "国家级", "国家", "代", "代理", "市委", "政协", "X ", "“"}
	tails := []string{"", "委员会", "管理委员会", "人民政府", "区", "市", "新区", "鼓楼区政府", "经济开发区", "有限公司", "集团股份有限公司", "局局长", "人民代表大会", "部部长", "\u3000", "①"}
	r := rand.New(rand.NewPCG(1, 2))
	var out []string
	for _, n := range names {
		out = append(out, n)
		for range 6 {
			out = append(out, heads[r.IntN(len(heads))]+n+tails[r.IntN(len(tails))])
		}
	}
	return out
}

// TestSameScore holds table and misses of both scorers equal, on what the program extracts and on gold facts
// that were spoilt at random.
func TestSameScore(t *testing.T) {
	needScorer(t)
	dir := t.TempDir()
	// A run each: the other scorer is slow.
	for _, c := range []struct{ file, facts, kind string }{
		{own + "reports.jsonl", "spoilt", "issued"},
		{own + "reports2.jsonl", "extracted", "posts"},
		{shared + "dev.jsonl", "extracted", "directives"},
	} {
		cases := goldCases(t, c.file)
		docs, err := Read(context.Background(), reader(), cases, 2)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(c.file)+" "+c.facts, func(t *testing.T) {
			t.Parallel()
			var given []*doc.Facts
			for _, d := range docs {
				given = append(given, d.Given)
			}
			if c.facts == "spoilt" {
				given = spoil(t, docs, rand.New(rand.NewPCG(1, 3)))
			}
			path := filepath.Join(dir, filepath.Base(c.file)+c.facts)
			writeFacts(t, path, given)
			compareScores(t, c.file, path, cases, c.kind)
		})
	}
}

func compareScores(t *testing.T, gold, predicted string, cases []Case, kind string) {
	t.Helper()
	facts, err := LoadFacts(predicted)
	if err != nil {
		t.Fatal(err)
	}
	docs := Given(cases, facts)
	var got bytes.Buffer
	for _, m := range Misses(docs, kind) {
		fmt.Fprintln(&got, pythonLine(kind, m))
	}
	Score(docs).Print(&got)
	sorted := func(s string) []string {
		out := strings.Split(s, "\n")
		sort.Strings(out)
		return out
	}
	want := python(t, nil, shared+"score.py", gold, predicted, "--misses", kind)
	if diff := cmp.Diff(sorted(want), sorted(got.String())); diff != "" {
		t.Errorf("misses of %s or table differ (-score.py +ours):\n%s", kind, diff)
	}
}

// pythonLine writes a miss as score.py does.
func pythonLine(kind string, m Miss) string {
	sign := "-"
	if m.Given {
		sign = "+"
	}
	if kind == "directives" || kind == "issued" {
		return fmt.Sprintf("%s %s %s", m.Doc, sign, strings.Join(m.Words, "|"))
	}
	return fmt.Sprintf("%s %s ('%s')", m.Doc, sign, strings.Join(m.Parts, "', '"))
}

func goldCases(t *testing.T, files ...string) []Case {
	t.Helper()
	var out []Case
	for _, f := range files {
		cases, err := LoadGold(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, cases...)
	}
	return out
}

func writeFacts(t *testing.T, path string, facts []*doc.Facts) {
	t.Helper()
	var b bytes.Buffer
	for _, f := range facts {
		line, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// spoil makes answers of the gold: facts dropped, names in other forms, words cut, some reports left out.
func spoil(t *testing.T, docs []Doc, r *rand.Rand) []*doc.Facts {
	t.Helper()
	often := func(p float64) bool { return r.Float64() < p }
	other := func(s string) string {
		switch r.IntN(5) {
		case 0:
			return "福建省" + s
		case 1:
			return strings.ReplaceAll(s, "政府", "人民政府")
		case 2:
			return strings.TrimSuffix(s, "委") + "委员会"
		case 3:
			return "中共" + s
		}
		return s + "局"
	}
	var out []*doc.Facts
	for _, d := range docs {
		if often(0.05) {
			continue
		}
		b, err := json.Marshal(d.Gold)
		if err != nil {
			t.Fatal(err)
		}
		f := &doc.Facts{}
		if err := json.Unmarshal(b, f); err != nil {
			t.Fatal(err)
		}
		f.ID = d.ID
		for i := range f.Officials {
			for j := range f.Officials[i].Posts {
				if p := &f.Officials[i].Posts[j]; often(0.3) {
					p.Institution = other(p.Institution)
				} else if often(0.2) {
					p.Title = "市委" + p.Title
				}
			}
		}
		for _, l := range []*[]doc.Named{&f.Institutions, &f.Companies, &f.Parks, &f.Policies} {
			for i := range *l {
				if often(0.3) {
					(*l)[i].Name = other((*l)[i].Name)
				}
			}
		}
		for i := range f.Directives {
			w := []rune(f.Directives[i].Text)
			f.Directives[i].Text = string(w[r.IntN(1+len(w)/2):])
			if often(0.2) {
				f.Directives[i].Issuer = other(f.Directives[i].Issuer)
			}
			if often(0.2) {
				f.Directives[i].Themes = []string{"other"}
			}
		}
		for i := range f.Events {
			for j := range f.Events[i].Participants {
				if often(0.2) {
					f.Events[i].Participants[j].Role = "host"
				}
			}
		}
		out = append(out, f)
	}
	return out
}
