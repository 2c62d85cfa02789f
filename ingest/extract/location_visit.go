package extract

import "strings"

// tripWords tell that a report is about a trip or inspection.
var tripWords = []string{"调研", "考察", "视察", "检查", "督导", "察看", "走访", "参观", "观摩", "现场办公", "走进", "巡查", "督查", "调度", "学习交流", "取经"}

// tripPlace is the one park or region that the title or lead says a trip is made to, "" if there is none or
// several: 张钢调研|高邮经济开发区, 来到|闽侯县, 率团赴芜湖、马鞍山考察 (several).
func (l *locator) tripPlace() string {
	end, is := 0, false
	for k, s := range l.sents {
		if s.para > 2 || k > 4 || end > 400 {
			break
		}
		end = s.end
	}
	for i := 0; i < end; i++ {
		if anyAt(l.r, i, tripWords...) > 0 {
			is = true
			break
		}
	}
	if !is {
		return ""
	}
	park, region := "", ""
	parks, regions := 0, 0
	for _, p := range between(l.places, 0, end) {
		if !l.arrives(p) && !l.tripVerb(p) || l.office(p.end) && !l.tripVerb(p) {
			continue
		}
		if p.park {
			if park == "" || strings.Contains(p.name, park) && p.name != park { // the zone before its inner parks
				if park == "" {
					park, parks = p.name, 1
				}
			} else if p.name != park {
				parks++
			}
			continue
		}
		if l.home(p) && p.start >= l.d.Body {
			continue
		}
		if region == "" || strings.HasPrefix(p.name, region) || strings.HasPrefix(region, p.name) {
			if len(p.name) > len(region) {
				region = p.name
			}
			regions = 1
		} else {
			regions++
		}
	}
	switch {
	case regions == 1 && (park == "" || l.titleNames(region)):
		return region
	case parks == 1:
		return park
	case parks > 1 && park != "" && l.titleNames(park):
		return park
	}
	return ""
}

// titleNames tells whether the title names the place.
func (l *locator) titleNames(name string) bool {
	for _, p := range between(l.places, 0, l.d.Body) {
		if p.name == name {
			return true
		}
	}
	return false
}

// tripVerb tells whether the place is the object of a verb of inspection: 视察|安庆经济技术开发区.
func (l *locator) tripVerb(p mark) bool {
	if anyAt(l.r, p.end, "考察团", "调研组", "考察组", "督导组", "检查组") > 0 {
		return false
	}
	for _, w := range []string{"调研", "视察", "考察", "走访", "参观", "督导", "检查", "察看", "调度"} {
		if hasBefore(l.r, p.start, w) || hasBefore(l.r, p.start, w+"了") {
			return true
		}
		if hasAt(l.r, p.end, w) {
			return true
		}
	}
	return false
}

// arrives tells whether words of arriving or being in stand right before the place: 来到|, 在|, 走进|.
func (l *locator) arrives(p mark) bool {
	for _, w := range []string{"来到", "到", "走进", "深入", "赴", "前往", "在", "抵达", "进入", "来", "莅临", "奔赴", "驱车"} {
		if hasBefore(l.r, p.start, w) {
			return true
		}
	}
	return false
}

// visited puts firms that are looked at where the sentence, the paragraph or the trip is: 在长乐市,…走进
// 明一国际、鑫港纺机等企业.
func (l *locator) visited(s sentence, firms, places []mark) {
	if l.trip == "" && l.scene == "" && len(places) == 0 || s.title {
		return
	}
	for k := 0; k < len(firms); {
		at := l.firmAt(firms[k].start)
		row := l.row(at)
		k += max(1, len(row))
		if !l.seenOn(s, row) {
			continue
		}
		in := l.sceneAt(row[0].start, places)
		for _, f := range row {
			if !f.bank && !l.done[f.name] && !strings.Contains(in, "、") {
				l.put(f, in, 0.75)
			}
		}
	}
}

// sceneAt is the place where things at i are seen: the last place of the sentence that one comes to, else the
// paragraph's region, else the trip's.
func (l *locator) sceneAt(i int, places []mark) string {
	for k := len(places) - 1; k >= 0; k-- {
		p := places[k]
		if gap := string(l.r[min(p.end, i):i]); gap == "、" || gap == "和" || gap == "以及" { // 走进翔福物流园以及|明一国际
			continue
		}
		if p.end <= i && (l.arrives(p) || p.park && l.tripVerb(p)) && !l.office(p.end) && !l.home(p) {
			return p.name
		}
	}
	if l.scene != "" {
		return l.scene
	}
	return l.trip
}

// seenOn tells whether the words around a list of firms show that they are looked at.
func (l *locator) seenOn(s sentence, row []mark) bool {
	start, end := row[0].start, row[len(row)-1].end
	for i := start - 1; i >= s.start && start-i < 16; i-- {
		if runeIn(l.r[i], ";。") {
			break
		}
		if anyAt(l.r, i, "走访", "参观", "察看", "走进", "来到", "前往", "深入", "看了", "考察", "了解", "查看", "检查", "视察", "调研", "观摩", "先后到", "实地", "走入") > 0 {
			return !l.withPerson(end)
		}
	}
	if start > s.start && (l.r[start-1] == '在' || l.r[start-1] == '到') {
		return !l.withPerson(end)
	}
	if start == s.start && !l.withPerson(end) && anyAt(l.r, end, "作为", "是", "主要", "专注") > 0 { // 大疆创新科技有限公司|作为…
		return l.trip != ""
	}
	for j := end; j < s.end && j-end < 24; j++ {
		if anyAt(l.r, j, "建设现场", "项目现场", "施工现场") > 0 {
			return true
		}
		if runeIn(l.r[j], ",;") {
			break
		}
	}
	return anyAt(l.r, end, "厂区", "车间", "的车间", "的生产车间", "生产车间", "展厅", "的展厅", "承建的", "的建设现场", "的项目进展", "的生产线", "粉体") > 0
}

// withPerson tells whether an executive's title follows: then a person is spoken of, not the firm seen.
func (l *locator) withPerson(e int) bool {
	return execTitles.at(l.r, e) > 0 || anyAt(l.r, e, "党委书记", "负责人", "项目经理") > 0
}
