package source

import (
	"bytes"
	"fmt"

	"policygraph/ingest/charset"
	"policygraph/ingest/doc"
)

// foreign recognises by content what is not read, and says what to do with it.
type foreign struct{}

// signatures are the first bytes of files that are no text.
var signatures = []struct{ magic, what string }{
	{"%PDF-", "a PDF document; save its text as .txt"},
	{"PK\x03\x04", "a zip archive or an Office document; unpack it or save it as text"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .wps); save it as text"},
	{"{\\rtf", "an RTF document; save it as text"},
	{"\x1f\x8b", "a gzip file; unpack it"},
	{"\x28\xb5\x2f\xfd", "a zstd file; unpack it"},
	{"BZh", "a bzip2 file; unpack it"},
	{"\xfd7zXZ\x00", "an xz file; unpack it"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it"},
	{"Rar!\x1a\x07", "a RAR archive; unpack it"},
	{"\x89PNG", "an image (PNG)"},
	{"\xff\xd8\xff", "an image (JPEG)"},
	{"GIF8", "an image (GIF)"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"\x7fELF", "a program"},
}

func (foreign) Match(_ string, head []byte) bool { return signature(head) != "" }

func (foreign) Read(in *Input, yield func(doc.Raw) bool) bool {
	head, _ := in.Reader.Peek(headSize)
	return yield(doc.Raw{Key: in.Key, Err: fmt.Errorf("not text but %s", signature(head))})
}

func signature(head []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return s.what
		}
	}
	return ""
}

// binary says whether data is no text in any charset: many control bytes that UTF-16 does not explain.
func binary(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return false
	}
	if charset.UTF16(head) != "" {
		return false
	}
	control := 0
	for _, c := range head {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b && c != 0x1a {
			control++
		}
	}
	return control*50 > len(head)
}
