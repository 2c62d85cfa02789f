package extract

import "time"

// findPublished settles the day of publication: the record's date, else what the page says of itself. The day
// of an event is never taken, nor a day whose year the page does not give.
func (a *analysis) findPublished() {
	if _, err := time.Parse(time.DateOnly, a.d.Published); err == nil {
		a.facts.Published = a.d.Published
		return
	}
	best, rank := "", 0
	for _, l := range a.edges() {
		for i := l.start; i < l.end; i++ {
			m, ok := a.dateAt(i, l.end)
			if !ok {
				continue
			}
			i = m.end - 1
			if m.year == 0 || m.day == 0 {
				continue
			}
			if k := a.imprint(m, l); k > rank {
				best, rank = iso(m.year, m.month, m.day), k
			}
		}
	}
	a.facts.Published = best
}

// edges are the first and last lines of the body, where a page says when it was published.
func (a *analysis) edges() []sentence {
	var lines []sentence
	for i := a.d.Body; i < len(a.r); {
		e := i
		for e < len(a.r) && a.r[e] != '\n' {
			e++
		}
		if e > i {
			lines = append(lines, sentence{start: i, end: e})
		}
		i = e + 1
	}
	if len(lines) <= 9 {
		return lines
	}
	return append(lines[:4:4], lines[len(lines)-5:]...)
}

// imprint ranks how surely the date m in line l is that of publication: 4 where it is called so
// (发布时间:2022-04-21), 3 in a dateline (福州晚报2019年9月30日讯), 2 alone on a line (the signature of a
// notice), 1 behind a paper's name at the head; 0 for any other date.
func (a *analysis) imprint(m dateMention, l sentence) int {
	for _, w := range []string{"发布时间", "发布日期", "发表时间", "发稿时间", "发布于", "发表于", "更新时间", "成文日期", "印发日期", "发文日期", "时间:", "日期:", "时间: ", "日期: "} {
		if hasBefore(a.r, m.start, w) || hasBefore(a.r, m.start-1, w) && !isHan(a.r[m.start-1]) {
			if k := m.start - len([]rune(w)) - 1; runeIn([]rune(w)[0], "时日") && k >= l.start && isHan(a.r[k]) { // 会议时间:…
				continue
			}
			return 4
		}
	}
	if n := anyAt(a.r, m.end, "讯", "电", "消息", "专电", "报道", " 讯", " 电", "印发", "发布"); n > 0 {
		return 3
	}
	if anyAt(a.r, m.end, " 来源:", "来源:", "  来源") > 0 {
		return 3
	}
	head, tail := a.marksOnly(l.start, m.start), a.timeOnly(m.end, l.end)
	switch {
	case head && tail:
		return 2
	case tail && m.end-l.start < 24 && a.paperBefore(l.start, m.start):
		return 1
	}
	return 0
}

// marksOnly tells whether there are no words in [s, e).
func (a *analysis) marksOnly(s, e int) bool {
	for i := s; i < e; i++ {
		if isHan(a.r[i]) || isLatin(a.r[i]) {
			return false
		}
	}
	return true
}

// timeOnly tells whether [s, e) holds nothing but a time of day, a weekday or words of the page's frame.
func (a *analysis) timeOnly(s, e int) bool {
	for i := s; i < e; i++ {
		if !isHan(a.r[i]) {
			continue
		}
		if n := anyAt(a.r, i, "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "点击数", "浏览量", "浏览次数", "阅读", "来源", "作者", "字号", "第", "版", "编辑", "时", "分", "秒"); n > 0 {
			if anyAt(a.r, i, "来源", "作者", "点击数", "浏览", "阅读", "字号", "编辑") > 0 {
				return true
			}
			i += n - 1
			continue
		}
		return false
	}
	return true
}

// paperBefore tells whether [s, e) names a paper or site: 《高邮日报》2016年2月18日.
func (a *analysis) paperBefore(s, e int) bool {
	for i := s; i < e; i++ {
		if anyAt(a.r, i, "报", "网", "电视台", "广播", "融媒", "在线", "客户端", "新闻", "》") > 0 {
			return true
		}
	}
	return false
}
