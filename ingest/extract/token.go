package extract

// token is a word of the segmenter with its part of speech (gse's tag set: n, nr, ns, v, p, c, u …).
type token struct {
	start, end int
	pos        string
}

// segment cuts the text into words, sentence by sentence (the segmenter sums costs in float32, which
// would lose precision over a long text).
func (a *analysis) segment() {
	a.wordAt = make([]int32, len(a.r)+1)
	for _, s := range a.sents {
		b := []byte(string(a.r[s.start:s.end]))
		at, byteAt := s.start, 0
		for _, g := range a.x.words.seg.Segment(b) {
			n := runeCount(b[byteAt:g.End()])
			byteAt = g.End()
			a.tokens = append(a.tokens, token{at, at + n, g.Token().Pos()})
			a.wordAt[at] = int32(len(a.tokens))
			at += n
		}
	}
}

func runeCount(b []byte) int {
	n := 0
	for _, c := range b {
		if c&0xC0 != 0x80 {
			n++
		}
	}
	return n
}

// wordStart tells whether the segmenter begins a word at position i.
func (a *analysis) wordStart(i int) bool {
	return i >= len(a.r) || a.wordAt[i] > 0 || !isHan(a.r[i])
}

// word returns the segmenter's word that begins at i; ok is false if none does.
func (a *analysis) word(i int) (t token, ok bool) {
	if i >= len(a.r) || a.wordAt[i] == 0 {
		return token{}, false
	}
	return a.tokens[a.wordAt[i]-1], true
}
