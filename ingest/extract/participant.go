package extract

import (
	"strings"

	"policygraph/ingest/doc"
)

// crowd gathers the participants of one event in order of finding, each role once.
type crowd struct {
	list []doc.Participant
	have map[string]bool
	nth  int
}

func (c *crowd) add(name, role string, ev doc.Evidence) {
	if name == "" || c.have[name+"|"+role] {
		return
	}
	c.have[name+"|"+role] = true
	p := doc.Participant{Name: name, Role: role, Evidence: ev}
	if role == "attendee" {
		c.nth++
		p.Position = c.nth
	}
	c.list = append(c.list, p)
}

// participants finds who takes part in a gathering and how: by the verbs of its part of the text
// (participant_role.go) and by the words reported there.
func (a *analysis) participants(g gathering) []doc.Participant {
	c := &crowd{list: []doc.Participant{}, have: map[string]bool{}}
	listed := false // the line before is a heading over those who are to come
	for _, s := range a.sents {
		if s.title || s.start < g.from || s.end > g.to {
			continue
		}
		if a.caption(s) {
			listed = a.says(s, "参加对象", "参会人员", "参加人员", "出席人员", "出席领导", "参会领导", "与会人员", "参会范围")
			continue
		}
		if listed {
			for _, x := range a.actorsIn(s.start, s.end) {
				if x.kind == actorPerson {
					c.add(x.name, "attendee", a.evidence(x.start, x.end, 0.8))
				}
			}
		}
		listed = false
		a.readParts(g, s, c)
	}
	a.namedInName(g, c)
	a.houses(g, c)
	for _, u := range a.speech {
		if u.person == nil || u.start < g.from || u.end > g.to || u.act == "批示" || u.act == "指示" || a.elsewhere(u) {
			continue
		}
		if quotedAuthority(u.person) && !strings.Contains(a.d.Title, u.person.name) { // quoted, as a rule
			continue
		}
		c.add(u.person.name, "speaker", a.evidence(u.intro, u.start, 0.85))
	}
	return c.list
}

// readParts reads a sentence part by part at its semicolons; a part without a role verb goes with the next
// (甲、乙;丙、丁出席).
func (a *analysis) readParts(g gathering, s sentence, c *crowd) {
	from, part, found := s.start, s.start, false
	for i := s.start; i < s.end; i++ {
		if i < s.end-1 && a.r[i] != ';' {
			continue
		}
		found = found || len(a.roleVerbs(part, i+1)) > 0
		part = i + 1
		if found || i == s.end-1 {
			a.readRoles(g, from, i+1, c)
			from, found = i+1, false
		}
	}
}

// namedInName adds the firm that a ceremony or signing is named after: 江城电子股份有限公司挂牌仪式.
func (a *analysis) namedInName(g gathering, c *crowd) {
	if g.kind != "ceremony" || g.trip {
		return
	}
	for _, x := range a.actorsIn(g.at, g.at+len([]rune(g.name))) {
		if x.kind == actorFirm && x.start == g.at {
			c.add(x.name, "attendee", a.evidence(x.start, x.end, 0.7))
		}
	}
}

// houses adds the firm that a trip leads to or a signing is with, named in title or lead, where one of its people
// takes part.
func (a *analysis) houses(g gathering, c *crowd) {
	if g.kind != "visit" && g.kind != "inspection" && g.kind != "signing" {
		return
	}
	lead := a.sents[g.sent].end
	for _, x := range a.actorsIn(0, lead) {
		if x.kind != actorFirm || !a.goesTo(x.start) && !(g.kind == "signing" && a.sentenceAt(x.start).title) {
			continue
		}
		for _, p := range a.persons {
			if (c.have[p.name+"|attendee"] || c.have[p.name+"|speaker"]) && worksAt(p, x.name) {
				c.add(x.name, "attendee", a.evidence(x.start, x.end, 0.7))
				break
			}
		}
	}
}

// goesTo tells whether a word of going stands right before i: 走进|济高控股集团.
func (a *analysis) goesTo(i int) bool {
	for _, w := range []string{"来到", "走进", "赴", "到", "前往", "莅临", "考察", "访问"} {
		if hasBefore(a.r, i, w) {
			return true
		}
	}
	return false
}

// worksAt tells whether the person has a post at the house, by either one's shorter name.
func worksAt(p *person, house string) bool {
	for _, q := range p.posts {
		if q.Institution != "" && (strings.HasPrefix(q.Institution, house) || strings.HasPrefix(house, q.Institution)) {
			return true
		}
	}
	return false
}

// elsewhere tells whether words were spoken on another occasion: 在电话中, 接受采访时, 告诉记者, 作出批示.
func (a *analysis) elsewhere(u utterance) bool {
	if u.act == "告诉" || u.implied {
		return true
	}
	s := a.sentenceAt(u.intro)
	for i := s.start; i < u.start; i++ {
		if anyAt(a.r, i, "电话", "采访", "专访", "批示", "来信", "撰文") > 0 {
			return true
		}
	}
	return false
}

// spoken tells whether position i lies in reported words.
func (a *analysis) spoken(i int) bool {
	for _, u := range a.speechAround(i) {
		if u.issuer != "" && u.start <= i && i < u.end {
			return true
		}
	}
	return false
}

// speechAround returns the utterances of the sentence that holds i.
func (a *analysis) speechAround(i int) []utterance {
	s := a.sentenceAt(i)
	lo, hi := 0, len(a.speech)
	for lo < hi {
		m := (lo + hi) / 2
		if a.speech[m].end <= s.start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	end := lo
	for end < len(a.speech) && a.speech[end].start < s.end {
		end++
	}
	return a.speech[lo:end]
}

// roleVerb is a verb that gives a role.
type roleVerb struct {
	at, end int
	role    string
}

// roleVerbs lists the role verbs of [from, to) outside reported words.
func (a *analysis) roleVerbs(from, to int) []roleVerb {
	var out []roleVerb
	for i := from; i < to; i++ {
		if a.r[i] == '《' {
			for i < to && a.r[i] != '》' {
				i++
			}
			continue
		}
		n, f := a.x.words.role.Longest(a.r, i)
		if n == 0 {
			continue
		}
		if f[0] != "none" && a.roleStands(i, n, f[0]) && !a.spoken(i) {
			out = append(out, roleVerb{i, i + n, f[0]})
		}
		i += n - 1
	}
	return out
}

// roleStands tells whether a role verb is a verb there: 的讲话, 情况汇报, 讲话精神 are none.
func (a *analysis) roleStands(i, n int, role string) bool {
	if n == 1 {
		t, ok := a.word(i)
		if !ok || t.end != i+1 {
			return false
		}
	}
	switch role {
	case "speaker":
		if anyAt(a.r, i+n, "精神", "稿", "材料", "词", "会", "大会", "会议", "仪式") > 0 {
			return false
		}
		if i > 0 && a.r[i-1] == '的' || hasBefore(a.r, i, "听取") || hasBefore(a.r, i, "情况") && !hasBefore(a.r, i, "有关情况") {
			return false
		}
		if anyAt(a.r, i, "部署") > 0 && (hasBefore(a.r, i, "决策") || hasBefore(a.r, i, "贯彻") || hasBefore(a.r, i, "研究") || hasBefore(a.r, i, "委") || hasBefore(a.r, i, "政府") || hasBefore(a.r, i, "安排") && !hasBefore(a.r, i, "作安排")) {
			return false
		}
	case "goes":
		if anyAt(a.r, i+n, "组", "团", "报告", "员") > 0 && !hasAt(a.r, i, "率") {
			return false
		}
	case "attendee":
		if anyAt(a.r, i+n, "对象") > 0 {
			return false
		}
	}
	return true
}
