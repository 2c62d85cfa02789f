package clean

import "strings"

// plainChars drops what no reader sees and brings Latin letters and digits to half width.
func (p *page) plainChars(t text) text {
	for i, r := range t.r {
		if odd(r) {
			return p.rewrite(t, i)
		}
	}
	return t
}

// odd says whether a character is changed or dropped.
func odd(r rune) bool {
	switch {
	case r < 0x7f:
		return r < 0x20
	case r <= 0xa0, r == 0xad, r == 0xfeff, wide(r):
		return true
	case r < 0x2000:
		return false
	}
	return r <= 0x200f || r >= 0x2028 && r <= 0x202f || r >= 0x205f && r <= 0x206f || r >= 0xfe00 && r <= 0xfe0f || r >= 0xe000 && r <= 0xf8ff
}

// wide says whether r is a Latin letter or digit of full width.
func wide(r rune) bool {
	return r >= 0xff10 && r <= 0xff19 || r >= 0xff21 && r <= 0xff3a || r >= 0xff41 && r <= 0xff5a
}

func (p *page) rewrite(t text, i int) text {
	out := text{append([]rune(nil), t.r[:i]...), append([]span(nil), t.at[:i]...)}
	for ; i < len(t.r); i++ {
		r := t.r[i]
		switch {
		case !odd(r):
			out.add(r, t.at[i])
		case wide(r):
			p.repair("width", t.at[i], string(r), string(r-0xfee0))
			out.add(r-0xfee0, t.at[i])
		case blank(r):
			out.add(' ', t.at[i])
		case r >= 0xe000 && r <= 0xf8ff: // no font of ours draws it
			out.add('\uFFFD', t.at[i])
		default:
			p.repair("invisible", t.at[i], string(r), "")
		}
	}
	return out
}

// indents takes off the question marks that stand for the ideographic spaces of an indent.
func (p *page) indents() {
	n := 0
	for _, t := range p.lines {
		if k := indent(t.r); k > 0 {
			n++
		}
	}
	for i, t := range p.lines {
		k := indent(t.r)
		if k >= 2 || k == 1 && n >= 3 {
			p.strike("indent", t.cut(0, k))
			p.lines[i] = t.cut(k, len(t.r)).trim()
		}
	}
}

// indent counts the question marks and blanks at the start of a line before a Chinese character, digit or quote.
func indent(r []rune) int {
	i, marks := 0, 0
	for i < len(r) && (r[i] == '?' || blank(r[i])) {
		if r[i] == '?' {
			marks++
		}
		i++
	}
	if marks == 0 || i == len(r) || !(isHan(r[i]) || isDigit(r[i]) || strings.ContainsRune("“《（【(", r[i])) {
		return 0
	}
	return i
}
