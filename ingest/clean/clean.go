// Package clean turns raw inputs into documents: it finds the charset, cuts pages to their main content,
// undoes damage where that is certain and marks it where it is not. Every clean rune leads back to
// its raw bytes, and every change is noted.
//
// A page goes through the stages in this order, each in a file of its own: decoding (package charset),
// main content (html.go, content.go) or lines (plain.go, wrap.go), byte shifts (shift.go), inserted readings
// (pinyin.go), tags (tags.go), characters (chars.go, hanzi.go), noise (noise.go), lost separators (glue.go), surroundings
// (furniture.go),
// then title, outlet and date (meta.go) and genre (genre.go).
package clean

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"policygraph/ingest/charset"
	"policygraph/ingest/clean/ngram"
	"policygraph/ingest/doc"
)

// Cleaner cleans raw inputs. It is safe for concurrent use; its tables load when first needed.
type Cleaner struct {
	readings func() readings
	script   func() *script
	model    func() *ngram.Model
	surnames func() map[rune]bool
}

// New returns a cleaner.
func New() *Cleaner {
	return &Cleaner{
		readings: sync.OnceValue(loadReadings),
		script:   sync.OnceValue(loadScript),
		surnames: sync.OnceValue(loadSurnames),
		model: sync.OnceValue(func() *ngram.Model {
			m, err := ngram.Embedded()
			if err != nil {
				panic(err) // the embedded asset is corrupt
			}
			return m
		}),
	}
}

// page is an input on its way to a document.
type page struct {
	log
	c        *Cleaner
	raw      doc.Raw
	lines    []text
	title    text // as the page has it; empty if the page shows none
	given    text // as the record has it; no raw bytes stand behind it
	info     []text
	meta     map[string]string
	fromHTML bool
	related  []string // struck lines, for the dates they carry
}

// Clean makes a document of a raw input. The error says why there is none: the input's own error, no
// bytes, bytes that are no text. A page without a report is a document with a Genre.
func (c *Cleaner) Clean(raw doc.Raw) (doc.Document, error) {
	if raw.Err != nil {
		return doc.Document{}, raw.Err
	}
	if len(bytes.TrimSpace(raw.Data)) == 0 {
		return doc.Document{}, errors.New("the input is empty")
	}
	if len(raw.Data) >= 1<<31 {
		return doc.Document{}, errors.New("the input is larger than 2 GB")
	}
	t := charset.Decode(raw.Data).Unmix()
	if t.Bad > 10 && t.Bad*4 > utf8.RuneCount(t.Bytes) {
		return doc.Document{}, fmt.Errorf("not text in a charset that is known: read as %s, %d places are broken", t.Charset, t.Bad)
	}
	p := &page{c: c, raw: raw}
	for _, r := range strings.TrimSpace(strings.ReplaceAll(raw.Title, "\n", " ")) {
		p.given.add(r, span{})
	}
	if isHTML(raw.Media, t.Bytes) {
		p.htmlLines(readHTML(t))
	} else {
		p.plainLines(t)
	}
	p.repairLines()
	p.dropFurniture()
	return p.assemble(t), nil
}

func isHTML(m doc.Media, b []byte) bool {
	if m != doc.Unknown {
		return m == doc.HTML
	}
	head := bytes.ToLower(b[:min(len(b), 4096)])
	head = bytes.TrimLeft(head, " \t\r\n\ufeff")
	if !bytes.HasPrefix(head, []byte("<")) {
		return false
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p", "<table", "<meta", "<?xml", "<!--", "<article", "<section", "<title", "<h1"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// repairLines undoes what was done to the characters of the page.
func (p *page) repairLines() {
	all := make([]*text, 0, len(p.lines)+len(p.info)+2)
	all = append(all, &p.given, &p.title)
	for i := range p.lines {
		all = append(all, &p.lines[i])
	}
	for i := range p.info {
		all = append(all, &p.info[i])
	}
	if !p.glossed() { // else "??" may be half of 海口 as well as an indent
		p.indents()
	}
	if p.marked() {
		pg := p.c.observe(p.lines)
		for _, t := range all {
			*t = p.c.unshift(&p.log, pg, *t)
		}
	}
	p.indents()
	for _, t := range all {
		*t = p.c.stripReadings(&p.log, *t)
		*t = p.stripTags(*t)
		*t = p.plainChars(*t)
	}
	if s := p.c.script(); s.traditional(p.lines) || s.traditional([]text{p.title, p.given}) {
		for _, t := range all {
			s.simplify(&p.log, *t)
		}
	}
	p.spam()
	p.dots()
	for _, t := range all {
		*t = p.commas(*t)
		*t = p.names(p.dates(p.dodges(*t))).trim()
	}
	p.lines = slices.DeleteFunc(p.lines, func(t text) bool { return len(t.r) == 0 })
}

// glossed says whether the page has readings in brackets.
func (p *page) glossed() bool {
	for _, t := range p.lines {
		for i, r := range t.r {
			if r != '(' {
				continue
			}
			if end, py := p.c.readings().gloss(t.r, i); end > 0 && toned(py) {
				return true
			}
		}
	}
	return false
}

// marked says whether some line shows the traces of a byte shift.
func (p *page) marked() bool {
	pg := &pageModel{readings: p.c.readings(), limit: 1}
	for _, t := range p.lines {
		if t.hasRune('?', '？') && pg.signature(t.r, 0) >= 0 {
			return true
		}
	}
	return pg.signature(p.title.r, 0) >= 0 || pg.signature(p.given.r, 0) >= 0
}

// assemble writes the document from what is left.
func (p *page) assemble(t *charset.Text) doc.Document {
	sum := sha256.Sum256(p.raw.Data)
	d := doc.Document{ID: p.raw.ID, Key: p.raw.Key, URL: p.raw.URL, Hash: hex.EncodeToString(sum[:]), Charset: t.Charset}
	if d.ID == "" { // what a record says of itself counts: the same words under another head are another document
		id := sha256.Sum256([]byte(strings.Join([]string{d.Hash, p.raw.Title, p.raw.Outlet, p.raw.Date, p.raw.URL}, "\x00")))
		d.ID = hex.EncodeToString(id[:8])
	}
	p.describe(&d)
	var out text
	newline := func() {
		if len(out.r) > 0 {
			s := out.at[len(out.at)-1]
			out.add('\n', span{s.to, s.to})
		}
	}
	if len(p.title.r) > 0 {
		out.append(p.title)
		newline()
		d.Body = len(out.r)
	}
	for i, l := range p.lines {
		if i > 0 {
			newline()
		}
		out.append(l)
	}
	if len(p.lines) == 0 && len(out.r) > 0 {
		out = out.cut(0, len(out.r)-1)
		d.Body = len(out.r)
	}
	d.Text = string(out.r)
	for _, s := range out.at {
		d.Map.Add(1, int(s.from), int(s.to))
	}
	d.Holes = p.findHoles(out)
	p.place(out.at)
	d.Repairs = p.repairs
	d.Genre = genre(&d)
	return d
}

// findHoles lists the runs of U+FFFD in the text, with what may have stood there where that is known.
func (p *page) findHoles(out text) []doc.Hole {
	var holes []doc.Hole
	for i := 0; i < len(out.r); {
		if out.r[i] != '\uFFFD' {
			i++
			continue
		}
		j := i + 1
		for j < len(out.r) && out.r[j] == '\uFFFD' && p.holes[out.at[j].from] == nil {
			j++
		}
		holes = append(holes, doc.Hole{Start: i, End: j, Candidates: p.holes[out.at[i].from]})
		i = j
	}
	return holes
}
