package extract

import (
	"strings"

	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// body takes a body that was just read.
func (r *roster) body(b body) {
	r.a.register(b, 0.9)
	if b.kind == dept || b.kind == zoneBody || b.kind == organ {
		bb := b
		r.a.dept = &bb
	}
	joined := len(r.bodies) > 0 && r.a.joins(r.bodies[len(r.bodies)-1].end, b.start)
	if !joined {
		r.bodies = nil
	}
	r.bodies = append(r.bodies, b)
	if b.kind != firm && b.kind != region && b.kind != parkBody {
		if b.region >= 0 {
			r.scope = scope{region: b.region}
		} else if b.park != "" {
			r.scope = scope{region: r.scope.region, park: b.park}
		}
	}
	if r.named {
		r.shared = nil
	}
	r.open, r.named = false, false
}

// joins tells whether only 和, 与 or 、 stands between two bodies.
func (a *analysis) joins(i, j int) bool {
	return j-i == 1 && runeIn(a.r[i], "和与及、") || j == i
}

// statusAt reads words that say how a post is held: 原, 时任, 拟任, 代.
func (r *roster) statusAt(i int) int {
	a := r.a
	for _, w := range statusWords {
		if !hasAt(a.r, i, w.word) {
			continue
		}
		n := len([]rune(w.word))
		_, ok := a.scanBody(i+n, r.scope)
		if ok || a.titleAt(i+n) > 0 {
			r.status = w.status
			if k := len(r.bodies); k > 0 && r.bodies[k-1].end == i {
				r.bodies[k-1].end = i + n // 党工委原书记: the title still touches its body
			}
			r.after = i + n
			return n
		}
	}
	return 0
}

var statusWords = []struct{ word, status string }{
	{"时任", "former"}, {"曾任", "former"}, {"原任", "former"}, {"原", "former"}, {"前任", "former"}, {"前", "former"},
	{"代理", "acting"}, {"署理", "acting"}, {"代", "acting"}, {"主持工作的", "acting"},
	{"拟任", "nominee"}, {"提名为", "nominee"},
	{"现任", ""}, {"新任", ""}, {"首任", "former"},
}

// title takes the title of n characters at i and finds the body it belongs to.
func (r *roster) title(i, n int) {
	a := r.a
	word := string(a.r[i : i+n])
	f, _ := a.x.words.title.Get(word)
	class := f[0]
	if r.named || len(r.posts) == 0 {
		r.shared = nil
	}
	var touching []body
	if k := len(r.bodies); k > 0 && r.bodies[k-1].end == i {
		touching = r.bodies
	}
	for _, h := range r.resolve(word, class, i, n, touching) {
		h.start, h.end = i, i+n
		if h.status == "" {
			h.status = doc0(r.status)
		}
		r.posts = append(r.posts, h)
		if h.b.name != "" {
			b := h.b
			r.last = &b
			if b.region >= 0 {
				r.scope = scope{region: b.region}
			} else if b.park != "" {
				r.scope.park = b.park
			}
		}
	}
	r.bodies = nil
	r.open, r.named = true, false
}

func doc0(status string) string {
	if status == "" {
		return "current"
	}
	return status
}

// resolve finds the institution of a title: the body it touches, the government of its level, or the
// body of the title before it.
func (r *roster) resolve(word, class string, i, n int, touching []body) []held {
	a := r.a
	switch class {
	case "collective":
		return r.collective(word, touching)
	case "head":
		return []held{r.head(word, i, touching)}
	}
	if len(touching) > 0 {
		b := touching[len(touching)-1]
		h := held{inst: b.name, title: word, b: b, sure: 0.95}
		if class == "inner" && b.kind == region && b.region >= 0 && strings.HasPrefix(word, "党委") { // 镇党委书记 → 镇党委 + 书记
			h.inst, h.title = b.name+"党委", strings.TrimPrefix(word, "党委")
		}
		if b.kind == region && b.region >= 0 && class == "generic" && strings.HasSuffix(word, "主席") {
			h.inst += "政府"
			h.b.kind, h.b.name = gov, h.inst
		}
		return []held{h}
	}
	if inst := stateBody(word); inst != "" {
		return []held{{inst: inst, title: word, b: body{name: inst, kind: national, region: -1}, sure: 0.9}}
	}
	if b := r.inherited(word, class); b != nil {
		return []held{{inst: b.name, title: word, b: *b, sure: 0.85}}
	}
	if class == "inner" {
		if t := a.x.regions; a.place >= 0 && t.Get(a.place).Level == lexicon.Town {
			return []held{{inst: t.Get(a.place).Name + "党委", title: strings.TrimPrefix(word, "党委"), b: body{kind: committee, region: a.place, name: t.Get(a.place).Name + "党委"}, sure: 0.8}}
		}
	}
	if class == "generic" || class == "inner" {
		if strings.HasSuffix(word, "院长") || strings.HasSuffix(word, "校长") || class == "inner" && len(r.posts) == 0 {
			if m := a.mainOrg(word); m != nil {
				return []held{{inst: m.name, title: word, b: *m, sure: 0.75}}
			}
		}
	}
	if role := strings.TrimPrefix(strings.TrimPrefix(word, "常务"), "副"); class == "party" && (role == "书记" || role == "常委") {
		if b, ok := r.ownCommittee(); ok {
			return []held{{inst: b.name, title: word, b: b, sure: 0.7}}
		}
	}
	return []held{{title: word, sure: 0.3}}
}

// ownCommittee is the party committee of the region in force, or the report's own: 副书记向阳.
func (r *roster) ownCommittee() (body, bool) {
	a := r.a
	if a.zone != "" {
		return body{name: a.zone + "党工委", kind: zoneBody, park: a.zone, region: -1}, true
	}
	id := r.scope.region
	if id < 0 {
		id = a.place
	}
	if id < 0 {
		return body{}, false
	}
	suffix := "委"
	if a.x.regions.Get(id).Level == lexicon.Town {
		suffix = "党委"
	}
	return body{name: a.regionName(id) + suffix, kind: committee, region: id}, true
}

// inherited finds the body that a title without one takes over from the title before: 党工委书记、|主任
// → 管委会 of the same zone, 人大常委会主任,|副主任 → the same, 市委常委、|秘书长 → 市委.
func (r *roster) inherited(word, class string) *body {
	var b body
	switch {
	case len(r.posts) > 0:
		b = r.posts[len(r.posts)-1].b
	case r.last != nil:
		b = *r.last
	default:
		return nil
	}
	if b.name == "" {
		return nil
	}
	role := strings.TrimPrefix(strings.TrimPrefix(word, "常务"), "副")
	if t, ok := strings.CutSuffix(b.name, "党委"); ok && t != "" && (role == "政委" || role == "司令员" || role == "团长" || role == "师长") { // 兵团党委常委、|副政委
		b.name = t
		return &b
	}
	switch {
	case role == "主任" && b.kind == zoneBody && strings.HasSuffix(b.name, "工委") && b.park != "":
		b.name = b.park + "管委会"
	case (role == "书记" || role == "委员") && b.kind == zoneBody && strings.HasSuffix(b.name, "管委会"):
		b.name = b.park + "党工委"
	case class == "firm" && b.kind != firm && b.kind != school:
		return nil
	case role == "主任" && b.kind == committee, role == "局长" && b.kind != dept, role == "部长" && b.kind != dept && b.kind != national:
		return nil
	case role == "书记" && (b.kind == gov || b.kind == organ) && class == "party":
		return nil
	}
	return &b
}

// head resolves 市长, 副县长, 区长助理: the government of the region it touches, or of the level it names.
func (r *roster) head(word string, i int, touching []body) held {
	a := r.a
	level := headLevel(word)
	h := held{title: word, sure: 0.9}
	id := int32(-1)
	if len(touching) > 0 {
		b := touching[len(touching)-1]
		if b.kind == gov {
			h.inst, h.b = b.name, b
			return h
		}
		id = b.region
		if id >= 0 {
			if up := a.ascend(id, level); up >= 0 {
				id = up
			}
		} else if b.kind == region {
			h.inst = b.name + "政府"
			h.b = body{name: h.inst, kind: gov, region: -1}
			return h
		}
	}
	if id < 0 {
		id = a.level(level, i, r.scope)
	}
	suffix := "政府"
	switch {
	case strings.HasSuffix(word, "专员") || level == '盟':
		suffix = "行署"
	}
	if id < 0 {
		if level == '区' {
			if z := a.zoneAt(i, r.scope); z != "" && a.place >= 0 {
				h.sure = 0.4
			}
		}
		h.inst = string(level) + suffix
		h.b = body{name: h.inst, kind: gov, region: -1}
		h.sure = min(h.sure, 0.5)
		return h
	}
	h.inst = a.regionName(id) + suffix
	h.b = body{name: h.inst, kind: gov, region: id}
	return h
}

// headLevel is the level that a head's title names: 常务副市长 → 市.
func headLevel(word string) rune {
	for _, c := range word {
		if runeIn(c, "省市县区州盟旗镇乡村") {
			return c
		}
	}
	return '区' // 专员: a prefecture 地区
}

// collective gives 领导 at each of the bodies named before it: 福州市和福州新区领导.
func (r *roster) collective(word string, touching []body) []held {
	var out []held
	for _, b := range touching {
		name := b.name
		if b.kind == zoneBody || b.kind == committee || b.kind == gov || b.kind == organ || b.kind == dept {
			if b.region >= 0 && b.kind != dept {
				name = r.a.regionName(b.region)
			}
		}
		h := held{inst: name, title: word, b: b, sure: 0.85, collective: true}
		if word == "老领导" {
			h.status = "former"
		}
		out = append(out, h)
	}
	return out
}

// headAfterRegion tells whether a region's last character is shared with a head's title: 福州市|长.
func (r *roster) headAfterRegion(b body) bool {
	a := r.a
	if b.end >= len(a.r) || a.r[b.end] != '长' || b.end-b.start < 2 {
		return false
	}
	return runeIn(a.r[b.end-1], "省市县区州旗镇乡") && !a.wordStartsLong(b.end)
}

func (a *analysis) wordStartsLong(i int) bool {
	t, ok := a.word(i)
	return ok && t.end-t.start > 1
}

func (r *roster) regionHead(b body) int {
	a := r.a
	r.body(b)
	word := string(a.r[b.end-1]) + "长"
	h := held{title: word, inst: a.regionName(b.region) + "政府", sure: 0.9, status: doc0(r.status), start: b.start, end: b.end + 1}
	h.b = body{name: h.inst, kind: gov, region: b.region}
	r.posts = append(r.posts, h)
	bb := h.b
	r.last = &bb
	r.bodies, r.open = nil, true
	return b.end + 1 - b.start
}

// person returns the person of that name, new if need be.
func (a *analysis) person(name string) *person {
	p := a.byName[name]
	if p == nil {
		p = &person{name: name}
		a.byName[name] = p
		a.persons = append(a.persons, p)
	}
	return p
}

// hold adds a post to a person, once.
func (a *analysis) hold(p *person, h held, i, e int) {
	if h.inst == "" && h.sure < 0.5 && h.status != "nominee" {
		return
	}
	for k := range p.posts {
		if p.posts[k].Institution == h.inst && p.posts[k].Title == h.title {
			if p.posts[k].Status == "current" && h.status != "" {
				p.posts[k].Status = h.status
			}
			return
		}
	}
	sure := a.trust(h.b, h.sure)
	ev := a.evidence(min(h.start, i), max(h.end, e), sure)
	ev.At = i
	p.posts = append(p.posts, doc.Post{Institution: h.inst, Title: h.title, Status: h.status, Evidence: ev})
	switch h.b.kind {
	case region, parkBody, firm, noBody:
	default:
		a.imply(h.inst, h.start, h.end, sure)
	}
}

// cleanName takes blanks out of a name and settles its dot.
func cleanName(r []rune) string {
	var b strings.Builder
	for _, c := range r {
		switch c {
		case ' ', '\u3000':
		case '•', '・', '．', '‧', '･':
			b.WriteRune('·')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}
