package eval

import (
	"fmt"
	"io"

	"policygraph/ingest/doc"
)

// Doc is one report with its gold facts and those that were given for it.
type Doc struct {
	ID     string
	Damage string     // kind of damage, "" for the clean report
	Source string     // title and text of the clean report
	Gold   *doc.Facts // never nil
	Given  *doc.Facts // nil: no answer for this report
	Text   string     // the text that Given's evidence points into; "" where facts came from a file
	Err    error      // why there is no answer
}

// Row is one line of a table: counts over all documents.
type Row struct {
	Kind               string
	Gold, Given, Right int
}

// P is the precision, 0 where nothing was given.
func (r Row) P() float64 { return ratio(r.Right, r.Given) }

// R is the recall, 0 where there is no gold.
func (r Row) R() float64 { return ratio(r.Right, r.Gold) }

// F1 is the harmonic mean of precision and recall.
func (r Row) F1() float64 {
	p, q := r.P(), r.R()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Table is the score of a set: a row a kind in the order of Kinds.
type Table struct {
	Rows         []Row
	Docs, Answer int // documents in the gold, and those with an answer
}

// Row returns the row of a kind, empty for an unknown one.
func (t Table) Row(kind string) Row {
	for _, r := range t.Rows {
		if r.Kind == kind {
			return r
		}
	}
	return Row{Kind: kind}
}

// Score compares the facts of all documents.
func Score(docs []Doc) Table {
	t := Table{Docs: len(docs)}
	rows := map[string]*Row{}
	for _, k := range Kinds {
		rows[k] = &Row{Kind: k}
	}
	for _, d := range docs {
		if d.Given != nil {
			t.Answer++
		}
		gold, given := factsOf(d.Gold), factsOf(d.Given)
		for _, k := range setKinds() {
			r := rows[k]
			r.Gold += len(gold[k])
			r.Given += len(given[k])
			r.Right += gold[k].common(given[k])
		}
		scoreDirectives(d, rows)
	}
	for _, k := range Kinds {
		t.Rows = append(t.Rows, *rows[k])
	}
	return t
}

func scoreDirectives(d Doc, rows map[string]*Row) {
	gold, given := d.Gold.Directives, directives(d.Given)
	for _, k := range []string{"directives", "issued", "themed"} {
		rows[k].Gold += len(gold)
		rows[k].Given += len(given)
	}
	for i, j := range matchDirectives(gold, given) {
		if j < 0 {
			continue
		}
		rows["directives"].Right++
		if sameIssuer(gold[i], given[j]) {
			rows["issued"].Right++
		}
		if sameTheme(gold[i], given[j]) {
			rows["themed"].Right++
		}
	}
}

func directives(f *doc.Facts) []doc.Directive {
	if f == nil {
		return nil
	}
	return f.Directives
}

// Print writes the table.
func (t Table) Print(w io.Writer) {
	fmt.Fprintf(w, "%-14s%6s%7s%7s%8s%8s%8s\n", "kind", "gold", "given", "right", "P", "R", "F1")
	for _, r := range t.Rows {
		fmt.Fprintf(w, "%-14s%6d%7d%7d%8.3f%8.3f%8.3f\n", r.Kind, r.Gold, r.Given, r.Right, r.P(), r.R(), r.F1())
	}
	fmt.Fprintf(w, "documents: %d gold, %d predicted\n", t.Docs, t.Answer)
}
