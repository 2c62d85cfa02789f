package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/lexicon"
)

// expandHeads adds parks that share a last word: 东桥、城北、河口|工业园区. A city before 、 is no head:
// 盖平、北海经开区 is one park where 盖平 is a city.
func (a *analysis) expandHeads(hits []*parkHit) []*parkHit {
	out := hits
	for _, h := range hits {
		if h.bare || h.name == "" || h.end-h.last < 2 || h.class == "新区" || h.class == "片区" || h.last-h.start > 3 || h.last-h.start < 2 || !a.properIn(h.start, h.last) {
			continue
		}
		tail := string(a.text[h.last:h.end])
		for e := h.start; e > 2 && a.r[e-1] == '、'; {
			s := e - 1
			for s > 0 && isHan(a.r[s-1]) && e-1-s < 4 && a.nameStep(s) >= 0 {
				s--
			}
			if n := e - 1 - s; n < 2 || n > 3 || s > 0 && isHan(a.r[s-1]) && !a.markBefore(s) || a.isCity(s, e-1) || a.x.words.firmWord.Has(string(a.r[s:e-1])) || e-1-s != h.last-h.start && !a.properIn(s, e-1) {
				break
			}
			out = append(out, &parkHit{start: s, end: e - 1, last: e - 1, class: h.class, name: string(a.text[s:e-1]) + tail, confidence: 0.75})
			e = s
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].start < out[j].start })
	return out
}

// isCity tells whether the words in [s, e) name a city.
func (a *analysis) isCity(s, e int) bool {
	if m := a.regionAt(s); m != nil && m.end == e {
		r := a.x.regions.Get(m.ids[0])
		return !m.short || r.Level <= lexicon.City || strings.HasSuffix(r.Name, "市")
	}
	return len(a.find(append(append([]rune{}, a.r[s:e]...), '市'), 1)) > 0
}

// shortParks finds short forms in X园 of a park that the report names in full: 宁高园 for 宁高高科技产业园.
func (a *analysis) shortParks(hits []*parkHit) []*parkHit {
	var out []*parkHit
	seen := map[string]bool{}
	for _, g := range hits {
		if g.bare || g.name == "" || seen[g.name] || len(seen) > 50 {
			continue
		}
		seen[g.name] = true
		full := fold([]rune(g.name))
		if tail := a.innerTail(full); len(tail) >= 4 { // 北辰园区 for 河北工业大学科技园北辰园区
			for _, j := range a.find(tail, 64) {
				if !covered(hits, j) {
					out = append(out, &parkHit{start: j, end: j + len(tail), last: j + len(tail) - 2, class: g.class, name: g.name, confidence: 0.85})
				}
			}
		}
		if len(full) < 6 && g.class != "园" {
			continue
		}
		if !strings.Contains(g.name, "园") {
			continue
		}
		short := append(append([]rune{}, full[:2]...), '园')
		if g.class == "园" {
			short = full
		}
		for _, j := range a.find(short, 64) {
			if covered(hits, j) || anyAt(a.r, j+len(short), "区", "林", "艺", "丁") > 0 {
				continue
			}
			out = append(out, &parkHit{start: j, end: j + len(short), last: j + len(short) - 1, class: g.class, name: g.name, confidence: 0.85})
		}
	}
	return out
}

// innerTail is what stands behind the first zone inside a name: 长沙高新区|麓山科技园; nil if it holds none.
func (a *analysis) innerTail(name []rune) []rune {
	for i := 1; i < len(name); i++ {
		if n, _ := a.x.words.parkSuffix.Longest(name, i); n > 1 && i+n < len(name) {
			return name[i+n:]
		}
	}
	return nil
}

// covered tells whether a hit covers position i.
func covered(hits []*parkHit, i int) bool {
	for _, h := range hits {
		if h.start <= i && i < h.end && h.name != "" {
			return true
		}
	}
	return false
}

// findZone decides whether this is a zone's own report: its outlet bears the zone's name, or it says 我区 or
// 区党工委 where no district speaks (兰州新区报; 区党工委书记…到经开区).
func (a *analysis) findZone(named []*parkHit) {
	outlet := a.d.Outlet
	if z := zoneOutlet(outlet); z != "" {
		a.zone = z
		return
	}
	for _, d := range append([]string{outlet}, a.datelines()...) {
		for _, h := range named {
			if d != "" && (strings.Contains(d, h.name) || strings.Contains(d, string(a.text[h.start:h.end]))) {
				a.zone = h.name
				return
			}
		}
	}
	if a.place >= 0 && a.x.regions.Get(a.place).Level == lexicon.County && strings.HasSuffix(a.x.regions.Get(a.place).Name, "区") {
		return
	}
	ours := len(a.find([]rune("我区"), 8)) + len(a.find([]rune("全区"), 8))/2
	for _, j := range a.find([]rune("区党工委"), 32) {
		if j == 0 || a.markBefore(j) {
			ours += 2
		}
	}
	if ours == 0 {
		return
	}
	a.zone = a.chiefZone(named)
}

// chiefZone returns the zone that title and lead name, else the one named most; "" if none is.
func (a *analysis) chiefZone(named []*parkHit) string {
	count, best := map[string]int{}, ""
	for _, h := range named {
		if !isZone(h.name) || !strings.HasSuffix(h.name, "区") {
			continue
		}
		count[h.name]++
		if a.sentenceAt(h.start).para <= 1 {
			count[h.name] += 3
		}
		if best == "" || count[h.name] > count[best] {
			best = h.name
		}
	}
	return best
}

// zoneOutlet returns the zone that an outlet is named after: 新乡经开区网 → 新乡经开区; "" if it is none.
func zoneOutlet(outlet string) string {
	for _, end := range []string{"管委会网站", "管委会官网", "管委会", "融媒体中心", "网站", "官网", "发布", "日报", "报", "网"} {
		z, ok := strings.CutSuffix(outlet, end)
		if !ok || len([]rune(z)) < 4 {
			continue
		}
		for _, k := range []string{"高新区", "经开区", "开发区", "新区", "工业园区", "产业园区", "综保区", "保税区", "自贸区", "示范区", "工业园", "产业园"} {
			if strings.HasSuffix(z, k) {
				return z
			}
		}
	}
	return ""
}
