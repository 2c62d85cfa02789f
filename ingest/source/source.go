// Package source finds raw inputs: files, folders, streams and records of JSONL, each with a key that is
// the same on every run. What cannot be read comes as a doc.Raw with Err set, and the rest goes on.
// One document is held in memory at a time.
package source

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"policygraph/ingest/doc"
)

// DefaultMaxFile is the largest document read when Options.MaxFile is 0, in bytes.
const DefaultMaxFile = 64 << 20

// Stdin is the path that stands for the standard input.
const Stdin = "-"

// Options say what to read and how much.
type Options struct {
	// Exclude are globs of files and folders to leave out, matched against the base name and against
	// the path below the folder that was given ("drafts/*.txt"). Paths given by name are always read.
	Exclude []string
	// MaxFile is the largest document in bytes: a file, or one record of a JSONL file. 0: DefaultMaxFile.
	MaxFile int64
	// Stdin is read for the path "-". nil: os.Stdin.
	Stdin io.Reader
	// Formats are asked before the built-in ones, in order.
	Formats []Format
}

// Check refuses options that cannot work: a malformed glob, a negative limit.
func (o Options) Check() error {
	for _, g := range o.Exclude {
		if _, err := filepath.Match(g, "x"); err != nil {
			return fmt.Errorf("exclude %q: not a valid glob: %w", g, err)
		}
	}
	if o.MaxFile < 0 {
		return fmt.Errorf("largest file %d: must not be negative", o.MaxFile)
	}
	return nil
}

// Open yields the inputs behind paths in the order given, folders in order of path. Each input that cannot be
// read is one doc.Raw with Err. The sequence ends early when ctx is done. It can be read once.
func Open(ctx context.Context, paths []string, o Options) iter.Seq[doc.Raw] {
	if o.MaxFile == 0 {
		o.MaxFile = DefaultMaxFile
	}
	if o.Stdin == nil {
		o.Stdin = os.Stdin
	}
	return func(yield func(doc.Raw) bool) {
		r := &reader{ctx: ctx, o: o, yield: yield, formats: append(o.Formats[:len(o.Formats):len(o.Formats)], builtin()...)}
		for _, p := range paths {
			if !r.path(p) {
				return
			}
		}
	}
}

// reader walks the paths; its methods return false when the consumer wants no more.
type reader struct {
	ctx     context.Context
	o       Options
	formats []Format
	yield   func(doc.Raw) bool
}

func (r *reader) path(p string) bool {
	if p == Stdin {
		return r.stream(Stdin, "", r.o.Stdin)
	}
	info, err := os.Stat(p)
	if err != nil {
		return r.fail(Key(p), reason(err))
	}
	if info.IsDir() {
		return r.folder(p)
	}
	return r.file(p)
}

// file reads a file that is no folder. A pipe given by name is read like the standard input.
func (r *reader) file(p string) bool {
	if r.ctx.Err() != nil {
		return false
	}
	if !utf8.ValidString(p) {
		return r.fail(Key(p), fmt.Errorf("the file name is not UTF-8; rename the file"))
	}
	f, err := os.Open(p)
	if err != nil {
		return r.fail(Key(p), reason(err))
	}
	defer f.Close()
	return r.stream(Key(p), filepath.Base(p), f)
}

// headSize is how much of a file the formats see to recognise it.
const headSize = 4096

func (r *reader) stream(key, name string, in io.Reader) bool {
	br := bufio.NewReaderSize(in, 64<<10)
	head, err := br.Peek(headSize)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return r.fail(key, reason(err))
	}
	if len(head) == 0 {
		return r.fail(key, fmt.Errorf("empty file"))
	}
	for _, f := range r.formats {
		if f.Match(name, head) {
			in := &Input{Key: key, Name: name, Reader: br, MaxFile: r.o.MaxFile}
			return f.Read(in, func(raw doc.Raw) bool { return r.ctx.Err() == nil && r.yield(raw) })
		}
	}
	return r.fail(key, fmt.Errorf("no format reads this file"))
}

func (r *reader) fail(key string, err error) bool {
	return r.ctx.Err() == nil && r.yield(doc.Raw{Key: key, Err: err})
}

// Key is the stable key of a path: cleaned, with forward slashes, bytes that are not UTF-8 as \xNN.
func Key(p string) string {
	p = filepath.ToSlash(filepath.Clean(p))
	if utf8.ValidString(p) {
		return p
	}
	var b strings.Builder
	for i := 0; i < len(p); {
		c, n := utf8.DecodeRuneInString(p[i:])
		if c == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, `\x%02x`, p[i])
		} else {
			b.WriteString(p[i : i+n])
		}
		i += n
	}
	return b.String()
}

// reason is the cause of a file error without the path, which the key names already.
func reason(err error) error {
	switch {
	case os.IsNotExist(err):
		return fmt.Errorf("no such file or folder")
	case os.IsPermission(err):
		return fmt.Errorf("no right to read it (permission denied)")
	}
	if pe, ok := err.(*os.PathError); ok {
		return fmt.Errorf("%s: %w", pe.Op, pe.Err)
	}
	return err
}
