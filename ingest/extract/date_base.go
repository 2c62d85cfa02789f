package extract

import "time"

// reportDay is the day the report speaks from: its publication, else the dated line at its head or foot.
func (a *analysis) reportDay() (time.Time, bool) {
	if a.dayKnown {
		return a.day, !a.day.IsZero()
	}
	a.dayKnown = true
	for _, s := range []string{a.facts.Published, a.d.Published} {
		if t, err := time.Parse(time.DateOnly, s); err == nil {
			a.day = t
			return t, true
		}
	}
	for _, k := range a.edgeLines() {
		s := a.sents[k]
		for i := s.start; i < s.end; i++ {
			m, ok := a.dateAt(i, s.end)
			if !ok {
				continue
			}
			if m.year > 0 && m.day > 0 && (a.isDateline(m) || a.sourceLine(s)) {
				if t, err := time.Parse(time.DateOnly, iso(m.year, m.month, m.day)); err == nil {
					a.day = t
					return t, true
				}
			}
			i = m.end - 1
		}
	}
	return time.Time{}, false
}

// sourceLine tells whether a line is no running text but a note of source and date: 来源:乙市日报 2022-07-08 10:20.
func (a *analysis) sourceLine(s sentence) bool {
	if s.title || s.end-s.start > 60 {
		return false
	}
	for i := s.start; i < s.end; i++ {
		if a.r[i] == '。' || a.r[i] == ',' {
			return false
		}
	}
	return true
}

// edgeLines are the first and the last sentences, where datelines and signatures stand.
func (a *analysis) edgeLines() []int {
	var out []int
	for k := 0; k < len(a.sents) && k < 4; k++ {
		out = append(out, k)
	}
	for k := len(a.sents) - 1; k >= 4 && k >= len(a.sents)-4; k-- {
		out = append(out, k)
	}
	return out
}

// onlyYear is the year of a report without a date of its own, where its text names one year, or one and
// the year before it (对2011年的工作…,2012年要…): the later one. 0 if it names others.
func (a *analysis) onlyYear() int {
	if a.yearKnown {
		return a.year
	}
	a.yearKnown = true
	last, first := 0, 9999
	for i := 0; i+4 < len(a.r); i++ {
		if y, end := a.yearAt(i, len(a.r)); y > 0 {
			last, first = max(last, y), min(first, y)
			i = end - 1
		}
	}
	if last > 0 && last-first <= 1 {
		a.year = last
	}
	return a.year
}

// yearAt reads a year (2011年, 2022-2023学年) at i that is no starting point (2013年以来); 0 if there is none.
func (a *analysis) yearAt(i, to int) (year, end int) {
	if a.r[i] != '2' && a.r[i] != '1' || i > 0 && (isNumeral(a.r[i-1]) || runeIn(a.r[i-1], "自从")) {
		return 0, i
	}
	v, j := a.number(i, to)
	if j-i != 4 || v < 1980 || v > 2100 || j >= to {
		return 0, i
	}
	if a.r[j] == '-' || a.r[j] == '—' {
		if w, k := a.number(j+1, to); k-j == 5 && w == v+1 {
			return w, k
		}
	}
	if a.r[j] != '年' || anyAt(a.r, j, "年以来", "年起", "年后", "年底以来") > 0 {
		return 0, i
	}
	return v, j
}

// number reads figures (2022) or Chinese numerals (二〇二二, 二十七, 初三 not) at i; 0 if there is none. It
// returns the value and where it ends.
func (a *analysis) number(i, end int) (v, j int) {
	j = i
	for j < end && a.r[j] >= '0' && a.r[j] <= '9' && j-i < 5 {
		v = v*10 + int(a.r[j]-'0')
		j++
	}
	if j > i {
		return v, j
	}
	ten := false
	digits := 0
	for j < end && j-i < 5 {
		c := a.r[j]
		if c == '十' {
			if v == 0 {
				v = 1
			}
			v *= 10
			ten = true
			j++
			continue
		}
		d := chineseDigit(c)
		if d < 0 {
			break
		}
		if ten {
			v += d
		} else {
			v = v*10 + d
		}
		digits++
		j++
	}
	return v, j
}

func chineseDigit(c rune) int {
	for k, w := range []rune("〇一二三四五六七八九") {
		if w == c {
			return k
		}
	}
	if c == '零' || c == '○' || c == 'О' {
		return 0
	}
	return -1
}

func isNumeral(c rune) bool {
	return c >= '0' && c <= '9' || c == '十' || chineseDigit(c) >= 0
}
