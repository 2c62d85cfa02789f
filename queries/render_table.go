package queries

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// minCell is the number of cells below which a column is not made narrower.
const minCell = 4

// renderTable writes a table whose columns fit the terminal, with the first sentence of each row, or
// with all in wide form, and the number of rows below.
func renderTable(w io.Writer, a *Answer, o Options) error {
	shown := a.visible(o)
	var rows [][]string
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		cells := make([]string, len(shown))
		for j, i := range shown {
			cells[j] = a.tableCell(row, i, o)
		}
		rows = append(rows, cells)
	}
	var out strings.Builder
	if len(rows) > 0 {
		out.WriteString(drawTable(a, shown, rows, o) + "\n")
	}
	out.WriteString(a.sum.String() + "\n")
	_, err := io.WriteString(w, out.String())
	return err
}

func (a *Answer) tableCell(row Row, i int, o Options) string {
	v := row[i]
	if e, ok := v.([]Evidence); ok && len(e) > 0 && !o.Wide {
		first := e[0]
		first.Quote = excerpt(strings.Join(strings.Fields(first.Quote), " "), a.names(row))
		v = []Evidence{first}
	}
	s := strings.ReplaceAll(cell(v), "\t", " ")
	if o.Wide {
		return s
	}
	return strings.ReplaceAll(s, "\n", " ")
}

// names are those of the entities of a row.
func (a *Answer) names(row Row) []string {
	var out []string
	for i, c := range a.Columns {
		if s, ok := row[i].(string); ok && c.Type == EntityColumn {
			out = append(out, s)
		}
	}
	return out
}

// Runes of a sentence that the narrow table shows before and after the name that it is about.
const (
	excerptBefore = 16
	excerptAfter  = 40
)

// excerpt cuts a long sentence down to the neighbourhood of the first of the names that stands in it.
func excerpt(quote string, names []string) string {
	r := []rune(quote)
	if len(r) <= excerptBefore+excerptAfter {
		return quote
	}
	at := 0
	for _, n := range names {
		if i := strings.Index(quote, n); i >= 0 {
			at = utf8.RuneCountInString(quote[:i])
			break
		}
	}
	from := max(0, min(at-excerptBefore, len(r)-excerptBefore-excerptAfter))
	to := from + excerptBefore + excerptAfter
	out := string(r[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}

func drawTable(a *Answer, shown []int, rows [][]string, o Options) string {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	head := make([]string, len(shown))
	for j, i := range shown {
		head[j] = a.Columns[i].head(o.Zh)
	}
	widths := natural(head, rows)
	if !o.Wide && o.Width > 0 {
		shrink(widths, o.Width-3*len(shown)-1)
	}
	configs := make([]table.ColumnConfig, len(shown))
	for j, i := range shown {
		configs[j] = table.ColumnConfig{Number: j + 1, WidthMax: widths[j], WidthMaxEnforcer: wrapCells}
		if ty := a.Columns[i].Type; ty == IntColumn || ty == NumberColumn {
			configs[j].Align = text.AlignRight
		}
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(tableRow(head))
	for _, r := range rows {
		t.AppendRow(tableRow(r))
	}
	return t.Render()
}

func tableRow(cells []string) table.Row {
	r := make(table.Row, len(cells))
	for i, c := range cells {
		r[i] = c
	}
	return r
}

// natural is the width in terminal cells that each column would take by itself.
func natural(head []string, rows [][]string) []int {
	out := make([]int, len(head))
	for j := range head {
		out[j] = text.StringWidth(head[j])
		for _, r := range rows {
			for _, line := range strings.Split(r[j], "\n") {
				out[j] = max(out[j], text.StringWidth(line))
			}
		}
	}
	return out
}

// shrink takes cells from the widest columns until the sum fits.
func shrink(widths []int, room int) {
	for {
		sum := 0
		for _, w := range widths {
			sum += w
		}
		widest := slices.Max(widths)
		if sum <= room || widest <= minCell {
			return
		}
		widths[slices.Index(widths, widest)]--
	}
}

// wrapCells breaks a text into lines of at most n terminal cells: between Chinese characters anywhere,
// as Chinese is broken, but not inside a Latin word, a number or a date that fits a line.
func wrapCells(s string, n int) string {
	var out strings.Builder
	at := 0
	put := func(piece string) {
		w := text.StringWidth(piece)
		if at > 0 && at+w > n {
			out.WriteByte('\n')
			at = 0
			piece = strings.TrimLeft(piece, " ")
			w = text.StringWidth(piece)
		}
		out.WriteString(piece)
		at += w
	}
	for len(s) > 0 {
		i := pieceEnd(s)
		piece := s[:i]
		s = s[i:]
		switch {
		case piece == "\n":
			out.WriteByte('\n')
			at = 0
		case text.StringWidth(piece) > n:
			for _, c := range piece {
				put(string(c))
			}
		default:
			put(piece)
		}
	}
	return strings.ReplaceAll(out.String(), " \n", "\n")
}

// pieceEnd is the length of what must not be broken at the beginning of s.
func pieceEnd(s string) int {
	word := func(c rune) bool { return c > ' ' && c < 0x2E80 }
	for i, c := range s {
		if !word(c) && i > 0 {
			return i
		}
		if !word(c) {
			return utf8.RuneLen(c)
		}
	}
	return len(s)
}
