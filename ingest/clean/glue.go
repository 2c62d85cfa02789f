package clean

import (
	"strconv"
	"strings"

	"policygraph/ingest/lexicon"
)

// What follows repairs places where a page lost a character or gained one between two that belong together.

// transliterated are characters of which names of other tongues are made.
const transliterated = "阿艾爱安巴买麦提吾木库尔江热合曼依不拉力明古丽娜赛克斯特德顿里卡萨尼亚维奇伊万诺夫杰罗伯马布达姆沙赫吐逊肉孜托乎地玉素甫司帕塔什基扎西才让多吉次仁旦增格桑卓玛加洛桑尼珠敦约翰彼得史密迈威廉詹森汉穆勒施托弗奥乔瑟"

// dots puts back middle dots that became question marks: between digits, and in names of other tongues.
func (p *page) dots() {
	foreign := func(r []rune) bool {
		for _, c := range r {
			if !strings.ContainsRune(transliterated, c) {
				return false
			}
		}
		return len(r) == 2
	}
	for _, t := range p.lines {
		for i := 1; i+1 < len(t.r); i++ {
			if t.r[i] != '?' {
				continue
			}
			digits := isDigit(t.r[i-1]) && isDigit(t.r[i+1])
			if digits || foreign(t.r[max(0, i-2):i]) && foreign(t.r[i+1:min(i+3, len(t.r))]) {
				p.repair("dot", t.at[i], "?", "·")
				t.r[i] = '·'
			}
		}
	}
}

// dates puts back the 月 or 年 of a date whose separators were lost, where only one date is possible:
// 327日 is 3月27日, 2018323日 is 2018年3月23日; 123日 may be two dates and stays.
func (p *page) dates(t text) text {
	for i := 0; i < len(t.r); i++ {
		if !isDigit(t.r[i]) {
			continue
		}
		j := i
		for j < len(t.r) && isDigit(t.r[j]) {
			j++
		}
		if n := j - i; j < len(t.r) && t.r[j] == '日' && (n == 3 || n == 4 || n == 7 || n == 8) && opens(t.r, i) && closes(t.r, j+1) {
			if cut := splitDate(string(t.r[i:j])); cut != nil {
				t = p.join(t, i, cut)
				j += len(cut)
			}
		}
		i = j
	}
	return t
}

// opens says whether a date may begin at i: at the start of a clause, not behind a count (共327日).
func opens(r []rune, i int) bool {
	return i == 0 || strings.ContainsRune("，。；：（“、,;:( 讯在自从至到", r[i-1])
}

// closes says whether what follows 日 at i goes with a date: 上午, a mark, 至, 讯. 120日历天 is none.
func closes(r []rune, i int) bool {
	return i == len(r) || strings.ContainsRune("上下中晚凌早夜，,、。；;：:（( 至电讯起在，召举获从由", r[i])
}

// splitDate gives the digits behind which 年 and 月 belong, nil if no date or more than one is possible.
func splitDate(s string) []int {
	year := 0
	if len(s) >= 7 {
		if y, _ := strconv.Atoi(s[:4]); y < 1990 || y > 2049 {
			return nil
		}
		year = 4
	}
	var found []int
	for _, m := range []int{1, 2} {
		if year+m >= len(s) {
			continue
		}
		month, _ := strconv.Atoi(s[year : year+m])
		day, _ := strconv.Atoi(s[year+m:])
		if s[year] == '0' || s[year+m] == '0' || month < 1 || month > 12 || day < 1 || day > 31 {
			continue
		}
		if found != nil {
			return nil
		}
		found = []int{year + m}
	}
	if found != nil && year > 0 {
		found = []int{year, found[0]}
	}
	return found
}

// join writes 年 and 月 into the digits at i; the last of cut is the month.
func (p *page) join(t text, i int, cut []int) text {
	var out text
	out.append(t.cut(0, i))
	from := 0
	for k, at := range cut {
		out.append(t.cut(i+from, i+at))
		s := span{t.at[i+at].from, t.at[i+at].from}
		unit := '月'
		if k < len(cut)-1 {
			unit = '年'
		}
		out.add(unit, s)
		p.repair("date", s, "", string(unit))
		from = at
	}
	out.append(t.cut(i+from, len(t.r)))
	return out
}

// names takes the blank out of two-character names that were spread to the width of three, in lists: 王 伟、李小明.
func (p *page) names(t text) text {
	var out text
	from := 0
	for i := 1; i+1 < len(t.r); i++ {
		if t.r[i] != ' ' && t.r[i] != 0x3000 || !isHan(t.r[i+1]) {
			continue
		}
		a, b := i, i+1
		for a > 0 && blank(t.r[a-1]) {
			a--
		}
		for b < len(t.r) && blank(t.r[b]) {
			b++
		}
		if a == 0 || b == len(t.r) || b-a > 3 || !p.c.surname(t.r[a-1]) || !isHan(t.r[b]) {
			continue
		}
		left := a == 1 || strings.ContainsRune("、，,：:（(；;", t.r[a-2])
		right := b+1 == len(t.r) || strings.ContainsRune("、，,。；;）)（(", t.r[b+1])
		list := a > 1 && t.r[a-2] == '、' || b+1 < len(t.r) && t.r[b+1] == '、'
		if left && right && list {
			out.append(t.cut(from, a))
			p.strike("space", t.cut(a, b))
			from = b
		}
	}
	if from == 0 {
		return t
	}
	out.append(t.cut(from, len(t.r)))
	return out
}

func loadSurnames() map[rune]bool {
	set := map[rune]bool{}
	for _, w := range lexicon.Load("surname").Words() {
		if r := []rune(w); len(r) == 1 {
			set[r[0]] = true
		}
	}
	return set
}

func (c *Cleaner) surname(r rune) bool { return c.surnames()[r] }
