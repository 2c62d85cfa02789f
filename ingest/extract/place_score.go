package extract

import (
	"strings"

	"policygraph/ingest/lexicon"
)

// placeByMentions weighs the regions named in the report at the level that its bare 市委, 区长, 我县
// speak of; -1 where nothing tells.
func (a *analysis) placeByMentions() int32 {
	score := a.regionScores()
	marks, top := map[rune]int{}, 0
	for _, c := range "镇乡县旗区市州盟省" {
		marks[c] = a.levelMarks(c)
		top = max(top, marks[c])
	}
	for _, c := range "镇乡县旗区市州盟省" {
		if marks[c] == 0 || marks[c] == 1 && top > 2 && (c == '镇' || c == '乡') { // one 镇长 in a county's report
			continue
		}
		fits := func(r *lexicon.Region) bool { return strings.HasSuffix(r.Name, string(c)) && r.Level <= lexicon.Town }
		least := 1.0
		if marks[c] >= 2 {
			least = 0.5
		}
		if id := a.best(score, least, fits); id >= 0 {
			return id
		}
		if id := a.riskyPlace(c); id >= 0 && marks[c] >= 2 {
			return id
		}
	}
	// No bare references: the one region of county level or above that the report is about.
	id := a.best(score, 1, func(r *lexicon.Region) bool { return r.Level <= lexicon.County })
	least := 1.4
	if a.national() {
		least = 3
	}
	if id < 0 || score[id] < least {
		return -1
	}
	deeper := id
	for other, s := range score {
		if a.x.regions.Within(other, id) { // 广东深圳: the city, not the province
			if s > score[id]*0.5 && other != id && (deeper == id || s > score[deeper]) && a.x.regions.Get(other).Level <= lexicon.County {
				deeper = other
			}
			continue
		}
		if s > score[id]*0.6 && !a.x.regions.Within(id, other) {
			return -1
		}
	}
	return deeper
}

// national tells whether the outlet speaks for no region.
func (a *analysis) national() bool {
	for _, n := range nationalOutlets {
		if strings.HasPrefix(a.d.Outlet, n) {
			return true
		}
	}
	return false
}

// regionScores weighs each region by where and how it is named. A guest's region is usually spelt out
// with its province (安徽省桐城市党政代表团), one's own is not.
func (a *analysis) regionScores() map[int32]float64 {
	rs := a.x.regions
	score := map[int32]float64{}
	ours := len(a.find([]rune("我市"), 1))+len(a.find([]rune("我县"), 1))+len(a.find([]rune("我区"), 1)) > 0
	guests := map[int32]bool{}
	for _, m := range a.regions {
		if ours && m.start >= a.d.Body && a.guestAhead(m.end) { // 宁国市党政代表团来到我市
			for _, id := range m.ids {
				guests[id] = true
			}
		}
	}
	for k, m := range a.regions {
		w := 1.0
		if m.short && rs.Get(m.ids[0]).Level >= lexicon.County {
			w = 0.6
		}
		if !m.short {
			w = 1.5
		}
		if m.start < a.d.Body {
			w += 2
		} else if len(a.sents) > 0 && a.sentenceAt(m.start).para <= 1 {
			w += 0.5
		}
		if anyAt(a.r, m.end, "市委", "委", "政府", "人大", "政协", "市领导", "领导", "市长", "区长") > 0 {
			w++
		}
		if k > 0 && a.regions[k-1].end == m.start && m.start >= a.d.Body {
			w -= 0.8
		}
		if a.guestAhead(m.end) {
			w -= 2
		}
		if guests[m.ids[0]] {
			continue
		}
		if a.subordinate(m) { // 市委常委、|寿光市委书记: a city of ours, not ours
			w -= 2
			if p := rs.Get(m.ids[0]).Parent; p >= 0 {
				score[p] += 2
			}
		}
		for i, id := range a.preferNear(m.ids) {
			share := w
			if i > 0 && rs.Get(id).Level > rs.Get(m.ids[0]).Level {
				share = w * 0.2
			} else if len(m.ids) > 1 && a.parentMentions(id) <= 0 {
				share = w / 2
			}
			score[id] += share
			for p := rs.Get(id).Parent; p >= 0; p = rs.Get(p).Parent {
				if rs.Get(id).Level < lexicon.Town || m.short { // a town with one bearer of its name tells the city for certain
					share *= 0.4
				}
				if share > 0 && len(m.ids) == 1 {
					score[p] += share
				}
			}
		}
	}
	return score
}

// subordinate tells whether the region's head is named as a member of our own committee or government:
// 市委常委、|寿光市委书记, 副市长兼|仪征市委书记.
func (a *analysis) subordinate(m regionMention) bool {
	if anyAt(a.r, m.end, "委书记", "委副书记", "区长", "县长", "市长", "委常委") == 0 {
		return false
	}
	for _, w := range []string{"市委常委、", "市委常委,", "市委常委兼", "副市长、", "副市长兼", "市人大常委会副主任兼", "市政协副主席兼", "省委常委、", "州委常委、"} {
		if hasBefore(a.r, m.start, w) {
			return true
		}
	}
	return false
}

// guestAhead tells whether a delegation is named in the next few characters.
func (a *analysis) guestAhead(i int) bool {
	for j := i; j < i+8 && j < len(a.r) && a.r[j] != ',' && a.r[j] != '。'; j++ {
		if anyAt(a.r, j, "代表团", "考察团", "客人", "一行", "学习团", "来我", "来访") > 0 {
			return true
		}
	}
	return false
}

// riskyPlace finds the region of the level whose short name is also a common word (三原, 和平) where the
// report writes it in the title or three times, and names its parent too or no other fits.
func (a *analysis) riskyPlace(level rune) int32 {
	rs := a.x.regions
	best, top := int32(-1), 2.0
	seen := map[int32]float64{}
	for i := 0; i < len(a.r); i++ {
		n, ids := rs.Longest(a.r, i)
		if n == 0 || n > 3 || !a.wordStart(i) || a.givenName(i, n) {
			continue
		}
		for _, id := range ids {
			g := rs.Get(id)
			if !g.ShortRisky || n != len([]rune(g.Short)) || g.Former || !strings.HasSuffix(g.Name, string(level)) {
				continue
			}
			w := 1.0
			if i < a.d.Body {
				w = 2.5
			}
			if p := a.parentMentions(id); p > 0 {
				w *= 1.5
			}
			if seen[id] += w; seen[id] > top {
				best, top = id, seen[id]
			}
		}
	}
	return best
}

// best returns the highest-scored region that passes, -1 if none scores above least.
func (a *analysis) best(score map[int32]float64, least float64, pass func(*lexicon.Region) bool) int32 {
	id, top := int32(-1), least
	for x, s := range score {
		if pass(a.x.regions.Get(x)) && (s > top || s == top && id >= 0 && x < id) {
			id, top = x, s
		}
	}
	return id
}

// preferNear puts the region nearest to the report's place first: of all 鼓楼区 the one in our city.
func (a *analysis) preferNear(ids []int32) []int32 {
	if len(ids) < 2 {
		return ids
	}
	rs := a.x.regions
	rank := func(id int32) float64 {
		s := a.parentMentions(id)
		if a.place >= 0 {
			for l := lexicon.Province; l <= lexicon.County; l++ {
				if u := rs.Up(id, l); u >= 0 && u == rs.Up(a.place, l) {
					s += 5
				}
			}
		}
		if r := []rune(rs.Get(id).Name); len(r) > 1 { // 华容 in a report that says 县委 is 华容县
			s += 0.5 * float64(min(a.levelMarks(r[len(r)-1]), 4))
		}
		if rs.Get(id).Former {
			s -= 1
		}
		return s - float64(rs.Get(id).Level)*20
	}
	out := append([]int32(nil), ids...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && rank(out[j]) > rank(out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}
