package extract

import "strings"

// findInstitutions marks bodies that are known by a name of their own (西华大学法学院, 国务院,
// 安徽省青年企业家协会). Those that hang on a region, level or zone are read with the rosters in post.go.
func (a *analysis) findInstitutions() {
	a.own = map[int]body{}
	for i := 0; i < len(a.r); i++ {
		if !isHan(a.r[i]) {
			continue
		}
		if n, f := a.x.words.org.Longest(a.r, i); n >= 2 && a.wordStart(i) && a.wordEnd(i+n) {
			name := string(a.r[i : i+n])
			if len(f) > 1 && f[0] == "" && strings.HasPrefix(f[1], "新疆生产") { // 兵团党委
				name = f[1]
			}
			if len(f) > 0 && (strings.HasPrefix(f[0], "中共中央") || strings.HasPrefix(f[0], "新疆生产") || strings.HasPrefix(name, "中国人民政治") || strings.HasPrefix(f[0], "全国人大宪法")) { // others stay as they are: 中宣部
				name = f[0]
			}
			a.own[i] = body{start: i, end: i + n, name: name, kind: national, region: -1}
			i += n - 1
			continue
		}
		n := anyAt(a.r, i, ownEnds...)
		if n == 0 || !a.officeStops(i+n) || i+n < len(a.r) && a.r[i+n] == '长' && a.r[i+n-1] == '校' {
			continue
		}
		if e, m := a.parks.at(i); e != nil && m.End > i+n { // a university's science park
			continue
		}
		if s := a.ownStart(i); s >= 0 && !genericHead(string(a.r[s:i+n])) {
			a.own[s] = body{start: s, end: i + n, name: a.complete(s, i+n), kind: school, region: -1}
		}
	}
}

// ownEnds close names of bodies that do not begin with a region or level as a rule.
var ownEnds = []string{"大学", "学院", "研究院", "研究所", "医院", "中学", "小学", "学校", "协会", "学会", "商会", "联合会", "研究会", "基金会", "党校", "科学院", "设计院", "总院", "博物馆", "图书馆", "促进会", "创新中心", "一院", "二院", "三院", "四院"}

// ownStart walks left from the kind word at i to where the name begins; -1 if there is no name.
// It stops at marks, at function words and at verbs that no name holds: 走访了|常州|大学.
func (a *analysis) ownStart(i int) int {
	s := i
	for s > 0 && i-s < 18 {
		p := s - 1
		c := a.r[p]
		if c == ')' { // 中国石油大学(华东)附属医院
			q := p
			for q > 0 && p-q < 8 && a.r[q] != '(' {
				q--
			}
			if a.r[q] == '(' {
				s = q
				continue
			}
		}
		if !isHan(c) {
			break
		}
		t := a.tokenEnding(s)
		w := string(a.r[t.start:t.end])
		if t.end-t.start == 1 && runeIn(c, stopRunes+"由至跟并赴访率携带及于") || a.x.words.notOffice.Has(w) || a.x.words.follow.Has(w) && t.pos == "v" || t.pos == "p" || t.pos == "u" || t.pos == "uj" || t.pos == "ul" || t.pos == "r" || t.pos == "c" {
			break
		}
		if n := a.titleAt(t.start); n >= 2 && t.start+n == t.end {
			break
		}
		if t.pos == "v" && t.end-t.start >= 2 && !verbInName[w] { // 学习借鉴|南京大学, 做好|医院…
			break
		}
		s = t.start
	}
	if i-s < 1 {
		return -1
	}
	if m := a.regionStarting(s); m == nil && i-s < 2 && !a.wordStart(s) {
		return -1
	}
	return s
}

// tokenEnding returns the segmenter's word that ends at i, or the single character before it.
func (a *analysis) tokenEnding(i int) token {
	for s := i - 1; s >= 0 && i-s <= 8; s-- {
		if t, ok := a.word(s); ok {
			if t.end >= i {
				return token{s, i, t.pos}
			}
			break
		}
	}
	return token{i - 1, i, "x"}
}

// wordEnd tells whether a word may end at i.
func (a *analysis) wordEnd(i int) bool {
	return i >= len(a.r) || !isHan(a.r[i]) || a.wordStart(i) || a.titleAt(i) > 0
}

// knownBody returns the body of its own name that begins at i.
func (a *analysis) knownBody(i int) (body, bool) {
	b, ok := a.own[i]
	return b, ok
}

// register lists a body among the institutions, or as what else it is.
func (a *analysis) register(b body, confidence float64) {
	if b.name == "" {
		return
	}
	switch b.kind {
	case noBody, region, parkBody, firm:
		return
	}
	if o := string(fold([]rune(a.d.Outlet))); o != "" && strings.Contains(o, string(a.r[b.start:b.end])) { // the report's own outlet
		return
	}
	a.institutions.add(b.name, string(a.text[b.start:b.end]), b.start, b.end, a.evidence(b.start, b.end, a.trust(b, confidence)))
}

// imply lists an institution that a post implies (市长 → 福州市政府), proved by the title at [start, end).
func (a *analysis) imply(name string, start, end int, confidence float64) {
	if a.institutions.get(name) == nil {
		a.institutions.add(name, "", -1, 0, a.evidence(start, end, confidence))
	}
}

// complete spells out the level that a body's own name begins with: 县医院 → 清涧县医院.
func (a *analysis) complete(s, e int) string {
	name := string(a.text[s:e])
	c := a.r[s]
	if !runeIn(c, "省市县区州盟旗镇乡") || !a.wordStart(s) && a.regionStarting(s) == nil {
		return name
	}
	if a.regionStarting(s) != nil {
		return name
	}
	if id := a.level(c, s, scope{region: -1}); id >= 0 {
		return a.regionName(id) + string(a.text[s+1:e])
	}
	if z := a.zoneAt(s, scope{region: -1}); c == '区' && z != "" {
		return z + string(a.text[s+1:e])
	}
	return name
}

// verbInName are verbs that names of schools, hospitals and associations hold; others end the name.
var verbInName = map[string]bool{
	"管理": true, "康复": true, "设计": true, "教育": true, "建设": true, "交通": true, "服务": true, "研究": true, "应用": true, "发展": true, "投资": true, "附属": true,
	"急救": true, "联合": true, "开放": true, "保健": true, "防治": true, "广播": true, "表演": true, "翻译": true, "进修": true, "培训": true, "出版": true, "旅游": true, "养老": true,
	"贸易": true, "创业": true, "加工": true, "制造": true, "流通": true, "消防": true, "救援": true, "对外": true, "促进": true, "流行": true, "生产": true, "检测": true, "测绘": true,
}
