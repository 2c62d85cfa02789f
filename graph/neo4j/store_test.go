package neo4j_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/graph/neo4j"
	"policygraph/internal/neo4jtest"
	"policygraph/internal/testkit"
)

func TestShort(t *testing.T) {
	seen := map[string]string{}
	for _, s := range []string{"", "a", strings.Repeat("a", 4000), strings.Repeat("a", 4001), strings.Repeat("a", 4002),
		strings.Repeat("长", 1333), strings.Repeat("长", 1334), "x…#y", neo4j.Short(strings.Repeat("a", 4001)), strings.Repeat("𠮷", 3000)} {
		got := neo4j.Short(s)
		if was, ok := seen[got]; ok {
			t.Errorf("%.20q and %.20q both become %.40q", s, was, got)
		}
		seen[got] = s
		if len(got) > 4000 || strings.ToValidUTF8(got, "?") != got {
			t.Errorf("%.20q becomes %.40q of %d bytes", s, got, len(got))
		}
		if len(s) <= 4000 && !strings.Contains(s, "…#") && got != s {
			t.Errorf("%.20q is changed", s)
		}
	}
}

func TestGrams(t *testing.T) {
	for _, x := range []struct{ name, grams, query string }{
		{"王", "王", "王*"},
		{"王伟敏", "王伟 伟敏 敏", `+"王伟" +"伟敏"`},
		{"𠮷田", "𠮷田 田", `+"𠮷田"`},
		{"a·b", "a_b7_ _b7_b b", `+"a_b7_" +"_b7_b"`},
		{`x" OR *`, `x_22_ _22__20_ _20_O OR R_20_ _20__2a_ _2a_`, `+"x_22_" +"_22__20_" +"_20_O" +"OR" +"R_20_" +"_20__2a_"`},
		{"呵呵呵呵", "呵呵 呵", `+"呵呵"`},
	} {
		if got := neo4j.Grams([]string{x.name}); got != x.grams {
			t.Errorf("grams of %q are %q, want %q", x.name, got, x.grams)
		}
		if got := neo4j.Grammar(x.name); got != x.query {
			t.Errorf("query for %q is %q, want %q", x.name, got, x.query)
		}
	}
}

// TestSchema has two programs make the schema of an empty server at once.
func TestSchema(t *testing.T) {
	srv := neo4jtest.Shared(t)
	srv.CleanSchema(t)
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			s, err := neo4j.Open(ctx, neo4j.Options{URI: srv.URI, User: srv.User, Password: srv.Password})
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Check(ctx); err != nil {
				t.Error(err)
			}
			s.Close()
		})
	}
	both.Wait()
	s := open(t, srv)
	admin(t, srv, "DROP CONSTRAINT holds_post_id")
	fails(t, s.Check(ctx), graph.EINVALID, "holds_post_id", "schema apply")
	admin(t, srv, "MATCH (p:Policygraph) REMOVE p.schema")
	if err := s.Apply(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.Check(ctx); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"REQUIRE r.id IS UNIQUE", "FULLTEXT INDEX names", "schema/0001_ids.cypher"} {
		if !strings.Contains(neo4j.Print(), want) {
			t.Errorf("Print lacks %q", want)
		}
	}
	for _, l := range graph.Labels {
		if !strings.Contains(neo4j.Print(), "FOR (n:"+string(l)+") REQUIRE n.id IS UNIQUE") {
			t.Errorf("no constraint for %s", l)
		}
	}
	for _, typ := range graph.Types {
		if !strings.Contains(neo4j.Print(), "FOR ()-[r:"+string(typ)+"]-() REQUIRE r.id IS UNIQUE") {
			t.Errorf("no constraint for %s", typ)
		}
	}
}

func TestSortedHere(t *testing.T) {
	srv := neo4jtest.Shared(t)
	s := open(t, srv)
	all := slices.Collect(testkit.Corpus(8, 60))
	all[2].Document.Date = ""
	for i := range all[2].Statements {
		all[2].Statements[i].Date = ""
	}
	m := graphtest.NewMemory()
	m.Replace(ctx, all...)
	if err := s.Replace(ctx, all...); err != nil {
		t.Fatal(err)
	}
	for _, f := range []graph.Filter{{}, {Types: []graph.Type{graph.HeldAt, graph.HoldsPost}}, {Limit: 17}} {
		got, err := s.Sorted(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		var want []graph.Statement
		for st := range m.Statements(ctx, f) {
			want = append(want, st)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%+v: %s", f, d)
		}
	}
}

func TestVerifyTells(t *testing.T) {
	srv := neo4jtest.Shared(t)
	s := open(t, srv)
	if err := s.Replace(ctx, slices.Collect(testkit.Corpus(2, 5))...); err != nil {
		t.Fatal(err)
	}
	if wrong, err := s.Verify(ctx); err != nil || len(wrong) > 0 {
		t.Fatalf("a sound graph: %v %v", wrong, err)
	}
	for _, x := range []struct{ harm, says string }{
		{"MATCH ()-[r:ISSUED]->() WITH r LIMIT 1 DELETE r", "1 statements ISSUED of documents are missing, such as st-"},
		{"MATCH (a:Official), (b:Institution) WITH a, b LIMIT 1 CREATE (a)-[:HOLDS_POST {id: 'st-x', doc: 'doc-00000001'}]->(b)", "1 relationships HOLDS_POST belong to no document, such as st-x"},
		{"CREATE (:Theme {id: 'thm-x', name: 'x'})", "1 entities Theme are supported by nothing, such as thm-x"},
		{"MERGE (:Ledger {key: 'k', doc: 'doc-none', state: 'done'})", "1 ledger rows lead to a document that is not stored, such as k"},
		{"MATCH (n:Official) WHERE n.aliasDocs IS NOT NULL WITH n LIMIT 1 SET n.aliasDocs = [99]", "uses of aliases are miscounted, such as off-"},
	} {
		admin(t, srv, x.harm)
		wrong, err := s.Verify(ctx)
		if err != nil || !strings.Contains(strings.Join(wrong, "\n"), x.says) {
			t.Errorf("%s: got %v, %v, want %q", x.harm, wrong, err, x.says)
		}
	}
}

func TestQueriesThatReachFurther(t *testing.T) {
	srv := neo4jtest.Shared(t)
	s := open(t, srv)
	for _, text := range []string{
		"LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "load/**/csv from 'http://127.0.0.1:1/' as l return l",
		"MATCH (n) CALL (n) { LOAD CSV FROM 'http://127.0.0.1:1/' AS l RETURN l } RETURN l", "\\u004cOAD CSV FROM 'file:///x' AS l RETURN l",
		"TERMINATE TRANSACTIONS 'neo4j-transaction-1'", "CREATE USER x SET PASSWORD 'abcdefgh'",
		"CALL dbms.setConfigValue('db.logs.query.enabled', 'OFF')", "CALL dbms.listConnections()", "CALL no.such.procedure()",
	} {
		rows, err := s.Query(ctx, text, nil)
		if err == nil {
			rows.Close()
		}
		if c := graph.CodeOf(err); c != graph.EFORBIDDEN && c != graph.EINVALID {
			t.Errorf("%s: got %v", text, err)
		}
	}
	rows, err := s.Query(ctx, "CALL db.labels() YIELD label RETURN count(*)", nil)
	if err != nil || !rows.Next() {
		t.Errorf("what only reads: %v", err)
	} else {
		rows.Close()
	}
}

// TestHub writes documents about one institution that thousands mention, and one alias that all use.
func TestHub(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	srv := neo4jtest.Shared(t)
	s := open(t, srv)
	page := func(i int) graph.DocumentFacts {
		p := testkit.NewPage("d"+string(rune('A'+i%26))+strings.Repeat("x", i/26), "2024-01-01")
		p.Entity(graph.Institution, "福州市人民政府", "市政府")
		return p.Post(testkit.PersonName(i), "福州市人民政府", "市长").Facts()
	}
	var early, late time.Duration
	for i := range 20 {
		var part []graph.DocumentFacts
		for j := range 100 {
			part = append(part, page(i*100+j))
		}
		start := time.Now()
		if err := s.Replace(ctx, part...); err != nil {
			t.Fatal(err)
		}
		switch d := time.Since(start); {
		case i >= 5 && i < 10:
			early += d
		case i >= 15:
			late += d
		}
	}
	start := time.Now()
	if _, err := s.Delete(ctx, false, page(7).Document.ID); err != nil {
		t.Fatal(err)
	}
	one := time.Since(start)
	t.Logf("500 documents: %v, later %v; one deletion %v", early, late, one)
	if late > 4*early {
		t.Errorf("writing slows down with the hub: %v, then %v", early, late)
	}
	if wrong, err := s.Verify(ctx); err != nil || len(wrong) > 0 {
		t.Errorf("verify: %v %v", wrong, err)
	}
}

// TestRouting asks the server for the addresses to use, as one asks a cluster.
func TestRouting(t *testing.T) {
	srv := neo4jtest.Shared(t)
	s := open(t, srv, func(o *neo4j.Options) { o.URI = strings.Replace(o.URI, "bolt", "neo4j", 1) })
	page := testkit.NewPage("d", "").Post("甲", "局", "局长").Facts()
	for range 3 {
		if err := s.Replace(ctx, page); err != nil {
			t.Fatal(err)
		}
		if found, err := s.Find(ctx, "甲", nil, 0); err != nil || len(found) != 1 {
			t.Fatalf("a read does not see the write before it: %v %v", found, err)
		}
		if _, err := s.Delete(ctx, false, "d"); err != nil {
			t.Fatal(err)
		}
		if found, err := s.Find(ctx, "甲", nil, 0); err != nil || len(found) != 0 {
			t.Fatalf("a read does not see the deletion before it: %v %v", found, err)
		}
	}
}
