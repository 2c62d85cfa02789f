package extract

import "strings"

// minorParties are the parties whose local committees carry the party's name first: 民建|市委会.
var minorParties = []string{"民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"}

// minorParty reads 民建市委会, 民盟玉林市委, completed to 民建呼和浩特市委会.
func (a *analysis) minorParty(i int, sc scope) (body, bool) {
	n := anyAt(a.r, i, minorParties...)
	if n == 0 {
		return body{}, false
	}
	party, j := string(a.r[i:i+n]), i+n
	owner := ""
	if m := a.regionStarting(j); m != nil {
		owner, j = a.regionName(m.ids[0]), m.end
	} else if j < len(a.r) && runeIn(a.r[j], "省市县区州") {
		if id := a.level(a.r[j], j, sc); id >= 0 {
			owner = a.regionName(id)
		} else {
			owner = string(a.r[j])
		}
		j++
	}
	k := anyAt(a.r, j, "委会", "委员会", "委", "工委", "总支", "支部")
	if k == 0 {
		return body{}, false
	}
	return body{start: i, end: j + k, name: party + owner + string(a.r[j:j+k]), kind: school, region: -1}, true
}

// bareFirm reads 集团, 公司 before a title as the firm that was named last: 集团|董事长于军.
func (a *analysis) bareFirm(i int) (body, bool) {
	n := anyAt(a.r, i, "集团公司", "总公司", "集团", "公司", "该公司", "企业")
	if n == 0 || !a.wordStart(i) || a.regionEnding(i) != nil {
		return body{}, false
	}
	if a.titleAt(i+n) == 0 {
		return body{}, false
	}
	var best *entity
	at, most := -1, 0
	for _, e := range a.companies.items {
		for _, m := range e.mentions {
			if m.Start < i && m.Start > at {
				best, at = e, m.Start
			}
		}
	}
	if best == nil {
		for _, e := range a.companies.items {
			if len(e.mentions) > most {
				best, most = e, len(e.mentions)
			}
		}
	}
	if best == nil {
		return body{}, false
	}
	name := best.name
	for _, m := range best.mentions {
		if m.Start < i {
			name = string(a.text[m.Start:m.End])
		}
	}
	return body{start: i, end: i + n, name: name, kind: firm, region: -1}, true
}

// genericHeads make a body's own name a common noun: 国家级|大学, 多所|高校.
func genericHead(name string) bool {
	for _, w := range []string{"该", "本", "此", "年", "各", "某", "这", "那", "两"} {
		if strings.HasPrefix(name, w) {
			return true
		}
	}
	for _, w := range []string{"国家级", "省级", "市级", "县级", "校级", "重点", "知名", "著名", "高等", "民办", "公办", "一流", "普通", "各类", "相关", "多所", "全国", "全省", "全市", "附属", "定点", "合作", "职业", "技工", "中外", "其他", "所在", "基层", "乡镇", "示范", "公立", "私立", "一所", "两所", "大型", "专业", "特色"} {
		if strings.HasPrefix(name, w) && len([]rune(name)) <= len([]rune(w))+3 {
			return true
		}
	}
	return false
}

// stateAt reads a state whose officers follow: 国家|副主席, 法国|总统, 越南|外交部|部长. The state itself is
// no institution; its ministries are.
func (a *analysis) stateAt(i int) (body, bool) {
	if hasAt(a.r, i, "国家") && anyAt(a.r, i+2, "主席", "副主席") > 0 {
		return body{start: i, end: i + 2, name: "中国", kind: region, region: -1}, true
	}
	n, _ := a.x.words.country.Longest(a.r, i)
	if n == 0 || !a.wordStart(i) {
		return body{}, false
	}
	name := string(a.text[i : i+n])
	if k := anyAt(a.r, i+n, "政府", "议会", "国会", "参议院", "众议院", "国民议会", "外交部", "国防部", "财政部", "商务部", "经济部", "驻华大使馆", "驻华使馆"); k > 0 {
		return body{start: i, end: i + n + k, name: name + string(a.text[i+n:i+n+k]), kind: national, region: -1}, true
	}
	if a.titleAt(i+n) == 0 {
		return body{}, false
	}
	return body{start: i, end: i + n, name: name, kind: region, region: -1}, true
}

// mainOrg is the hospital, school or institute that the report is about, for its bare 院长, 校长, 党委书记:
// the one named most often, the earlier of two.
func (a *analysis) mainOrg(word string) *body {
	ends := []string{"医院", "大学", "学院", "学校", "中学", "研究院", "一院", "卫生院"}
	switch {
	case strings.HasSuffix(word, "校长"):
		ends = []string{"大学", "学院", "学校", "中学", "小学", "党校"}
	case strings.HasSuffix(word, "院长"):
		ends = []string{"医院", "学院", "研究院", "一院", "二院", "法院", "卫生院"}
	}
	best, most, first := body{}, 0, 1<<30
	count := map[string]int{}
	for at, b := range a.own {
		for _, e := range ends {
			if strings.HasSuffix(b.name, e) {
				count[b.name]++
				if n := count[b.name]; n > most || n == most && at < first {
					best, most, first = b, n, at
				}
				break
			}
		}
	}
	if most == 0 {
		return nil
	}
	return &best
}

// bareOrg reads 医院, 我院, 学校, 院 before a title as the body that the report is about: 医院|党委书记.
func (a *analysis) bareOrg(i int) (body, bool) {
	n := anyAt(a.r, i, "医院", "我院", "本院", "学校", "我校", "学院", "院", "校", "该院", "该校")
	if n == 0 || !a.wordStart(i) || a.partyTitleAt(i+n) == 0 {
		return body{}, false
	}
	m := a.mainOrg("")
	if m == nil {
		return body{}, false
	}
	return body{start: i, end: i + n, name: m.name, kind: school, region: -1}, true
}

// nameInside reads a name that stands between its body and its title: 市卫健委|徐杰|主任. It returns the
// ends of name and title, 0 if there is none.
func (r *roster) nameInside(i int) (e, t int) {
	a := r.a
	touching := len(r.bodies) > 0 && r.bodies[len(r.bodies)-1].end == i
	if !touching && !r.inside {
		return 0, 0
	}
	for _, n := range []int{3, 2, 4} {
		if e := i + n; e < r.s.end && a.titleAt(e) >= 2 && a.nameAt(i, withinPost) == e && !a.noNameBefore(i, e) {
			return e, e + a.titleAt(e)
		}
	}
	return 0, 0
}

// holdInside gives the title at [e, t) to the name at [i, e).
func (r *roster) holdInside(i, e, t int) int {
	a := r.a
	touching := r.bodies
	if len(touching) == 0 && r.last != nil {
		touching = []body{*r.last}
	}
	word := string(a.r[e:t])
	f, _ := a.x.words.title.Get(word)
	r.posts = nil
	for _, h := range r.resolve(word, f[0], e, t-e, touching) {
		h.start, h.end, h.status = e, t, "current"
		if h.b.name != "" {
			b := h.b
			r.last = &b
		}
		r.posts = append(r.posts, h)
	}
	r.name(i, e)
	r.inside, r.shared = true, nil
	return t - i
}

// foreigner reads the name of a foreign holder of office, known only by where it ends: 法国总统|马克龙|表示.
func (r *roster) foreigner(i int) int {
	a := r.a
	posts := r.posts
	if len(posts) == 0 {
		posts = r.shared
	}
	abroad := false
	for _, h := range posts {
		n, _ := a.x.words.country.Longest([]rune(h.b.name), 0)
		abroad = abroad || n > 0 && h.b.name != "中国"
	}
	if !abroad || a.followAt(i) > 1 || a.bodyWordAt(i) || a.titleAt(i) > 0 {
		return 0
	}
	e := i
	for e < r.s.end && e-i < 9 && (isHan(a.r[e]) || a.r[e] == '·') {
		if e > i+1 && (a.followAt(e) >= 2 || a.followAt(e) == 1 && a.wordStart(e)) {
			break
		}
		if t, ok := a.word(e); ok && e > i && t.end-t.start >= 2 && (t.pos == "v" || t.pos == "d" || t.pos == "p") {
			break
		}
		e++
	}
	if e-i < 2 || e-i > 8 {
		return 0
	}
	if n, _ := a.x.words.country.Longest(a.r, i); n > 0 {
		return 0
	}
	return e
}

// presidium reads the session and presidium behind a congress: 全国政协|十四届一次会议主席团.
func (a *analysis) presidium(i int) int {
	for j := i; j < len(a.r) && j < i+16; j++ {
		if hasAt(a.r, j, "主席团") {
			return j + 3 - i
		}
		if !runeIn(a.r[j], "第一二三四五六七八九十届次会议") {
			return 0
		}
	}
	return 0
}

// zoneCommittee reads the full name of a zone's party committee: 中共漳浦县委古雷经济开发区工作委员会 is
// 古雷经济开发区党工委.
func (a *analysis) zoneCommittee(i int) (body, bool) {
	if !hasAt(a.r, i, "中共") {
		return body{}, false
	}
	for j := i + 2; j < len(a.r) && j < i+24 && isHan(a.r[j]); j++ {
		e, m := a.parks.at(j)
		if e == nil || m.Start != j {
			continue
		}
		if n := anyAt(a.r, m.End, "工作委员会", "党工委"); n > 0 {
			return body{start: i, end: m.End + n, name: e.name + "党工委", kind: zoneBody, region: -1, park: e.name}, true
		}
		return body{}, false
	}
	return body{}, false
}
