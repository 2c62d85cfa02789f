package eval

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"policygraph/ingest/doc"
)

// Miss is a gold fact that was not given (Given is false), or a given fact that is not in the gold.
type Miss struct {
	Doc   string
	Kind  string
	Given bool
	Fact
	Sentence string // where it stands, "" if nowhere to be found
	Cause    string // as Causes groups it

	index  int // of a directive in its list
	damage string
}

// Misses lists what was missed and wrongly given of one kind, documents in their order.
func Misses(docs []Doc, kind string) []Miss {
	var out []Miss
	for _, d := range docs {
		found := missesOf(d, kind)
		explain(d, kind, found)
		for i := range found {
			found[i].Doc, found[i].Kind, found[i].damage = d.ID, kind, d.Damage
			found[i].Sentence = sentenceOf(d, found[i])
		}
		out = append(out, found...)
	}
	return out
}

func missesOf(d Doc, kind string) []Miss {
	var out []Miss
	switch kind {
	case "directives", "issued", "themed":
		gold, given := d.Gold.Directives, directives(d.Given)
		hit := make([]bool, len(given))
		for i, j := range matchDirectives(gold, given) {
			if j >= 0 && (kind == "directives" || kind == "issued" && sameIssuer(gold[i], given[j]) || kind == "themed" && sameTheme(gold[i], given[j])) {
				hit[j] = true
				continue
			}
			out = append(out, Miss{Fact: directiveFact(gold[i], kind), index: i})
		}
		for j, x := range given {
			if !hit[j] {
				out = append(out, Miss{Given: true, Fact: directiveFact(x, kind), index: j})
			}
		}
	default:
		gold, given := factsOf(d.Gold)[kind], factsOf(d.Given)[kind]
		for _, f := range gold.without(given) {
			out = append(out, Miss{Fact: f})
		}
		for _, f := range given.without(gold) {
			out = append(out, Miss{Given: true, Fact: f})
		}
	}
	return out
}

func directiveFact(x doc.Directive, kind string) Fact {
	words := []string{x.Issuer, x.Act, x.Text}
	if kind == "themed" {
		words = append(words, strings.Join(x.Themes, ","))
	}
	return Fact{Parts: []string{organisation(x.Issuer), x.Text}, Words: words, Evidence: x.Evidence}
}

// sentenceOf is the sentence that a given fact rests on, or the one that holds most of a missed fact's words.
func sentenceOf(d Doc, m Miss) string {
	if m.Given && d.Text != "" {
		text := []rune(d.Text)
		start, end := max(m.Evidence.Start, 0), min(m.Evidence.End, len(text))
		if start < end {
			return strings.TrimSpace(string(text[start:end]))
		}
	}
	text := d.Text
	if text == "" {
		text = d.Source
	}
	best, most := "", 0
	for _, s := range sentences(text) {
		n := 0
		for i, w := range m.Words {
			if w != "" && strings.Contains(s, w) {
				n += 2
				if i == 0 {
					n++
				}
			}
		}
		if n > most {
			best, most = s, n
		}
	}
	return best
}

// sentences cuts a text after 。！？ and at line ends.
func sentences(text string) []string {
	var out []string
	start := 0
	for i, c := range text {
		if strings.ContainsRune("。！？\n", c) {
			out = append(out, strings.TrimSpace(text[start:i+len(string(c))]))
			start = i + len(string(c))
		}
	}
	return append(out, strings.TrimSpace(text[start:]))
}

// PrintMisses writes misses, each with cause and sentence: "- " stands for missed, "+ " for wrongly given.
func PrintMisses(w io.Writer, misses []Miss) {
	for _, m := range misses {
		id, sign := m.Doc, "-"
		if m.damage != "" {
			id += "." + m.damage
		}
		if m.Given {
			sign = "+"
		}
		fmt.Fprintf(w, "%s %s %s  (%s)\n", id, sign, m.String(), m.Cause)
		if m.Sentence != "" {
			fmt.Fprintf(w, "      %s\n", m.Sentence)
		}
	}
}

// PrintCauses counts the misses of each kind by cause, the commonest first.
func PrintCauses(w io.Writer, docs []Doc, kinds []string) {
	for _, kind := range kinds {
		type cause struct {
			given bool
			what  string
		}
		count := map[cause]int{}
		for _, m := range Misses(docs, kind) {
			count[cause{m.Given, m.Cause}]++
		}
		var causes []cause
		for c := range count {
			causes = append(causes, c)
		}
		sort.Slice(causes, func(i, j int) bool {
			a, b := causes[i], causes[j]
			if a.given != b.given {
				return b.given
			}
			if count[a] != count[b] {
				return count[a] > count[b]
			}
			return a.what < b.what
		})
		for _, c := range causes {
			sign := "missed"
			if c.given {
				sign = "wrong"
			}
			fmt.Fprintf(w, "%-14s%-8s%5d  %s\n", kind, sign, count[c], c.what)
		}
	}
}
