package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/lexicon"
)

// findRegions marks the names of regions. A short name (福州) counts where the segmenter sees a word
// there; inside a longer word (和平路, 东方红) it does not.
func (a *analysis) findRegions() {
	rs := a.x.regions
	for i := 0; i < len(a.r); {
		if !isHan(a.r[i]) {
			i++
			continue
		}
		n, ids := rs.Longest(a.r, i)
		if n == 0 {
			i++
			continue
		}
		words := string(a.r[i : i+n])
		if words == "代县" && hasAt(a.r, i+n, "长") { // 代|县长
			i++
			continue
		}
		short := true
		for _, id := range ids {
			if rs.Get(id).Name == words {
				short = false
			}
		}
		if short && !a.regionStands(i, n, ids) {
			i++
			continue
		}
		a.regions = append(a.regions, regionMention{start: i, end: i + n, ids: ids, short: short})
		i += n
	}
}

// regionStands tells whether a short region name at [i, i+n) is one: a word of its own, or the head of
// a longer proper name (福州大学), or followed by what only follows regions (福州市委, 钟祥经济开发区).
func (a *analysis) regionStands(i, n int, ids []int32) bool {
	if anyAt(a.r, i+n, "市委", "市政府", "市长", "县委", "县长", "区委", "高新区", "经开区", "经济", "开发区", "新区", "工业园", "产业园", "人民政府") > 0 {
		return true
	}
	if a.x.regions.Get(ids[0]).ShortRisky {
		return false
	}
	if n > 2 && runeIn(a.r[i+n-1], "州县旗盟市") { // 甘孜州, 玉屏县
		return true
	}
	if !a.wordStart(i) || a.givenName(i, n) {
		return false
	}
	t, ok := a.word(i)
	return a.wordStart(i+n) || ok && t.end > i+n && strings.HasPrefix(t.pos, "n")
}

// givenName tells whether the characters at [i, i+n) are the given name of a person: 杨|永清 after a title,
// or written with the same surname each time.
func (a *analysis) givenName(i, n int) bool {
	if i == 0 || a.familyAt(i-1) != 1 {
		return false
	}
	for t := 2; t <= 4; t++ {
		if i-1-t >= 0 && a.titleAt(i-1-t) == t {
			return true
		}
	}
	at := a.find(a.r[i:i+n], 16)
	for _, j := range at {
		if j == 0 || a.r[j-1] != a.r[i-1] {
			return false
		}
	}
	return len(at) > 1
}

// findPlace decides the region that the report speaks from: that of a local outlet or dateline; else
// the one its bare 市委, 区长, 我县 can refer to, weighed by mentions.
func (a *analysis) findPlace() {
	a.place = -1
	if id, ok := a.outletRegion(); ok {
		a.place = id
	} else {
		a.place = a.placeByMentions()
	}
	if a.place >= 0 {
		a.place = a.prefecture(a.place)
		a.place = a.deepen(a.place)
		a.placeName = a.x.regions.Path(a.place)
	}
	for i := range a.regions {
		a.regions[i].ids = a.preferNear(a.regions[i].ids)
	}
}

// deepen goes down to the town or county where a report in its parent's name speaks for one: 镇党委
// with exactly one town of the place in title or lead.
func (a *analysis) deepen(id int32) int32 {
	rs := a.x.regions
	for _, level := range []lexicon.Level{lexicon.Town} {
		if rs.Get(id).Level >= level || a.levelMarks('镇')+a.levelMarks('乡') < 2 || a.levelMarks('县')+a.levelMarks('区')+a.levelMarks('市') > 1 {
			continue
		}
		for _, m := range a.regions {
			for _, c := range m.ids {
				if rs.Get(c).Level == level && rs.Within(c, id) && !m.short && a.sentenceAt(m.start).para <= 1 {
					return c
				}
			}
		}
	}
	return id
}

// nationalOutlets speak for no region though their names may hold one.
var nationalOutlets = []string{"新华", "人民日报", "人民网", "央视", "中央", "中国", "新闻联播", "光明", "经济日报", "环球", "国务院", "每日经济", "证券", "第一财经", "澎湃", "界面"}

// outletRegion finds the region in the outlet's name or in the dateline (高邮日报讯, 来源:仙桃融媒).
func (a *analysis) outletRegion() (int32, bool) {
	for _, o := range append([]string{a.d.Outlet}, a.datelines()...) {
		if o == "" {
			continue
		}
		national := false
		for _, n := range nationalOutlets {
			national = national || strings.HasPrefix(o, n)
		}
		if national {
			continue
		}
		if id := a.regionIn(o); id >= 0 {
			return id, true
		}
	}
	return -1, false
}

// regionIn returns the last region named in a short text such as an outlet's name, -1 if none.
func (a *analysis) regionIn(words string) int32 {
	r := fold([]rune(words))
	best := int32(-1)
	for i := 0; i < len(r); {
		n, ids := a.x.regions.Longest(r, i)
		if n == 0 {
			i++
			continue
		}
		if best < 0 || a.x.regions.Within(a.nearest(ids, best), best) {
			best = a.nearest(ids, best)
		}
		i += n
	}
	return best
}

// nearest picks the region that lies within the given one, else the first present one.
func (a *analysis) nearest(ids []int32, in int32) int32 {
	if in >= 0 {
		for _, id := range ids {
			if a.x.regions.Within(id, in) {
				return id
			}
		}
	}
	return a.preferNear(ids)[0]
}

// parentMentions counts how often ancestors of the region are named in the report.
func (a *analysis) parentMentions(id int32) float64 {
	s := 0.0
	if a.x.regions.Get(id).Former {
		s -= 0.5
	}
	for p := a.x.regions.Get(id).Parent; p >= 0; p = a.x.regions.Get(p).Parent {
		for _, m := range a.regions {
			if m.ids[0] == p && !a.bears(m, id) {
				s++
			}
		}
	}
	return s
}

// datelines returns what stands where outlets sign: before 讯 at the head of the body, after 来源:.
func (a *analysis) datelines() []string {
	var out []string
	body := a.r[a.d.Body:]
	for i := 0; i < len(body) && i < 400; i++ {
		if body[i] == '讯' || hasAt(body, i, "消息") {
			s := i
			for s > 0 && body[s-1] != '\n' && i-s < 30 {
				s--
			}
			out = append(out, string(body[s:i]))
		}
	}
	for _, cue := range []string{"来源:", "转载于", "原载", "稿源:"} {
		for _, m := range a.occurrences(cue) {
			e := m.End
			for e < len(a.r) && a.r[e] != '\n' && e-m.End < 16 {
				e++
			}
			out = append(out, string(a.r[m.End:e]))
		}
	}
	if i := strings.IndexByte(string(body), '\n'); i > 0 { // 《高邮日报》2016年2月18日 on a line of its own
		if l := []rune(string(body)[:i]); len(l) < 30 && strings.ContainsAny(string(l), "报网台") {
			out = append(out, string(l))
		}
	}
	return out
}

// levelMarks counts bare references to a body of that level: 市委, 市长, 我市, 全市 with no name before.
func (a *analysis) levelMarks(level rune) int {
	n := 0
	for i := a.d.Body; i < len(a.r); i++ {
		if a.r[i] == level && a.bareLevel(i) {
			n++
		}
	}
	return n
}

// bareLevel tells whether the 省, 市, 县, 区 … at i stands alone for "ours".
func (a *analysis) bareLevel(i int) bool {
	if i > 0 && (a.r[i-1] == '我' || a.r[i-1] == '全') {
		return true
	}
	if anyAt(a.r, i+1, "委", "长", "政府", "人大", "政协", "领导", "直", "四套班子", "纪委", "党委") == 0 {
		return false
	}
	if m := a.regionEnding(i + 1); m != nil || a.ownedBefore(i) {
		return false
	}
	return a.wordStart(i) && !isNameBefore(a.r, i)
}

// isNameBefore tells whether the character before a level belongs to a name of a place or zone
// (高新|区, 经开|区, 各县(市)|区) or to a plural (各市).
func isNameBefore(r []rune, i int) bool {
	if i == 0 {
		return false
	}
	switch r[i-1] {
	case '各', '新', '发', '开', '园', '业', '税', '个', '两', '城', '郊', '州', ')', '级':
		return true
	}
	return false
}

// regionEnding returns the region mention that ends at i, nil if none does.
func (a *analysis) regionEnding(i int) *regionMention {
	k := sort.Search(len(a.regions), func(k int) bool { return a.regions[k].end >= i })
	if k < len(a.regions) && a.regions[k].end == i {
		return &a.regions[k]
	}
	return nil
}

// bears tells whether the mention may also mean the region id itself (新乡 is a city and a county).
func (a *analysis) bears(m regionMention, id int32) bool {
	for _, x := range m.ids {
		if x == id {
			return true
		}
	}
	return false
}

// ownedBefore tells whether the same item has just named a region of that level: 阳新县委副书记、|县长.
func (a *analysis) ownedBefore(i int) bool {
	for j := i - 1; j >= 0 && i-j < 16; j-- {
		if a.r[j] == ',' || a.r[j] == '。' || a.r[j] == ';' || a.r[j] == '\n' {
			return false
		}
		if m := a.regionEnding(j + 1); m != nil && a.r[j] == a.r[i] {
			return true
		}
	}
	return false
}

// prefecture goes up from a county-level city to its prefecture where the report speaks to counties and
// districts (各县市区): only a prefecture has them.
func (a *analysis) prefecture(id int32) int32 {
	rs := a.x.regions
	r := rs.Get(id)
	if r.Level != lexicon.County || !strings.HasSuffix(r.Name, "市") || r.Parent < 0 || rs.Get(r.Parent).Level != lexicon.City {
		return id
	}
	for _, w := range []string{"各县市区", "各县(市)区", "各县(市、区)", "各县区", "各区县", "各区市县", "县(市)区", "县市区"} {
		if len(a.occurrences(w)) > 0 {
			return r.Parent
		}
	}
	return id
}
