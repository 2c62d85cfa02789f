package clean

import (
	"cmp"
	"slices"

	"policygraph/ingest/doc"
)

// span is a range of raw bytes, half-open. Inputs are far smaller than 2 GB.
type span struct{ from, to int32 }

// text is a line of page: runes and the raw bytes behind each. Stages take one and give another, so that
// the way back to the raw bytes is never lost.
type text struct {
	r  []rune
	at []span
}

func (t *text) add(r rune, s span) {
	t.r = append(t.r, r)
	t.at = append(t.at, s)
}

func (t *text) append(o text) {
	t.r = append(t.r, o.r...)
	t.at = append(t.at, o.at...)
}

// cut is the part [i, j).
func (t text) cut(i, j int) text { return text{t.r[i:j:j], t.at[i:j:j]} }

func (t text) String() string { return string(t.r) }

// span is the raw range behind [i, j); behind an empty range the place where it would be.
func (t text) span(i, j int) span {
	switch {
	case i < j:
		s := t.at[i]
		for _, o := range t.at[i+1 : j] {
			s.from, s.to = min(s.from, o.from), max(s.to, o.to)
		}
		return s
	case i < len(t.at):
		return span{t.at[i].from, t.at[i].from}
	case len(t.at) > 0:
		last := t.at[len(t.at)-1]
		return span{last.to, last.to}
	}
	return span{}
}

// trim cuts white space off both ends.
func (t text) trim() text {
	i, j := 0, len(t.r)
	for i < j && blank(t.r[i]) {
		i++
	}
	for i < j && blank(t.r[j-1]) {
		j--
	}
	return t.cut(i, j)
}

func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0xa0, 0x3000, 0x85, 0x2028, 0x2029, 0x202f, 0x205f, 0x1680:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// index is the rune index of sub in t at or after from, -1 if it is not there.
func (t text) index(sub string, from int) int {
	s := []rune(sub)
	for i := from; i+len(s) <= len(t.r); i++ {
		if t.r[i] == s[0] && slices.Equal(t.r[i:i+len(s)], s) {
			return i
		}
	}
	return -1
}

// han counts the Chinese characters.
func (t text) han() int {
	n := 0
	for _, r := range t.r {
		if isHan(r) {
			n++
		}
	}
	return n
}

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r == '〇' || r >= 0x20000 && r <= 0x3ffff
}

// log collects what the stages change and what they leave open, by raw bytes.
type log struct {
	repairs []doc.Repair
	holes   map[int32][]string // raw start of a U+FFFD → what may have stood there, best first
}

// repair notes that the raw bytes s were read as before and stand in the clean text as after ("" if struck out).
func (l *log) repair(kind string, s span, before, after string) {
	l.repairs = append(l.repairs, doc.Repair{Kind: kind, RawStart: int(s.from), RawEnd: int(s.to), Before: before, After: after})
}

func (l *log) strike(kind string, t text) {
	if len(t.r) > 0 {
		l.repair(kind, t.span(0, len(t.r)), t.String(), "")
	}
}

func (l *log) hole(at int32, candidates []string) {
	if l.holes == nil {
		l.holes = map[int32][]string{}
	}
	l.holes[at] = candidates
}

// place orders the repairs and finds where in the clean text they lie. at holds the raw span of each clean rune.
func (l *log) place(at []span) {
	slices.SortStableFunc(l.repairs, func(a, b doc.Repair) int {
		return cmp.Or(cmp.Compare(a.RawStart, b.RawStart), cmp.Compare(a.RawEnd, b.RawEnd))
	})
	// Clean runes follow the raw order but for a title taken from elsewhere, so a search by raw start on
	// the running maximum finds the place.
	end := make([]int32, len(at))
	top := int32(0)
	for i, s := range at {
		top = max(top, s.to)
		end[i] = top
	}
	for i := range l.repairs {
		r := &l.repairs[i]
		from, _ := slices.BinarySearch(end, int32(r.RawStart)+1)
		to := from
		if r.After != "" {
			for to < len(at) && int(at[to].from) < r.RawEnd && to-from < len(r.After) {
				to++
			}
		}
		r.CleanStart, r.CleanEnd = from, to
	}
}
