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
			if m.year > 0 && m.day > 0 && a.isDateline(m) {
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
	last, first := 0, 9999
	for i := 0; i+4 < len(a.r); i++ {
		if a.r[i] != '2' && a.r[i] != '1' || i > 0 && isNumeral(a.r[i-1]) {
			continue
		}
		v, j := a.number(i, len(a.r))
		if i > 0 && runeIn(a.r[i-1], "自从") || hasAt(a.r, j, "年以来") || hasAt(a.r, j, "年起") || hasAt(a.r, j, "年后") {
			i = max(i, j-1)
			continue
		}
		if j-i == 4 && v >= 1980 && v < 2100 && (a.r[min(j, len(a.r)-1)] == '年' || a.r[min(j, len(a.r)-1)] == '学' || hasAt(a.r, j, "-20")) {
			last, first = max(last, v), min(first, v)
			if a.r[j] == '-' {
				if w, k := a.number(j+1, len(a.r)); k-j == 5 && w == v+1 {
					last = max(last, w)
				}
			}
		}
		i = max(i, j-1)
	}
	if last == 0 || last-first > 1 {
		return 0
	}
	return last
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
