package charset

import (
	"sort"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Text is decoded input with the way back to the raw bytes.
type Text struct {
	Charset string
	Bytes   []byte // valid UTF-8
	Bad     int    // places where the input was broken; each is U+FFFD in Bytes
	runs    []run  // in order of out; nil if Bytes are the raw bytes behind a mark
	mark    int
	raw     int // length of the raw input
}

// run is a stretch of n characters of ow bytes each that came from rw raw bytes each.
type run struct {
	out, raw, n int
	ow, rw      uint16
}

// Decode finds the charset of data and decodes it. Broken bytes become U+FFFD, the rest is kept.
func Decode(data []byte) *Text {
	name, mark := Detect(data)
	t := &Text{Charset: name, mark: mark, raw: len(data)}
	body := data[mark:]
	switch {
	case name == UTF8 && utf8.Valid(body):
		t.Bytes = body
		return t
	case name == UTF8:
		t.Bytes = make([]byte, 0, len(body)+len(body)/8)
		t.utf8(body)
	case name == UTF16LE || name == UTF16BE:
		t.Bytes = make([]byte, 0, len(body)*3/2)
		t.utf16(body, name == UTF16BE)
	default:
		t.Bytes = make([]byte, 0, len(body)*3/2)
		cell := GBK
		if name == Big5 {
			cell = big5
		}
		t.double(body, cell)
	}
	if t.runs == nil {
		t.runs = []run{{0, mark, 1, 0, 0}}
	}
	return t
}

// add appends one character that came from rw raw bytes at raw.
func (t *Text) add(r rune, raw, rw int) {
	out := len(t.Bytes)
	t.Bytes = utf8.AppendRune(t.Bytes, r)
	ow := len(t.Bytes) - out
	if k := len(t.runs); k > 0 {
		l := &t.runs[k-1]
		if int(l.ow) == ow && int(l.rw) == rw && l.raw+l.n*rw == raw {
			l.n++
			return
		}
	}
	t.runs = append(t.runs, run{out, raw, 1, uint16(ow), uint16(rw)})
}

func (t *Text) utf8(b []byte) {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			t.Bad++
			for n < 3 && i+n < len(b) && b[i+n]&0xc0 == 0x80 { // the rest of the broken character
				n++
			}
		}
		t.add(r, t.mark+i, n)
		i += n
	}
}

func (t *Text) utf16(b []byte, big bool) {
	unit := func(i int) rune {
		if big {
			return rune(b[i])<<8 | rune(b[i+1])
		}
		return rune(b[i+1])<<8 | rune(b[i])
	}
	i := 0
	for ; i+1 < len(b); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if i+3 < len(b) {
				if full := utf16.DecodeRune(r, unit(i+2)); full != utf8.RuneError {
					t.add(full, t.mark+i, 4)
					i += 2
					continue
				}
			}
			t.Bad++
			r = utf8.RuneError
		}
		t.add(r, t.mark+i, 2)
	}
	if i < len(b) {
		t.Bad++
		t.add(utf8.RuneError, t.mark+i, 1)
	}
}

// double decodes a charset of one and two bytes; of GB18030 the four-byte characters too.
func (t *Text) double(b []byte, cell func(lead, trail byte) rune) {
	for i := 0; i < len(b); {
		c := b[i]
		if c < 0x80 {
			t.add(rune(c), t.mark+i, 1)
			i++
			continue
		}
		if i+1 < len(b) {
			if r := cell(c, b[i+1]); r != 0 {
				t.add(r, t.mark+i, 2)
				i += 2
				continue
			}
			if t.Charset == GB18030 {
				if r, n := rare(b[i:]); r != 0 {
					t.add(r, t.mark+i, n)
					i += n
					continue
				}
			}
		}
		n := 1
		if i+1 < len(b) && b[i+1] >= 0x80 && c != 0x80 {
			n = 2
		}
		t.Bad++
		t.add(utf8.RuneError, t.mark+i, n)
		i += n
	}
}

// rare decodes what is outside the two-byte cells of GBK proper.
func rare(b []byte) (rune, int) {
	n := 2
	if b[1] >= '0' && b[1] <= '9' {
		n = 4
	}
	if len(b) < n {
		return 0, 0
	}
	s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b[:n])
	r, k := utf8.DecodeRune(s)
	if err != nil || r == utf8.RuneError || k != len(s) {
		return 0, 0
	}
	return r, n
}

// Span returns the raw bytes behind the character of Bytes that begins at out.
func (t *Text) Span(out int) (from, to int) {
	if t.runs == nil {
		_, n := utf8.DecodeRune(t.Bytes[out:])
		return t.mark + out, t.mark + out + n
	}
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].out > out }) - 1
	return t.runs[max(i, 0)].span(out)
}

func (r run) span(out int) (from, to int) {
	if r.ow == 0 {
		return r.raw, r.raw
	}
	k := (out - r.out) / int(r.ow)
	return r.raw + k*int(r.rw), r.raw + (k+1)*int(r.rw)
}

// Cursor looks up spans at offsets that mostly grow, faster than Span.
type Cursor struct {
	t *Text
	i int
}

// Cursor returns a new cursor at the start of the text.
func (t *Text) Cursor() *Cursor { return &Cursor{t: t} }

// Span is as Text.Span.
func (c *Cursor) Span(out int) (from, to int) {
	t := c.t
	if t.runs == nil {
		return t.Span(out)
	}
	if t.runs[c.i].out > out {
		c.i = max(sort.Search(len(t.runs), func(i int) bool { return t.runs[i].out > out })-1, 0)
	}
	for c.i+1 < len(t.runs) && t.runs[c.i+1].out <= out {
		c.i++
	}
	return t.runs[c.i].span(out)
}
