package eval

import (
	"os"
	"strings"
	"testing"

	"policygraph/ingest/doc"
)

// official with posts, a post as "institution title" or "institution title status".
func official(name string, posts ...string) doc.Official {
	o := doc.Official{Name: name}
	for _, p := range posts {
		w := append(strings.Fields(p), "current")
		o.Posts = append(o.Posts, doc.Post{Institution: w[0], Title: w[1], Status: w[2], Evidence: doc.Evidence{End: 5, Confidence: 0.95}})
	}
	return o
}

func named(names ...string) (out []doc.Named) {
	for _, n := range names {
		out = append(out, doc.Named{Name: n, Evidence: doc.Evidence{End: 5, Confidence: 0.8}})
	}
	return out
}

// pair is a report judged: what the gold has and what was given.
var pair = Doc{
	ID: "r1", Text: "市长王小海、宣传部部长李大山在福州大学调研,恒申公司赵四陪同。林五说,要加快建设园区,要守住安全底线。",
	Gold: &doc.Facts{
		Place: "福建省福州市", Published: "2020-11-14",
		Officials: []doc.Official{
			official("王小海", "福州市政府 市长"), official("李大山", "福州市委宣传部 部长"), official("赵四", "恒申 董事长"),
			official("钱七", "福州市政府 副市长"), official("孙八", "福州市政府 秘书长 former"),
		},
		Institutions: named("福州市政府", "福州大学", "恒申商会"),
		Companies:    named("恒申集团"),
		Directives: []doc.Directive{
			{Issuer: "林五", Text: "加快建设园区", Themes: []string{"planning"}},
			{Issuer: "林五", Text: "守住安全底线", Themes: []string{"safety"}},
		},
		Events: []doc.Event{{Kind: "inspection", Date: "2020-11-13", Participants: []doc.Participant{{Name: "王小海", Role: "attendee"}, {Name: "赵四", Role: "attendee"}}}},
	},
	Given: &doc.Facts{
		Place: "福建省",
		Officials: []doc.Official{
			official("王小海", "福建省政府 市长"), official("李大山", "宣传部 部长"), official("赵四陪", "恒申 董事长"), official("孙八", "福州市政府 秘书长"),
		},
		Institutions: named("福建省政府", "福州大学"),
		Companies:    named("恒申公司", "恒申商会"),
		Directives: []doc.Directive{
			{Issuer: "王小海", Text: "加快建设园区", Themes: []string{"planning"}, Evidence: doc.Evidence{End: 3, Confidence: 0.9}},
			{Issuer: "林五", Text: "要守住安全底线", Themes: []string{"other"}, Evidence: doc.Evidence{End: 3, Confidence: 0.9}},
		},
		Events: []doc.Event{{Kind: "meeting", Date: "2020-11-13", Participants: []doc.Participant{{Name: "王小海", Role: "host"}}}},
	},
}

func TestScore(t *testing.T) {
	table := Score([]Doc{pair, {ID: "r2", Gold: &doc.Facts{Place: "上海市"}}})
	for _, want := range []Row{
		{"officials", 5, 4, 3}, {"titles", 5, 4, 3}, {"posts", 5, 4, 1}, {"status", 1, 0, 0}, {"institutions", 3, 2, 1}, {"companies", 1, 2, 1},
		{"participants", 2, 1, 1}, {"roles", 2, 1, 0}, {"events", 1, 1, 0}, {"place", 2, 1, 0}, {"published", 1, 0, 0},
		{"directives", 2, 2, 2}, {"issued", 2, 2, 1}, {"themed", 2, 2, 1},
	} {
		if got := table.Row(want.Kind); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if table.Docs != 2 || table.Answer != 1 {
		t.Errorf("%d documents, %d answers", table.Docs, table.Answer)
	}
	if r := (Row{Gold: 4, Given: 2, Right: 2}); r.P() != 1 || r.R() != 0.5 || r.F1() < 0.666 || r.F1() > 0.667 {
		t.Errorf("P %v R %v F1 %v", r.P(), r.R(), r.F1())
	}
}

func TestCauses(t *testing.T) {
	for _, c := range []struct{ kind, miss, cause string }{
		{"officials", "-赵四", "name cut too long or too short"},
		{"officials", "+赵四陪", "name cut too long or too short"},
		{"officials", "-钱七", "name not in the text that was read"},
		{"posts", "-王小海|福州市政府|市长", "wrong body"},
		{"posts", "-李大山|福州市委宣传部|部长", "wrong body: completion, too long or too short"},
		{"posts", "+李大山|宣传部|部长", "wrong body: completion, too long or too short"},
		{"posts", "-钱七|福州市政府|副市长", "person not found"},
		{"status", "-孙八|秘书长|former", "wrong status: current on the other side"},
		{"institutions", "-恒申商会", "listed among companies on the other side"},
		{"institutions", "+福建省政府", "not in the gold"},
		{"institutions", "-福州市政府", "completed name, not in the text that was read"},
		{"participants", "-赵四", "known by a longer or shorter name"},
		{"roles", "-王小海|attendee", "role of a participant that both have: attendee"},
		{"events", "-inspection|2020-11-13|", "wrong kind: meeting on the other side, not inspection"},
		{"place", "+福建省", "too deep or not deep enough"},
		{"published", "-2020-11-14", "no date given"},
		{"issued", "-林五||加快建设园区", "wrong issuer"},
		{"themed", "-林五||守住安全底线|safety", "other themes: safety"},
	} {
		found := false
		for _, m := range Misses([]Doc{pair}, c.kind) {
			if m.Given == strings.HasPrefix(c.miss, "+") && m.String() == c.miss[1:] {
				found = true
				if m.Cause != c.cause {
					t.Errorf("%s %s: %q, want %q", c.kind, c.miss, m.Cause, c.cause)
				}
			}
		}
		if !found {
			t.Errorf("%s %s: no such miss among %v", c.kind, c.miss, Misses([]Doc{pair}, c.kind))
		}
	}
}

func TestMissSentence(t *testing.T) {
	for _, m := range Misses([]Doc{pair}, "institutions") {
		if m.String() == "恒申商会" && m.Sentence != "" {
			t.Errorf("a name that is nowhere has the sentence %q", m.Sentence)
		}
	}
	d := pair
	d.Text = "今天天气好。恒申商会成立！"
	if s := sentenceOf(d, Miss{Fact: Fact{Words: []string{"恒申商会"}}}); s != "恒申商会成立！" {
		t.Errorf("sentence %q", s)
	}
}

func TestCalibration(t *testing.T) {
	got := map[string]Trust{}
	for _, x := range Calibration([]Doc{pair}) {
		got[x.Kind] = x
	}
	for kind, want := range map[string]Trust{
		"posts":        {"posts", 0.95, 4, 1},
		"institutions": {"institutions", 0.8, 2, 1},
		"companies":    {"companies", 0.8, 2, 1},
		"issued":       {"issued", 0.9, 2, 1},
	} {
		if got[kind] != want {
			t.Errorf("got %+v, want %+v", got[kind], want)
		}
	}
	if s := Sure(Calibration([]Doc{pair})); s.Given != 6 || s.Right != 2 {
		t.Errorf("sure facts: %+v", s)
	}
}

func TestDiffer(t *testing.T) {
	for _, c := range []struct {
		want, got      string
		missing, extra int
	}{
		{"福州市委", "福州市委", 0, 0},
		{"福州市委", "福州委", 1, 0},
		{"福州市委", "广告福州省委", 1, 3},
		{"", "福", 0, 1},
		{"福州", "", 2, 0},
	} {
		if m, e := differ([]rune(c.want), []rune(c.got)); m != c.missing || e != c.extra {
			t.Errorf("%q against %q: %d missing, %d extra; want %d, %d", c.got, c.want, m, e, c.missing, c.extra)
		}
	}
	rows := JudgeCleaning([]Doc{{Damage: "forum", Source: "标题\n甲，乙", Text: "标题\n甲,丙"}})
	if want := (Cleaning{"forum", 1, 5, 1, 1}); len(rows) != 2 || rows[0] != want {
		t.Errorf("got %+v, want %+v", rows, want)
	}
}

func TestGoldenReads(t *testing.T) {
	s := NewSection("set, damaged", []Doc{{ID: "r1", Damage: "forum", Source: "甲乙", Text: "甲", Gold: pair.Gold, Given: pair.Given}})
	path := t.TempDir() + "/golden.txt"
	var b strings.Builder
	s.Print(&b)
	writeFile(t, path, b.String())
	g, err := LoadGolden(path)
	if err != nil {
		t.Fatal(err)
	}
	if changes, err := g.Against(s); err != nil || len(changes) > 0 {
		t.Errorf("a set differs from its own golden: %v %v", changes, err)
	}
	g[s.Name]["officials"] += 0.01
	g[s.Name]["cleaned forum"] += 0.004
	changes, err := g.Against(s)
	if err != nil || len(changes) != 2 || !changes[0].Lost() || changes[1].Lost() {
		t.Errorf("changes %v %v, want officials lost, cleaning moved", changes, err)
	}
	if _, err := g.Against(Section{Name: "other"}); err == nil {
		t.Error("a set that the golden lacks is no error")
	}
}

func TestHeldOut(t *testing.T) {
	// last hex digits by sha256sum: 8, d, 1, c
	for id, want := range map[string]bool{"r1": false, "r001": false, "r002": true, "r003": false} {
		if HeldOut(id) != want {
			t.Errorf("HeldOut(%s) = %v", id, !want)
		}
	}
	held := 0
	for _, c := range goldCases(t, own+"reports.jsonl", own+"reports2.jsonl") {
		if HeldOut(c.ID) {
			held++
		}
	}
	if held != 33 {
		t.Errorf("%d reports held out, 33 by sha256sum", held)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
