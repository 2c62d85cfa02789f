package extract

import (
	"fmt"
	"time"
)

// dateMention is a date in the text, as far as its own words give it; 0 means not said.
type dateMention struct {
	start, end       int
	year, month, day int
	back             int // days before the day of the report: 昨日 1, 前日 2, 今日 0
	relative         bool
	weekday          int // 上周五: 1–7, 0 if none
	weeksBack        int
}

// dateIn returns the ISO date of the first date in [start, end) that is no dateline; "" if there is none or the
// text does not fix its year. said tells whether any day was named at all.
func (a *analysis) dateIn(start, end int) (iso string, said bool) {
	for i := start; i < end; {
		m, ok := a.dateAt(i, end)
		if !ok {
			i++
			continue
		}
		i = m.end
		if a.isDateline(m) {
			continue
		}
		if iso = a.resolveDate(m); iso != "" {
			return iso, true
		}
		said = true
		if m.day > 0 || m.relative {
			return "", true
		}
	}
	return "", said
}

// isDateline tells whether a date belongs to the dateline or the imprint: 8月10日讯, 发布时间:2022-04-21.
func (a *analysis) isDateline(m dateMention) bool {
	if anyAt(a.r, m.end, "讯", "电", "消息", "专电", "报道", " 讯", "本报讯", "　来源", " 来源") > 0 {
		return true
	}
	for i := m.start - 1; i >= 0 && m.start-i < 8 && a.r[i] != '\n'; i-- {
		if anyAt(a.r, i, "时间:", "日期:", "发布于", "时间 ", "《") > 0 {
			return true
		}
	}
	// a line that is nothing but the date
	return (m.start == 0 || a.r[m.start-1] == '\n') && (m.end >= len(a.r) || a.r[m.end] == '\n')
}

// dateAt reads a date at i: 2022年4月19日, 4月19日, 19日, 二〇二二年九月二十七日, 2022-04-19, 昨日(28日), 上周五.
func (a *analysis) dateAt(i, end int) (dateMention, bool) {
	m := dateMention{start: i}
	if i > 0 && (isNumeral(a.r[i-1]) && isNumeral(a.r[i])) {
		return m, false
	}
	for _, w := range relativeDays {
		if hasAt(a.r, i, w.word) {
			m.end = i + len([]rune(w.word))
			if w.word == "今日" && m.end < end && isHan(a.r[m.end]) && anyAt(a.r, m.end, "上午", "下午", "晚", "在", "召开", "举行", "起", "开始", "从", "中午", "早", "市", "县", "区", "省", "我", "一") == 0 { // 今日建德 is a paper
				return m, false
			}
			m.back, m.relative = w.back, true
			a.bracketDay(&m, end)
			return m, true
		}
	}
	if n := anyAt(a.r, i, "上周", "本周", "周", "星期", "上星期"); n > 0 && i+n < end {
		if d := weekdayOf(a.r[i+n]); d > 0 {
			m.end, m.weekday = i+n+1, d
			if a.r[i] == '上' {
				m.weeksBack = 1
			}
			a.bracketDay(&m, end)
			return m, a.r[i] != '周' || m.day > 0 || i == 0 || !isHan(a.r[i-1])
		}
	}
	if !isNumeral(a.r[i]) {
		return m, false
	}
	return a.plainDate(m, end)
}

// plainDate reads year, month and day in figures or numerals.
func (a *analysis) plainDate(m dateMention, end int) (dateMention, bool) {
	v, j := a.number(m.start, end)
	if j < end && (a.r[j] == '-' || a.r[j] == '/' || a.r[j] == '.') && v > 1900 && v < 2100 {
		mon, k := a.number(j+1, end)
		if k < end && a.r[k] == a.r[j] {
			if d, l := a.number(k+1, end); d > 0 {
				m.year, m.month, m.day, m.end = v, mon, d, l
				return m, validDay(m)
			}
		}
		return m, false
	}
	if j < end && a.r[j] == '年' && v > 1900 && v < 2100 {
		m.year = v
		v, j = a.number(j+1, end)
	}
	if j < end && a.r[j] == '月' && v >= 1 && v <= 12 {
		m.month = v
		v, j = a.number(j+1, end)
		if v > 0 && j < end && (a.r[j] == '日' || a.r[j] == '号' || runeIn(a.r[j], "上下晚") || a.r[j] == '至' || a.r[j] == '-' || a.r[j] == '—' || a.r[j] == '、' || a.r[j] == '~') {
			m.day, m.end = v, j
			if a.r[j] == '日' || a.r[j] == '号' {
				m.end++
			}
			return m, validDay(m)
		}
		return m, false
	}
	if j < end && a.r[j] == '日' && m.year == 0 && v > 0 {
		m.day, m.end = v, j+1
		if v > 31 && v < 1232 { // 327日: the 月 was lost
			m.month, m.day = splitDay(v)
		}
		return m, m.day >= 1 && m.day <= 31 && !a.notADay(m)
	}
	return m, false
}

// notADay tells whether N日 counts days or is a name: 10日内, 每日, 3·15日.
func (a *analysis) notADay(m dateMention) bool {
	return anyAt(a.r, m.end, "内", "游", "元", "起", "本") > 0 || m.start > 0 && runeIn(a.r[m.start-1], "第近每·.")
}

// splitDay undoes the loss of 月 where only one reading is a date: 327 → 3, 27. 0, 0 if there are two.
func splitDay(v int) (month, day int) {
	a, b := dateMention{month: v / 100, day: v % 100}, dateMention{month: v / 10, day: v % 10}
	okA, okB := validDay(a), b.month <= 12 && validDay(b)
	switch {
	case okA && !okB:
		return a.month, a.day
	case okB && !okA:
		return b.month, b.day
	}
	return 0, 0
}

func validDay(m dateMention) bool { return m.month >= 1 && m.month <= 12 && m.day >= 1 && m.day <= 31 }

// bracketDay takes the day in brackets behind a relative one: 昨日(28日), 周四(23日).
func (a *analysis) bracketDay(m *dateMention, end int) {
	if m.end < end && a.r[m.end] == '(' {
		if in, ok := a.dateAt(m.end+1, end); ok && in.day > 0 && in.end < end && a.r[in.end] == ')' {
			m.year, m.month, m.day, m.end = in.year, in.month, in.day, in.end+1
			m.relative, m.weekday = false, 0
		}
	}
}

// relativeDays are words for days counted back from the day of the report.
var relativeDays = []struct {
	word string
	back int
}{{"昨日", 1}, {"昨天", 1}, {"昨晚", 1}, {"前日", 2}, {"前天", 2}, {"今日", 0}, {"今天", 0}, {"今晨", 0}}

func weekdayOf(c rune) int {
	for k, w := range []rune("一二三四五六日") {
		if w == c {
			return k + 1
		}
	}
	if c == '天' {
		return 7
	}
	return 0
}

// resolveDate makes an ISO date of a mention: years and months left out come from the day of the report.
func (a *analysis) resolveDate(m dateMention) string {
	base, ok := a.reportDay()
	if m.year > 0 && m.month > 0 {
		return iso(m.year, m.month, m.day)
	}
	if !ok {
		if m.month > 0 && m.day > 0 {
			if y := a.onlyYear(); y > 0 {
				return iso(y, m.month, m.day)
			}
		}
		return ""
	}
	switch {
	case m.month > 0:
		return nearest(base, m.month, m.day)
	case m.day > 0:
		t := time.Date(base.Year(), base.Month(), m.day, 0, 0, 0, 0, time.UTC)
		if m.day > base.Day() {
			t = time.Date(base.Year(), base.Month()-1, m.day, 0, 0, 0, 0, time.UTC)
		}
		return t.Format(time.DateOnly)
	case m.weekday > 0:
		wd := (int(base.Weekday())+6)%7 + 1
		d := wd - m.weekday + 7*m.weeksBack
		if d < 0 {
			d += 7
		}
		return base.AddDate(0, 0, -d).Format(time.DateOnly)
	case m.relative:
		return base.AddDate(0, 0, -m.back).Format(time.DateOnly)
	}
	return ""
}

// nearest is the month and day in the year that brings it closest to base: 12月28日 in January is last year's.
func nearest(base time.Time, month, day int) string {
	best, diff := "", 1<<30
	for y := base.Year() - 1; y <= base.Year()+1; y++ {
		t := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if t.Day() != day {
			continue
		}
		d := int(base.Sub(t).Hours() / 24)
		if d < 0 {
			d = -d + 60 // rather past than future
		}
		if d < diff {
			best, diff = t.Format(time.DateOnly), d
		}
	}
	return best
}

func iso(y, m, d int) string {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
