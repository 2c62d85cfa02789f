package admin

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// table is the CSV file of one label or type. Its columns may become more while it is written: the header
// is a file of its own, and rows are filled up by the importer.
type table struct {
	path    string
	kind    string
	rel     bool
	f       *os.File
	w       *bufio.Writer
	columns []string // with their types
	place   map[string]int
	rows    int
}

func newTable(dir, kind string, rel bool) (*table, error) {
	path := filepath.Join(dir, strings.ToLower(kind)+".csv")
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	t := &table{path: path, kind: kind, rel: rel, f: f, w: bufio.NewWriterSize(f, 1<<20), place: map[string]int{}}
	switch {
	case rel:
		t.columns = []string{":START_ID(node)", ":END_ID(node)"}
	case kind == "Archive" || kind == "Ledger":
		t.columns = []string{":ID(own)"} // nothing points to them
	default:
		t.columns = []string{":ID(node)"}
	}
	return t, nil
}

// files names header and rows, from the folder of the export.
func (t *table) files() string {
	name := filepath.Base(t.path)
	return strings.TrimSuffix(name, ".csv") + "-header.csv," + name
}

// write writes a row: keys first, then each property in its column.
func (t *table) write(keys []any, p map[string]any, delimiter rune) error {
	row := slices.Clone(keys)
	names := make([]string, 0, len(p))
	for k, v := range p {
		if v != nil {
			names = append(names, k)
		}
	}
	slices.Sort(names)
	for _, k := range names {
		i, ok := t.place[k]
		if !ok {
			typ, err := typeOf(p[k])
			if err != nil {
				return fmt.Errorf("%s.%s: %w", t.kind, k, err)
			}
			i = len(t.columns)
			t.place[k] = i
			t.columns = append(t.columns, k+":"+typ)
		}
		for len(row) <= i {
			row = append(row, nil)
		}
		row[i] = p[k]
	}
	t.rows++
	for i, v := range row {
		if i > 0 {
			_ = t.w.WriteByte(',') // an error comes again at Flush
		}
		if err := quote(t.w, v, delimiter); err != nil {
			return fmt.Errorf("%s: %w", t.kind, err)
		}
	}
	return t.w.WriteByte('\n')
}

func typeOf(v any) (string, error) {
	switch v.(type) {
	case string:
		return "string", nil
	case int64:
		return "long", nil
	case float64:
		return "double", nil
	case []string:
		return "string[]", nil
	case []int64:
		return "long[]", nil
	case []byte:
		return "byte[]", nil
	}
	return "", fmt.Errorf("no column for a %T", v)
}

func (t *table) close() error {
	header := strings.TrimSuffix(t.path, ".csv") + "-header.csv"
	return errors.Join(t.w.Flush(), t.f.Close(), os.WriteFile(header, []byte(strings.Join(t.columns, ",")+"\n"), 0o644))
}

// quote writes a value as the importer reads it; nil is an absent property.
func quote(w io.StringWriter, v any, delimiter rune) error {
	var text string
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		text = v
	case int64:
		text = strconv.FormatInt(v, 10)
	case float64:
		text = strconv.FormatFloat(v, 'g', -1, 64)
	case []string:
		text = strings.Join(v, string(delimiter))
	case []int64:
		text = join(v, delimiter)
	case []byte:
		signed := make([]int8, len(v))
		for i, b := range v {
			signed[i] = int8(b)
		}
		text = join(signed, delimiter)
	default:
		return fmt.Errorf("cannot write a %T", v)
	}
	if !utf8.ValidString(text) {
		return fmt.Errorf("not valid UTF-8: %.40q", text)
	}
	_, err := w.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
	return err
}

func join[T int8 | int64](list []T, delimiter rune) string {
	b := make([]byte, 0, 8*len(list))
	for i, n := range list {
		if i > 0 {
			b = utf8.AppendRune(b, delimiter)
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return string(b)
}
