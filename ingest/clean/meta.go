package clean

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"policygraph/ingest/doc"
)

var (
	labelled = regexp.MustCompile(`(?:发布时间|发布日期|发表时间|发稿时间|更新时间|时间|日期|发表于)[：: ]{0,2}(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})`)
	anyDate  = regexp.MustCompile(`(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})`)
	dateline = regexp.MustCompile(`^.{0,24}?(\d{1,2})月(\d{1,2})日(?:讯|电|消息)`)
	sourceOf = regexp.MustCompile(`(?:来源|稿源|信息来源|文章来源|稿件来源|转载自|转自|转载于)[：: ]{1,2}\s*《?([\p{Han}A-Za-z0-9·]{2,20})(?:[^\p{Han}A-Za-z0-9·:：]|$)`)
	paper    = `[\p{Han}A-Za-z]{2,12}(?:日报|晚报|时报|商报|早报|晨报|都市报|报|新闻网|网|电视台|广播电视台|融媒体中心|融媒|网站|新闻|发布|在线|通讯社)`
	lineOf   = regexp.MustCompile(`^(?:【|\[)?(` + paper + `) ?(?:(\d{4})年(\d{1,2})月(\d{1,2})日|\d{1,2}月\d{1,2}日)?(?:讯|消息|电|专电)`)
	headOf   = regexp.MustCompile(`^《([\p{Han}]{2,10}报)》 ?\d{4}年`)
	staffOf  = regexp.MustCompile(`^.{0,24}[(（](` + paper + `) ?(?:全媒体)?记者`)
	dayOnly  = regexp.MustCompile(`^[（(]?(\d{4})年(\d{1,2})月(\d{1,2})日[)）]?$`)
	number   = regexp.MustCompile(`〔\d{4}〕|\[\d{4}\]\d+号`)
	notTitle = regexp.MustCompile(`^(?:来源|稿源|转载|原标题|记者|通讯员|作者|时间|日期|发布|本报讯|本网讯|编辑|责编|文[/／]|\d{4}[-年/]|.{0,20}(?:讯|电|消息)[（(])`)
)

// describe fills title, outlet and date, and takes the title off the lines.
func (p *page) describe(d *doc.Document) {
	p.findTitle()
	d.Title = strings.TrimSpace(p.title.String())
	d.Outlet, d.Published = p.raw.Outlet, p.raw.Date
	if d.Published == "" {
		d.Published = p.published()
	}
	if d.Outlet == "" {
		d.Outlet = p.outlet()
	}
}

// findTitle settles the title: the record's own, the page's, or the first lines of a text.
func (p *page) findTitle() {
	if len(p.given.r) > 0 {
		want := squeeze(fold(p.given.String()))
		switch {
		case len(p.lines) > 0 && squeeze(fold(p.lines[0].String())) == want && len(p.title.r) == 0:
			p.title, p.lines = p.lines[0], p.lines[1:]
		case squeeze(fold(p.title.String())) != want:
			p.title = p.given
		}
		return
	}
	if len(p.title.r) > 0 || p.fromHTML || len(p.lines) < 2 {
		return
	}
	n := 0
	for n < 3 && n < len(p.lines)-1 && headline(p.lines[n]) && (n == 0 || p.lines[n].String() != p.lines[0].String()) {
		n++
	}
	if n == 0 {
		return
	}
	// More than one line is a headline only right before the report itself.
	if n > 1 && (len(p.lines[n].r) < 60 || !sentence(p.lines[n])) {
		n = 1
	}
	t := p.lines[0]
	for _, l := range p.lines[1:n] {
		t = text{append([]rune(nil), t.r...), append([]span(nil), t.at...)}
		end := t.at[len(t.at)-1].to
		t.add(' ', span{end, l.at[0].from})
		t.append(l)
	}
	p.title, p.lines = t, p.lines[n:]
}

// headline says whether a line may be one: short, not a sentence, no date or source.
func headline(t text) bool {
	s := t.String()
	if len(t.r) < 4 || len(t.r) > 70 || t.hasRune('。', '；') || t.han() < 3 {
		return false
	}
	if strings.ContainsRune("，,、：:", t.r[len(t.r)-1]) {
		return false
	}
	return !notTitle.MatchString(s) && !number.MatchString(s) && !anyDate.MatchString(s)
}

// published is the day the page gives for its publication, "" if it gives none.
func (p *page) published() string {
	for _, name := range []string{"pubdate", "publishdate", "article:published_time", "datepublished", "publish-date", "weibo: article:create_at"} {
		if d := iso(anyDate.FindStringSubmatch(p.meta[name])); d != "" {
			return d
		}
	}
	var near []string
	for _, t := range p.info {
		near = append(near, t.String())
	}
	lines := len(near)
	for i, t := range p.lines {
		if len(t.r) <= 120 && (i < 4 || i >= len(p.lines)-2) {
			near = append(near, t.String())
		}
	}
	near = append(near, p.related...)
	for _, s := range near {
		if d := iso(labelled.FindStringSubmatch(s)); d != "" {
			return d
		}
	}
	for i, s := range near {
		if i < lines || len([]rune(s)) <= 60 && i < lines+3 {
			if d := iso(anyDate.FindStringSubmatch(s)); d != "" {
				return d
			}
		}
	}
	for i, t := range p.lines {
		if i > 2 {
			break
		}
		if m := lineOf.FindStringSubmatch(string(t.r[:min(len(t.r), 40)])); m != nil && m[2] != "" {
			return iso(append([]string{""}, m[2:]...))
		}
	}
	if d := p.datelineYear(); d != "" {
		return d
	}
	for i := len(p.lines) - 1; i >= 0; i-- { // a document is dated at its end, above annexes
		if len(p.lines[i].r) <= 14 {
			if d := iso(dayOnly.FindStringSubmatch(p.lines[i].String())); d != "" {
				return d
			}
		}
	}
	return ""
}

// datelineYear completes a dateline (11月13日讯) by the year of the same day, or a day up to a month later, that
// the page's surroundings show.
func (p *page) datelineYear() string {
	for i, t := range p.lines {
		if i > 2 {
			break
		}
		m := dateline.FindStringSubmatch(string(t.r[:min(len(t.r), 40)]))
		if m == nil {
			continue
		}
		for _, s := range p.related {
			for _, f := range anyDate.FindAllStringSubmatch(s, -1) {
				day, _ := time.Parse(time.DateOnly, iso(f))
				line, err := time.Parse(time.DateOnly, iso([]string{"", f[1], m[1], m[2]}))
				if gap := day.Sub(line); err == nil && gap >= 0 && gap <= 31*24*time.Hour {
					return line.Format(time.DateOnly)
				}
			}
		}
	}
	return ""
}

func (p *page) outlet() string {
	for _, name := range []string{"contentsource", "source", "og:site_name", "mediaid"} {
		if s := strings.TrimSpace(p.meta[name]); s != "" && len([]rune(s)) <= 20 {
			return s
		}
	}
	for _, t := range p.info {
		if m := sourceOf.FindStringSubmatch(t.String()); m != nil {
			return m[1]
		}
	}
	for i, t := range p.lines {
		if i > 2 {
			break
		}
		head := string(t.r[:min(len(t.r), 60)])
		for _, form := range []*regexp.Regexp{staffOf, lineOf, headOf} {
			if m := form.FindStringSubmatch(head); m != nil && !strings.HasPrefix(m[1], "本") {
				return m[1]
			}
		}
	}
	for i, t := range p.lines {
		if len(t.r) <= 80 && (i < 3 || i >= len(p.lines)-3) {
			if m := sourceOf.FindStringSubmatch(t.String()); m != nil {
				return m[1]
			}
		}
	}
	return ""
}

// iso is the day of a match of year, month, day; "" if there is no such day.
func iso(m []string) string {
	if len(m) < 4 {
		return ""
	}
	y, _ := strconv.Atoi(m[1])
	mo, _ := strconv.Atoi(m[2])
	d, _ := strconv.Atoi(m[3])
	t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
	if y < 1949 || y > 2100 || t.Day() != d || int(t.Month()) != mo {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, mo, d)
}
