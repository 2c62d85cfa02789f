package extract

import (
	"sort"
	"unicode/utf8"

	"policygraph/ingest/doc"
)

// sentence is a run of text up to 。！？ or the end of a line, closing quotes included.
type sentence struct {
	start, end int
	para       int  // number of the line, from 0
	title      bool // stands in the title line
}

// fold maps full-width punctuation, digits and letters to ASCII, one rune to one rune, so that rules
// need to know one form only. 。、“”《》 stay.
func fold(text []rune) []rune {
	out := make([]rune, len(text))
	for i, c := range text {
		switch {
		case c >= 0xFF01 && c <= 0xFF5E:
			c -= 0xFEE0
		case c == 0x3000 || c == 0xA0 || c == '\t' || c == '\r':
			c = ' '
		case c == '•' || c == '・' || c == '．' || c == '‧' || c == '･':
			c = '·'
		}
		out[i] = c
	}
	return out
}

// split cuts folded text into sentences. A 。 inside “” or brackets ends a sentence too: quoted speech
// is read sentence by sentence.
func split(r []rune, body int) []sentence {
	var out []sentence
	start, para := 0, 0
	emit := func(end int) {
		s := start
		for s < end && isSpace(r[s]) {
			s++
		}
		e := end
		for e > s && isSpace(r[e-1]) {
			e--
		}
		if e > s {
			out = append(out, sentence{start: s, end: e, para: para, title: s < body})
		}
		start = end
	}
	for i := 0; i < len(r); i++ {
		switch r[i] {
		case '\n':
			emit(i)
			start = i + 1
			para++
		case '。', '!', '?':
			j := i + 1
			for j < len(r) && (r[j] == '”' || r[j] == '’' || r[j] == '」' || r[j] == '!' || r[j] == '?' || r[j] == '。' || r[j] == '"') {
				j++
			}
			emit(j)
			i = j - 1
		}
	}
	emit(len(r))
	return out
}

// sentenceAt returns the sentence that holds position i, or the nearest before it.
func (a *analysis) sentenceAt(i int) sentence {
	k := sort.Search(len(a.sents), func(k int) bool { return a.sents[k].start > i })
	if k == 0 {
		return sentence{start: i, end: i + 1}
	}
	s := a.sents[k-1]
	if i >= s.end {
		return sentence{start: i, end: i + 1, para: s.para}
	}
	return s
}

func isSpace(c rune) bool { return c == ' ' || c == '\n' }

// isHan tells whether c is a Chinese character.
func isHan(c rune) bool {
	return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0x20000 && c <= 0x3FFFF
}

// hasAt tells whether s stands at r[i].
func hasAt(r []rune, i int, s string) bool {
	if i < 0 {
		return false
	}
	for _, c := range s {
		if i >= len(r) || r[i] != c {
			return false
		}
		i++
	}
	return true
}

// hasBefore tells whether s ends right before r[i].
func hasBefore(r []rune, i int, s string) bool {
	if i > len(r) {
		return false
	}
	for s != "" {
		c, n := utf8.DecodeLastRuneInString(s)
		i--
		if i < 0 || r[i] != c {
			return false
		}
		s = s[:len(s)-n]
	}
	return true
}

// anyAt returns the length of the longest of the words that stands at r[i], 0 if none.
func anyAt(r []rune, i int, words ...string) int {
	if i < 0 || i >= len(r) {
		return 0
	}
	best := 0
	for _, w := range words {
		c, size := utf8.DecodeRuneInString(w)
		if c != r[i] { // most words fail here
			continue
		}
		n := 1
		for _, c := range w[size:] {
			if i+n >= len(r) || r[i+n] != c {
				n = 0
				break
			}
			n++
		}
		best = max(best, n)
	}
	return best
}

// occurrences returns all places where the words stand in the folded text.
func (a *analysis) occurrences(words string) []doc.Span {
	var out []doc.Span
	w := fold([]rune(words))
	for i := 0; len(w) > 0 && i+len(w) <= len(a.r); i++ {
		if a.r[i] == w[0] && hasAt(a.r, i, string(w)) {
			out = append(out, doc.Span{Start: i, End: i + len(w)})
		}
	}
	return out
}
