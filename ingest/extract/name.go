package extract

import "strings"

// slot is where a name is looked for; the more a slot promises a name, the less the name itself must show.
type slot int

const (
	afterTitle  slot = iota // 市长|尤猛军
	inList                  // 张忠、|林中麟
	beforeTitle             // |王建新书记
	withinPost              // 市卫健委|徐杰|主任
)

// nameAt decides whether a personal name begins at i and returns where it ends; 0 if none does.
// Candidates of two to four characters that begin with a surname are weighed by what follows them, by
// how often the report writes the same characters as a name, and by how name-like the characters are.
func (a *analysis) nameAt(i int, sl slot) int {
	if i >= len(a.r) || !isHan(a.r[i]) {
		return 0
	}
	if a.followAt(i) >= 2 && a.familyAt(i) < 2 && a.byName[string(a.r[i:min(i+2, len(a.r))])] == nil {
		return 0
	}
	if a.bodyWordAt(i) { // 区委, 党委, 国务院 begin with surnames
		return 0
	}
	if e := a.dottedName(i); e > 0 {
		return e
	}
	if n := a.spacedName(i); n > 0 {
		return n
	}
	best, bestScore := 0, a.nameThreshold(sl)
	if sl == beforeTitle && (i == 0 || !isHan(a.r[i-1])) {
		bestScore -= 2 // a clause that opens with name and title: 庄重市长主持会议
	}
	family := a.familyAt(i)
	for n := 2; n <= 4; n++ {
		e := i + n
		if e > len(a.r) || !isHan(a.r[e-1]) {
			break
		}
		fam := max(family, 1)
		if n < fam+1 || n > fam+2 || n == 4 && fam == 1 || family == 0 && (sl == beforeTitle || a.plainWordAt(i)) {
			continue
		}
		if s := a.nameScore(i, e, fam, sl); s > bestScore {
			best, bestScore = e, s
		}
	}
	if best == 0 && sl != beforeTitle && sl != withinPost {
		return a.boundedName(i)
	}
	return best
}

func (a *analysis) nameThreshold(sl slot) float64 {
	switch sl {
	case afterTitle, withinPost:
		return 1.6
	case inList:
		return 2.4
	}
	return 4.5
}

// bodyWordAt tells whether a word for a body begins at i.
func (a *analysis) bodyWordAt(i int) bool {
	if n, _ := a.x.words.body.Longest(a.r, i); n >= 2 {
		return true
	}
	if n, _ := a.x.words.org.Longest(a.r, i); n >= 2 {
		return true
	}
	n, _ := a.x.words.body.Longest(a.r, i+1)
	n += a.titleAt(i + 1)
	return n > 0 && runeIn(a.r[i], "省市县区州镇乡旗盟") && a.rightOf(i+2, inList) < 3
}

// plainWordAt tells whether a word that is no name begins at i, so that an unknown surname is not one.
func (a *analysis) plainWordAt(i int) bool {
	if a.followAt(i) > 0 || runeIn(a.r[i], stopRunes) {
		return true
	}
	t, ok := a.word(i)
	return !ok || t.end-t.start > 1 && t.pos != "nr" || a.x.words.notOffice.Has(string(a.r[t.start:t.end])) || (strings.HasPrefix(t.pos, "v") || t.pos == "d" || t.pos == "p" || t.pos == "m") && !a.closedSoon(i)
}

// closedSoon tells whether a mark closes the two or three characters at i, as it closes a name in a list.
func (a *analysis) closedSoon(i int) bool {
	for n := 2; n <= 3; n++ {
		if i+n < len(a.r) && runeIn(a.r[i+n], "、,。;()") {
			return a.allHan(i, i+n)
		}
	}
	return false
}

// familyAt returns the length of the surname at i: 2 for a compound one, 1, or 0.
func (a *analysis) familyAt(i int) int {
	n, _ := a.x.words.surname.Longest(a.r, i)
	return n
}

// nameScore weighs the candidate name [i, e).
func (a *analysis) nameScore(i, e, family int, sl slot) float64 {
	s := a.rightOf(e, sl)
	if s < 0 {
		return s
	}
	word := string(a.r[i:e])
	if e-i == 3 {
		s += 0.3
	}
	if family == 2 {
		s += 0.7
	}
	s += a.x.words.surnameWeight(string(a.r[i:i+family])) + a.x.words.givenWeight(a.r[i+family:e])
	n := 0
	for _, at := range a.find(a.r[i:e], 8) {
		if at != i && a.rightOf(at+e-i, inList) >= 1.5 {
			n++
		}
	}
	s += 0.7 * float64(min(n, 3))
	closed := e >= len(a.r) || !isHan(a.r[e])
	if family > 0 && a.titleAt(i+family) >= e-i-family { // 任|组长
		s -= 3
	}
	if hasAt(a.r, e, "同志") {
		s += 2
	}
	if t, ok := a.word(i + family); ok && t.end == e && t.end-t.start == 2 && t.pos != "nr" && a.x.words.riskySurname.Has(string(a.r[i:i+family])) { // 后|办理
		s -= 1.5
	}
	if a.x.words.notName.Has(word) {
		switch {
		case closed && sl != beforeTitle: // a name that is a word: 主任方向,
			s -= 0.5
		case sl == afterTitle:
			s -= 1.5
		default:
			s -= 3
		}
	} else if t, ok := a.word(i); ok && t.end == e && e-i >= 2 && t.pos != "nr" && sl != afterTitle {
		s -= 0.8 // a common word: 方向, 解放
	}
	if t, ok := a.word(e - 1); e-i == 3 && ok && t.end > e { // the last character begins a word: 丁立|主持
		s -= 1.5
	}
	return s
}

// rightOf weighs how well a name may end at e by what follows.
func (a *analysis) rightOf(e int, sl slot) float64 {
	if e >= len(a.r) {
		return 3
	}
	c := a.r[e]
	switch {
	case !isHan(c):
		switch {
		case c == '·':
			return -1
		case c >= '0' && c <= '9': // 林宝金10月27日来到…
			return 1.8
		}
		return 3
	}
	if n, _ := a.x.words.follow.Longest(a.r, e); n >= 2 {
		return 3
	} else if n == 1 {
		if t, ok := a.word(e); ok && t.end == e+1 {
			return 2
		}
		if runeIn(c, "为任等说就在对") {
			return 1.5
		}
		return 1.1
	}
	if sl == withinPost && a.titleAt(e) > 1 {
		return 3
	}
	if sl == withinPost {
		return -1
	}
	if sl == beforeTitle || a.titleAt(e) > 1 {
		if n := a.titleAt(e); n > 1 {
			return 2.5
		}
	}
	if t, ok := a.word(e); ok && (t.pos == "v" || t.pos == "d" || t.pos == "vn") && t.end-e >= 2 {
		return 1.6
	}
	if t, ok := a.word(e); ok && t.end-t.start >= 3 && (t.pos == "i" || t.pos == "l") { // set phrases are predicates: 孙立|回忆往事
		return 1.2
	}
	if a.wordStart(e) {
		return 0.2
	}
	return -1
}

// dottedName reads names with a dot: 汉斯·穆勒, 阿不都热合曼·买买提.
func (a *analysis) dottedName(i int) int {
	j := i
	for j < len(a.r) && isHan(a.r[j]) && j-i < 8 {
		j++
	}
	if j == i || j >= len(a.r) || a.r[j] != '·' {
		return 0
	}
	e := 0
	for j < len(a.r) && a.r[j] == '·' {
		k := j + 1
		if k >= len(a.r) || !isHan(a.r[k]) {
			break
		}
		for k++; k < len(a.r) && isHan(a.r[k]) && k-j < 8; k++ {
			if n, _ := a.x.words.follow.Longest(a.r, k); n > 0 && a.wordStart(k) || a.titleAt(k) > 1 {
				break
			}
		}
		e, j = k, k
	}
	return e
}

// spacedName reads a two-character name that is spread to the width of three in a column: 何 海.
func (a *analysis) spacedName(i int) int {
	if i+2 >= len(a.r) || a.r[i+1] != ' ' || !isHan(a.r[i+2]) || a.familyAt(i) != 1 {
		return 0
	}
	if i+3 >= len(a.r) || !isHan(a.r[i+3]) {
		return i + 3
	}
	return 0
}

// boundedName accepts a name without a known surname (宝音满都, 格桑多吉) where marks close it on the
// right and none of its characters belongs to a word.
func (a *analysis) boundedName(i int) int {
	e := i
	for e < len(a.r) && isHan(a.r[e]) && e-i < 6 {
		e++
	}
	if e-i < 2 || e-i > 5 || e < len(a.r) && !runeIn(a.r[e], ",、。;)(\n ") && a.followAt(e) == 0 {
		e = a.boundedByFollow(i)
		if e == 0 {
			return 0
		}
	}
	for k := i; k < e; k++ {
		if t, ok := a.word(k); ok && t.end-t.start >= 2 && t.pos != "nr" && t.pos != "nrt" && t.pos != "nrfg" && t.pos != "ns" {
			return 0
		}
		if k > i && (a.titleAt(k) > 1 || runeIn(a.r[k], stopRunes)) {
			return 0
		}
	}
	if a.x.words.foreignLike(a.r[i:e]) {
		return e
	}
	// A surname that is in no list counts withinPost two marks of a list: 、能荣、
	if e-i <= 3 && i > 0 && a.r[i-1] == '、' && e < len(a.r) && (a.r[e] == '、' || a.followAt(e) >= 2 || a.r[e] == '等') {
		return e
	}
	return 0
}

// boundedByFollow finds the first place in the next characters where a word that follows names begins.
func (a *analysis) boundedByFollow(i int) int {
	for e := i + 2; e <= i+5 && e < len(a.r) && isHan(a.r[e-1]); e++ {
		if a.followAt(e) >= 2 {
			return e
		}
	}
	return 0
}

func (a *analysis) followAt(i int) int {
	n, _ := a.x.words.follow.Longest(a.r, i)
	return n
}

// find returns up to limit places where the characters stand in the text.
func (a *analysis) find(w []rune, limit int) []int {
	if a.pairs == nil {
		a.pairs = map[[2]rune][]int32{}
		for i := 0; i+1 < len(a.r); i++ {
			k := [2]rune{a.r[i], a.r[i+1]}
			if l := a.pairs[k]; len(l) < 64 {
				a.pairs[k] = append(l, int32(i))
			}
		}
	}
	var out []int
	for _, p := range a.pairs[[2]rune{w[0], w[1]}] {
		if i := int(p); i+len(w) <= len(a.r) && string(a.r[i:i+len(w)]) == string(w) {
			if out = append(out, i); len(out) == limit {
				break
			}
		}
	}
	return out
}
