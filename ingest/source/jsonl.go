package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"policygraph/ingest/doc"
)

// jsonl is a file of records, one JSON object a line.
type jsonl struct{}

// Match goes by the name; a stream or a file of another name must begin with an object that has a text
// or html field in its first bytes.
func (jsonl) Match(name string, head []byte) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson":
		return true
	case ".html", ".htm", ".txt", ".md":
		return false
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) {
		return false
	}
	rest := bytes.TrimLeft(head[1:], " \t\r\n")
	return bytes.HasPrefix(rest, []byte(`"`))
}

// record is a line as the command-line contract names its fields; others are ignored.
type record struct {
	ID     any     `json:"id"`
	Title  string  `json:"title"`
	Outlet string  `json:"outlet"`
	Date   string  `json:"date"`
	URL    string  `json:"url"`
	Text   *string `json:"text"`
	HTML   *string `json:"html"`
}

func (jsonl) Read(in *Input, yield func(doc.Raw) bool) bool {
	lines := bufio.NewReaderSize(transform.NewReader(in.Reader, unicode.BOMOverride(transform.Nop)), 64<<10)
	seen, seed := map[uint64]bool{}, maphash.MakeSeed()
	for n := 1; ; n++ {
		line, err := readLine(lines, in.MaxFile)
		key := fmt.Sprintf("%s:%d", in.Key, n)
		if err == io.EOF && len(line) == 0 {
			return true
		}
		last := err == io.EOF
		if last {
			err = nil
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			if last {
				return true
			}
			continue
		}
		raw := doc.Raw{Key: key, Err: err}
		if err == nil {
			raw = parse(in.Key, n, line)
		}
		if raw.Err != nil {
			raw.Err = fmt.Errorf("line %d: %w", n, raw.Err)
		} else if raw.ID != "" {
			// A second record of the same id keeps its own key, so that neither hides the other.
			if h := maphash.String(seed, raw.ID); seen[h] {
				raw.Key = key
			} else {
				seen[h] = true
			}
		}
		if !yield(raw) {
			return false
		}
		if last || err != nil && !errors.Is(err, errLong) {
			return true
		}
	}
}

var errLong = errors.New("record is larger than the limit (max-file)")

// readLine reads up to the next line feed, which it cuts off. A line over the limit is skipped to its
// end and reported as errLong. At the end of the input it returns the rest with io.EOF.
func readLine(r *bufio.Reader, limit int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if int64(len(line)) > limit {
			line, long = nil, true
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err != nil && err != io.EOF:
			return nil, fmt.Errorf("read: %w", err)
		case long:
			return nil, fmt.Errorf("%w of %s", errLong, size(limit))
		case err == io.EOF:
			return line, io.EOF
		}
		return bytes.TrimSuffix(line, []byte("\n")), nil
	}
}

func parse(file string, n int, line []byte) doc.Raw {
	raw := doc.Raw{Key: fmt.Sprintf("%s:%d", file, n)}
	if !utf8.Valid(line) {
		if s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(line); err == nil && !bytes.ContainsRune(s, utf8.RuneError) {
			line = s
		}
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber()
	var rec record
	if err := dec.Decode(&rec); err != nil {
		raw.Err = fmt.Errorf("not a record: %w", jsonReason(err))
		return raw
	}
	if _, err := dec.Token(); err != io.EOF {
		raw.Err = fmt.Errorf("not a record: something follows the object")
		return raw
	}
	switch id := rec.ID.(type) {
	case nil:
	case string:
		raw.ID = strings.TrimSpace(id)
	case json.Number:
		raw.ID = id.String()
	default:
		raw.Err = fmt.Errorf("not a record: id is neither a string nor a number")
		return raw
	}
	if raw.ID != "" {
		raw.Key = file + "#" + raw.ID
	}
	raw.Title, raw.Outlet, raw.URL = strings.TrimSpace(rec.Title), strings.TrimSpace(rec.Outlet), strings.TrimSpace(rec.URL)
	raw.Date = isoDate(rec.Date)
	switch {
	case rec.Text != nil && strings.TrimSpace(*rec.Text) != "":
		raw.Media, raw.Data = doc.PlainText, []byte(*rec.Text)
	case rec.HTML != nil && strings.TrimSpace(*rec.HTML) != "":
		raw.Media, raw.Data = doc.HTML, []byte(*rec.HTML)
	default:
		raw.Err = fmt.Errorf(`the record has neither "text" nor "html"`)
	}
	return raw
}

func jsonReason(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("the line ends inside the object")
	}
	var te *json.UnmarshalTypeError
	if errors.As(err, &te) {
		if te.Field == "" {
			return fmt.Errorf("a JSON %s, not an object", te.Value)
		}
		return fmt.Errorf("field %q is a JSON %s, not a string", te.Field, te.Value)
	}
	return err
}
