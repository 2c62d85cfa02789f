package extract

import (
	"strings"

	"policygraph/ingest/doc"
)

// columns reads rosters set in columns: a heading with the body, then a title and names set apart by
// blanks, which go on in the next lines.
//
//	中共新驿镇委员会
//	书　记：孙立
//	副书记：何　海(蒙古族)　孙　莲(女)
//	马喜　丁儒
//
// It returns the lines it has read.
func (a *analysis) columns() map[int]bool {
	taken := map[int]bool{}
	c := column{a: a}
	for i, para := a.d.Body, 0; i < len(a.r); para++ {
		e := i
		for e < len(a.r) && a.r[e] != '\n' {
			e++
		}
		if a.d.Body > 0 && para == 0 {
			para = a.lineOf(i)
		}
		if c.line(i, e) {
			taken[para] = true
		}
		i = e + 1
	}
	return taken
}

// lineOf is the number of the line that holds position i.
func (a *analysis) lineOf(i int) int {
	n := 0
	for j := 0; j < i; j++ {
		if a.r[j] == '\n' {
			n++
		}
	}
	return n
}

// column is the state of a roster: its heading and the titles whose names are being listed.
type column struct {
	a     *analysis
	head  *body
	posts []held
}

// line reads one line and tells whether it belongs to a roster.
func (c *column) line(i, e int) bool {
	a := c.a
	i, e = trim(a.r, i, e)
	if e-i < 2 || e-i > 400 {
		c.posts = nil
		return false
	}
	if b, ok := c.heading(i, e); ok {
		c.head, c.posts = &b, nil
		a.register(b, 0.9)
		return true
	}
	at, posts := c.titled(i, e)
	if len(posts) > 0 {
		names := c.names(at, e)
		if len(names) == 0 {
			c.posts = nil
			return false
		}
		c.posts = posts
		c.give(names)
		return true
	}
	if len(c.posts) > 0 {
		if names := c.names(i, e); len(names) > 0 {
			c.give(names)
			return true
		}
	}
	c.posts = nil
	return false
}

func trim(r []rune, i, e int) (int, int) {
	for i < e && r[i] == ' ' {
		i++
	}
	for e > i && r[e-1] == ' ' {
		e--
	}
	return i, e
}

// heading reads a line that is nothing but a body: 县人大常委会, 中共新驿镇委员会, 一、市政府.
func (c *column) heading(i, e int) (body, bool) {
	a := c.a
	for _, w := range []string{"中共", "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"} {
		if hasAt(a.r, i, w) {
			i += len([]rune(w))
			break
		}
	}
	b, ok := a.scanBody(i, scope{region: -1})
	if !ok || b.kind == firm || e-i > 24 {
		return body{}, false
	}
	rest := strings.TrimSpace(string(a.r[b.end:e]))
	switch strings.Trim(rest, ":()") {
	case "", "领导", "领导班子", "班子成员", "领导名单", "领导成员", "领导班子成员", "常务委员会":
	default:
		return body{}, false
	}
	if b.kind == region && rest == "" {
		return body{}, false
	}
	return b, true
}

// titled reads the titles at the head of a line, blanks inside them left out (书　记), up to the colon or the gap
// before the names. It returns where the names begin.
func (c *column) titled(i, e int) (int, []held) {
	a := c.a
	stop := i
	for stop < e && stop-i < 16 && a.r[stop] != ':' {
		stop++
	}
	if stop < e && a.r[stop] == ':' {
		return stop + 1, c.titles(squeeze(a.r[i:stop]), i)
	}
	// no colon: a title, a blank, then names
	for k := i + 2; k < e && k-i < 10; k++ {
		if a.r[k] == ' ' {
			if posts := c.titles(squeeze(a.r[i:k]), i); len(posts) > 0 {
				return k + 1, posts
			}
		}
	}
	return i, nil
}

func squeeze(r []rune) string {
	return strings.Map(func(c rune) rune {
		if c == ' ' {
			return -1
		}
		return c
	}, string(r))
}

// titles makes posts of words that are all titles: 副书记, 党委委员、副镇长.
func (c *column) titles(words string, at int) []held {
	a := c.a
	var out []held
	r := roster{a: a, s: a.sentenceAt(at), scope: scope{region: -1}, last: c.head}
	if c.head != nil {
		r.scope = scope{region: c.head.region, park: c.head.park}
	}
	if b, ok := a.group(words); ok && c.head == nil {
		c.head = &b
		r.last = &b
	}
	for _, w := range strings.Split(words, "、") {
		f, ok := a.x.words.title.Get(w)
		if !ok || f[0] == "none" || f[0] == "collective" {
			return nil
		}
		for _, h := range r.resolve(w, f[0], at, len([]rune(w)), c.touching(f[0])) {
			if h.inst == "" {
				return nil
			}
			h.start, h.end, h.status = at, at+1, "current"
			out = append(out, h)
		}
	}
	return out
}

// touching gives the heading to titles that belong to it; heads of government find their own body.
func (c *column) touching(class string) []body {
	if c.head == nil || class == "head" && c.head.kind != gov {
		return nil
	}
	return []body{*c.head}
}

// listed is one name of a column.
type listed struct {
	start, end int
	name       string
	status     string
	own        []held // posts of the person's own, beside that of the column
}

// bracketed reads a bracket that holds the person's own posts: 组长:何明(区委书记).
func (c *column) bracketed(i, e int) []held {
	posts, end := c.after(i, e)
	if end < e {
		return nil
	}
	return posts
}

// after reads titles at i and where they end.
func (c *column) after(i, e int) ([]held, int) {
	r := roster{a: c.a, s: sentence{start: i, end: e}, scope: scope{region: -1}}
	end := r.titles(i)
	return r.posts, end
}

// names reads names set apart by blanks or 、; nil if anything else stands among them. Two single
// characters with a blank between are one name; masked entries (***) are passed over.
func (c *column) names(i, e int) []listed {
	a := c.a
	var out []listed
	for i < e {
		switch {
		case a.r[i] == ' ' || a.r[i] == '、' || a.r[i] == ',' || a.r[i] == '*':
			i++
			continue
		case a.r[i] == '(':
			j := i
			for j < e && a.r[j] != ')' {
				j++
			}
			if j == e || len(out) == 0 {
				return nil
			}
			if posts := c.bracketed(i+1, j); len(posts) > 0 {
				out[len(out)-1].own = posts
			} else if in := string(a.r[i:j]); strings.Contains(in, "离任") || strings.Contains(in, "免") || strings.Contains(in, "离职") {
				out[len(out)-1].status = "removed"
			} else if strings.Contains(in, "主持") {
				out[len(out)-1].status = "acting"
			}
			i = j + 1
			continue
		}
		j := i
		for j < e && (isHan(a.r[j]) || a.r[j] == '·') {
			j++
		}
		if j == i+1 && j+1 < e && a.r[j] == ' ' && isHan(a.r[j+1]) && (j+2 >= e || !isHan(a.r[j+2])) {
			j += 2
		}
		name := cleanName(a.text[i:j])
		if !c.isListed(i, j, name) {
			if posts, end := c.after(i, e); len(out) > 0 && len(posts) > 0 {
				out[len(out)-1].own = posts
				i = end
				continue
			}
			return nil
		}
		out = append(out, listed{start: i, end: j, name: name})
		i = j
	}
	return out
}

func (c *column) isListed(i, j int, name string) bool {
	a := c.a
	n := len([]rune(name))
	if n < 2 || n > 5 && !strings.Contains(name, "·") {
		return false
	}
	if strings.Contains(name, "·") {
		return true
	}
	if a.titleAt(i) > 0 || a.x.words.notName.Has(name) || a.bodyWordAt(i) {
		return false
	}
	return a.familyAt(i) > 0 && n <= 4 || a.x.words.foreignLike([]rune(name))
}

// give hands the posts of the column to the names.
func (c *column) give(names []listed) {
	a := c.a
	for _, l := range names {
		p := a.person(l.name)
		p.mentions = append(p.mentions, doc.Span{Start: l.start, End: l.end})
		for _, h := range c.posts {
			h.start, h.end = l.start, l.end
			if l.status != "" {
				h.status = l.status
			}
			a.hold(p, h, l.start, l.end)
		}
		for _, h := range l.own {
			a.hold(p, h, l.start, l.end)
		}
	}
}

// group is the body that a roster of 组长, 副组长, 成员 speaks of: the leading group or task force that the
// report names first (关于成立鼓楼区防汛工作领导小组的通知).
func (a *analysis) group(title string) (body, bool) {
	switch title {
	case "组长", "副组长", "成员", "召集人", "总召集人", "副召集人", "总指挥", "副总指挥", "指挥长", "副指挥长":
	default:
		return body{}, false
	}
	for i := range a.r {
		n := anyAt(a.r, i, "领导小组", "工作专班", "指挥部", "联席会议", "协调小组")
		if n == 0 {
			continue
		}
		s := i
		for s > 0 && isHan(a.r[s-1]) && !hasBefore(a.r, s, "成立") && !hasBefore(a.r, s, "调整") && !hasBefore(a.r, s, "组建") && !hasBefore(a.r, s, "设立") && !hasBefore(a.r, s, "关于") && i-s < 30 {
			s--
		}
		if i-s >= 2 {
			b := body{start: s, end: i + n, name: a.complete(s, i+n), kind: school, region: -1}
			return b, true
		}
	}
	return body{}, false
}
