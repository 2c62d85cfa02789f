package queries

import (
	"io"
	"slices"
	"strings"

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
			cells[j] = tableCell(row[i], o)
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

func tableCell(v any, o Options) string {
	if e, ok := v.([]Evidence); ok && len(e) > 1 && !o.Wide {
		v = e[:1]
	}
	s := strings.ReplaceAll(cell(v), "\t", " ")
	if o.Wide {
		return s
	}
	return strings.ReplaceAll(s, "\n", " ")
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

// wrapCells breaks a text into lines of at most n terminal cells, at any character, as Chinese is broken.
func wrapCells(s string, n int) string {
	var out strings.Builder
	at := 0
	for _, c := range s {
		w := text.RuneWidth(c)
		if c == '\n' {
			at = -w
		} else if at+w > n && at > 0 {
			out.WriteByte('\n')
			at = 0
		}
		out.WriteRune(c)
		at += w
	}
	return out.String()
}
