package eval

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Section is the score of one set: all reports, and the tuned and held-out ones by themselves.
type Section struct {
	Name             string // reports.jsonl, clean
	All, Tuned, Held Table
	Cleaning         []Cleaning // of damaged sets
}

// NewSection scores a set.
func NewSection(name string, docs []Doc) Section {
	s := Section{Name: name, All: Score(docs)}
	var tuned, held []Doc
	for _, d := range docs {
		if HeldOut(d.ID) {
			held = append(held, d)
		} else {
			tuned = append(tuned, d)
		}
	}
	s.Tuned, s.Held = Score(tuned), Score(held)
	if len(damageKinds(docs)) > 0 {
		s.Cleaning = JudgeCleaning(docs)
	}
	return s
}

// Print writes the section as it stands in the golden: a heading, a line a kind, and how cleaning did.
func (s Section) Print(w io.Writer) {
	fmt.Fprintf(w, "== %s: %d reports, %d held out\n", s.Name, s.All.Docs, s.Held.Docs)
	fmt.Fprintf(w, "%-14s%6s%7s%7s%8s%8s%8s%8s%8s\n", "kind", "gold", "given", "right", "P", "R", "F1", "tuned", "held")
	for _, r := range s.All.Rows {
		fmt.Fprintf(w, "%-14s%6d%7d%7d%8.3f%8.3f%8.3f%8.3f%8.3f\n", r.Kind, r.Gold, r.Given, r.Right, r.P(), r.R(), r.F1(), s.Tuned.Row(r.Kind).F1(), s.Held.Row(r.Kind).F1())
	}
	PrintCleaning(w, s.Cleaning)
}

// PrintCleaning writes how much of the clean reports came through, a line a kind of damage.
func PrintCleaning(w io.Writer, rows []Cleaning) {
	for _, c := range rows {
		fmt.Fprintf(w, "cleaned %-10s %3d files %7d characters %8.3f %% right %6d too many\n", c.Damage, c.Files, c.Chars, 100*c.Right(), c.Extra)
	}
}

// Slack is how much F1 may fall below the golden.
const Slack = 0.005

// Golden holds F1 by section and kind, and the share of characters right by section and "cleaned KIND".
type Golden map[string]map[string]float64

// LoadGolden reads what Section.Print wrote. Lines of other shapes are passed over.
func LoadGolden(path string) (Golden, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read golden: %w", err)
	}
	defer f.Close()
	g := Golden{}
	var section map[string]float64
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if head, ok := strings.CutPrefix(sc.Text(), "== "); ok {
			name, _, _ := strings.Cut(head, ":")
			section = map[string]float64{}
			g[name] = section
			continue
		}
		field := strings.Fields(sc.Text())
		switch {
		case section == nil || len(field) < 7:
		case field[0] == "cleaned":
			if v, err := strconv.ParseFloat(field[6], 64); err == nil {
				section["cleaned "+field[1]] = v / 100
			}
		case Known(field[0]):
			if v, err := strconv.ParseFloat(field[6], 64); err == nil {
				section[field[0]] = v
			}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("read golden %s: %w", path, err)
	}
	return g, nil
}

// Change is a figure that moved against the golden.
type Change struct {
	Section, What string
	Was, Is       float64
}

// Lost tells whether the figure fell by more than the slack.
func (c Change) Lost() bool { return c.Was-c.Is > Slack+1e-9 }

func (c Change) String() string {
	return fmt.Sprintf("%s in %s: %.3f, golden %.3f (%+.3f)", c.What, c.Section, c.Is, c.Was, c.Is-c.Was)
}

// Against lists the figures of a section that moved by three digits or more, in the order of the table. A section that
// the golden lacks is an error.
func (g Golden) Against(s Section) ([]Change, error) {
	was, ok := g[s.Name]
	if !ok {
		return nil, fmt.Errorf("the golden has no section %q: write it anew with `make golden`", s.Name)
	}
	var out []Change
	look := func(what string, is, unit float64) {
		if d := was[what] - is; d >= unit || d <= -unit {
			out = append(out, Change{s.Name, what, was[what], is})
		}
	}
	for _, r := range s.All.Rows {
		look(r.Kind, r.F1(), 0.0006)
	}
	for _, c := range s.Cleaning {
		look("cleaned "+c.Damage, c.Right(), 0.0006)
	}
	return out, nil
}
