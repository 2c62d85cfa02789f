package extract

import "strings"

// findPolicies marks titles of laws, plans, notices and agreements in 《》 and document numbers.
func (a *analysis) findPolicies() {
	var found []*policyHit
	for i := 0; i < len(a.r); i++ {
		switch {
		case a.r[i] == '《':
			e := a.titleEnd(i)
			if e < 0 {
				continue
			}
			if a.isPolicy(i, e) {
				found = append(found, &policyHit{start: i, end: e, name: string(a.text[i:e])})
				i = e - 1
			}
		case a.r[i] == '号':
			if s := a.numberStart(i); s >= 0 {
				found = append(found, &policyHit{start: s, end: i + 1, name: strings.ReplaceAll(string(a.text[s:i+1]), " ", "")})
			}
		}
	}
	shortTitles(found)
	for _, h := range found {
		a.policies.add(h.name, string(a.text[h.start:h.end]), h.start, h.end, a.evidence(h.start, h.end, 0.95))
	}
}

// policyHit is one mention of a title or number.
type policyHit struct {
	start, end int
	name       string
}

// shortTitles gives 《意见》 the full title that ends alike, if the report has one before it.
func shortTitles(found []*policyHit) {
	for k, h := range found {
		w := strings.Trim(h.name, "《》")
		if len([]rune(w)) > 6 {
			continue
		}
		for j := k - 1; j >= 0 && k-j < 50; j-- {
			g := strings.Trim(found[j].name, "《》")
			if len(g) > len(w) && strings.HasSuffix(bareTitle(g), w) {
				h.name = found[j].name
				break
			}
		}
	}
}

// bareTitle takes brackets off the end of a title: …办法(试行) → …办法.
func bareTitle(t string) string {
	for strings.HasSuffix(t, "）") || strings.HasSuffix(t, ")") {
		i := strings.LastIndexAny(t, "（(")
		if i <= 0 {
			break
		}
		t = strings.TrimSpace(t[:i])
	}
	return t
}

// titleEnd returns where the title that opens at i ends (behind 》), -1 if it does not on this line. Titles
// may hold titles: 《关于印发〈…〉的通知》.
func (a *analysis) titleEnd(i int) int {
	depth := 0
	for j := i; j < len(a.r) && j-i < 120; j++ {
		switch a.r[j] {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return j + 1
			}
		case '\n', '。':
			return -1
		}
	}
	return -1
}

// isPolicy tells whether the title in [i, e) is a policy's by its last word, and not a book's, paper's or
// speech's by the words around it.
func (a *analysis) isPolicy(i, e int) bool {
	for _, w := range []string{"题为", "图书", "小说", "电影", "电视剧", "话剧", "歌曲", "演唱", "栏目", "节目", "纪录片", "专著", "画作", "杂志", "课程", "专题片", "诗歌", "演讲", "宣讲", "主编", "出版", "论文", "文章"} {
		if hasBefore(a.r, i, w) {
			return false
		}
	}
	if anyAt(a.r, e, "杂志", "一书", "栏目", "节目", "的演讲", "的主题演讲", "的讲座", "的专题讲座", "专题讲座", "的辅导报告", "专题报告", "的专题报告", "一文", "记者", "报道", "微电影", "专题片", "的文章", "的授课", "课题") > 0 {
		return false
	}
	title := bareTitle(string(a.r[i+1 : e-1]))
	r := []rune(strings.TrimRight(title, "》〉 ”"))
	for n := min(8, len(r)); n > 0; n-- {
		w := string(r[len(r)-n:])
		if !a.x.words.policyEnd.Has(w) {
			continue
		}
		if w == "法" && (len(r) < 3 || strings.ContainsRune("方做看说用想书魔语文手章兵写算", r[len(r)-2])) {
			return false
		}
		return true
	}
	if strings.HasPrefix(title, "关于") && strings.HasSuffix(title, "报告") {
		return true
	}
	// 《广安市重点项目考核奖惩十条》
	if n := len(r); n > 2 && r[n-1] == '条' && runeIn(r[n-2], "一二三四五六七八九十0123456789") {
		return true
	}
	return false
}

// numberStart returns where the document number that ends with the 号 at i begins, -1 if there is none:
// 闽政〔2020〕5号, 德发[2010]14号, 国发(2016)1号, 国务院令第588号.
func (a *analysis) numberStart(i int) int {
	j := i
	for j > 0 && (a.r[j-1] >= '0' && a.r[j-1] <= '9' || a.r[j-1] == ' ') {
		j--
	}
	if j == i {
		return -1
	}
	if j > 0 && a.r[j-1] == '第' {
		j--
	}
	for j > 0 && a.r[j-1] == ' ' {
		j--
	}
	if j < 1 {
		return -1
	}
	switch {
	case runeIn(a.r[j-1], "〕])】﹞") && j >= 7:
		k := j - 2
		for k > 0 && a.r[k] >= '0' && a.r[k] <= '9' {
			k--
		}
		if j-2-k != 4 || !runeIn(a.r[k], "〔[(【﹝") {
			return -1
		}
		return a.codeStart(k)
	case a.r[j-1] == '令' && a.r[j] == '第':
		return a.codeStart(j)
	}
	return -1
}

// codeStart walks left over the issuer's code before the year: 闽政, 中办发, 衡高新发; -1 if there is none.
func (a *analysis) codeStart(k int) int {
	s := k
	for s > 0 && k-s < 12 && isHan(a.r[s-1]) {
		t := a.tokenEnding(s)
		w := string(a.r[t.start:t.end])
		if f, ok := a.x.words.nameStop.Get(w); ok && len(f) == 0 && t.end-t.start > 1 || t.pos == "p" || t.end-t.start == 1 && runeIn(a.r[t.start], "按据照以由经为和与及见即依") {
			break
		}
		if hasBefore(a.r, s, "文件") || hasBefore(a.r, s, "精神") {
			break
		}
		s = max(t.start, k-12)
	}
	if k-s < 1 {
		return -1
	}
	return s
}
