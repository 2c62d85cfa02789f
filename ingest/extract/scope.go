package extract

import (
	"strings"

	"policygraph/ingest/lexicon"
)

// scope is what the words 市, 区, 管委会 without a name mean at a point of the text: the region or zone
// named last in the same list of titles, else the report's own.
type scope struct {
	region int32  // named last in this sentence as the owner of a body, -1 if none
	park   string // zone named last in this sentence as the owner of a body
}

// ascend returns the region itself or its nearest ancestor whose name ends with the level's character;
// 省 takes any province. -1 if there is none.
func (a *analysis) ascend(id int32, level rune) int32 {
	rs := a.x.regions
	for ; id >= 0; id = rs.Get(id).Parent {
		r := rs.Get(id)
		if level == '省' && r.Level == lexicon.Province || strings.HasSuffix(r.Name, string(level)) {
			return id
		}
	}
	return -1
}

// level finds the region that a bare level at position i means: 市 in 市委.
func (a *analysis) level(c rune, i int, sc scope) int32 {
	if sc.region >= 0 {
		if id := a.ascend(sc.region, c); id >= 0 {
			return id
		}
	}
	if id := a.guestRegion(c, i); id >= 0 && (i == 0 || !runeIn(a.r[i-1], "到在了访观进")) { // 代表团到|市博物馆: the host's
		return id
	}
	if id := a.ascend(a.place, c); id >= 0 {
		return id
	}
	// A report from a city about one of its counties: 区 is the one named last before, else the first after.
	best := int32(-1)
	if a.place < 0 { // unknown: the surface form stays
		return -1
	}
	for _, m := range a.regions {
		if m.start > i && best >= 0 {
			break
		}
		for _, id := range m.ids[:1] {
			if strings.HasSuffix(a.regionName(id), string(c)) && (a.place < 0 || a.x.regions.Within(id, a.place)) {
				best = id
			}
		}
	}
	return best
}

// guestRegion returns the region of the delegation that the sentence names before i, if the level fits:
// 桐城市党政代表团在市委书记储汉章率领下….
func (a *analysis) guestRegion(c rune, i int) int32 {
	s := a.sentenceAt(i)
	best := int32(-1)
	for _, m := range a.regions {
		if m.start >= i {
			break
		}
		if m.start < s.start {
			continue
		}
		if a.guestAhead(m.end) {
			best = a.ascend(m.ids[0], c)
		}
	}
	for j := s.start; j < i && best >= 0; j++ {
		if hasAt(a.r, j, "我市") || hasAt(a.r, j, "我县") || hasAt(a.r, j, "我区") {
			return -1
		}
	}
	return best
}

// zoneAt names the park that a bare 管委会, 党工委 or (where 区 is no district) 区 means at position i.
func (a *analysis) zoneAt(i int, sc scope) string {
	if sc.park != "" {
		return sc.park
	}
	if a.zone != "" {
		return a.zone
	}
	best, bestAt, count := "", -1, 0
	for _, e := range a.parks.items {
		for _, m := range e.mentions {
			if m.Start < i && m.Start > bestAt && isZone(e.name) {
				best, bestAt = e.name, m.Start
			}
		}
	}
	if best != "" {
		return best
	}
	for _, e := range a.parks.items {
		if isZone(e.name) && len(e.mentions) > count {
			best, count = e.name, len(e.mentions)
		}
	}
	return best
}

// isZone tells whether a park is of the kind that has a 管委会 of its own.
func isZone(name string) bool {
	for _, s := range []string{"区", "新城", "园", "基地", "示范区", "城"} {
		if strings.HasSuffix(name, s) {
			return true
		}
	}
	return false
}

// regionName is a region's own name as bodies carry it: an autonomous prefecture by its short form
// (楚雄州委) unless the report only writes the long one.
func (a *analysis) regionName(id int32) string {
	r := a.x.regions.Get(id)
	if r.Level == lexicon.City && strings.HasSuffix(r.Name, "自治州") {
		return r.Short + "州"
	}
	return r.Name
}

// sameCity tells whether a region lies in the city or county of the report.
func (a *analysis) sameCity(id int32) bool {
	rs := a.x.regions
	c := rs.Up(a.place, lexicon.City)
	return c >= 0 && rs.Within(id, c)
}
