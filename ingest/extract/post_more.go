package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/doc"
)

// bracket reads (女), (挂职), (主持工作), (拟任党委委员) after a title or a name, and skips the rest.
func (r *roster) bracket(i int) int {
	a := r.a
	e := i + 1
	for e < r.s.end && e-i < 24 && a.r[e] != ')' {
		e++
	}
	if e >= r.s.end || a.r[e] != ')' {
		return 0
	}
	in := string(a.r[i+1 : e])
	if i == r.s.start || strings.Contains(in, "记者") || strings.Contains(in, "供稿") || strings.Contains(in, "通讯员") || strings.HasSuffix(in, "摄") || strings.Contains(in, "编辑") || strings.Contains(in, "责编") {
		return e + 1 - i
	}
	touched := r.named || len(r.posts) > 0
	if !touched {
		return 0
	}
	switch {
	case strings.Contains(in, "主持") && !strings.Contains(in, "全面工作"):
		r.setStatus("acting")
	case strings.Contains(in, "离任"), strings.Contains(in, "免职"):
		r.setStatus("removed")
	case strings.HasPrefix(in, "拟任"), strings.HasPrefix(in, "提名"):
		sub := roster{a: a, s: sentence{start: i + 1, end: e}, scope: r.scope}
		sub.read2()
		r.posts = append(r.posts, sub.posts...)
	}
	if len(r.posts) > 0 {
		r.posts[len(r.posts)-1].end = e + 1
		r.open = true
	}
	return e + 1 - i
}

// read2 reads a bracket and leaves its titles waiting.
func (r *roster) read2() {
	for i := r.s.start; i < r.s.end; {
		n := r.step(i)
		if n == 0 {
			n = 1
		}
		i += n
	}
	for k := range r.posts {
		r.posts[k].status = "nominee"
	}
}

// setStatus sets the status of the last title waiting, or of the last post just given.
func (r *roster) setStatus(status string) {
	if k := len(r.posts); k > 0 {
		r.posts[k-1].status = status
		return
	}
	if !r.named || len(r.a.persons) == 0 || len(r.shared) == 0 {
		return
	}
	h := r.shared[len(r.shared)-1]
	for _, p := range r.a.persons {
		for _, m := range p.mentions {
			if m.End > r.s.start && m.End <= r.s.end && m.Start == r.lastName {
				for j := range p.posts {
					if p.posts[j].Title == h.title && p.posts[j].Institution == h.inst {
						p.posts[j].Status = status
					}
				}
			}
		}
	}
}

// markPersons marks every place where a known name stands.
func (a *analysis) markPersons() {
	for _, p := range a.persons {
		w := fold([]rune(p.name))
		if len(w) < 2 {
			continue
		}
		seen := map[int]bool{}
		for _, m := range p.mentions {
			seen[m.Start] = true
		}
		for _, i := range a.find(w, 64) {
			if !seen[i] && !a.insideLonger(i, i+len(w)) {
				p.mentions = append(p.mentions, doc.Span{Start: i, End: i + len(w)})
			}
		}
		sort.Slice(p.mentions, func(i, j int) bool { return p.mentions[i].Start < p.mentions[j].Start })
	}
}

// insideLonger tells whether [i, e) is part of a longer name of a person, firm or park.
func (a *analysis) insideLonger(i, e int) bool {
	for _, p := range a.persons {
		if len([]rune(p.name)) <= e-i {
			continue
		}
		for _, m := range p.mentions {
			if m.Start <= i && m.End >= e {
				return true
			}
		}
	}
	if x, m := a.companies.at(i); x != nil && m.End >= e && m.End-m.Start > e-i {
		return true
	}
	x, m := a.parks.at(i)
	return x != nil && m.End >= e
}

// postsAfterNames reads posts that stand behind the name (滕学林省长讲的) and marks surname and title
// (李市长) as the person meant where only one fits.
func (a *analysis) postsAfterNames() {
	for _, s := range a.sents {
		if s.title {
			continue
		}
		for i := s.start; i+2 < s.end; i++ {
			if a.familyAt(i) == 0 && anyAt(a.r, i, "两位", "三位", "四位") == 0 || i > s.start && isHan(a.r[i-1]) && !a.wordStart(i) {
				continue
			}
			a.nameTitle(i, s)
		}
	}
	for _, p := range a.persons {
		sort.Slice(p.mentions, func(i, j int) bool { return p.mentions[i].Start < p.mentions[j].Start })
	}
}

// nameTitle reads name + title at i.
func (a *analysis) nameTitle(i int, s sentence) {
	if a.mentionAt(i) != nil {
		return
	}
	if n := anyAt(a.r, i, "两位", "三位", "四位"); n > 0 {
		a.countedTitle(i, n, s)
		return
	}
	if fam := a.familyAt(i); fam > 0 {
		if n := a.titleAt(i + fam); n >= 2 && i+fam+n <= s.end {
			a.surnameTitle(i, fam, n)
			return
		}
	}
	if a.topLeader(i) {
		return
	}
	for _, n := range []int{3, 2} {
		e := i + n
		t := a.titleAt(e)
		if e >= s.end || t < 2 || a.nameAt(i, beforeTitle) != e {
			continue
		}
		if i > s.start && isHan(a.r[i-1]) && a.endsBody(i) || a.noNameBefore(i, e) {
			continue
		}
		r := roster{a: a, s: s, scope: scope{region: -1}}
		word := string(a.r[e : e+t])
		f, _ := a.x.words.title.Get(word)
		posts := r.resolve(word, f[0], e, t, nil)
		if word == "委员" {
			posts = a.memberOf(e, t)
		} else if f[0] != "head" && f[0] != "party" && stateBody(word) == "" {
			return
		}
		for _, h := range posts {
			if h.inst == "" {
				continue
			}
			h.start, h.end, h.status = e, e+t, "current"
			p := a.person(string(a.r[i:e]))
			p.mentions = append(p.mentions, doc.Span{Start: i, End: e})
			a.hold(p, h, i, e)
		}
		return
	}
}

// endsBody tells whether a body or title ends at i, so that what follows is its title, not a name.
func (a *analysis) endsBody(i int) bool {
	if e, m := a.institutions.at(i - 1); e != nil && m.End == i {
		return true
	}
	if e, m := a.parks.at(i - 1); e != nil && m.End == i {
		return true
	}
	return a.regionEnding(i) != nil
}

// surnameTitle marks 李市长 as a mention of the one person of that surname who holds such a title.
func (a *analysis) surnameTitle(i, fam, n int) {
	word := string(a.r[i+fam : i+fam+n])
	if i > 0 && isHan(a.r[i-1]) && !a.wordStart(i) {
		return
	}
	var one, titled *person
	count, titledCount := 0, 0
	for _, p := range a.persons {
		if !strings.HasPrefix(p.name, string(a.r[i:i+fam])) {
			continue
		}
		count++
		one = p
		for _, q := range p.posts {
			if strings.HasSuffix(q.Title, strings.TrimPrefix(word, "副")) {
				titledCount++
				titled = p
				break
			}
		}
	}
	switch {
	case titledCount == 1:
		titled.mentions = append(titled.mentions, doc.Span{Start: i, End: i + fam + n})
	case count == 1:
		one.mentions = append(one.mentions, doc.Span{Start: i, End: i + fam + n})
	}
}

// mentionAt returns the person whose mention covers i.
func (a *analysis) mentionAt(i int) *person {
	for _, p := range a.persons {
		for _, m := range p.mentions {
			if m.Start <= i && i < m.End {
				return p
			}
		}
	}
	return nil
}

// settle drops collective titles of people who have a post of their own at a body of that place.
func (a *analysis) settle() {
	for _, p := range a.persons {
		kept := p.posts[:0]
		for _, q := range p.posts {
			if q.Title == "领导" && hasOwnPost(p.posts, q.Institution) {
				continue
			}
			kept = append(kept, q)
		}
		p.posts = kept
	}
}

func hasOwnPost(posts []doc.Post, place string) bool {
	for _, q := range posts {
		if q.Title != "领导" && strings.HasPrefix(q.Institution, place) {
			return true
		}
	}
	return false
}

// noNameBefore rejects what stands before a title without being a name: 常务|副区长, 江阴|市长, 班子|成员.
func (a *analysis) noNameBefore(i, e int) bool {
	word := string(a.r[i:e])
	for _, p := range append([]string{"常务"}, titlePrefixes...) {
		if word == p {
			return true
		}
	}
	if a.x.words.notName.Has(word) || a.regionStarting(i) != nil || a.x.words.body.Has(word) || a.x.words.org.Has(word) || runeIn(a.r[i], "由") {
		return true
	}
	if n, _ := a.x.regions.Longest(a.r, i); n >= e-i {
		return true
	}
	t, ok := a.word(i)
	return ok && t.end == e && t.pos != "nr" && !(i == 0 || !isHan(a.r[i-1]))
}

// countedTitle reads a title that follows its holders with their number: 季涛、吴海|两位|副市长.
func (a *analysis) countedTitle(i, n int, s sentence) {
	t := a.titleAt(i + n)
	if t < 2 {
		return
	}
	ap := appointer{a: a, s: s}
	names := ap.namesBefore(i)
	r := roster{a: a, s: s, scope: scope{region: -1}}
	word := string(a.r[i+n : i+n+t])
	f, _ := a.x.words.title.Get(word)
	for _, h := range r.resolve(word, f[0], i+n, t, nil) {
		h.start, h.end, h.status = i, i+n+t, "current"
		for _, name := range names {
			p := a.person(name)
			for _, at := range a.find([]rune(name), 8) {
				p.mentions = append(p.mentions, doc.Span{Start: at, End: at + len([]rune(name))})
			}
			a.hold(p, h, i, i+n+t)
		}
	}
}

// memberOf makes the post of a 委员 who is named with the title alone (田红旗委员): at the conference that the
// report names.
func (a *analysis) memberOf(e, t int) []held {
	for _, x := range a.institutions.items {
		if strings.HasSuffix(x.name, "政协") {
			return []held{{inst: x.name, title: "委员", b: body{name: x.name, kind: organ, region: -1}, sure: 0.8, start: e, end: e + t}}
		}
	}
	return nil
}
