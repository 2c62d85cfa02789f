package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIDs pins ids: they stand in stores, files and notebooks, and must never change.
func TestIDs(t *testing.T) {
	for _, x := range []struct{ got, want string }{
		{NewID(Official, "李强"), "off-asr5a6cwkppbkn6z"},
		{NewID(Institution, "国务院"), "ins-dpn7d2kb3bbjf3of"},
		{NewID(Event, "会"), "evt-x3ilayokxrjlmpnj"},
		{StatementID(Statement{Doc: "d1", Type: HoldsPost, From: "off-asr5a6cwkppbkn6z", To: "ins-dpn7d2kb3bbjf3of", Title: "总理"}), "st-hm3x67ubsnny6hucvbjah5w573"},
	} {
		if x.got != x.want {
			t.Errorf("got %s, want %s", x.got, x.want)
		}
	}
}

func TestIDsTellApart(t *testing.T) {
	seen := map[string]string{}
	for _, l := range Labels {
		for _, parts := range [][]string{{}, {""}, {"", ""}, {"a"}, {"a", ""}, {"", "a"}, {"ab"}, {"a", "b"}, {"1:a"}, {"a1:b"}} {
			id := NewID(l, parts...)
			if was, ok := seen[id]; ok {
				t.Errorf("%s %q has the id of %s", l, parts, was)
			}
			seen[id] = fmt.Sprintf("%s %q", l, parts)
			if LabelOf(id) != l {
				t.Errorf("%s is of %q, want %q", id, LabelOf(id), l)
			}
		}
	}
	for _, id := range []string{"", "off", "-", "x-y", "offx-y"} {
		if l := LabelOf(id); l != "" {
			t.Errorf("%q is of %q", id, l)
		}
	}
}

// TestStatementID: what proves a statement does not tell it apart, what it says does.
func TestStatementID(t *testing.T) {
	base := Statement{Doc: "d", Type: HoldsPost, From: "a", To: "b", Title: "t", Status: "s", Act: "x", Role: "r"}
	id := StatementID(base)
	for _, f := range []func(s *Statement){
		func(s *Statement) { s.Quote = "q" }, func(s *Statement) { s.Start, s.End = 1, 2 }, func(s *Statement) { s.Confidence = 1 },
		func(s *Statement) { s.Date = "2024" }, func(s *Statement) { s.Position, s.Count = 1, 2 }, func(s *Statement) { s.ID = "x" },
	} {
		s := base
		if f(&s); StatementID(s) != id {
			t.Errorf("%+v has another id", s)
		}
	}
	for _, f := range []func(s *Statement){
		func(s *Statement) { s.Doc = "e" }, func(s *Statement) { s.Type = Issued }, func(s *Statement) { s.From = "c" }, func(s *Statement) { s.To = "c" },
		func(s *Statement) { s.Title = "" }, func(s *Statement) { s.Status = "" }, func(s *Statement) { s.Act = "" }, func(s *Statement) { s.Role = "" },
		func(s *Statement) { s.From, s.To = s.To, s.From },
	} {
		s := base
		if f(&s); StatementID(s) == id {
			t.Errorf("%+v has the same id", s)
		}
	}
}

func TestNormalize(t *testing.T) {
	st := func(to string, start int, confidence float64) Statement {
		return Statement{Type: HoldsPost, Doc: "d", From: "off-1", To: to, Start: start, End: start + 1, Confidence: confidence}
	}
	want := DocumentFacts{
		Entities: []Entity{
			{ID: "ins-1", Label: Institution, Name: "局", Aliases: []string{"a", "b", "c"}},
			{ID: "off-1", Label: Official, Name: "甲"},
		},
		Statements: []Statement{st("ins-1", 3, 0.9), st("ins-2", 1, 0.5)},
	}
	for i := range want.Statements {
		want.Statements[i].ID = StatementID(want.Statements[i])
	}
	if want.Statements[0].ID > want.Statements[1].ID {
		want.Statements[0], want.Statements[1] = want.Statements[1], want.Statements[0]
	}
	for range 50 { // whatever the order
		f := DocumentFacts{
			Entities: []Entity{
				{ID: "off-1", Label: Official, Name: "甲", Aliases: []string{"甲", ""}},
				{ID: "ins-1", Label: Institution, Name: "局", Aliases: []string{"b", "a", "b"}},
				{ID: "ins-1", Label: Institution, Name: "局", Aliases: []string{"c", "局"}},
			},
			Statements: []Statement{st("ins-1", 3, 0.9), st("ins-1", 3, 0.8), st("ins-1", 7, 1), st("ins-2", 1, 0.5)},
		}
		rand.Shuffle(len(f.Entities), func(i, j int) { f.Entities[i], f.Entities[j] = f.Entities[j], f.Entities[i] })
		rand.Shuffle(len(f.Statements), func(i, j int) { f.Statements[i], f.Statements[j] = f.Statements[j], f.Statements[i] })
		f.Normalize()
		if d := cmp.Diff(want, f); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
	}
}

// TestComparePropsIsAnOrder: of properties that differ one always comes first.
func TestComparePropsIsAnOrder(t *testing.T) {
	all := []map[string]string{nil, {}, {"a": "1"}, {"a": "2"}, {"b": "1"}, {"a": "1", "b": "1"}}
	for i, a := range all {
		for j, b := range all {
			ab, ba := compareProps(a, b), compareProps(b, a)
			if ab != -ba || (ab == 0) != (EncodeProps(a) == EncodeProps(b)) {
				t.Errorf("%d against %d: %d and %d", i, j, ab, ba)
			}
		}
	}
}

func TestFingerprint(t *testing.T) {
	var rows []func(f *Fingerprint)
	for i := range 20 {
		rows = append(rows,
			func(f *Fingerprint) { f.Entity(Entity{ID: fmt.Sprint(i), Name: "n", Aliases: []string{"a", "b"}}) },
			func(f *Fingerprint) { f.Statement(Statement{ID: fmt.Sprint(i), Start: i}) },
			func(f *Fingerprint) { f.Document(Document{ID: fmt.Sprint(i), Text: "t"}) })
	}
	sum := func(leave int) string {
		var f Fingerprint
		for i, r := range rows {
			if i != leave {
				r(&f)
			}
		}
		return f.String()
	}
	want := sum(-1)
	seen := map[string]bool{want: true}
	for i := range rows {
		if s := sum(i); seen[s] {
			t.Fatalf("without row %d as before", i)
		} else {
			seen[s] = true
		}
	}
	rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	if got := sum(-1); got != want {
		t.Fatalf("order matters: %s, %s", got, want)
	}
	if len(want) != 16 {
		t.Fatalf("%q has not 16 digits", want)
	}
}

func TestFingerprintOfForms(t *testing.T) {
	print := func(e Entity) string {
		var f Fingerprint
		f.Entity(e)
		return f.String()
	}
	a := print(Entity{ID: "x", Name: "n", Aliases: []string{"b", "a", "b", "n"}, Props: map[string]string{}})
	b := print(Entity{ID: "x", Name: "n", Aliases: []string{"a", "b"}})
	if a != b {
		t.Error("order of aliases or an empty map matters")
	}
	var f, g Fingerprint
	f.Document(Document{ID: "d", Source: "a", Raw: []byte("x")})
	g.Document(Document{ID: "d", Source: "b"})
	if f.String() != g.String() {
		t.Error("where a document was read from matters")
	}
	var empty Fingerprint // the first digits of SHA-256 over 40 zero bytes
	if empty.String() != "2c34ce1df23b838c" {
		t.Errorf("the empty graph has %s", empty.String())
	}
}

func TestFoldAndRank(t *testing.T) {
	for in, want := range map[string]string{
		"李强": "李强", " 李强　\n": "李强", "ＢＹＤ（中国）": "byd(中国)", "买买提•艾": "买买提·艾", "A　B": "a b", "": "", "　": "", "𠮷": "𠮷",
	} {
		if got := FoldName(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
		if once := FoldName(in); FoldName(once) != once {
			t.Errorf("%q folds further", once)
		}
	}
	e := Entity{Name: "福州高新技术产业开发区", Aliases: []string{"福州高新区", "高新区"}}
	for words, want := range map[string]int{
		"福州高新技术产业开发区": RankExact, "高新区": RankAlias, "福州高新区": RankAlias, "福州": RankPrefix, "高": RankPrefix, "开发区": RankSubstring,
		"技": RankSubstring, "厦门": RankNone, "": RankNone, " ": RankNone, "福州高新技术产业开发区管委会": RankNone,
	} {
		if got := RankName(words, e); got != want {
			t.Errorf("%q ranks %d, want %d", words, got, want)
		}
	}
}

func TestPrepare(t *testing.T) {
	f := func(doc, key string) DocumentFacts {
		d := DocumentFacts{Document: Document{ID: doc, Text: "甲"}, Entities: []Entity{
			{ID: "off-b", Label: Official, Name: "乙", Aliases: []string{"z", "a"}}, {ID: "off-a", Label: Official, Name: "甲"}, {ID: "dir-a", Label: Directive, Name: "丙"}}}
		st := Statement{Type: MentionedIn, Doc: doc, From: "off-b", To: doc, Quote: "甲", End: 1}
		echo := Statement{Type: Echoes, Doc: doc, From: "off-b", To: "dir-a", Quote: "甲", End: 1}
		st.ID, echo.ID = StatementID(st), StatementID(echo)
		d.Statements = []Statement{st, echo}
		if key != "" {
			d.Ledger = LedgerRow{Key: key, State: Done}
		}
		return d
	}
	b, err := Prepare([]DocumentFacts{f("d2", "k1"), f("d1", "k2"), f("d2", "k1"), f("d3", "k2"), f("d4", "")})
	if err != nil {
		t.Fatal(err)
	}
	var docs []string
	for _, x := range b.Facts {
		docs = append(docs, x.Document.ID)
		if len(x.Entities) != 1 || x.Entities[0].ID != "off-b" || x.Entities[0].Aliases[0] != "a" {
			t.Errorf("only what is supported, normalized: got %+v", x.Entities)
		}
	}
	if d := cmp.Diff([]string{"d1", "d2", "d3", "d4"}, docs); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]LedgerRow{{Key: "k1", Doc: "d2", State: Done}, {Key: "k2", Doc: "d3", State: Done}}, b.Ledger); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"d1"}, b.Superseded); d != "" {
		t.Error(d)
	}
}

// TestCheckNames: the error names document and statement or entity. The rules themselves are held by
// graphtest, on every store.
func TestCheckNames(t *testing.T) {
	f := DocumentFacts{Document: Document{ID: "d", Text: "甲乙"}, Statements: []Statement{{Type: ReprintOf, Doc: "d", From: "d", To: "e", Quote: "丙", End: 1}}}
	f.Statements[0].ID = StatementID(f.Statements[0])
	err := f.Check()
	if CodeOf(err) != EINVALID || !strings.Contains(err.Error(), "check facts d: statement "+f.Statements[0].ID+": quote is not text[0:1]") {
		t.Fatalf("got %v", err)
	}
	f.Statements[0].Quote = "甲"
	if err := f.Check(); err != nil {
		t.Fatal(err)
	}
}

func TestError(t *testing.T) {
	err := error(&Error{Code: EFORBIDDEN, Op: "open store", Path: "x.db", Err: io.ErrUnexpectedEOF, Hint: "look"})
	if got := err.Error(); got != "open store x.db: unexpected EOF (look)" {
		t.Errorf("got %q", got)
	}
	wrapped := fmt.Errorf("ingest: %w", err)
	if CodeOf(wrapped) != EFORBIDDEN || !errors.Is(wrapped, io.ErrUnexpectedEOF) {
		t.Errorf("code %q of %v", CodeOf(wrapped), wrapped)
	}
	if CodeOf(nil) != "" || CodeOf(context.Canceled) != EINTERNAL {
		t.Error("codes of nil and of a foreign error")
	}
}
