package queries

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"policygraph/graph"
)

// Formats lists what Render writes.
var Formats = []string{"table", "json", "jsonl", "csv", "markdown", "xlsx", "graphml"}

// Options tune a rendering.
type Options struct {
	Width int  // of the terminal in cells, for table; 0 for no bound
	Wide  bool // table: do not wrap, show ids and all sentences
	BOM   bool // csv: begin with a byte order mark, which spreadsheets on Windows want
	Zh    bool // table, markdown, xlsx: Chinese column heads where the question has them
}

// Render writes the answer to w and closes it. The number of rows stands below a table and in json; for
// the other formats it is in the Summary, for the caller to state. An unknown format is EINVALID.
func Render(w io.Writer, a *Answer, format string, o Options) (Summary, error) {
	defer a.Close()
	render, ok := map[string]func(io.Writer, *Answer, Options) error{
		"table": renderTable, "json": renderJSON, "jsonl": renderJSONL, "csv": renderCSV, "markdown": renderMarkdown,
		"xlsx": renderXLSX, "graphml": renderGraphML,
	}[format]
	if !ok {
		return Summary{}, graph.Errorf(graph.EINVALID, "write answer", format, "no such format%s", didYouMean(nearest(format, Formats, 1)))
	}
	if err := render(w, a, o); err != nil {
		return a.sum, err
	}
	return a.sum, nil
}

// renderJSON streams one object: the question and its parameters, the rows, and at the end their number.
func renderJSON(w io.Writer, a *Answer, _ Options) error {
	head := map[string]any{}
	for _, b := range a.Params {
		if b.Given != "" {
			head[b.Name] = b.shown()
		}
	}
	params, err := marshal(head)
	if err != nil {
		return err
	}
	name, err := marshal(a.Question.Name)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "{\"query\":%s,\"params\":%s,\"rows\":[", name, params); err != nil {
		return err
	}
	sep := "\n"
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		b, err := a.rowJSON(row)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s%s", sep, b); err != nil {
			return err
		}
		sep = ",\n"
	}
	tail := struct {
		Summary
		Notes   []string `json:"notes,omitempty"`
		Message string   `json:"message"`
	}{a.sum, a.Notes, a.sum.String()}
	b, err := marshal(tail)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "\n],%s\n", b[1:])
	return err
}

func (b Bound) shown() any {
	if b.Shown != "" {
		return b.Shown
	}
	return b.Value
}

func renderJSONL(w io.Writer, a *Answer, _ Options) error {
	for row, err := range a.Rows() {
		if err != nil {
			return err
		}
		b, err := a.rowJSON(row)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// rowJSON is an object with the columns in their order.
func (a *Answer) rowJSON(row Row) ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, c := range a.Columns {
		if i > 0 {
			b.WriteByte(',')
		}
		v, err := marshal(row[i])
		if err != nil {
			return nil, err
		}
		b.WriteString(strconv.Quote(c.Name) + ":" + string(v))
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}

// marshal is json.Marshal that leaves <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}

// cell is a value as text, for formats without types. Sentences stand one a line.
func cell(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case int64:
		return strconv.FormatInt(x, 10)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case []string:
		return strings.Join(x, "、")
	case []Evidence:
		lines := make([]string, len(x))
		for i, e := range x {
			lines[i] = e.String()
		}
		return strings.Join(lines, "\n")
	}
	return fmt.Sprint(v)
}

// String gives the sentence and where it stands: “…” (doc-1, 2020-11-13, 12–30).
func (e Evidence) String() string {
	date := e.Date
	if date == "" {
		date = "undated"
	}
	return fmt.Sprintf("“%s” (%s, %s, %d–%d)", strings.Join(strings.Fields(e.Quote), " "), e.Doc, date, e.Start, e.End)
}

func (c Column) head(zh bool) string {
	if zh && c.Help.Zh != "" {
		return c.Help.Zh
	}
	return c.Name
}
