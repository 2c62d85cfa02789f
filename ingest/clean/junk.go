package clean

import (
	"regexp"
	"strings"
)

var webAddress = regexp.MustCompile(`(?:https?://|www\.)[\w.-]+`)

// lures are words of the lines that hijacked sites carry above their pages.
var (
	lures  = newWords("精品", "久久", "在线观看", "无码", "免费视频", "黄片", "投注", "彩票", "棋牌", "博彩", "开奖", "六合", "娱乐城", "注册就送")
	lures2 = newWords("国产", "欧美", "亚洲", "福利", "高清", "一区二区")
)

// keywords strikes out what search spam puts above a report: a row of phrases between bars or dashes, a
// sentence of advertising with a web address.
func (p *page) keywords() {
	for n := 0; n < 2 && len(p.lines) > 1; n++ {
		t := p.lines[0]
		s := t.String()
		bars := strings.Count(s, "丨") + strings.Count(s, " | ") + strings.Count(s, "_")
		switch {
		case bars >= 3 && !t.hasRune('。', '；'):
		case webAddress.MatchString(s) && len(t.r) < 160:
		case len(t.r) < 300 && !t.hasRune('。') && lures.count(s) > 0 && lures.count(s)+lures2.count(s) >= 3:
		default:
			return
		}
		p.strike("keywords", t)
		p.lines = p.lines[1:]
	}
}

// columns strikes out words written downwards, a character a line, as side columns are.
func (p *page) columns() {
	var out []text
	for i := 0; i < len(p.lines); {
		j := i
		for j < len(p.lines) && len(p.lines[j].r) == 1 && isHan(p.lines[j].r[0]) {
			j++
		}
		if j-i < 3 {
			j = i + 1
			out = append(out, p.lines[i])
		} else {
			for ; i < j; i++ {
				p.strike("column", p.lines[i])
			}
		}
		i = j
	}
	p.lines = out
}

// anticopy strikes out the random letters that forums hang on the ends of lines: twenty and more without a
// blank, or the same host name again and again.
func (p *page) anticopy() {
	cut := make([]int, len(p.lines))
	n, hosts := 0, map[string]int{}
	for i, t := range p.lines {
		j := len(t.r)
		for j > 0 && t.r[j-1] > 0x20 && t.r[j-1] < 0x7f {
			j--
		}
		if cut[i] = len(t.r) - j; j == 0 {
			cut[i] = 0
		}
		if cut[i] >= 20 && strings.ContainsAny(string(t.r[j:]), ":/.=") {
			cut[i] = 0 // an address
		}
		if cut[i] >= 20 {
			n++
		} else if cut[i] >= 6 {
			hosts[string(t.r[j:])]++
		}
	}
	for i, t := range p.lines {
		j := len(t.r) - cut[i]
		tail := string(t.r[j:])
		if cut[i] >= 20 && n >= 3 || hosts[tail] >= 3 && strings.Contains(tail, ".") {
			p.strike("anti-copy", t.cut(j, len(t.r)))
			p.lines[i] = t.cut(0, j).trim()
		}
	}
}

// menu strikes out a list of short entries that stands above the report.
func (p *page) menu() {
	n := 0
	for n < len(p.lines) && len(p.lines[n].r) < 20 && strings.ContainsRune("-·•*", p.lines[n].r[0]) && !p.lines[n].ends() {
		n++
	}
	if n < 3 {
		return
	}
	for _, t := range p.lines[:n] {
		p.strike("menu", t)
	}
	p.lines = p.lines[n:]
}
