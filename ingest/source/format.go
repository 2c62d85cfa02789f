package source

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"policygraph/ingest/doc"
)

// Format reads one kind of file.
type Format interface {
	// Match says whether a file is of this format, from its base name ("" for a stream) and first bytes.
	Match(name string, head []byte) bool
	// Read hands each document of the input to yield and returns false as soon as yield does.
	// Errors are documents too: doc.Raw with Key and Err.
	Read(in *Input, yield func(doc.Raw) bool) bool
}

// Input is an opened file.
type Input struct {
	Key     string // of the file
	Name    string // base name, "" for a stream
	Reader  *bufio.Reader
	MaxFile int64 // largest document, bytes
}

// All reads the whole input, up to the limit.
func (in *Input) All() ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in.Reader, in.MaxFile+1))
	if err != nil {
		return nil, reason(err)
	}
	if int64(len(data)) > in.MaxFile {
		return nil, tooLarge("file", in.MaxFile)
	}
	return data, nil
}

func tooLarge(what string, limit int64) error {
	return fmt.Errorf("%s is larger than the limit of %s (max-file)", what, size(limit))
}

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.4g MB", float64(n)/(1<<20))
}

// builtin are the formats of this package; the last takes everything.
func builtin() []Format {
	return []Format{foreign{}, jsonl{}, page{}}
}

// page is a file that holds one report: HTML or plain text in any charset.
type page struct{}

func (page) Match(string, []byte) bool { return true }

func (page) Read(in *Input, yield func(doc.Raw) bool) bool {
	data, err := in.All()
	if err != nil {
		return yield(doc.Raw{Key: in.Key, Err: err})
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return yield(doc.Raw{Key: in.Key, Err: fmt.Errorf("the file holds nothing but white space")})
	}
	if binary(data) {
		return yield(doc.Raw{Key: in.Key, Err: fmt.Errorf("binary data, not text")})
	}
	return yield(doc.Raw{Key: in.Key, Media: media(in.Name), Data: data})
}

func media(name string) doc.Media {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml":
		return doc.HTML
	}
	return doc.Unknown
}
