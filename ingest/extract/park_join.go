package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/lexicon"
)

// parkClasses shortens the long forms of one class of zone, so that they can be compared.
var parkClasses = strings.NewReplacer("高新技术产业开发区", "高新区", "高新技术产业园区", "高新区", "高新技术开发区", "高新区", "高技术产业开发区", "高新区",
	"经济技术开发区", "经开区", "经济开发区", "经开区", "自由贸易试验区", "自贸区", "自贸试验区", "自贸区", "综合保税区", "综保区", "自由贸易港", "自贸港", "创新创业", "创业", "国家级", "", "工业园区", "工业园",
	"产业园区", "产业园", "科技园区", "科技园", "物流园区", "物流园", "创新园区", "创新园", "创业园区", "创业园", "市高新区", "高新区", "市经开区", "经开区", "县经开区", "经开区", "“", "", "”", "")

// parkKey is a park's name with its class shortened and without the level of the region before it.
func parkKey(name string) string { return parkClasses.Replace(parkClasses.Replace(name)) }

// joinParks gives all names of one park the longest form that the report has: 湘江新区 is 湖南湘江新区.
// It returns the named ones.
func (a *analysis) joinParks(hits []*parkHit) []*parkHit {
	var named []*parkHit
	for _, h := range hits {
		if !h.bare && h.name != "" {
			named = append(named, h)
		}
	}
	if len(named) > 400 { // a list, not a report
		return named
	}
	for _, h := range named {
		h.name = a.headZone(h, hits)
	}
	for _, h := range named { // 标|蒙自经开区 beside 蒙自经开区: cut what is no part of the name
		for _, g := range named {
			if n := len([]rune(h.name)) - len([]rune(g.name)); n > 0 && strings.HasSuffix(h.name, g.name) && h.end-h.start > n && !a.ownerIn(h.start, h.start+n) {
				h.start, h.name = h.start+n, g.name
			}
		}
	}
	for _, h := range named {
		for _, g := range named {
			if sameParkLong(h.name, g.name) && longerPark(g.name, h.name) {
				h.name = g.name
			}
		}
	}
	return named
}

// longerPark tells whether a is the better name of one park than b: 贵港高新区 before 贵港市高新区, else the longer.
func longerPark(a, b string) bool {
	switch {
	case strings.Replace(b, "市", "", 1) == a:
		return true
	case strings.Replace(a, "市", "", 1) == b:
		return false
	}
	return len(a) > len(b)
}

// ownerIn tells whether the words in [s, e) may be the owner before a park's name: a region, zone or firm.
func (a *analysis) ownerIn(s, e int) bool {
	if n, _ := a.x.regions.Longest(a.r, s); n > 0 && s+n <= e {
		return true
	}
	for i := s; i < e; i++ {
		if n, _ := a.x.words.parkSuffix.Longest(a.r, i); n > 1 && i+n <= e || anyAt(a.r, i, "集团", "大学", "·", "—") > 0 {
			return true
		}
	}
	return a.r[s] == '·' || a.r[s] == '—'
}

// headZone completes a name that begins with a bare zone: 高新区|创新园 → 福州高新区创新园.
func (a *analysis) headZone(h *parkHit, hits []*parkHit) string {
	n, f := a.x.words.parkSuffix.Longest(a.r, h.start)
	if n == 0 || f[1] != "bare" || h.start+n >= h.last {
		return h.name
	}
	z := &parkHit{start: h.start, end: h.start + n, last: h.start, class: f[0], bare: true}
	if owner := a.bareName(z, hits); owner != "" {
		return owner + string(a.text[h.start+n:h.end])
	}
	return h.name
}

// sameParkLong tells whether the shorter name means the park of the longer one: equal but for the class's
// long form, or the longer has a region or zone before it.
func sameParkLong(short, long string) bool {
	s, l := parkKey(short), parkKey(long)
	if s == l {
		return true
	}
	if !strings.HasSuffix(l, s) {
		return false
	}
	head := []rune(strings.TrimSuffix(l, s))
	rest := []rune(s)
	return len(rest) >= 4 && len(head) >= 2 || len(rest) >= 5
}

// resolveBare finds what bare words mean: the park of that class named last before, else the first after,
// else the zone of the report's place.
func (a *analysis) resolveBare(hits []*parkHit) {
	for _, h := range hits {
		if h.bare && h.name == "" {
			h.name = a.bareName(h, hits)
			h.confidence = 0.85
		}
	}
}

// bareName resolves one bare word; "" if it names no park.
func (a *analysis) bareName(h *parkHit, hits []*parkHit) string {
	if h.level != 0 {
		return a.levelPark(h)
	}
	office := anyAt(a.r, h.end, "管委会", "党工委", "工委", "管理委员会", "纪工委") > 0
	if h.start > 0 && anyAt(a.r, h.start-1, "各", "类", "些", "多") > 0 && !office {
		return ""
	}
	if best := nearestPark(h, hits, office); best != "" {
		return best
	}
	if a.zone != "" && fitsBare(h, &parkHit{class: parkClass(a.zone), name: a.zone}, office) {
		return a.zone
	}
	switch h.class {
	case "高新区", "经开区", "综保区", "保税区", "临空经济区", "保税港区", "保税物流中心":
		return a.zoneOfPlace(h)
	case "开发区", "新区", "集聚区", "集中区", "工业园", "产业园":
		if office || a.reached(h.start) {
			return a.zoneOfPlace(h)
		}
	}
	return ""
}

// nearestPark returns the park that the bare word may mean and that is named last before it, else first
// after it; it looks at a few hundred names to either side. hits are in order of start.
func nearestPark(h *parkHit, hits []*parkHit, office bool) string {
	k := sort.Search(len(hits), func(k int) bool { return hits[k].start > h.start })
	fits := func(g *parkHit) bool { return g != h && !g.bare && g.name != "" && fitsBare(h, g, office) }
	for j := k - 1; j >= 0 && k-j < 300; j-- {
		if fits(hits[j]) {
			return hits[j].name
		}
	}
	for j := k; j < len(hits) && j-k < 300; j++ {
		if fits(hits[j]) {
			return hits[j].name
		}
	}
	return ""
}

// reached tells whether words of arriving stand before i: 来到|开发区, 在|工业园.
func (a *analysis) reached(i int) bool { return reachWords.before(a.r, i) > 0 }

var reachWords = newTailSet("到", "在", "走进", "深入", "赴", "前往", "来")

// fitsBare tells whether the bare word h may mean the park g: 开发区 an economic or high-tech zone, 园区
// before 党工委 any.
func fitsBare(h, g *parkHit, office bool) bool {
	switch h.class {
	case g.class:
		return h.class != "园区" && h.class != "产业园" && h.class != "工业园" && h.class != "科技园" || office
	case "开发区":
		return g.class == "经开区" || g.class == "高新区"
	case "经开区":
		return g.class == "开发区"
	case "园区":
		return office
	}
	return false
}

// parkClass returns the class of a park by its last word.
func parkClass(name string) string {
	for _, c := range []string{"高新区", "经开区", "综保区", "新区", "保税区", "开发区", "工业园", "产业园", "园区"} {
		if strings.HasSuffix(parkClasses.Replace(name), c) {
			return c
		}
	}
	return ""
}

// levelPark completes 市产业园区 by the region of that level: 贵港市产业园区.
func (a *analysis) levelPark(h *parkHit) string {
	name := string(a.text[h.start:h.end])
	if a.place < 0 {
		return name
	}
	if id := a.ascend(a.place, h.level); id >= 0 {
		owner := a.x.regions.Get(id).Name
		if h.class == "高新区" || h.class == "经开区" || h.class == "综保区" { // 市高新区 is 福州高新区
			owner = a.x.regions.Get(id).Short
		}
		return owner + string(a.text[h.start+1:h.end])
	}
	return name
}

// zoneOfPlace completes a bare class by the region that the sentence is in (在长乐市,…临空经济区) or that the
// report speaks from; a district's 高新区 is its city's.
func (a *analysis) zoneOfPlace(h *parkHit) string {
	word := string(a.text[h.last:h.end])
	if name := a.districtZone(h, word); name != "" {
		return name
	}
	id := a.sceneRegion(h.start)
	if id < 0 {
		id = a.place
		if id >= 0 && h.class == "高新区" && strings.HasSuffix(a.x.regions.Get(id).Name, "区") {
			if up := a.x.regions.Up(id, lexicon.City); up >= 0 {
				id = up
			}
		}
	}
	if id < 0 {
		if anyAt(a.r, h.end, "管委会", "党工委", "管理委员会") > 0 {
			return word
		}
		return ""
	}
	return a.x.regions.Get(id).Short + word
}

// districtZone completes the zone in 虎山区(高新区), a district run together with it: by the city where that
// is known, else by the district's name.
func (a *analysis) districtZone(h *parkHit, word string) string {
	i := h.start - 1
	if i < 2 || a.r[i] != '(' || a.r[i-1] != '区' || h.end >= len(a.r) || a.r[h.end] != ')' {
		return ""
	}
	if m := a.regionBefore(i); m != nil {
		id := m.ids[0]
		if up := a.x.regions.Up(id, lexicon.City); up >= 0 {
			return a.x.regions.Get(up).Short + word
		}
	}
	if s := a.nameStart(i-1, 4); s < i-1 {
		return string(a.text[s:i-1]) + word
	}
	return ""
}

// sceneRegion returns the region that the sentence before i says things are seen in, -1 if none.
func (a *analysis) sceneRegion(i int) int32 {
	s := a.sentenceAt(i)
	best := int32(-1)
	for _, m := range a.regions {
		if m.start >= i {
			break
		}
		if m.start < s.start || m.start == 0 {
			continue
		}
		r := a.x.regions.Get(m.ids[0])
		if r.Level < lexicon.City || r.Level > lexicon.County || a.place >= 0 && !a.x.regions.Within(m.ids[0], a.place) {
			continue
		}
		if p := m.start; hasBefore(a.r, p, "在") || hasBefore(a.r, p, "到") || hasBefore(a.r, p, "赴") {
			best = m.ids[0]
		}
	}
	return best
}
