package queries

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestEmbeddedCatalogue(t *testing.T) {
	cat, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range cat.List() {
		if q.Cypher == "" || q.SQL == "" {
			t.Errorf("%s: both texts are needed", q.Name)
		}
		if q.Purpose.En == "" || q.Purpose.Zh == "" || len(q.Examples) == 0 {
			t.Errorf("%s: purpose in both languages and an example are needed", q.Name)
		}
		for _, p := range q.Params {
			if p.Help.En == "" || p.Help.Zh == "" {
				t.Errorf("%s: parameter %s: help in both languages is needed", q.Name, p.Name)
			}
		}
	}
}

const goodHeader = `
title: {en: T, zh: 题}
params:
  - {name: org, type: entity, labels: [Institution], required: true}
columns:
  - {name: official, type: entity}
`

const goodCypher = `MATCH (o {id: $org})<-[s:HOLDS_POST]-(p)
RETURN p.name AS official, p.id AS official_id, count(s) AS docs, collect(s) AS evidence`

const goodSQL = `SELECT n.name AS official, n.id AS official_id, 1 AS docs, json_array() AS evidence FROM node n WHERE n.id = :org`

func TestUserFolder(t *testing.T) {
	for name, c := range map[string]struct{ header, cypher, sql, want string }{
		"good":            {goodHeader, goodCypher, goodSQL, ""},
		"only one":        {goodHeader, "", goodSQL, ""},
		"none":            {goodHeader, "", "", "mine.yaml:1: neither mine.cypher nor mine.sql"},
		"unknown key":     {strings.Replace(goodHeader, "title:", "titel:", 1), goodCypher, "", "mine.yaml: unmarshal errors:\n  line 2: field titel not found"},
		"unknown sub key": {strings.Replace(goodHeader, "required", "requird", 1), goodCypher, "", `line 4: unknown key "requird"; did you mean required?`},
		"unknown type":    {strings.Replace(goodHeader, "type: entity, labels", "type: entitty, labels", 1), goodCypher, "", `mine.yaml:4: parameter org: no type "entitty"`},
		"unknown param":   {goodHeader, strings.Replace(goodCypher, "$org", "$organ", 1), "", `mine.cypher:1: unknown parameter "organ"; did you mean org?`},
		"unused param":    {goodHeader, "", strings.Replace(goodSQL, ":org", "'x'", 1), `mine.sql:1: parameter "org" of the header is not used`},
		"missing column":  {goodHeader, strings.Replace(goodCypher, "AS docs", "AS dox", 1), "", `mine.cypher:2: missing column "docs"`},
		"extra column":    {goodHeader, "", strings.Replace(goodSQL, "1 AS docs", "1 AS docs, 2 AS more", 1), `mine.sql:1: column "more" is not in the header`},
		"unnamed column":  {goodHeader, "", strings.Replace(goodSQL, "1 AS docs", "count(*)", 1), "a column without a name"},
		"write":           {goodHeader, "MATCH (o {id: $org})\nSET o.name = 'x' " + goodCypher, "", "mine.cypher:2: SET: a question only reads"},
		"hidden write":    {goodHeader, "MATCH (o {id: $org}) CALL { MATCH (n)\n DETACH DELETE n } " + goodCypher, "", "mine.cypher:2: DETACH: a question only reads"},
		"procedure":       {goodHeader, "CALL apoc.cypher.runWrite('x', {}) YIELD value " + goodCypher, "", "mine.cypher:1: CALL of a procedure"},
		"sql write":       {goodHeader, "", "WITH a AS (SELECT 1)\nDELETE FROM statement WHERE id = :org", "mine.sql:2: DELETE: a question only reads"},
		"two statements":  {goodHeader, "", goodSQL + ";\nDROP TABLE statement", "mine.sql:1: more than one statement"},
		"pragma":          {goodHeader, "", "PRAGMA user_version", "mine.sql:1: PRAGMA: a question begins with SELECT or WITH"},
		"question mark":   {goodHeader, "", strings.Replace(goodSQL, ":org", "?", 1), "mine.sql:1: parameter ?: write :NAME"},
		"words in string": {goodHeader, strings.Replace(goodCypher, "RETURN", "WHERE p.name <> 'DELETE $x' // SET\nRETURN", 1), goodSQL, ""},
		"words as names":  {goodHeader, strings.Replace(goodCypher, "RETURN", "WITH p, s, p.set AS remove, 1 AS `create`\nRETURN", 1), goodSQL, ""},
	} {
		t.Run(name, func(t *testing.T) {
			fs := fstest.MapFS{"mine.yaml": {Data: []byte(c.header)}}
			if c.cypher != "" {
				fs["mine.cypher"] = &fstest.MapFile{Data: []byte(c.cypher)}
			}
			if c.sql != "" {
				fs["sql/mine.sql"] = &fstest.MapFile{Data: []byte(c.sql)}
			}
			cat, err := Load(fs)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				if q, err := cat.Get("mine"); err != nil || len(q.Columns) != 4 {
					t.Errorf("mine: %v, %v", q, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestNearestQuestion(t *testing.T) {
	cat, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for given, want := range map[string]string{
		"who-hold": "who-holds", "whoholds": "who-holds", "whos-new": "whats-new", "carrer": "career", "directives": "directives-by",
		"park": "park-profile", "co_appearance": "co-appearance",
	} {
		if got := cat.Nearest(given); len(got) == 0 || got[0] != want {
			t.Errorf("Nearest(%q) = %v, want %s first", given, got, want)
		}
	}
	if got := cat.Nearest("xyzzyxyzzy"); len(got) != 0 {
		t.Errorf("Nearest of nonsense = %v", got)
	}
	if _, err := cat.Get("carrer"); err == nil || !strings.Contains(err.Error(), "did you mean career") {
		t.Errorf("Get: %v", err)
	}
}

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ in, from, to string }{
		{"2020-11-13", "2020-11-13", "2020-11-13"},
		{"2020-11", "2020-11-01", "2020-11-30"},
		{"2020", "2020-01-01", "2020-12-31"},
		{"2020年11月13日", "2020-11-13", "2020-11-13"},
		{"2020年2月", "2020-02-01", "2020-02-29"},
		{"2020年", "2020-01-01", "2020-12-31"},
		{"2020/1/5", "2020-01-05", "2020-01-05"},
		{"２０２０年１月５日", "2020-01-05", "2020-01-05"},
	} {
		if got, err := parseDate(c.in, false); err != nil || got != c.from {
			t.Errorf("parseDate(%q) = %q, %v, want %q", c.in, got, err, c.from)
		}
		if got, err := parseDate(c.in, true); err != nil || got != c.to {
			t.Errorf("parseDate(%q, end) = %q, %v, want %q", c.in, got, err, c.to)
		}
	}
	for _, bad := range []string{"", "20", "2020-13", "2020-02-30", "13.11.2020", "yesterday", "2020-11-13T00:00", "2020-0", "二〇二〇年"} {
		if got, err := parseDate(bad, false); err == nil {
			t.Errorf("parseDate(%q) = %q, want an error", bad, got)
		}
	}
}
