package extract

import "sort"

// addressees lists the bodies, parks, firms and regions that a piece tells to act: those named before its modal
// (经开区、市财政局|要…), or at its head behind 希望, 要求 (企业|加快…), each by its completed name.
func (a *analysis) addressees(p piece) []string {
	end := a.addressEnd(p)
	var out []string
	seen := map[string]bool{}
	add := func(name string) {
		if name != "" && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	for _, x := range a.actorsIn(p.start, end) {
		if x.kind != actorPerson && !a.afterPreposition(x.start, p.start) && !hasAt(a.r, x.end, "的") {
			add(x.name)
		}
	}
	i := sort.Search(len(a.regions), func(i int) bool { return a.regions[i].start >= p.start })
	for ; i < len(a.regions) && a.regions[i].end <= end; i++ {
		m := a.regions[i]
		if a.actsItself(m.end, end) && !a.afterPreposition(m.start, p.start) {
			add(a.x.regions.Get(m.ids[0]).Name)
		}
	}
	return out
}

// addressEnd is where the words that may name the addressee end: before the modal of the first clause, else with
// the run of names at its head.
func (a *analysis) addressEnd(p piece) int {
	i := p.start
	for ; i < p.end && !runeIn(a.r[i], ",;。:"); i++ {
		if a.r[i] == '要' && a.modalYao(i) || anyAt(a.r, i, "必须", "应", "须", "负责", "牵头", "不得", "把", "将", "对") > 0 && a.wordStart(i) {
			return i
		}
	}
	end := p.start
	for _, x := range a.actorsIn(p.start, i) {
		if x.start-end > 3 {
			break
		}
		end = x.end
	}
	if end == p.start { // a region at the head
		if m := a.regionStarting(p.start); m != nil {
			return min(i, m.end+1)
		}
	}
	return end
}

// actsItself tells whether a region at i is not part of a longer name but acts: 长乐市|要, 福清、|长乐要.
func (a *analysis) actsItself(i, end int) bool {
	if n, _ := a.x.words.imperative.Longest(a.r, i); n > 1 {
		return true
	}
	return i >= end || !isHan(a.r[i]) || a.modalYao(i) && a.r[i] == '要' || runeIn(a.r[i], "和与及把将要在")
}
