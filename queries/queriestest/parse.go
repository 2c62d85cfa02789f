package queriestest

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"policygraph/graph"
)

// Fixture is a small world and the questions asked of it. Its text form:
//
//	# anything; a drawing helps
//	Region 福州市 path=福建省福州市 level=city aka=福州,榕城
//	Official 林宝金 region=福州市
//	Official 张忠#2 region=漳州市          two of one name: #2 is cut from the name, the key keeps it
//	doc d1 2020-11-13 [outlet]
//	  林宝金 HOLDS_POST 福州市委 title=书记 "福州市委书记林宝金主持会议"
//	doc d2 2020-11-14 reprint=d1           says all that d1 says, and is a reprint of it
//	failed broken.html no charset           an input that could not be read
//
//	ask org=福州市委 as_of=2020-12
//	title | official | status | docs | evidence
//	书记  | 林宝金    | current | 1    | d1
//	ask org=福州市
//	error no institution
//
// Fields of an expected row that an ask leaves out are not compared; "-" is nil; lists are joined by 、;
// evidence is given by its documents, in order. An ask without rows expects none.
type Fixture struct {
	Name  string
	Facts []graph.DocumentFacts
	Asks  []Ask
	Fails []graph.LedgerRow
	ids   map[string]string // key → id
}

// Ask is one question with its parameters and what must come back.
type Ask struct {
	Line    int
	Params  map[string]string
	Columns []string
	Rows    [][]string
	Err     string // part of the message, "" if an answer is due
	Summary string // part of the summary line, "" if not compared
}

type parser struct {
	f        *Fixture
	entities map[string]graph.Entity
	docs     []*docText
	line     int
}

type docText struct {
	id, date, outlet, reprint string
	lines                     []statement
}

type statement struct {
	s    graph.Statement
	keys [2]string
}

// Parse reads a fixture; errors name the line.
func Parse(name string, r io.Reader) (*Fixture, error) {
	p := &parser{f: &Fixture{Name: name, ids: map[string]string{}}, entities: map[string]graph.Entity{}}
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		p.line++
		text := strings.TrimSpace(sc.Text())
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		if err := p.parse(sc.Text(), text); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, p.line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, err
	}
	return p.f, p.build()
}

func (p *parser) parse(raw, text string) error {
	word, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	asks := len(p.f.Asks)
	switch {
	case raw[0] == ' ' || raw[0] == '\t':
		return p.statement(text)
	case asks > 0 && strings.Contains(text, "|"):
		p.row(&p.f.Asks[asks-1], text)
	case word == "doc":
		return p.document(strings.Fields(rest))
	case word == "failed":
		key, reason, _ := strings.Cut(rest, " ")
		p.f.Fails = append(p.f.Fails, graph.LedgerRow{Key: key, State: graph.Failed, Reason: reason})
	case word == "ask":
		params, err := askParams(rest)
		if err != nil {
			return err
		}
		p.f.Asks = append(p.f.Asks, Ask{Line: p.line, Params: params})
	case word == "error" && asks > 0:
		p.f.Asks[asks-1].Err = rest
	case word == "summary" && asks > 0:
		p.f.Asks[asks-1].Summary = rest
	case slices.Contains(graph.Labels, graph.Label(word)):
		return p.entity(graph.Label(word), rest)
	case asks > 0:
		p.row(&p.f.Asks[asks-1], text)
	default:
		return fmt.Errorf("cannot read %q", text)
	}
	return nil
}

// askParams cuts k=v pairs; a value may be quoted.
func askParams(rest string) (map[string]string, error) {
	out := map[string]string{}
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		key, after, ok := strings.Cut(rest, "=")
		if !ok {
			return nil, fmt.Errorf("ask: expected KEY=VALUE in %q", rest)
		}
		if strings.HasPrefix(after, `"`) {
			q, err := strconv.QuotedPrefix(after)
			if err != nil {
				return nil, err
			}
			out[key], _ = strconv.Unquote(q)
			rest = after[len(q):]
			continue
		}
		out[key], rest, _ = strings.Cut(after, " ")
	}
	return out, nil
}

func (p *parser) row(a *Ask, text string) {
	cells := strings.Split(text, "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	if a.Columns == nil {
		a.Columns = cells
		return
	}
	a.Rows = append(a.Rows, cells)
}

func (p *parser) entity(label graph.Label, rest string) error {
	key, rest := field(rest)
	name, _, _ := strings.Cut(key, "#")
	e := graph.Entity{Label: label, Name: name}
	parts := []string{key}
	for rest != "" {
		var word string
		word, rest = field(rest)
		k, v, ok := strings.Cut(word, "=")
		switch {
		case !ok:
			return fmt.Errorf("expected PROPERTY=VALUE, got %q", word)
		case k == "aka":
			e.Aliases = strings.Split(v, ",")
		case k == "name":
			e.Name = v
		default:
			if k == "region" {
				id, ok := p.f.ids[v]
				if !ok {
					return fmt.Errorf("region %q is not declared above", v)
				}
				v = id
			}
			if e.Props == nil {
				e.Props = map[string]string{}
			}
			e.Props[k] = v
			parts = append(parts, k, v)
		}
	}
	if _, twice := p.f.ids[key]; twice {
		return fmt.Errorf("%q is declared twice; write %s#2 for a namesake", key, key)
	}
	e.ID = graph.NewID(label, parts...)
	p.f.ids[key], p.entities[key] = e.ID, e
	return nil
}

// field cuts the first word off; it may be quoted.
func field(s string) (word, rest string) {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, `"`) {
		if q, err := strconv.QuotedPrefix(s); err == nil {
			word, _ = strconv.Unquote(q)
			return word, strings.TrimSpace(s[len(q):])
		}
	}
	word, rest, _ = strings.Cut(s, " ")
	return word, strings.TrimSpace(rest)
}

func (p *parser) document(f []string) error {
	if len(f) == 0 {
		return fmt.Errorf("doc needs a name")
	}
	d := &docText{id: f[0]}
	for _, w := range f[1:] {
		switch {
		case strings.HasPrefix(w, "reprint="):
			d.reprint = strings.TrimPrefix(w, "reprint=")
		case len(w) == 10 && w[4] == '-':
			d.date = w
		default:
			d.outlet = w
		}
	}
	p.docs = append(p.docs, d)
	return nil
}
