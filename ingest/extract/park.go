package extract

import (
	"sort"

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
	h := &parkHit{last: i, end: i + n, class: f[0], confidence: 0.85}
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
