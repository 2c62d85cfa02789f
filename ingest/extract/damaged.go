package extract

import "policygraph/ingest/doc"

// findDamaged reports personal names with a hole in them (福州大学党委书记张??,…) with the names they may be.
// A name with a hole is never written as a name. It looks only at holes behind a title or in a list of
// names; holes elsewhere are the reader's to see.
func (a *analysis) findDamaged() {
	known := map[int]bool{} // where names begin and end
	for _, p := range a.persons {
		for _, m := range p.mentions {
			known[m.Start], known[m.End] = true, true
		}
	}
	last := -1
	for _, h := range a.d.Holes {
		if h.Start < last || h.Start < 0 || h.End > len(a.r) || h.Start >= h.End {
			continue
		}
		s, e := a.damagedName(h.Start, h.End)
		if e-s > 8 || !a.titleEnds(s) && !a.besideName(s, e, known) {
			continue
		}
		last = e
		a.facts.Damaged = append(a.facts.Damaged, doc.Damaged{
			Surface:    string(a.text[s:e]),
			Candidates: a.candidates(s, e, h),
			Evidence:   a.evidence(s, e, 0.5),
		})
	}
}

// damagedName widens a hole to the name around it: left to a title or mark, right to a mark or a word
// that follows names.
func (a *analysis) damagedName(s, e int) (int, int) {
	for k := 0; k < 3 && s > 0 && isHan(a.r[s-1]) && !a.titleEnds(s); k++ {
		s--
	}
	for k := 0; k < 3 && e < len(a.r) && (isHan(a.r[e]) || a.r[e] == '\uFFFD'); k++ {
		if a.followAt(e) > 0 || a.titleAt(e) > 0 {
			break
		}
		e++
	}
	return s, e
}

// titleEnds tells whether a title ends at i: 党委书记|.
func (a *analysis) titleEnds(i int) bool {
	for n := 2; n <= 8 && n <= i; n++ {
		if a.titleAt(i-n) == n {
			return true
		}
	}
	return false
}

// besideName tells whether [s, e) stands in a list beside a known name: 张忠、林?麟、陈斌.
func (a *analysis) besideName(s, e int, known map[int]bool) bool {
	left := s > 0 && (a.r[s-1] == '、' || a.r[s-1] == ',') && known[s-1]
	right := e < len(a.r) && a.r[e] == '、' && known[e+1]
	return left || right
}

// candidates fills the hole with what may have stood there and keeps what can be a name.
func (a *analysis) candidates(s, e int, h doc.Hole) []string {
	var out []string
	for _, c := range h.Candidates {
		name := []rune(string(a.text[s:h.Start]) + c + string(a.text[h.End:e]))
		ok := len(name) >= 2 && len(name) <= 4
		for _, r := range name {
			ok = ok && isHan(r)
		}
		if ok {
			out = append(out, string(name))
		}
	}
	return out
}
