package clean

import (
	"strings"
	"unicode/utf8"

	"policygraph/ingest/charset"
)

// plainLines takes a page that is text already: a line a paragraph, or cells between pipes.
func (p *page) plainLines(t *charset.Text) {
	cur := t.Cursor()
	var line text
	flush := func() {
		if l := line.trim(); len(l.r) > 0 {
			p.lines = append(p.lines, l)
		}
		line = text{}
	}
	b := t.Bytes
	for i := 0; i < len(b); {
		r, n := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(b[i:])
		}
		if r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 || r == 0x85 || r == '\f' {
			flush()
		} else {
			from, to := cur.Span(i)
			line.add(r, span{int32(from), int32(to)})
		}
		i += n
	}
	flush()
	p.unwrap()
	p.cells()
}

// cells takes lines with pipes apart: paragraphs between pipes become lines, cells of a table stay on theirs.
func (p *page) cells() {
	var out []text
	for _, t := range p.lines {
		if !t.hasRune('|') {
			out = append(out, t)
			continue
		}
		t = p.bare(t)
		if len(t.r) == 0 {
			continue
		}
		parts := split(t, '|')
		long := 0
		for _, c := range parts {
			if len(c.r) > 30 && sentence(c) {
				long++
			}
		}
		switch {
		case long > 0:
			p.repair("pipes", t.span(0, len(t.r)), "|", "")
			out = append(out, parts...)
		default:
			out = append(out, t)
		}
	}
	p.lines = out
}

// bare takes pipes and empty images off the ends of a line.
func (p *page) bare(t text) text {
	all := t
	for {
		before := len(t.r)
		for len(t.r) > 0 && (t.r[0] == '|' || blank(t.r[0])) {
			t = t.cut(1, len(t.r))
		}
		for n := len(t.r); n > 0 && (t.r[n-1] == '|' && (n == 1 || blank(t.r[n-2]) || t.r[n-2] == '|') || blank(t.r[n-1])); n-- {
			t = t.cut(0, n-1)
		}
		if len(t.r) >= 5 && string(t.r[:5]) == "![]()" {
			t = t.cut(5, len(t.r))
		}
		if len(t.r) == before {
			break
		}
	}
	if len(t.r) < len(all.r) {
		p.repair("pipes", all.span(0, len(all.r)), "|", "")
	}
	return t
}

// split cuts t at each sep that stands free, with a blank or nothing on one side, and drops empty parts.
// A pipe between characters may be half of one (byte shifts leave such).
func split(t text, sep rune) []text {
	var out []text
	from := 0
	for i := 0; i <= len(t.r); i++ {
		if i == len(t.r) || t.r[i] == sep && (i == 0 || i+1 == len(t.r) || blank(t.r[i-1]) || blank(t.r[i+1]) || t.r[i-1] == sep || t.r[i+1] == sep) {
			if c := t.cut(from, i).trim(); len(c.r) > 0 {
				out = append(out, c)
			}
			from = i + 1
		}
	}
	return out
}

// sentence says whether t has the marks of running text.
func sentence(t text) bool { return t.hasRune('，', '。', '；', ',') }

func (t text) hasRune(set ...rune) bool {
	for _, r := range t.r {
		for _, s := range set {
			if r == s {
				return true
			}
		}
	}
	return false
}

// ends says whether t ends a sentence.
func (t text) ends() bool {
	return len(t.r) > 0 && strings.ContainsRune("。！？!?”」』…", t.r[len(t.r)-1])
}
