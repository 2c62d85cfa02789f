package extract

import (
	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// verbStatus is an appointment verb and how the posts behind it are held.
type verbStatus struct{ word, status string }

// Verbs whose person stands behind them: 任命何立为上海市经信委主任, 免去单玉山同志的党工委书记职务.
var verbsBefore = []verbStatus{
	{"决定任命", "current"}, {"任命", "current"}, {"聘任", "current"}, {"选举", "current"}, {"补选", "current"}, {"增选", "current"},
	{"提名", "nominee"}, {"推荐", "nominee"}, {"拟任命", "nominee"},
	{"免去", "removed"}, {"免除", "removed"}, {"决定免去", "removed"}, {"接受", "removed"}, {"撤销", "removed"},
}

// Verbs whose person stands before them: 傅向东当选为市人大常委会主任, 杨益民不再担任市长.
var verbsAfter = []verbStatus{
	{"当选为", "current"}, {"当选", "current"}, {"担任", "current"}, {"兼任", "current"}, {"出任", "current"}, {"就任", "current"}, {"接任", "current"}, {"升任", "current"}, {"调任", "current"}, {"转任", "current"},
	{"现任", "current"}, {"任", "current"}, {"为", "current"}, {"挂职任", "current"}, {"被任命为", "current"}, {"被选举为", "current"},
	{"曾任", "former"}, {"历任", "former"}, {"原任", "former"}, {"时任", "former"},
	{"拟任", "nominee"}, {"拟提名为", "nominee"}, {"提名为", "nominee"}, {"拟兼任", "nominee"}, {"拟推荐为", "nominee"}, {"推荐提名为", "nominee"}, {"拟聘任为", "nominee"},
	{"不再担任", "removed"}, {"不再兼任", "removed"}, {"辞去", "removed"}, {"请辞", "removed"}, {"卸任", "removed"}, {"不再任", "removed"},
}

// findAppointments reads who is appointed, elected, nominated or removed, and the biographies of notices
// (杨昌贵,男,…,现任县委常委,拟任市投资促进局党组书记).
func (a *analysis) findAppointments() {
	var carry []string // whose biography the paragraph is
	para := -1
	for _, s := range a.sents {
		if s.title {
			continue
		}
		if s.para != para {
			para, carry = s.para, nil
		}
		ap := appointer{a: a, s: s, subject: carry}
		ap.read()
		carry = ap.bio
	}
}

// appointer reads one sentence.
type appointer struct {
	a       *analysis
	s       sentence
	subject []string // of a biography, from the sentences before
	bio     []string
	last    *body  // of the posts read last: 当选为|副主任 goes on in the same body
	mode    string // status of the verb in force for gapped items (任命甲为…,乙为…)
}

func (ap *appointer) read() {
	a := ap.a
	if e := a.bioName(ap.s.start); e > 0 {
		ap.subject = []string{cleanName(a.text[ap.s.start:e])}
		ap.bio = ap.subject
	} else {
		ap.bio = ap.subject
	}
	ap.line()
	for i := ap.s.start; i < ap.s.end; {
		if n := ap.at(i); n > 0 {
			i += n
			continue
		}
		if a.r[i] == ';' {
			ap.mode = ""
		}
		i++
	}
}

// at tries the verbs at i and returns how far it read.
func (ap *appointer) at(i int) int {
	a := ap.a
	if v, n := verbAtPos(a.r, i, a.x.words.verbsBefore); n > 0 && a.wordStart(i) {
		if names, e := ap.names(i + n); len(names) > 0 {
			ap.mode = v.status
			if k := ap.posts(e, names, v.status, true); k > e {
				return k - i
			}
			return e - i
		}
	}
	if v, n := verbAtPos(a.r, i, a.x.words.verbsAfter); n > 0 && (a.wordStart(i) || n > 1 || ap.mode != "") {
		names := ap.namesBefore(i)
		if len(names) == 0 && len(ap.bio) > 0 && (n > 1 || v.word == "任" && a.dateEnds(i)) {
			names = ap.bio
		}
		if len(names) == 0 && n > 1 && v.status != "nominee" {
			names = ap.clauseSubject(i)
		}
		if len(names) > 0 {
			status := v.status
			if len(ap.bio) > 0 && status == "current" && v.word != "现任" && a.datedAndOver(ap.s, i) { // 2011年任县委书记,…,现任…
				status = "former"
			}
			if v.word == "为" || v.word == "任" {
				if ap.mode != "" && v.word == "为" {
					status = ap.mode
				} else if v.word == "为" {
					return 0
				}
			}
			if k := ap.posts(i+n, names, status, n == 1); k > i+n {
				return k - i
			}
		}
	}
	return 0
}

// verbTable finds the verbs of a list, longest first.
func verbTable(verbs []verbStatus) *lexicon.Table {
	t := &lexicon.Table{}
	for _, v := range verbs {
		t.Add(v.word, v.status)
	}
	return t
}

// verbAtPos returns the verb of the table at i and its length.
func verbAtPos(r []rune, i int, verbs *lexicon.Table) (verbStatus, int) {
	n, f := verbs.Longest(r, i)
	if n == 0 {
		return verbStatus{}, 0
	}
	return verbStatus{string(r[i : i+n]), f[0]}, n
}

// names reads a list of names at i (甲、乙同志) and returns where it ends.
func (ap *appointer) names(i int) ([]string, int) {
	a := ap.a
	var out []string
	for i < ap.s.end {
		if a.r[i] == ':' || a.r[i] == ' ' {
			i++
			continue
		}
		e := a.nameAt(i, afterTitle)
		if e == 0 {
			break
		}
		out = append(out, cleanName(a.text[i:e]))
		i = a.afterName(e)
		if i >= ap.s.end || a.r[i] != '、' && a.r[i] != '和' {
			break
		}
		i++
	}
	return out, i
}

// afterName steps over (女), 同志, 等, 的 behind a name.
func (a *analysis) afterName(i int) int {
	for i < len(a.r) {
		switch {
		case a.r[i] == '(':
			j := i
			for j < len(a.r) && j-i < 16 && a.r[j] != ')' {
				j++
			}
			if j >= len(a.r) || a.r[j] != ')' {
				return i
			}
			i = j + 1
		case hasAt(a.r, i, "同志"):
			i += 2
		default:
			return i
		}
	}
	return i
}

// namesBefore reads the list of names that ends right before i, over 同志, brackets, 已, 被, 同时.
func (ap *appointer) namesBefore(i int) []string {
	a := ap.a
	end := i
	for changed := true; changed; {
		changed = false
		for _, w := range []string{"同志", "先生", "女士", "已", "被", "将", "同时", "正式", "辞职后", "全票", "高票"} {
			if hasBefore(a.r, end, w) {
				end -= len([]rune(w))
				changed = true
			}
		}
		if end > ap.s.start && a.r[end-1] == ')' {
			j := end - 1
			for j > ap.s.start && end-j < 16 && a.r[j] != '(' {
				j--
			}
			if a.r[j] == '(' {
				end, changed = j, true
			}
		}
	}
	s := ap.s.start
	for _, n := range []int{3, 2, 4} {
		b := end - n
		if b < s || b > s && isHan(a.r[b-1]) && !runeIn(a.r[b-1], "和与、由") && !a.wordStart(b) {
			continue
		}
		if !a.isName(b, end) {
			continue
		}
		out := []string{cleanName(a.text[b:end])}
		if b > s && (a.r[b-1] == '、' || a.r[b-1] == '和') {
			sub := appointer{a: a, s: ap.s}
			out = append(sub.namesBefore(b-1), out...)
		}
		return out
	}
	return nil
}

// isName tells whether [b, e) is a name that is known or may be one.
func (a *analysis) isName(b, e int) bool {
	for k := b; k < e; k++ {
		if !isHan(a.r[k]) && a.r[k] != '·' {
			return false
		}
	}
	word := string(a.r[b:e])
	if a.byName[word] != nil {
		return true
	}
	fam := a.familyAt(b)
	if fam == 0 && b > 0 && runeIn(a.r[b-1], "、,;。\n") && a.x.words.foreignLike(a.r[b:e]) { // 、斯琴图、
		return true
	}
	if fam == 0 || e-b < fam+1 || e-b > fam+2 || a.x.words.notName.Has(word) || a.titleAt(b) > 0 {
		return false
	}
	if t, ok := a.word(b); ok && t.end >= e && t.pos != "nr" && t.end-t.start > 1 {
		return false
	}
	return a.x.words.surnameWeight(string(a.r[b:b+fam]))+a.x.words.givenWeight(a.r[b+fam:e]) > 0
}

// posts reads the titles at i and gives them to the names; it returns where it stopped, i if there were none.
// With strict, 为 or the like must stand before the titles or the titles begin at once.
func (ap *appointer) posts(i int, names []string, status string, strict bool) int {
	a := ap.a
	for _, w := range []string{"的", "为", "任", "担任", "兼任", "辞去", "当选为", "不再担任"} {
		if n := len([]rune(w)); hasAt(a.r, i, w) && a.titleAt(i) == 0 {
			i += n
			break
		}
	}
	r := roster{a: a, s: sentence{start: i, end: ap.s.end}, scope: scope{region: -1}, last: ap.last, gapped: ap.last != nil}
	if ap.last != nil {
		r.scope = scope{region: ap.last.region, park: ap.last.park}
	}
	end := r.titles(i)
	if len(r.posts) == 0 {
		return 0
	}
	ap.last = r.last
	next := end
	if anyAt(a.r, next, "候选人", "人选") > 0 {
		status = "nominee"
	}
	// 县委书记张三: the titles belong to the name that follows, not to the subject before.
	if next < ap.s.end && a.nameAt(next, afterTitle) > 0 && status == "current" && anyAt(a.r, next, "职务", "候选", "人选") == 0 {
		return 0
	}
	for _, n := range names {
		p := a.person(n)
		if len(p.mentions) == 0 {
			for _, at := range a.find([]rune(n), 1) {
				p.mentions = append(p.mentions, doc.Span{Start: at, End: at + len([]rune(n))})
			}
		}
		for _, h := range r.posts {
			if h.status == "current" || status == "removed" || status == "nominee" {
				h.status = status
			}
			a.hold(p, h, i, end)
		}
	}
	return end
}

// titles reads bodies and titles joined by 、 兼 和 from i on, and returns where they end.
func (r *roster) titles(i int) int {
	end := i
	for i < r.s.end {
		c := r.a.r[i]
		if i > end && (c == '、' || c == '兼' || c == '和' || c == '及') || i == end && len(r.posts) > 0 && (c == '、' || c == '兼' || c == '和' || c == '及') {
			if c == '兼' && hasAt(r.a.r, i+1, "任") {
				i++
			}
			r.list()
			i++
			continue
		}
		if c == ',' && len(r.posts) > 0 {
			if _, ok := r.a.scanBody(i+1, r.scope); ok || r.a.titleAt(i+1) > 0 {
				r.comma(i)
				i++
				continue
			}
			break
		}
		if c == '(' {
			if n := r.bracket(i); n > 0 {
				i += n
				if len(r.posts) > 0 {
					end = i
				}
				continue
			}
			break
		}
		before := len(r.posts)
		if n := r.statusAt(i); n > 0 {
			i += n
			continue
		}
		b, ok := r.a.scanBody(i, r.scope)
		if !ok {
			b, ok = r.listedOffice(i)
		}
		t := r.a.titleAt(i)
		switch {
		case ok && b.end-i >= t:
			r.body(b)
			i = b.end
		case t > 0:
			r.title(i, t)
			i += t
		default:
			return end
		}
		if len(r.posts) > before {
			end = i
		}
	}
	return end
}

// bioName returns where the name ends that opens a biography: 杨昌贵,男,侗族.
func (a *analysis) bioName(i int) int {
	for _, n := range []int{2, 3, 4, 5, 6} {
		e := i + n
		if e+2 < len(a.r) && runeIn(a.r[e], ", ") && (a.r[e+1] == '男' || a.r[e+1] == '女') && runeIn(a.r[e+2], ", ;") && a.allHan(i, e) {
			return e
		}
	}
	return 0
}

// line reads a line of a roster that opens with a name and a blank: 李劲松　区委副书记、区长.
func (ap *appointer) line() {
	a, i := ap.a, ap.s.start
	if i > 0 && a.r[i-1] != '\n' && a.r[i-1] != ' ' {
		return
	}
	for n := 2; n <= 5; n++ {
		e := i + n
		if e >= ap.s.end || a.r[e] != ' ' && a.r[e] != '(' && a.r[e] != ':' || !a.allHan(i, e) {
			continue
		}
		j := a.afterName(e)
		if j >= ap.s.end || a.r[j] != ' ' && a.r[j] != ':' {
			continue
		}
		for j < ap.s.end && (a.r[j] == ' ' || a.r[j] == ':') {
			j++
		}
		if a.titleAt(i) > 0 || a.familyAt(i) == 0 && !a.x.words.foreignLike(a.r[i:e]) {
			return
		}
		ap.posts(j, []string{string(a.text[i:e])}, "current", false)
		return
	}
}

func (a *analysis) allHan(i, e int) bool {
	for ; i < e; i++ {
		if !isHan(a.r[i]) {
			return false
		}
	}
	return true
}

// clauseSubject returns the name that opens the clause of the verb at i: 何海由代市长转正|当选市长.
func (ap *appointer) clauseSubject(i int) []string {
	a, s := ap.a, i
	for s > ap.s.start && isHan(a.r[s-1]) && i-s < 20 {
		s--
	}
	for _, n := range []int{3, 2, 4} {
		if e := s + n; e < i && a.isName(s, e) && a.rightOf(e, inList) >= 1.5 {
			return []string{string(a.text[s:e])}
		}
	}
	return nil
}
