package source_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/doc"
	"policygraph/ingest/source"
)

// read collects what Open yields as "key | id | text or error".
func read(t *testing.T, o source.Options, paths ...string) []string {
	t.Helper()
	var out []string
	for raw := range source.Open(context.Background(), paths, o) {
		out = append(out, show(raw))
	}
	return out
}

func show(r doc.Raw) string {
	s := r.Key + " | " + r.ID + " | "
	if r.Err != nil {
		return s + "! " + r.Err.Error()
	}
	return s + string(r.Data)
}

func write(t *testing.T, dir, name, data string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write(t, "in", "b.txt", "乙")
	write(t, "in", "a/z.html", "<p>甲</p>")
	write(t, "in", "a/skip.bak", "x")
	write(t, "in", "drafts/d.txt", "x")
	write(t, "in", ".git/config", "x")
	write(t, "in", "empty.txt", "")
	write(t, "in", "blank.txt", " \n")
	write(t, "in", "photo.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF")
	write(t, "in", "noise.bin", "\x00\x01\x02\x03\x00\x00\x05")
	if err := os.Symlink("..", "in/a/loop"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", "in/dead"); err != nil {
		t.Fatal(err)
	}
	got := read(t, source.Options{Exclude: []string{"*.bak", "drafts/"}}, "./in/", "missing.txt")
	want := []string{
		"in/a/z.html |  | <p>甲</p>",
		"in/b.txt |  | 乙",
		"in/blank.txt |  | ! the file holds nothing but white space",
		"in/dead |  | ! the link leads nowhere: no such file or folder",
		"in/empty.txt |  | ! empty file",
		"in/noise.bin |  | ! binary data, not text",
		"in/photo.jpg |  | ! not text but an image (JPEG)",
		"missing.txt |  | ! no such file or folder",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestNameNotUTF8(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("\xb8\xa3\xd6\xdd.txt", []byte("福州"), 0o644); err != nil {
		t.Skip("this file system takes UTF-8 names only")
	}
	want := []string{`\xb8\xa3\xd6\xdd.txt |  | ! the file name is not UTF-8; rename the file`}
	if d := cmp.Diff(want, read(t, source.Options{}, ".")); d != "" {
		t.Error(d)
	}
}

func TestJSONL(t *testing.T) {
	t.Chdir(t.TempDir())
	lines := []string{
		`{"id":"r1","title":"题","outlet":"某报","date":"2020/11/3","url":"u","text":"甲"}`,
		`{"id":7,"html":"<p>乙</p>"}`,
		``,
		`{"id":"r3","text":"丙`,
		`{"text":"丁"}`,
		`{"id":"r1","text":"戊"}`,
		`{"id":"r5","text":"` + strings.Repeat("长", 100) + `"}`,
		`{"id":"r6","title":"无文"}`,
		`{"id":"r8","text":8}`,
		`[1]`,
	}
	write(t, ".", "r.jsonl", "\xef\xbb\xbf"+strings.Join(lines, "\n"))
	want := []string{
		`r.jsonl#r1 | r1 | 甲`,
		`r.jsonl#7 | 7 | <p>乙</p>`,
		`r.jsonl:4 |  | ! line 4: not a record: the line ends inside the object`,
		`r.jsonl:5 |  | 丁`,
		`r.jsonl:6 | r1 | 戊`,
		`r.jsonl:7 |  | ! line 7: record is larger than the limit (max-file) of 200 bytes`,
		`r.jsonl#r6 | r6 | ! line 8: the record has neither "text" nor "html"`,
		`r.jsonl:9 |  | ! line 9: not a record: field "text" is a JSON number, not a string`,
		`r.jsonl:10 |  | ! line 10: not a record: a JSON array, not an object`,
	}
	if d := cmp.Diff(want, read(t, source.Options{MaxFile: 200}, "r.jsonl")); d != "" {
		t.Error(d)
	}
	for raw := range source.Open(context.Background(), []string{"r.jsonl"}, source.Options{}) {
		want := doc.Raw{Key: "r.jsonl#r1", ID: "r1", Title: "题", Outlet: "某报", Date: "2020-11-03", URL: "u", Media: doc.PlainText, Data: []byte("甲")}
		if d := cmp.Diff(want, raw); d != "" {
			t.Error(d)
		}
		break
	}
}

func TestStdin(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"id":"a","text":"甲"}` + "\n", "-#a | a | 甲"},
		{"甲乙丙\n丁", "- |  | 甲乙丙\n丁"},
		{"", "- |  | ! empty file"},
	} {
		got := read(t, source.Options{Stdin: strings.NewReader(c.in)}, source.Stdin)
		if d := cmp.Diff([]string{c.want}, got); d != "" {
			t.Error(d)
		}
	}
}

func TestLongLine(t *testing.T) {
	t.Chdir(t.TempDir())
	long := `{"id":"long","text":"` + strings.Repeat("x", 100<<20) + `"}`
	write(t, ".", "big.jsonl", long+"\n"+`{"id":"next","text":"甲"}`)
	write(t, ".", "big.txt", long)
	want := []string{
		"big.jsonl:1 |  | ! line 1: record is larger than the limit (max-file) of 64 MB",
		"big.jsonl#next | next | 甲",
		"big.txt |  | ! file is larger than the limit of 64 MB (max-file)",
	}
	if d := cmp.Diff(want, read(t, source.Options{}, "big.jsonl", "big.txt")); d != "" {
		t.Error(d)
	}
}

func TestUTF16IsNotBinary(t *testing.T) {
	t.Chdir(t.TempDir())
	var b bytes.Buffer
	for _, c := range "2020年，福州新区召开会议。" {
		b.Write([]byte{byte(c), byte(c >> 8)})
	}
	write(t, ".", "u.txt", b.String())
	if got := read(t, source.Options{}, "u.txt"); len(got) != 1 || strings.Contains(got[0], "!") {
		t.Errorf("got %q", got)
	}
}

func TestStops(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", "a.txt", "甲")
	write(t, ".", "b.txt", "乙")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range source.Open(ctx, []string{"a.txt", "b.txt"}, source.Options{}) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("read %d inputs after the context ended, want 1", n)
	}
}

func TestCheck(t *testing.T) {
	if err := (source.Options{Exclude: []string{"a["}}).Check(); err == nil || !strings.Contains(err.Error(), `"a["`) {
		t.Errorf("got %v", err)
	}
	if err := (source.Options{Exclude: []string{"*.bak"}}).Check(); err != nil {
		t.Error(err)
	}
}
