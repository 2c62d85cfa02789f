package queries

import (
	"fmt"
	"slices"
	"strings"
)

// forbidden are words that begin or make a write, or reach outside the graph.
var forbidden = map[string][]string{
	"cypher": {"CREATE", "MERGE", "DELETE", "DETACH", "SET", "REMOVE", "DROP", "FOREACH", "LOAD", "ALTER", "GRANT", "DENY",
		"REVOKE", "TERMINATE", "START", "STOP", "USE", "RENAME", "INSERT", "SHOW", "EXPLAIN", "PROFILE"},
	"sql": {"INSERT", "UPDATE", "DELETE", "REPLACE", "DROP", "CREATE", "ALTER", "ATTACH", "DETACH", "PRAGMA", "VACUUM",
		"REINDEX", "ANALYZE", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "LOAD_EXTENSION", "WRITEFILE", "READFILE",
		"EXPLAIN"},
}

// implicit are parameters that the runner always gives; see (*Question).bind.
var implicit = []string{"single_seats", "from"}

// checkText refuses a text that writes, uses a parameter that the header does not declare (or leaves
// one unused), or gives other columns than it. Errors name file and line.
func checkText(q *Question, dialect, file, text string) error {
	toks := scan(text, dialect)
	fail := func(line int, format string, args ...any) error {
		return fmt.Errorf("%s:%d: %w", file, line, fmt.Errorf(format, args...))
	}
	if len(toks) == 0 {
		return fail(1, "the text is empty")
	}
	if line, why := writes(toks, dialect); why != "" {
		return fail(line, "%s", why)
	}
	used := map[string]bool{}
	for _, t := range toks {
		if t.kind != 'p' {
			continue
		}
		if want := map[string]rune{"cypher": '$', "sql": ':'}[dialect]; t.mark != want {
			return fail(t.line, "parameter %c%s: write %cNAME", t.mark, strings.Trim(t.text, "?"), want)
		}
		if q.Param(t.text) == nil && !slices.Contains(implicit, t.text) {
			return fail(t.line, "unknown parameter %q%s", t.text, didYouMean(nearest(t.text, q.paramNames(), 1)))
		}
		used[t.text] = true
	}
	for _, p := range q.Params {
		if !used[p.Name] {
			return fail(1, "parameter %q of the header is not used", p.Name)
		}
	}
	got, line, err := resultColumns(toks, dialect)
	if err != nil {
		return fail(line, "%w", err)
	}
	return q.matchColumns(got, func(format string, args ...any) error { return fail(line, format, args...) })
}

func (q *Question) paramNames() []string {
	var out []string
	for _, p := range q.Params {
		out = append(out, p.Name)
	}
	return out
}

func (q *Question) matchColumns(got []string, fail func(string, ...any) error) error {
	for _, c := range q.Columns {
		if !slices.Contains(got, c.Name) {
			return fail("missing column %q: the result has %s", c.Name, strings.Join(got, ", "))
		}
	}
	for i, g := range got {
		if q.Column(g) < 0 {
			return fail("column %q is not in the header", g)
		}
		if slices.Contains(got[:i], g) {
			return fail("column %q twice", g)
		}
	}
	return nil
}

// writes finds the first thing that is not reading.
func writes(toks []token, dialect string) (line int, why string) {
	if first := strings.ToUpper(toks[0].text); dialect == "sql" && first != "SELECT" && first != "WITH" {
		return toks[0].line, fmt.Sprintf("%s: a question begins with SELECT or WITH", first)
	}
	for i, t := range toks {
		if t.kind == 'o' && t.text == ";" && i < len(toks)-1 {
			return t.line, "more than one statement"
		}
		if t.kind != 'w' {
			continue
		}
		word, next, before := strings.ToUpper(t.text), at(toks, i+1), at(toks, i-1)
		if dialect == "cypher" && word == "CALL" && next.text != "{" && next.text != "(" {
			return t.line, "CALL of a procedure: a question only reads the graph"
		}
		if !slices.Contains(forbidden[dialect], word) {
			continue
		}
		// Property keys, labels, types, aliases and functions may bear such a name.
		isName := before.text == "." || before.text == ":" || before.text == "|" || next.text == ":" ||
			strings.EqualFold(before.text, "AS") || next.text == "." || word == "REPLACE" && next.text == "(" ||
			dialect == "cypher" && next.kind == 'o' && strings.Contains("),", next.text) || before.text == "DISTINCT"
		if !isName {
			return t.line, word + ": a question only reads the graph"
		}
	}
	return 0, ""
}

func at(toks []token, i int) token {
	if i < 0 || i >= len(toks) {
		return token{}
	}
	return toks[i]
}

// resultColumns names the columns of the last RETURN of a Cypher text, or of the first SELECT outside
// brackets of an SQL text.
func resultColumns(toks []token, dialect string) ([]string, int, error) {
	start := -1
	for i, t := range toks {
		if t.kind != 'w' || t.depth != 0 {
			continue
		}
		if dialect == "cypher" && strings.EqualFold(t.text, "RETURN") {
			start = i
		}
		if dialect == "sql" && strings.EqualFold(t.text, "SELECT") && start < 0 {
			start = i
		}
	}
	if start < 0 {
		return nil, toks[len(toks)-1].line, fmt.Errorf("no result: %s", map[string]string{"cypher": "RETURN is missing", "sql": "SELECT is missing"}[dialect])
	}
	stops := map[string][]string{"cypher": {"ORDER", "SKIP", "LIMIT", "UNION"}, "sql": {"FROM", "UNION", "ORDER", "LIMIT", "WHERE"}}[dialect]
	var cols []string
	var item []token
	end := func() error {
		if len(item) == 0 {
			return fmt.Errorf("an empty column")
		}
		last, before := item[len(item)-1], at(item, len(item)-2)
		if last.depth != 0 || last.kind == 'o' || last.kind == 's' || len(item) > 1 && !strings.EqualFold(before.text, "AS") && before.text != "." {
			return fmt.Errorf("a column without a name: write … AS name")
		}
		cols = append(cols, last.text)
		item = nil
		return nil
	}
	for _, t := range toks[start+1:] {
		if t.depth == 0 && t.kind == 'w' && slices.Contains(stops, strings.ToUpper(t.text)) || t.text == ";" && t.kind == 'o' {
			break
		}
		if len(item) == 0 && t.kind == 'w' && strings.EqualFold(t.text, "DISTINCT") {
			continue
		}
		if t.depth == 0 && t.kind == 'o' && t.text == "," {
			if err := end(); err != nil {
				return nil, t.line, err
			}
			continue
		}
		item = append(item, t)
	}
	err := end()
	return cols, toks[start].line, err
}
