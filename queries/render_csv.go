package queries

import (
	"encoding/csv"
	"io"
	"strings"
)

// renderCSV writes a head line and one line a row. A cell that a spreadsheet would run as a formula gets
// an apostrophe in front.
func renderCSV(w io.Writer, a *Answer, o Options) error {
	if o.BOM {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	head := make([]string, len(a.Columns))
	for i, c := range a.Columns {
		head[i] = c.Name
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = cell(v)
			if _, number := v.(int64); !number {
				line[i] = defuse(line[i])
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// defuse keeps =1+1, +1, -1, @SUM and the like from being run.
func defuse(s string) string {
	if s != "" && (strings.ContainsRune("=+-@\t\r", rune(s[0])) || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") ||
		strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠")) {
		return "'" + s
	}
	return s
}

// renderMarkdown writes a table in the form that GitHub and pandoc read, and the number of rows.
func renderMarkdown(w io.Writer, a *Answer, o Options) error {
	var b strings.Builder
	line := func(cells []string) {
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	var head, rule []string
	shown := a.visible(o)
	for _, i := range shown {
		head, rule = append(head, a.Columns[i].head(o.Zh)), append(rule, "---")
	}
	line(head)
	line(rule)
	escape := strings.NewReplacer("\\", "\\\\", "|", "\\|", "<", "&lt;", "\n", "<br>", "\r", "", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[")
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		var cells []string
		for _, i := range shown {
			cells = append(cells, escape.Replace(cell(row[i])))
		}
		line(cells)
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	b.WriteString("\n" + a.sum.String() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// visible are the columns that a person reads: ids only where asked for.
func (a *Answer) visible(o Options) []int {
	var out []int
	for i, c := range a.Columns {
		if c.Type != IDColumn || o.Wide || i == 0 || a.Columns[i-1].Name+"_id" != c.Name {
			out = append(out, i)
		}
	}
	return out
}
