package extract

import (
	"sort"

	"policygraph/ingest/doc"
)

// findLocations says where firms are: where the text has them settle, build, be seen or sign with the body
// of a place. Each rule reads one sentence; what a sentence leaves out (在这里, 区内) comes from the scene.
func (a *analysis) findLocations() {
	if len(a.companies.items) == 0 {
		return
	}
	l := &locator{analysis: a, seen: map[[2]string]bool{}, done: map[string]bool{}}
	l.collect()
	l.trip = l.tripPlace()
	para := -1
	for _, s := range a.sents {
		if s.para != para {
			para, l.scene = s.para, ""
		}
		l.sentence(s)
	}
}

// locator holds what the rules need.
type locator struct {
	*analysis
	firms  []mark // in order of the text
	places []mark
	seen   map[[2]string]bool
	done   map[string]bool // firms that have a place
	trip   string          // the one place a visit goes to, "" if none or several
	scene  string          // the region that the paragraph has moved to, "" if none
}

// mark is a mention of a firm or place.
type mark struct {
	start, end int
	name       string
	park       bool
	bank       bool
}

// collect lists the mentions of firms and of places; a region's name inside a firm's or park's does not count.
func (l *locator) collect() {
	for _, e := range l.companies.items {
		for _, m := range e.mentions {
			l.firms = append(l.firms, mark{start: m.Start, end: m.End, name: e.name, bank: isBank(e.name)})
		}
	}
	for _, e := range l.parks.items {
		for _, m := range e.mentions {
			l.places = append(l.places, mark{start: m.Start, end: m.End, name: e.name, park: true})
		}
	}
	sort.Slice(l.firms, func(i, j int) bool { return l.firms[i].start < l.firms[j].start })
	sort.Slice(l.places, func(i, j int) bool { return l.places[i].start < l.places[j].start })
	parks := l.places
	var regions []mark
	for _, m := range l.regions {
		if within(l.firms, m.start) || within(parks, m.start) {
			continue
		}
		if n := len(regions); n > 0 && regions[n-1].end == m.start { // 湖北省|黄石市: the last one
			regions[n-1] = mark{start: m.start, end: m.end, name: l.regionText(m)}
			continue
		}
		regions = append(regions, mark{start: m.start, end: m.end, name: l.regionText(m)})
	}
	l.places = append(append([]mark(nil), parks...), regions...)
	sort.Slice(l.places, func(i, j int) bool { return l.places[i].start < l.places[j].start })
}

// regionText is the region as the text names it, by its full name if that occurs.
func (l *locator) regionText(m regionMention) string {
	words := string(l.text[m.start:m.end])
	if full := l.x.regions.Get(m.ids[0]).Name; m.short && len(full) > len(words) && len([]rune(full)) > 1 && len(l.find(fold([]rune(full)), 1)) > 0 {
		return full
	}
	return words
}

// within tells whether one of the sorted marks covers position i.
func within(marks []mark, i int) bool {
	k := sort.Search(len(marks), func(k int) bool { return marks[k].end > i })
	return k < len(marks) && marks[k].start <= i
}

// between returns the marks that lie in [s, e).
func between(marks []mark, s, e int) []mark {
	i := sort.Search(len(marks), func(k int) bool { return marks[k].start >= s })
	j := sort.Search(len(marks), func(k int) bool { return marks[k].start >= e })
	return marks[i:max(i, j)]
}

// before returns the last mark that ends at or before i, of parks only if park is set; nil if none.
func before(marks []mark, i int, park bool) *mark {
	for k := sort.Search(len(marks), func(k int) bool { return marks[k].end > i }) - 1; k >= 0; k-- {
		if !park || marks[k].park {
			return &marks[k]
		}
	}
	return nil
}

// put adds one location with the firm's place as its proof.
func (l *locator) put(f mark, in string, confidence float64) {
	k := [2]string{f.name, in}
	if in == "" || in == f.name || l.seen[k] {
		return
	}
	l.seen[k], l.done[f.name] = true, true
	l.facts.Locations = append(l.facts.Locations, doc.Location{Company: f.name, In: in, Evidence: l.evidence(f.start, f.end, confidence)})
}

func isBank(name string) bool {
	r := []rune(name)
	return len(r) > 2 && (r[len(r)-1] == '行' || hasBefore(r, len(r), "证券") || hasBefore(r, len(r), "事务所") || hasBefore(r, len(r), "农信社"))
}

// row returns the firms of the list that begins with firms[k]: joined by 、 和 与 及 only.
func (l *locator) row(k int) []mark {
	j := k + 1
	for ; j < len(l.firms); j++ {
		gap := string(l.r[l.firms[j-1].end:max(l.firms[j-1].end, l.firms[j].start)])
		if gap != "、" && gap != "和" && gap != "与" && gap != "及" && gap != "以及" && gap != "、以及" {
			break
		}
	}
	return l.firms[k:j]
}

// firstFirm returns the index of the first firm at or behind i.
func (l *locator) firstFirm(i int) int {
	return sort.Search(len(l.firms), func(k int) bool { return l.firms[k].start >= i })
}

// firmAt returns the index of the firm that starts at i, -1 if none does.
func (l *locator) firmAt(i int) int {
	k := sort.Search(len(l.firms), func(k int) bool { return l.firms[k].start >= i })
	if k < len(l.firms) && l.firms[k].start == i {
		return k
	}
	return -1
}
