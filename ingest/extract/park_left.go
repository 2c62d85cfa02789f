package extract

import (
	"slices"
	"sort"
)

// nameStart walks left from i to where the name of a park or firm begins: 走进|福兴经济|开发区. It takes
// regions, words and letters and stops at marks and at words that no name holds. limit is in characters.
func (a *analysis) nameStart(i, limit int) int {
	s := i
	for s > 0 && i-s < limit {
		p := a.nameStep(s)
		if p < 0 || i-p > limit+6 {
			break
		}
		s = p
	}
	return a.trimEdge(s, i)
}

// nameStep returns where the piece of a name that ends at s begins, -1 if no name goes on there.
func (a *analysis) nameStep(s int) int {
	if m := a.regionBefore(s); m != nil {
		if m.short && runeIn(a.r[m.start], "和与及") && a.suffixEnds(m.start) { // 家具产业园和|龙南经开区, not 和龙
			return m.start + 1
		}
		return m.start
	}
	c := a.r[s-1]
	switch {
	case isHan(c):
		if a.stopBefore(s) {
			return -1
		}
		t := a.tokenEnding(s)
		if a.stopPiece(t) {
			return -1
		}
		return t.start
	case isLatin(c):
		p := s - 1
		for p > 0 && (isLatin(a.r[p-1]) || a.r[p-1] >= '0' && a.r[p-1] <= '9') {
			p--
		}
		return p
	case c == ')': // 数字福建(长乐)产业园
		return a.openBefore(s-1, '(', ')', 8)
	case c == '”' && !hasAt(a.r, s, "园区"): // “天空之城”产业园
		return a.openBefore(s-1, '“', '”', 12)
	case (c == '·' || c == '—' || c == '-') && s > 1 && isHan(a.r[s-2]): // 江宁—博望跨界一体化发展示范区
		return s - 1
	}
	return -1
}

// suffixEnds tells whether the last word of a park or firm ends at i.
func (a *analysis) suffixEnds(i int) bool {
	for n := 2; n <= 5 && n <= i; n++ {
		w := string(a.r[i-n : i])
		if a.x.words.parkSuffix.Has(w) || a.x.words.firmLast.Has(w) {
			return true
		}
	}
	return false
}

// stopBefore tells whether a stop word of several characters ends at s, however the segmenter cut it.
func (a *analysis) stopBefore(s int) bool {
	for n := 2; n <= 4 && n <= s; n++ {
		if f, ok := a.x.words.nameStop.Get(string(a.r[s-n : s])); ok && len(f) == 0 {
			return true
		}
	}
	return false
}

// openBefore returns the position of the bracket that the one at i closes, if Chinese words stand before
// and inside; else -1.
func (a *analysis) openBefore(i int, open, shut rune, limit int) int {
	for p := i - 1; p >= 0 && i-p <= limit; p-- {
		switch c := a.r[p]; {
		case c == open:
			if i-p < 3 || open == '(' && (p == 0 || !isHan(a.r[p-1])) {
				return -1
			}
			return p
		case !isHan(c) && !isLatin(c):
			return -1
		}
	}
	return -1
}

// stopPiece tells whether the word ends the search for a name's beginning.
func (a *analysis) stopPiece(t token) bool {
	n := t.end - t.start
	w := string(a.r[t.start:t.end])
	f, listed := a.x.words.nameStop.Get(w)
	switch {
	case listed && len(f) == 0:
		return !a.oneBefore(t.start, n)
	case a.x.words.firmKnown.Has(w):
		return false
	case listed && f[0] == "soft":
		return !a.markBefore(t.start) && a.regionBefore(t.start) == nil
	case listed:
		return false
	case n == 1 && runeIn(a.r[t.start], "年月日号"):
		return t.start > 0 && a.r[t.start-1] >= '0' && a.r[t.start-1] <= '9'
	case n == 1 && runeIn(a.r[t.start], "家个座名位批项"):
		return t.start > 0 && (isNumeral(a.r[t.start-1]) || runeIn(a.r[t.start-1], "两几多数百千余"))
	case n == 1 && a.r[t.start] == '集': // 创新园|集|总部基地、科技研发于一体
		return a.intoOne(t.end)
	case n == 1:
		return runeIn(t0(a.r, t), hardStops) && !a.oneBefore(t.start, n)
	}
	switch t.pos {
	case "p", "c", "r", "u", "d", "y", "ul", "uj", "uz", "ug", "ud":
		return true
	case "m":
		return runeIn(a.r[t.end-1], "个季度届次年月日期")
	case "v", "vd":
		if a.loose || n == 2 && (a.markBefore(t.start) || a.regionBefore(t.start) != nil) { // 新乡|立白|实业: a name that looks like a verb
			return false
		}
		return !a.x.words.firmWord.Has(w) && !a.x.words.parkSuffix.Has(w) && !a.x.words.parkGeneric.Has(w)
	}
	return a.titleAt(t.start) == n && n > 1
}

// intoOne tells whether the clause that goes on at i ends in 于一体 or 于一身.
func (a *analysis) intoOne(i int) bool {
	for j := i; j < len(a.r) && j < i+60 && !runeIn(a.r[j], "。;\n"); j++ {
		if anyAt(a.r, j, "于一体", "为一体", "于一身") > 0 {
			return true
		}
	}
	return false
}

func t0(r []rune, t token) rune { return r[t.start] }

// hardStops are characters that end the search where the segmenter sees them as words.
const hardStops = "在与和及对将把被的了是由从到赴往至或让给等以为有于向就而但也都还已其各该我每某这那兼任挂率暨现拟含如且据"

// oneBefore tells whether a conjunction at i with one character before it, itself behind a mark, belongs to
// a name: 、六和|机械.
func (a *analysis) oneBefore(i, n int) bool {
	return n == 1 && (a.r[i] == '和' || a.r[i] == '同' || a.r[i] == '为') && i >= 2 && isHan(a.r[i-1]) && !runeIn(a.r[i-1], hardStops) &&
		(!isHan(a.r[i-2]) || runeIn(a.r[i-2], "在到访往赴由"))
}

// markBefore tells whether a mark, the beginning of a line or a stop word stands right before i.
func (a *analysis) markBefore(i int) bool {
	if i == 0 || !isHan(a.r[i-1]) {
		return true
	}
	t := a.tokenEnding(i)
	_, listed := a.x.words.nameStop.Get(string(a.r[t.start:t.end]))
	return listed || t.end-t.start == 1 && runeIn(a.r[t.start], hardStops)
}

// trimEdge takes off words at the beginning that may stand inside a name only: 投资|兴业产业园.
func (a *analysis) trimEdge(s, i int) int {
	for s < i {
		if a.regionAt(s) != nil {
			return s
		}
		c := a.r[s]
		if c == '·' || c == '—' || c == '-' || c == ')' || c == '”' {
			s++
			continue
		}
		t, ok := a.word(s)
		if !ok || t.end > i {
			return s
		}
		if f, listed := a.x.words.nameStop.Get(string(a.r[t.start:t.end])); !listed || len(f) == 0 || f[0] != "edge" {
			return s
		}
		s = t.end
	}
	return s
}

// regionBefore returns the region mention that ends at i, nil if none does.
func (a *analysis) regionBefore(i int) *regionMention {
	k := sort.Search(len(a.regions), func(k int) bool { return a.regions[k].end >= i })
	if k < len(a.regions) && a.regions[k].end == i {
		return &a.regions[k]
	}
	return nil
}

// regionAt returns the region mention that starts at i, nil if none does.
func (a *analysis) regionAt(i int) *regionMention {
	k := sort.Search(len(a.regions), func(k int) bool { return a.regions[k].start >= i })
	if k < len(a.regions) && a.regions[k].start == i {
		return &a.regions[k]
	}
	return nil
}

func isLatin(c rune) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '&' }

// wordSet finds the longest of many words at a position by their first character.
type wordSet map[rune][][]rune

func newWordSet(words ...string) wordSet {
	s := wordSet{}
	for _, w := range words {
		r := []rune(w)
		s[r[0]] = append(s[r[0]], r)
	}
	return s
}

// at returns the length of the longest word at r[i], 0 if none stands there.
func (s wordSet) at(r []rune, i int) int {
	if i < 0 || i >= len(r) {
		return 0
	}
	best := 0
	for _, w := range s[r[i]] {
		if len(w) > best && i+len(w) <= len(r) && slices.Equal(r[i:i+len(w)], w) {
			best = len(w)
		}
	}
	return best
}

// tailSet finds words that end at a position by their last character.
type tailSet map[rune][][]rune

func newTailSet(words ...string) tailSet {
	s := tailSet{}
	for _, w := range words {
		r := []rune(w)
		s[r[len(r)-1]] = append(s[r[len(r)-1]], r)
	}
	return s
}

// before returns the length of the longest word that ends right before r[i], 0 if none does.
func (s tailSet) before(r []rune, i int) int {
	if i <= 0 || i > len(r) {
		return 0
	}
	best := 0
	for _, w := range s[r[i-1]] {
		if len(w) > best && len(w) <= i && slices.Equal(r[i-len(w):i], w) {
			best = len(w)
		}
	}
	return best
}
