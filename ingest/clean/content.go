package clean

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// The body of a report is the stretch of blocks that reads like sentences. Each block is weighed, the
// heaviest stretch is found, and the smallest container that holds nearly all of it gives the short lines at
// its ends (a heading, a signature, a date) that no weight could tell from furniture.

// weigh is how much a block speaks for body text, in characters.
func weigh(p *htmlPage, b *block) int {
	han, marks, dense := 0, 0, 0
	for _, r := range b.r {
		switch {
		case isHan(r):
			han++
		case strings.ContainsRune("，。；：、！？“”《》", r):
			marks++
		case r == ',' || r == ';':
			dense++
		}
	}
	if dense > 1 {
		marks += dense
	}
	own := len(b.r) - b.links
	switch {
	case list(b):
		return -10 - han/2
	case furniture(b.String()) != "":
		return -15
	case han == 0:
		return -1
	case marks == 0 && own < 20:
		return -3
	}
	w := han
	if own > 0 {
		w = han*own/len(b.r) + 4*marks
	}
	if p.nodes[b.node].hint < 0 {
		w = w/3 - 10
	}
	return w
}

// mainContent is the range of blocks [from, to) that holds the body, and the container it lies in.
func mainContent(p *htmlPage) (from, to, in int) {
	n := len(p.blocks)
	w := make([]int, n)
	for i := range p.blocks {
		w[i] = weigh(p, &p.blocks[i])
	}
	// The heaviest stretch, by Kadane's rule.
	best, sum, start := 0, 0, 0
	for i, x := range w {
		if sum <= 0 {
			sum, start = 0, i
		}
		if sum += x; sum > best {
			best, from, to = sum, start, i+1
		}
	}
	if best <= 0 {
		return 0, 0, 0
	}
	total := 0
	for i := from; i < to; i++ {
		total += max(w[i], 0)
	}
	in = smallest(p, w, from, to, total)
	if in == 0 {
		return from, to, 0
	}
	inside := make([]bool, len(p.nodes))
	inside[in] = true
	for i := in + 1; i < len(p.nodes); i++ { // children come after their parents
		inside[i] = inside[p.nodes[i].parent]
	}
	first, last := -1, -1
	for i := range p.blocks {
		if inside[p.blocks[i].node] {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last + 1, in
}

// smallest is the deepest container that holds nine tenths of the weight of the stretch.
func smallest(p *htmlPage, w []int, from, to, total int) int {
	sum := make([]int, len(p.nodes))
	for i := from; i < to; i++ {
		sum[p.blocks[i].node] += max(w[i], 0)
	}
	for i := len(p.nodes) - 1; i > 0; i-- {
		sum[p.nodes[i].parent] += sum[i]
	}
	in := 0
	for i, s := range sum {
		if s*10 >= total*9 && p.nodes[i].depth >= p.nodes[in].depth {
			in = i
		}
	}
	for in > 0 && inline(p.nodes[in].tag) {
		in = p.nodes[in].parent
	}
	return in
}

// inline are containers that hold one line of a list or table rather than a body. A td may hold a whole page.
func inline(a atom.Atom) bool { return a == atom.Li || a == atom.Dd || a == atom.Dt || a == atom.Tr }

// tools says whether a line offers the reader what only a page can: font sizes, printing, a count of readers.
// Its source and date are read, the line itself is no part of the report.
func tools(s string) bool {
	if len(s) > 360 {
		return false
	}
	return contains(fold(s), []string{"字体:", "字号:", "字体大小", "浏览次数", "阅读次数", "点击次数", "【打印", "打印本页", "打印本文", "关闭窗口", "关闭本页", "我要打印", "[打印]"})
}

// source says whether a line below the headline gives source and date only.
func source(s string) bool {
	return len(s) < 240 && !strings.ContainsAny(s, "。；") && (sourceOf.MatchString(s) || labelled.MatchString(s))
}

// list says whether a block is one of a list of links. A link around sentences is one that was never closed.
func list(b *block) bool {
	return b.links*2 > len(b.r) && len(b.r) > 0 && !(len(b.r) > 20 && b.text.ends() && b.text.hasRune('，', '、'))
}

// htmlLines cuts a page to its main content: the title, the lines between title and body, the body.
func (pg *page) htmlLines(p *htmlPage) {
	from, to, _ := mainContent(p)
	pg.meta = p.meta
	title := pickTitle(p, from)
	head := 0
	if title >= 0 {
		pg.title = p.blocks[title].text
		head = title + 1
	} else if t := cutSite(p.title); len(t.r) > 0 {
		pg.title = t
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case i == title:
		case i < from || i >= to:
			if i >= head && i < from || title < 0 && i < from {
				pg.info = append(pg.info, b.text)
			}
			if i >= to && len(pg.related) < 60 {
				pg.related = append(pg.related, b.String())
			}
			pg.strike("surroundings", b.text)
		case title >= from && i <= title+2 && source(b.String()):
			pg.info = append(pg.info, b.text)
			pg.strike("info", b.text)
		case i < head && title >= from: // above a headline that stands inside the container
			pg.strike("surroundings", b.text)
		case list(b):
			pg.strike("links", b.text)
		case tools(b.String()):
			pg.info = append(pg.info, b.text)
			pg.strike("tools", b.text)
		default:
			pg.lines = append(pg.lines, b.text)
		}
	}
	pg.fromHTML = true
}

// pickTitle is the block with the headline: a heading before the body that agrees with <title>; -1 if there is none.
func pickTitle(p *htmlPage, from int) int {
	best, score := -1, 0
	name := squeeze(p.title.String())
	for i := range p.blocks {
		b := &p.blocks[i]
		if i > from+3 {
			break
		}
		s := squeeze(b.String())
		n := len([]rune(s))
		if n < 4 || n > 120 || list(b) && b.tag != atom.H1 {
			continue
		}
		v := 0
		switch b.tag {
		case atom.H1:
			v = 30
		case atom.H2, atom.H3:
			v = 15
		}
		switch {
		case name == "":
		case name == s || strings.HasPrefix(name, s):
			v += 40
		case n >= 6 && strings.Contains(name, s):
			v += 20
		case commonPrefix(name, s) >= 6:
			v += 20
		}
		if v >= 20 && v >= score { // of two alike the one nearer to the body
			best, score = i, v
		}
	}
	return best
}

func commonPrefix(a, b string) int {
	x, y := []rune(a), []rune(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// squeeze drops white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if blank(r) {
			return -1
		}
		return r
	}, s)
}

// cutSite takes the names of column and site off a page title: "题目_要闻_某网", "题目 - 某网".
func cutSite(t text) text {
	for i, r := range t.r {
		if r == '_' || r == '|' || r == '丨' || (r == '-' || r == '—' || r == '–') && (i > 0 && blank(t.r[i-1]) || siteName(t.r[i+1:])) {
			if i >= 6 {
				return t.cut(0, i).trim()
			}
		}
	}
	return t.trim()
}

// siteName says whether what follows a dash ends like the name of a site or column.
func siteName(r []rune) bool {
	s := strings.TrimSpace(string(r))
	if len([]rune(s)) > 30 {
		return false
	}
	for _, w := range []string{"网", "新闻", "要闻", "频道", "政府", "门户", "论坛", "日报", "晚报", "中心", "在线", "平台", "动态", "网站"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
