package extract

import "policygraph/ingest/doc"

// findPosts reads the body sentence by sentence with the grammar of rosters: bodies and titles gather
// until a name takes them (市委常委、副市长张三), and further names in the list share them (、李四).
func (a *analysis) findPosts() {
	taken := a.columns()
	for _, s := range a.sents {
		if s.title || taken[s.para] {
			continue
		}
		r := roster{a: a, s: s, scope: scope{region: -1}}
		r.read()
	}
	a.findAppointments()
	a.findResumes()
	a.markPersons()
	a.postsAfterNames()
	a.settle()
}

// roster is the state while one sentence is read.
type roster struct {
	a *analysis
	s sentence

	scope    scope
	bodies   []body // just read, joined by 和 or 、 and not yet used by a title
	last     *body  // the last body that a title used or could have used; deputies inherit it
	posts    []held // titles read and waiting for a name
	shared   []held // what the last name took; further names in the list share it
	status   string // set by 原, 时任, 拟任 for the titles that follow in this item
	open     bool   // a name may follow here: right after a title or a list mark
	named    bool   // the last thing was a name or its bracket
	lastName int    // where that name begins
	skipped  int    // behind the last character that was nothing
	inside   bool   // the last name stood between its body and its title: 市卫健委|徐杰|主任
	gapped   bool   // the owner of an office was named before: …,孙文为|商务委员会|主任
	after    int    // where a status word (代, 原) ended
}

// held is a post waiting for its holder.
type held struct {
	inst, title, status string
	b                   body
	start, end          int
	sure                float64
	collective          bool
}

func (r *roster) read() {
	a := r.a
	for i := r.s.start; i < r.s.end; {
		if e, m := a.policies.at(i); e != nil {
			r.breakOff()
			i = max(m.End, i+1)
			continue
		}
		if n := r.step(i); n > 0 {
			i += n
			continue
		}
		i++
	}
}

// step reads one thing at i and returns its length.
func (r *roster) step(i int) int {
	a := r.a
	if n := r.mark(i); n > 0 {
		return n
	}
	if n := r.statusAt(i); n > 0 {
		return n
	}
	if name, title, country, ok := a.abroad(i); ok && a.wordStart(i) {
		r.breakOff()
		r.posts = []held{{inst: country, title: string(a.r[title.Start:title.End]), status: "current", b: body{name: country, kind: region, region: -1}, start: i, end: title.End, sure: 0.85}}
		r.name(name.Start, name.End)
		return title.End - i
	}
	b, isBody := a.scanBody(i, r.scope)
	if isBody && b.kind == region && b.end-b.start > 0 && r.headAfterRegion(b) {
		return r.regionHead(b)
	}
	if !isBody {
		if b, isBody = r.listedOffice(i); !isBody {
			if b, isBody = a.bareFirm(i); !isBody {
				b, isBody = a.bareOrg(i)
			}
		}
	}
	if k := anyAt(a.r, i, "候选人", "人选"); k > 0 && len(r.posts) > 0 && r.posts[len(r.posts)-1].end == i { // 镇长|候选人|柳絮
		r.posts[len(r.posts)-1].status = "nominee"
		return k
	}
	n := a.titleAt(i)
	if k, f := a.x.words.title.Longest(a.r, i); k > 0 && f[0] == "none" && len(r.bodies) > 0 && r.bodies[len(r.bodies)-1].end == i { // 云客科技|创始人、|董事长
		last := r.bodies[len(r.bodies)-1]
		r.last, r.bodies = &last, nil
		return k
	}
	if !isBody || b.end-i <= 3 {
		if e, t := r.nameInside(i); e > 0 {
			return r.holdInside(i, e, t)
		}
	}
	if isBody && b.kind == region && (len(r.posts) > 0 || len(r.shared) > 0) && r.open && b.end-i <= 2 { // 市长|高明, 、金华 before the city of that name
		if e := a.nameAt(i, afterTitle); e > 0 && (e >= len(a.r) || !isHan(a.r[e]) || a.followAt(e) > 0) {
			return r.name(i, e)
		}
	}
	if isBody {
		b = r.ofLast(b)
	}
	if isBody && b.end-i >= n {
		if r.open && len(r.shared) > 0 && b.end-i < 3 { // 、高新… against the surname 高
			if e := a.nameAt(i, inList); e > b.end {
				return r.name(i, e)
			}
		}
		r.body(b)
		return b.end - i
	}
	if n > 0 && i > r.s.start && r.skipped == i && a.familyAt(i-1) == 1 && a.wordStart(i-1) { // 县政府|毕|县长: a surname, its title names no other
		return n
	}
	if n > 0 && (a.wordStart(i) || r.touches(i)) {
		r.title(i, n)
		return n
	}
	if r.open {
		sl := afterTitle
		if len(r.posts) == 0 {
			sl = inList
		}
		if len(r.posts) > 0 || len(r.shared) > 0 {
			if e := a.nameAt(i, sl); e > 0 {
				return r.name(i, e)
			}
			if e := r.foreigner(i); e > 0 {
				return r.name(i, e)
			}
		}
	}
	r.other(i)
	return 1
}

// ofLast gives a bare office to the body of the title before: 市政府秘书长、|办公室|主任.
func (r *roster) ofLast(b body) body {
	if len(r.posts) == 0 || b.kind != dept || !runeIn(r.a.r[b.start], "办政研督信机") {
		return b
	}
	word := string(r.a.r[b.start:b.end])
	switch word {
	case "办公室", "办公厅", "政研室", "研究室", "督查室", "机关党委", "信息中心", "办":
		switch p := r.posts[len(r.posts)-1].b; p.kind {
		case gov, committee, organ, zoneBody:
			b.name = p.name + word
			b.region, b.park = p.region, p.park
		}
	}
	return b
}

// listedOffice reads an office whose owner was named before: 党工委委员、|监察局|局长, 区发改委、|经信局.
func (r *roster) listedOffice(i int) (body, bool) {
	a := r.a
	if !r.gapped && (i == r.s.start || !runeIn(a.r[i-1], "、,兼和及与;")) || !r.gapped && !a.wordStart(i) || a.titleAt(i) > 1 {
		return body{}, false
	}
	n, kind := a.officeAt(i)
	if n < 2 || kind != dept {
		return body{}, false
	}
	after := a.dept != nil && a.dept.end == i-1
	if a.titleAt(i+n) == 0 && a.r[i+n-1] != '长' && !after {
		return body{}, false
	}
	b := body{start: i, end: i + n, kind: dept, region: -1}
	switch {
	case after && a.dept.park != "" || r.scope.park != "":
		b.park = r.scope.park
		if b.park == "" {
			b.park = a.dept.park
		}
		b.name = b.park
	case after && a.dept.region >= 0:
		b.region = a.dept.region
	case r.scope.region >= 0:
		b.region = r.scope.region
	default:
		b.region = a.place
	}
	if b.region >= 0 {
		b.name = a.regionName(b.region)
	}
	b.name += string(a.text[i : i+n])
	return b, true
}

// touches tells whether a body or title ended right at i.
func (r *roster) touches(i int) bool {
	if k := len(r.bodies); k > 0 && r.bodies[k-1].end == i || r.after == i && i > 0 {
		return true
	}
	k := len(r.posts)
	return k > 0 && r.posts[k-1].end == i
}

// mark handles punctuation and connectives.
func (r *roster) mark(i int) int {
	a := r.a
	c := a.r[i]
	switch {
	case c == '、':
		r.list()
		return 1
	case c == ',':
		r.comma(i)
		return 1
	case c == '(':
		return r.bracket(i)
	case c == ' ':
		return 1
	case c == '*' && r.named: // a masked entry
		r.list()
		return 1
	case c == '*' && r.open:
		return 1
	case c == ':':
		if len(r.posts) == 0 {
			r.breakOff()
		}
		return 1
	case c == ';' || c == '。' || c == '!' || c == '?':
		r.breakOff()
		r.scope = scope{region: -1}
		return 1
	case c == '“' || c == '”' || c == '"':
		return 1
	case c == '和' || c == '与' || c == '及' || c == '兼' || c == '并':
		if r.named || len(r.posts) > 0 || len(r.bodies) > 0 {
			if r.familyHere(i) {
				return 0
			}
			r.list()
			if c == '兼' && hasAt(a.r, i+1, "任") {
				return 2
			}
			return 1
		}
	case hasAt(a.r, i, "以及"):
		if r.named || len(r.posts) > 0 {
			r.list()
			return 2
		}
	case hasAt(a.r, i, "同志") && r.named:
		return 2
	}
	return 0
}

// familyHere tells whether a 和 in a list is a surname: 裘海、和金才.
func (r *roster) familyHere(i int) bool {
	if !r.open || r.named || i == 0 || r.a.r[i-1] != '、' {
		return false
	}
	e := r.a.nameAt(i, inList)
	return e > 0
}

// list continues the list: titles waiting go on waiting, a name may share what the last one took.
func (r *roster) list() {
	r.open = len(r.posts) > 0 || r.named
	r.named = false
	r.status = r.keepStatus()
}

// keepStatus keeps 原 for the titles of one item, and drops it once a name has taken them.
func (r *roster) keepStatus() string {
	if len(r.posts) > 0 {
		return r.status
	}
	return ""
}

// comma ends an item. Titles without a holder wait on when another title or body follows:
// 市委常委,高新区党工委书记周远.
func (r *roster) comma(i int) {
	j := i + 1
	for j < r.s.end && r.a.r[j] == ' ' {
		j++
	}
	if len(r.posts) > 0 {
		if _, ok := r.a.scanBody(j, r.scope); ok || r.a.titleAt(j) > 0 {
			r.bodies = nil
			r.open = true
			return
		}
	}
	if r.named && len(r.shared) > 0 && r.a.listGoesOn(j) {
		r.open, r.named, r.posts = true, false, nil
		return
	}
	// A place of our own that one item named (仪征市委书记) says nothing of the 市 in the next; a guest's does.
	if id := r.scope.region; id >= 0 && r.a.place >= 0 && (r.a.x.regions.Within(id, r.a.place) || r.a.sameCity(id)) {
		r.scope.region = -1
	}
	r.breakOff()
}

// listGoesOn tells whether, after a comma in a list of names, another name of the list follows: it must
// be closed by 、 or by the verb of attending (damaged pages turn 、 into ,).
func (a *analysis) listGoesOn(j int) bool {
	if a.titleAt(j) > 0 {
		return false
	}
	e := a.nameAt(j, inList)
	if e == 0 {
		return false
	}
	return e < len(a.r) && (a.r[e] == '、' || anyAt(a.r, e, "参加", "出席", "陪同", "等", "列席") > 0)
}

// breakOff forgets what was waiting; the last body stays for deputies in the same sentence.
func (r *roster) breakOff() {
	r.implied()
	r.posts, r.shared, r.bodies, r.status = nil, nil, nil, ""
	r.open, r.named = false, false
}

// implied lists the governments of titles that no name took: 区委书记、区长分别带队.
func (r *roster) implied() {
	for _, h := range r.posts {
		if h.b.kind == gov && h.b.region >= 0 && h.sure >= 0.8 {
			r.a.imply(h.inst, h.start, h.end, 0.7)
		}
	}
}

// other is any other character: it ends what was being read.
func (r *roster) other(i int) {
	r.skipped = i + 1
	if r.named && r.a.r[i] == '等' {
		r.breakOff()
		return
	}
	r.implied()
	r.posts, r.bodies, r.status = nil, nil, ""
	r.shared, r.open, r.named, r.inside = nil, false, false, false
}

// name gives the waiting posts, or those the last name took, to the name at [i, e).
func (r *roster) name(i, e int) int {
	a := r.a
	posts := r.posts
	if len(posts) == 0 {
		posts = r.shared
	}
	name := cleanName(a.text[i:e])
	p := a.person(name)
	p.mentions = append(p.mentions, doc.Span{Start: i, End: e})
	for _, h := range posts {
		a.hold(p, h, i, e)
	}
	r.shared, r.posts, r.bodies = posts, nil, nil
	r.status = ""
	r.open, r.named, r.lastName = false, true, i
	return e - i
}
