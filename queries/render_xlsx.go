package queries

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// Limits of the format.
const (
	maxSheetRows = 1_048_576
	maxCellRunes = 32_767
)

// renderXLSX writes two sheets, streamed through a temporary file: the rows with typed cells, each
// linked to its first sentence, and the sentences.
func renderXLSX(w io.Writer, a *Answer, o Options) (err error) {
	f := excelize.NewFile()
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = fmt.Errorf("write xlsx: %w", cerr)
		}
	}()
	x := &xlsxWriter{f: f, a: a, shown: a.visible(o)}
	if err := x.open(o); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		if err := x.row(row); err != nil {
			return fmt.Errorf("write xlsx: row %d: %w", a.sum.Rows, err)
		}
	}
	if err := x.close(); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return f.Write(w)
}

type xlsxWriter struct {
	f              *excelize.File
	a              *Answer
	shown          []int
	rows, evidence *excelize.StreamWriter
	date           int // style
	said           int // rows of the evidence sheet
}

const rowsSheet, evidenceSheet = "answer", "evidence"

func (x *xlsxWriter) open(o Options) (err error) {
	if err = x.f.SetSheetName("Sheet1", rowsSheet); err != nil {
		return err
	}
	if _, err = x.f.NewSheet(evidenceSheet); err != nil {
		return err
	}
	format := "yyyy-mm-dd"
	if x.date, err = x.f.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil {
		return err
	}
	if x.rows, err = x.f.NewStreamWriter(rowsSheet); err != nil {
		return err
	}
	if x.evidence, err = x.f.NewStreamWriter(evidenceSheet); err != nil {
		return err
	}
	head := make([]any, len(x.shown))
	for j, i := range x.shown {
		head[j] = x.a.Columns[i].head(o.Zh)
	}
	if err = x.rows.SetRow("A1", head); err != nil {
		return err
	}
	x.said = 1
	return x.evidence.SetRow("A1", []any{"row", "doc", "date", "start", "end", "quote"})
}

func (x *xlsxWriter) row(row Row) error {
	line := x.a.sum.Rows + 1
	if line > maxSheetRows {
		return fmt.Errorf("a sheet holds %d rows; take csv", maxSheetRows)
	}
	cells := make([]any, len(x.shown))
	for j, i := range x.shown {
		v := row[i]
		if e, ok := v.([]Evidence); ok {
			link, err := x.sentences(line, e)
			if err != nil {
				return err
			}
			cells[j] = link
			continue
		}
		cells[j] = x.cell(x.a.Columns[i].Type, v)
	}
	return x.rows.SetRow(fmt.Sprintf("A%d", line), cells)
}

func (x *xlsxWriter) cell(t ColumnType, v any) any {
	switch y := v.(type) {
	case nil, int64, float64:
		return y
	case string:
		if d, err := time.Parse(time.DateOnly, y); err == nil && t == DateColumn && d.Year() >= 1900 {
			return excelize.Cell{StyleID: x.date, Value: d}
		}
	}
	return short(cell(v))
}

// sentences writes a row's evidence and returns a cell that leads to it.
func (x *xlsxWriter) sentences(line int, list []Evidence) (any, error) {
	first := x.said + 1
	for _, e := range list {
		if x.said++; x.said > maxSheetRows {
			return nil, fmt.Errorf("a sheet holds %d rows; take csv", maxSheetRows)
		}
		at := fmt.Sprintf("A%d", x.said)
		if err := x.evidence.SetRow(at, []any{line, e.Doc, x.cell(DateColumn, e.Date), e.Start, e.End, short(e.Quote)}); err != nil {
			return nil, err
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	text := []rune(list[0].Quote)
	if len(text) > 60 {
		text = append(text[:60], '…')
	}
	return excelize.Cell{Formula: fmt.Sprintf("HYPERLINK(\"#%s!A%d\",\"%s\")", evidenceSheet, first, quoteFormula(string(text)))}, nil
}

// quoteFormula doubles quotation marks, so that a text stays a text inside a formula.
func quoteFormula(s string) string {
	var out []rune
	for _, c := range s {
		if c == '"' {
			out = append(out, '"')
		}
		if c >= ' ' {
			out = append(out, c)
		}
	}
	return string(out)
}

func short(s string) string {
	if r := []rune(s); len(r) > maxCellRunes {
		return string(r[:maxCellRunes-1]) + "…"
	}
	return s
}

func (x *xlsxWriter) close() error {
	if err := x.rows.Flush(); err != nil {
		return err
	}
	return x.evidence.Flush()
}
