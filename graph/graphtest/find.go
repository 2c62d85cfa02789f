package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

// register is a document that mentions each of the given officials with their aliases.
func register(doc string, people map[string][]string) graph.DocumentFacts {
	p := testkit.NewPage(doc, "")
	for name, aliases := range people {
		p.Say("有此人。", graph.Statement{Type: graph.MentionedIn, From: p.Entity(graph.Official, name, aliases...), To: doc, Count: 1})
	}
	return p.Facts()
}

var findTests = []test{
	{"best first", func(t *testing.T, s graph.Store) {
		put(t, s, register("d", map[string][]string{
			"李强": nil, "李强国": nil, "王李强": nil, "强李": nil, "赵一": {"李强"}, "钱二": {"李强山"}, "孙三": {"小李强"},
			"李": nil, "李克强": nil, "阿布都拉·买买提": {"买买提"}, "𠮷田": nil, "𠮷田𠮷": nil, "BYD集团": nil, "Ｂyd（中国）": nil,
		}))
		for _, x := range []struct{ words, want string }{
			{"李强", "李强 赵一 李强国 钱二 孙三 王李强"},
			{" 李强　", "李强 赵一 李强国 钱二 孙三 王李强"},
			{"李强国", "李强国"},
			{"李", "李 李克强 李强 李强国 赵一 钱二 孙三 强李 王李强"},
			{"强", "强李 孙三 李克强 李强 李强国 王李强 赵一 钱二"},
			{"克强", "李克强"},
			{"李克", "李克强"},
			{"李克强", "李克强"},
			{"李克强强", ""},
			{"强克", ""},
			{"买买提", "阿布都拉·买买提"},
			{"阿布都拉•买", "阿布都拉·买买提"},
			{"·", "阿布都拉·买买提"},
			{"𠮷", "𠮷田 𠮷田𠮷"},
			{"田𠮷", "𠮷田𠮷"},
			{"𠮷田", "𠮷田 𠮷田𠮷"},
			{"byd", "BYD集团 Ｂyd（中国）"},
			{"ＢＹＤ集", "BYD集团"},
			{"(中", "Ｂyd（中国）"},
			{"无", ""}, {"%", ""}, {"_", ""}, {"*", ""}, {"李*", ""}, {"李%", ""}, {"李 强", ""}, {"李 OR 王", ""}, {`"`, ""}, {"李~", ""},
			{strings.Repeat("李强", 3000), ""},
		} {
			found, err := s.Find(ctx, x.words, nil, 0)
			if err != nil {
				t.Fatalf("find %.20q: %v", x.words, err)
			}
			if got := names(found); got != x.want {
				t.Errorf("find %.20q: got %s, want %s", x.words, got, x.want)
			}
			for limit := 1; limit < 4; limit++ {
				few, err := s.Find(ctx, x.words, nil, limit)
				if err != nil {
					t.Fatal(err)
				}
				equal(t, fmt.Sprintf("find %.20q limit %d", x.words, limit), few, found[:min(limit, len(found))])
			}
		}
	}},
	{"entities come whole", func(t *testing.T, s graph.Store) {
		put(t, s, full())
		found, err := s.Find(ctx, "强哥", nil, 1)
		if err != nil || len(found) != 1 {
			t.Fatalf("found %s, %v", names(found), err)
		}
		e, err := s.Entity(ctx, found[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "entity", found[0], e)
	}},
	{"labels restrict; ids break ties", func(t *testing.T, s graph.Store) {
		p := testkit.NewPage("d", "")
		p.With(func(d *graph.Document) { d.Title = "新区" })
		for _, l := range graph.Labels[:9] {
			p.Say("有。", graph.Statement{Type: graph.MentionedIn, From: p.Entity(l, "新区"), To: "d", Count: 1})
		}
		put(t, s, p.Facts())
		for _, x := range []struct {
			labels []graph.Label
			limit  int
			want   int
		}{{nil, 0, 9}, {[]graph.Label{graph.Park}, 0, 1}, {[]graph.Label{graph.Park, graph.Region}, 0, 2}, {nil, 3, 3}, {[]graph.Label{graph.DocumentL}, 0, 0}, {[]graph.Label{}, 0, 9}} {
			found, err := s.Find(ctx, "新", x.labels, x.limit)
			if err != nil || len(found) != x.want {
				t.Fatalf("%v: found %s, %v", x, names(found), err)
			}
			if !slices.IsSortedFunc(found, func(a, b graph.Entity) int { return strings.Compare(a.ID, b.ID) }) {
				t.Fatalf("%v: not by id", found)
			}
		}
	}},
	{"no words are EINVALID", func(t *testing.T, s graph.Store) {
		for _, w := range []string{"", " ", "　\t\n"} {
			_, err := s.Find(ctx, w, nil, 0)
			wantCode(t, "find", err, graph.EINVALID)
		}
	}},
	{"three hundred searches as the model finds them", func(t *testing.T, s graph.Store) {
		m := filled(t, s)
		everyone, err := m.Find(ctx, "市", nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 300 {
			words := testkit.PersonName(i % 260)
			if i%3 == 0 {
				runes := []rune(everyone[i%len(everyone)].Name)
				from := i % len(runes)
				words = string(runes[from:min(len(runes), from+1+i%4)])
			}
			if graph.FoldName(words) == "" {
				continue
			}
			want, _ := m.Find(ctx, words, nil, 5+i%20)
			got, err := s.Find(ctx, words, nil, 5+i%20)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "find "+words, got, want)
		}
	}},
}
