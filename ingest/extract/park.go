package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/lexicon"
)

// findParks marks zones and parks. It first reads every last word of a park's name (开发区, 产业园 …) with
// the name before it; then short and long names of one park are joined, and bare words (高新区) resolved.
func (a *analysis) findParks() {
	hits := a.expandHeads(a.keepRows(a.parkHits()))
	named := a.joinParks(hits)
	a.findZone(named)
	hits = append(hits, a.shortParks(hits)...)
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].start < hits[j].start })
	a.resolveBare(hits)
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].start < hits[j].start })
	for _, h := range hits {
		if h.name == "" || h.end <= h.start {
			continue
		}
		a.parks.add(h.name, string(a.text[h.start:h.end]), h.start, h.end, a.evidence(h.start, h.end, h.confidence))
	}
}

// parkHit is one place where a park may be named.
type parkHit struct {
	start, end int
	last       int    // where the last word (开发区) begins
	class      string // of the last word
	bare       bool   // no name before the last word
	weak       bool   // a name only beside other parks in a list
	level      rune   // 市 in 市产业园区; else 0
	name       string // canonical; "" where it is no park
	confidence float64
}

// parkHits reads all candidates in order of their end; of nested names (高新区|创新园) the longest.
func (a *analysis) parkHits() []*parkHit {
	var out []*parkHit
	skip := 0
	for i := 0; i < len(a.r); i++ {
		n, f := a.x.words.parkSuffix.Longest(a.r, i)
		if n == 0 || i < skip {
			continue
		}
		skip = i + n
		if e, _ := a.policies.at(i); e != nil || !a.parkEnds(i+n) {
			continue
		}
		h := a.parkHit(i, n, f)
		if h == nil {
			continue
		}
		for len(out) > 0 && out[len(out)-1].start >= h.start {
			out = out[:len(out)-1]
		}
		out = append(out, h)
	}
	return out
}

// parkHit reads the name before the last word at i; nil if it is no park's.
func (a *analysis) parkHit(i, n int, f []string) *parkHit {
	h := &parkHit{last: i, end: i + n, class: f[0], confidence: 0.9}
	h.start = a.parkStart(i)
	kind := f[1]
	if m := a.regionOver(i, h.end); m != nil && (h.class != "新区" || a.districtOnly(m)) { // 商丘市梁|园区, 沈北新区
		return nil
	}
	if l := h.start; l < i && (kind != "name" || bareClasses[h.class]) && runeIn(a.r[l], "省市县区镇州旗") && !runeIn(a.r[l+1], "级属直内外") && a.levelWord(l) && (l+1 == i || a.generic(l+1, i)) {
		h.level, h.start, h.bare = a.r[l], l, true
		return h
	}
	h.start = a.trimPark(a.trimVerb(h.start, i), i)
	if h.start == i || a.generic(h.start, i) || i-h.start == 1 && a.regionAt(h.start) == nil {
		h.start, h.bare = i, true
		if kind == "bare" || bareClasses[h.class] {
			return h
		}
		return nil
	}
	if !a.parkNamed(h, kind) {
		return nil
	}
	h.name = string(a.text[h.start:h.end])
	if a.regionAt(h.start) != nil {
		h.confidence = 0.95
	}
	return h
}

// bareClasses may stand alone for a park that the report names in full: 园区, 集中区.
var bareClasses = map[string]bool{"高新区": true, "经开区": true, "开发区": true, "综保区": true, "园区": true, "集中区": true, "集聚区": true, "新区": true,
	"新城": true, "示范区": true, "片区": true, "科创园": true, "创新园": true, "产业园": true, "工业园": true, "科技园": true, "投资区": true, "合作区": true,
	"科学城": true, "科技城": true, "经济区": true, "孵化园": true, "创业园": true, "物流园": true, "医药园": true, "软件园": true}

// ownerEnds close the name of a body or firm whose park is not named with it: 福州工业园区开发集团有限公司|光电产业园.
var ownerEnds = []string{"公司", "管委会", "党工委", "市委", "县委", "区委", "省委", "州委", "政府", "政协", "人大"}

// parkStart is nameStart for parks; a firm or a zone's office before the name is left out.
func (a *analysis) parkStart(i int) int {
	s := a.nameStart(i, 20)
	for p := i; p > s; p-- {
		if a.regionAt(p) != nil && p < i && a.bareZoneBetween(s, p) { // 高新区|汕头科学城
			return p
		}
		for _, w := range ownerEnds {
			if hasBefore(a.r, p, w) {
				return a.trimEdge(p, i)
			}
		}
		if p < i && a.edgeEnds(p) && a.regionAt(p) != nil { // 集体投资|增城工业园
			return p
		}
	}
	// 江苏|丹阳市经济开发区: a province before a full name is no part of it.
	if m := a.regionAt(s); m != nil && a.x.regions.Get(m.ids[0]).Level == lexicon.Province {
		if next := a.regionAt(m.end); next != nil && !next.short && next.end <= i {
			return m.end
		}
	}
	// 佛山南海|“日本中小企业工业园”: the place before the quotes belongs to the name.
	for s > 1 && (a.r[s-1] == '“' && a.regionBefore(s-1) != nil) {
		s = a.regionBefore(s - 1).start
		for m := a.regionBefore(s); m != nil; m = a.regionBefore(s) {
			s = m.start
		}
	}
	return s
}

// bareZoneBetween tells whether [s, e) is a bare zone word: 高新区, 园区.
func (a *analysis) bareZoneBetween(s, e int) bool {
	n, f := a.x.words.parkSuffix.Longest(a.r, s)
	return n == e-s && (f[1] == "bare" || bareClasses[f[0]])
}

// edgeEnds tells whether a word ends at p that may stand inside a name, not begin it: 投资, 建设.
func (a *analysis) edgeEnds(p int) bool {
	if p < 2 {
		return false
	}
	f, ok := a.x.words.nameStop.Get(string(a.r[p-2 : p]))
	return ok && len(f) > 0 && f[0] == "edge" && a.wordStart(p)
}

// trimVerb takes a verb off the beginning of a park's name that nameStart took for a brand: 培优|福州高新区.
func (a *analysis) trimVerb(s, i int) int {
	if t, ok := a.word(s); ok && t.end <= i && (t.pos == "v" || t.pos == "vd") && !a.x.words.firmWord.Has(string(a.r[s:t.end])) {
		return t.end
	}
	return s
}

// trimPark takes a rank (国家级|西安高新区) or a bare level (市|宿马园区) off the beginning of a name.
func (a *analysis) trimPark(s, i int) int {
	if m := a.regionAt(s); m != nil && m.end < i && a.r[m.end] == '级' { // 湖北省级|经济开发区
		return i
	}
	for _, w := range []string{"国家级", "省级", "市级", "县级", "国家"} {
		if n := len([]rune(w)); hasAt(a.r, s, w) && s+n < i && a.properIn(s+n, i) {
			return s + n
		}
	}
	if s+2 < i && runeIn(a.r[s], "省市县区镇") && a.levelWord(s) && a.wordStart(s+1) && a.properIn(s+1, i) {
		return s + 1
	}
	return s
}

// levelWord tells whether the character at i is a bare level: 市|产业园区, not 福州市.
func (a *analysis) levelWord(i int) bool {
	return a.regionBefore(i+1) == nil && (i == 0 || !isHan(a.r[i-1]) || a.markBefore(i) && !runeIn(a.r[i-1], "我全本该各跨"))
}

// regionOver returns the region whose name ends at e and begins before i: 梁|园区.
func (a *analysis) regionOver(i, e int) *regionMention {
	if m := a.regionBefore(e); m != nil && m.start < i {
		return m
	}
	return nil
}

// generic tells whether the words in [s, e) make no name: 标准化|工业, 国家级.
func (a *analysis) generic(s, e int) bool {
	for s < e {
		n, _ := a.x.words.parkGeneric.Longest(a.r, s)
		if n == 0 || s+n > e {
			if a.r[s] >= '0' && a.r[s] <= '9' || a.r[s] == '(' || a.r[s] == ')' {
				s++
				continue
			}
			return false
		}
		s += n
	}
	return true
}

// parkEnds tells whether a park's name may end at i: not 开发区|域, 武清开发区|总公司, 产业园|林.
func (a *analysis) parkEnds(i int) bool {
	if i >= len(a.r) {
		return true
	}
	if anyAt(a.r, i, "域", "丁", "艺师", "林绿", "街道", "小学", "中学", "小区", "划分", "级", "支行", "分行", "分公司", "供电公司", "海关") > 0 || i >= 3 && anyAt(a.r, i-3, "军分区", "部分区") > 0 {
		return false
	}
	for k := 0; k < 8; k++ { // 开发|投资|集团: a firm
		if anyAt(a.r, i, "集团", "公司", "有限", "股份") > 0 {
			return false
		}
		n := anyAt(a.r, i, "开发", "投资", "建设", "控股", "发展", "运营", "管理", "城市", "科技", "资产", "国有", "经营", "总", "产业", "资本", "置业", "实业", "热力", "水务")
		if n == 0 {
			return true
		}
		i += n
	}
	return true
}

// parkNamed tells whether what stands before the last word is a name, by what the word demands.
func (a *analysis) parkNamed(h *parkHit, kind string) bool {
	switch kind {
	case "bare":
		return true
	case "word":
		return a.properIn(h.start, h.last) || !a.plural(h.start)
	case "brand":
		return a.properIn(h.start, h.last) || !a.plural(h.start) && !a.tradesOnly(h.start, h.last)
	case "name":
		switch h.class {
		case "园区":
			if !a.properIn(h.start, h.last) {
				return false
			}
			h.weak = !a.zoneOffice(h) && !a.innerZone(h) && !a.inRow(h) && !(h.last-h.start == 2 && a.wordStart(h.start+1) && a.markBefore(h.start))
			return true
		case "基地":
			return a.placedIn(h.start, h.last) && (!a.genericBefore(h.last) || a.regionAt(h.start) != nil && h.last-h.start > 6)
		}
		return a.properIn(h.start, h.last)
	case "town":
		return a.properIn(h.start, h.last) && (a.regionAt(h.start) != nil && a.regionAt(h.start).end < h.last || a.zoneOffice(h))
	case "zone":
		switch h.class {
		case "示范区":
			return a.properIn(h.start, h.last) && (a.zoneOffice(h) || h.last-h.start <= 4 && a.tokenEnding(h.last).start == h.start)
		case "经济区":
			return anyAt(a.r, h.last-2, "港城", "临空", "空港", "临港") > 0
		}
		return a.properIn(h.start, h.last) && a.zoneOffice(h)
	case "free":
		if h.class == "片区" {
			return strings.Contains(string(a.r[h.start:h.last]), "自贸") || strings.Contains(string(a.r[h.start:h.last]), "自由贸易") || a.zoneOffice(h) && a.properIn(h.start, h.last)
		}
		if t := a.tokenEnding(h.last); a.tradeAt(t) && t.start > h.start && a.properIn(h.start, t.start) { // 城南|机械|园
			return true
		}
		return h.last-h.start >= 2 && h.last-h.start <= 4 && a.zoneOffice(h)
	}
	return false
}

// tradesOnly tells whether the words in [s, e) are trades and generic words: 模具, 电子信息.
func (a *analysis) tradesOnly(s, e int) bool {
	for s < e {
		n, _ := a.x.words.firmWord.Longest(a.r, s)
		if m, _ := a.x.words.parkGeneric.Longest(a.r, s); m > n {
			n = m
		}
		if n == 0 || s+n > e {
			return false
		}
		s += n
	}
	return true
}

// keepRows drops weak names that do not stand beside another park in a list.
func (a *analysis) keepRows(hits []*parkHit) []*parkHit {
	ends, starts := map[int]bool{}, map[int]bool{}
	for _, h := range hits {
		if h.name != "" || h.bare {
			ends[h.end], starts[h.start] = true, true
		}
	}
	out := hits[:0]
	for _, h := range hits {
		beside := h.start > 0 && runeIn(a.r[h.start-1], "、和与及") && ends[h.start-1] || h.end < len(a.r) && runeIn(a.r[h.end], "、和与及") && starts[h.end+1]
		if !h.weak || beside {
			out = append(out, h)
		}
	}
	return out
}

// plural tells whether the words before i speak of many or any: 新的|模具产业园, 这些|, 一批|.
func (a *analysis) plural(i int) bool {
	for _, w := range []string{"的", "这些", "那些", "一些", "一批", "各类", "各种", "多个", "许多", "个", "座", "类", "家", "型", "建设", "打造", "成为", "为"} {
		if hasBefore(a.r, i, w) {
			return true
		}
	}
	return false
}

// tradeAt tells whether the word is a trade.
func (a *analysis) tradeAt(t token) bool {
	f, ok := a.x.words.firmWord.Get(string(a.r[t.start:t.end]))
	return ok && f[0] != "inside"
}

// innerZone tells whether the name holds a park's or firm's name before its last word: 麓山科技园|北辰园区.
func (a *analysis) innerZone(h *parkHit) bool {
	for i := h.start; i < h.last; i++ {
		if n, _ := a.x.words.parkSuffix.Longest(a.r, i); n > 1 && i+n < h.last || anyAt(a.r, i, "集团", "大学") > 0 {
			return true
		}
	}
	return false
}

// inRow tells whether the name stands in a list of its likes: 秦川园区、西岔园区、上川园区.
func (a *analysis) inRow(h *parkHit) bool {
	w := string(a.r[h.last:h.end])
	if h.last-h.start > 3 {
		return false
	}
	return h.start > 0 && a.r[h.start-1] == '、' && hasBefore(a.r, h.start-1, w) ||
		h.end < len(a.r) && a.r[h.end] == '、' && (hasAt(a.r, h.end+3, w) || hasAt(a.r, h.end+4, w))
}

// genericBefore tells whether the word before i is generic: 西南|产业基地.
func (a *analysis) genericBefore(i int) bool {
	t := a.tokenEnding(i)
	return a.generic(t.start, i)
}

// zoneOffice tells whether the name at the hit is somewhere followed by an office that only zones have.
func (a *analysis) zoneOffice(h *parkHit) bool {
	for _, j := range a.find(a.r[h.last-min(2, h.last-h.start):h.end], 32) {
		k := j + min(2, h.last-h.start) + h.end - h.last
		if anyAt(a.r, k, "管委会", "党工委", "工委", "管理委员会", "筹备工作组", "开发建设指挥部", "指挥部") > 0 {
			return true
		}
	}
	return false
}

// properIn tells whether the words in [s, e) hold a proper name: a region, letters, a name the segmenter
// knows, or two lone characters in a row, which are part of a word it does not know.
func (a *analysis) properIn(s, e int) bool {
	single := false
	for i := s; i < e; {
		if a.regionAt(i) != nil {
			return true
		}
		if isLatin(a.r[i]) || a.r[i] == '“' {
			return true
		}
		t, ok := a.word(i)
		if !ok {
			i++
			continue
		}
		if t.end > e { // 浦东|新区 in one word
			t.end = e
		}
		i = t.end
		if n, _ := a.x.words.parkGeneric.Longest(a.r, t.start); n >= t.end-t.start {
			single = false
			continue
		}
		one := t.end-t.start == 1 && isHan(a.r[t.start])
		if strings.HasPrefix(t.pos, "ns") || strings.HasPrefix(t.pos, "nr") && !one || strings.HasPrefix(t.pos, "nt") || t.pos == "j" || one && single {
			return true
		}
		single = one
	}
	return single && e-s <= 3 && e-s >= 2
}

// placedIn tells whether the words in [s, e) hold a place, letters or a firm: what a 基地 needs for a name.
func (a *analysis) placedIn(s, e int) bool {
	for i := s; i < e; i++ {
		if a.regionAt(i) != nil || isLatin(a.r[i]) || anyAt(a.r, i, "集团", "大学") > 0 {
			return true
		}
		if n, _ := a.x.words.firmKnown.Longest(a.r, i); n > 0 {
			return true
		}
		if t, ok := a.word(i); ok && (t.pos == "ns" || t.pos == "nt") && !a.generic(t.start, min(t.end, e)) {
			return true
		}
	}
	return false
}

// districtOnly tells whether a region in 新区 is no state new area: 沈北新区.
func (a *analysis) districtOnly(m *regionMention) bool {
	name := string(a.r[m.start:m.end])
	return name != "浦东新区" && name != "滨海新区" && name != "两江新区"
}
