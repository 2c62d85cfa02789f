package clean

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed data/pinyin.txt
var pinyinData string

// readings leads from a reading to the characters of GBK that have it.
type readings map[string]reading

type reading struct {
	first string // characters whose usual reading it is: the one that converters insert
	other string
}

func loadReadings() readings {
	t := make(readings, 1600)
	for line := range strings.Lines(pinyinData) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) == 3 {
			t[f[0]] = reading{f[1], f[2]}
		}
	}
	return t
}

func (t readings) has(s string) bool { _, ok := t[s]; return ok }

// isReading says whether r is a letter of a reading.
func isReading(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 0xe0 && r <= 0xfc || r >= 0x100 && r <= 0x1dc || r == 'ɡ' || r == 'ɑ' || r == 'ḿ' || r == 0x0304 || r == 0x030c
}

// toned says whether s carries a tone mark, which no Latin word in a report does.
func toned(s string) bool {
	for _, r := range s {
		if r >= 0xe0 {
			return true
		}
	}
	return false
}

// glossEnd finds the end of a reading that begins at i and is closed by a bracket: the index behind the
// bracket and the reading; 0 if there is none.
func glossEnd(r []rune, i int) (end int, py string) {
	for i < len(r) && r[i] == ' ' {
		i++
	}
	j := i
	for j < len(r) && j-i < 8 && isReading(r[j]) {
		j++
	}
	if j == i {
		return 0, ""
	}
	if r[j-1] < 0x80 && j < len(r) && r[j] == '(' { // a reading that was marked itself: (yōu(zī))
		if end, inner := glossEnd(r, j+1); end > 0 && end < len(r) && toned(inner) && r[end] == ')' {
			return end + 1, string(r[i:j])
		}
	}
	k := j
	for k < len(r) && (r[k] == ' ' || r[k] == 0xa0) {
		k++
	}
	if k < len(r) && (r[k] == ')' || r[k] == '）') {
		return k + 1, string(r[i:j])
	}
	return 0, ""
}

// gloss reports whether an inserted reading "(zhí)" begins at i, and where it ends. A reading without a
// tone mark counts only behind a character that has it: (ai) may be a word.
func (t readings) gloss(r []rune, i int) (end int, py string) {
	if r[i] != '(' && r[i] != '（' || i == 0 {
		return 0, ""
	}
	end, py = glossEnd(r, i+1)
	if end == 0 || !t.has(py) {
		return 0, ""
	}
	return end, py
}

// stripReadings takes inserted readings out of a line.
func (c *Cleaner) stripReadings(l *log, t text) text {
	if !slices.ContainsFunc(t.r, func(r rune) bool { return openers[r] != 0 || r >= 0xe0 && r <= 0x1dc }) {
		return t
	}
	var out text
	from := 0
	for i := 0; i < len(t.r); i++ {
		end := c.insertion(t.r, i)
		if end == 0 {
			continue
		}
		out.append(t.cut(from, i))
		l.strike("pinyin", t.cut(i, end))
		from, i = end, end-1
	}
	if from == 0 {
		return t
	}
	out.append(t.cut(from, len(t.r)))
	return out
}

// brackets of the glosses that dictionaries' pages leave behind, and the labels inside them.
var (
	openers = map[rune]rune{'(': ')', '（': '）', '[': ']', '{': '}', '《': '》', '【': '】'}
	labels  = runes("拼音:", "拼音：", "读:", "读：", "讀:", "讀：", "音:", "音：")
	scripts = runes("繁:", "繁：", "繁体:", "繁体：", "繁體:", "繁體：", "简:", "简：", "簡:", "簡：")
)

// insertion is the end of a gloss that begins at i: (zhí), （拼音:zhí）, [读:zhí], 《繁:戰》; 0 if there is none.
func (c *Cleaner) insertion(r []rune, i int) int {
	closer, ok := openers[r[i]]
	if i == 0 {
		return 0
	}
	if !ok {
		return c.inline(r, i)
	}
	if end, _ := c.readings().gloss(r, i); end > 0 && r[end-2] == ')' {
		return end
	}
	j, labelled := behind(r, i+1, labels)
	if k, ok := behind(r, i+1, scripts); ok && k+1 < len(r) && isHan(r[k]) && r[k+1] == closer {
		return k + 2
	}
	for j < len(r) && r[j] == ' ' {
		j++
	}
	k := j
	for k < len(r) && k-j < 8 && isReading(r[k]) {
		k++
	}
	py := string(r[j:k])
	for k < len(r) && (r[k] == ' ' || r[k] == 0xa0) {
		k++
	}
	if k == j || k >= len(r) || r[k] != closer && !(closer == ')' && r[k] == '）') && !(closer == '）' && r[k] == ')') {
		return 0
	}
	switch {
	case labelled:
		return k + 1
	case !isHan(r[i-1]):
		return 0
	case toned(py):
		if closer == ')' || closer == '）' || c.readings().has(py) {
			return k + 1
		}
	case closer == ')' || closer == '）':
		// Without a tone the reading must be the character's own.
		p, ok := c.readings()[py]
		if ok && (strings.ContainsRune(p.first, r[i-1]) || strings.ContainsRune(p.other, r[i-1])) {
			return k + 1
		}
	}
	return 0
}

// inline is the end of a reading that stands behind its character without brackets: 高gāo .
func (c *Cleaner) inline(r []rune, i int) int {
	if !isReading(r[i]) || !isHan(r[i-1]) {
		return 0
	}
	k := i
	for k < len(r) && k-i < 8 && isReading(r[k]) {
		k++
	}
	py := string(r[i:k])
	p := c.readings()[py]
	if !toned(py) || !strings.ContainsRune(p.first, r[i-1]) && !strings.ContainsRune(p.other, r[i-1]) {
		return 0
	}
	if k < len(r) && r[k] == ' ' {
		k++
	}
	return k
}

func behind(r []rune, i int, words [][]rune) (int, bool) {
	for _, w := range words {
		if i+len(w) <= len(r) && r[i] == w[0] && slices.Equal(r[i:i+len(w)], w) {
			return i + len(w), true
		}
	}
	return i, false
}

func runes(words ...string) [][]rune {
	out := make([][]rune, len(words))
	for i, w := range words {
		out[i] = []rune(w)
	}
	return out
}
