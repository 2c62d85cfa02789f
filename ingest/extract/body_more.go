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
		owner, j = a.x.regions.Get(m.ids[0]).Name, m.end
	} else if j < len(a.r) && runeIn(a.r[j], "省市县区州") {
		if id := a.level(a.r[j], j, sc); id >= 0 {
			owner = a.x.regions.Get(id).Name
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
	return body{start: i, end: i + n, name: best.name, kind: firm, region: -1}, true
}

// genericHeads make a body's own name a common noun: 国家级|大学, 多所|高校.
func genericHead(name string) bool {
	for _, w := range []string{"国家级", "省级", "市级", "县级", "校级", "重点", "知名", "著名", "高等", "民办", "公办", "一流", "普通", "各类", "相关", "多所", "全国", "全省", "全市", "附属", "定点", "合作", "职业", "技工", "中外", "其他", "所在", "基层", "乡镇", "示范", "公立", "私立", "一所", "两所", "大型", "专业", "特色"} {
		if strings.HasPrefix(name, w) && len([]rune(name)) <= len([]rune(w))+3 {
			return true
		}
	}
	return false
}
