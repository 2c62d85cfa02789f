package extract

import "policygraph/ingest/lexicon"

// speaker is whoever has the word.
type speaker struct {
	name   string
	person *person
	event  bool
}

// floor remembers from sentence to sentence who speaks.
type floor struct {
	para    int
	open    bool // the speaker's words go on
	who     speaker
	act     string
	last    speaker // who spoke last, also in paragraphs before
	subject *person // the person whom the sentence before was about
	quoted  bool    // the words are a quotation that is still open
}

// newParagraph closes the floor unless the paragraph goes on with a list.
func (st *floor) newParagraph(para int, goesOn bool) {
	st.para = para
	st.open = st.open && goesOn
}

// take gives the floor to a speaker.
func (st *floor) take(who speaker, hit verbHit) {
	if st.open && who.person != nil && st.who.person != who.person && quotedAuthority(who.person) {
		return
	}
	st.who, st.act = who, hit.act
	st.open = who.name != "" && hit.force > mute
	st.last = who
	if who.person != nil {
		st.subject = who.person
	}
}

// quotedAuthority tells whether a person is quoted by others as a rule (习近平总书记多次强调,…) and does not take the
// floor from them.
func quotedAuthority(p *person) bool { return p.name == "习近平" }

// see keeps the person that the sentence is about, for 他 in the next one.
func (st *floor) see(a *analysis, s sentence) {
	if a.r[s.start] == '他' || a.r[s.start] == '她' { // still the same person: 他说,这是落实省委书记李明讲话精神的体现
		return
	}
	for _, x := range a.actorsIn(s.start, s.end) {
		if x.kind == actorPerson && !a.afterPreposition(x.start, s.start) && !a.carriedOn(x.end) {
			st.subject = x.person
			return
		}
	}
}

// carriedOn tells whether the words of the person who is named up to i are only carried on: 李明同志调研园区讲话精神.
func (a *analysis) carriedOn(i int) bool {
	for j := i; j < len(a.r) && j < i+16 && !runeIn(a.r[j], ",;。:!?"); j++ {
		if anyAt(a.r, j, "讲话精神", "批示精神", "指示精神", "指示批示", "重要论述") > 0 {
			return true
		}
	}
	return false
}

// subject finds who speaks at a verb. ok is false if the verb is no speech of anybody there.
func (a *analysis) subject(s sentence, hit verbHit, st *floor) (who speaker, ok bool) {
	from := a.clauseStart(hit.at, s.start)
	if p, found := a.personSubject(from, hit.at, st); found {
		return speaker{name: p.name, person: p}, true
	}
	if n := a.eventSubject(from, hit.at); n {
		return a.meeting(), true
	}
	if x, found := a.bodySubject(from, hit.at); found {
		return speaker{name: x.name}, true
	}
	if a.onlyLead(from, hit.at) {
		return a.unsaid(s, from, hit, st)
	}
	if x, found := a.regionSubject(from, hit); found {
		return speaker{name: x}, true
	}
	if hit.direct || hit.act == "说" && a.r[hit.end] == '“' || anyAt(a.r, hit.at, nounVerbs...) > 0 {
		return who, false
	}
	if n := len(a.speech); n > 0 && a.speech[n-1].start >= s.start { // 他强调,中方期待,…
		return who, false
	}
	return who, hit.force >= say || a.unnamed(from, hit.at) // somebody without a name
}

// insideVerbs are verbs that may stand inside reported words without a subject: 要推动融合,鼓励企业投入.
var insideVerbs = []string{"鼓励", "提醒", "号召", "呼吁", "建议", "承诺", "保证", "明确", "决定", "规定", "认为", "表示", "提出", "责成", "告诉"}

// unsaid finds the subject of a verb that has none in its clause: the sentence's, else whoever has the
// floor, else at the head of a paragraph the gathering (指出,今年是…).
func (a *analysis) unsaid(s sentence, from int, hit verbHit, st *floor) (speaker, bool) {
	if hit.act == "说" || hit.act == "道" || hit.act == "称" || hit.act == "讲" {
		return speaker{}, false
	}
	if from > s.start {
		if n := len(a.speech); n > 0 && a.speech[n-1].start >= s.start {
			if hit.direct && anyAt(a.r, hit.at, insideVerbs...) > 0 && !a.linked(from) {
				return speaker{}, false
			}
			return st.who, true
		}
		if p, ok := a.personSubject(s.start, from, st); ok {
			return speaker{name: p.name, person: p}, true
		}
		if a.eventHead(s.start) > 0 {
			return a.meeting(), true
		}
		if a.unnamed(s.start, from) {
			return speaker{}, !hit.direct
		}
	}
	switch {
	case hit.direct && hit.force < stress:
		return speaker{}, false
	case st.open:
		return st.who, true
	case st.subject != nil && from == s.start && !a.paragraphHead(s) && !st.open:
		return speaker{name: st.subject.name, person: st.subject}, true
	case hit.direct && anyAt(a.r, hit.at, "希望", "要求", "强调", "指出") == 0:
		return speaker{}, false
	case from == s.start:
		if m := a.meeting(); m.name != "" {
			return m, true
		}
		return st.last, true
	}
	return speaker{}, !hit.direct
}

// linked tells whether the clause at i goes on with the same subject: 并|表示, 还|提出.
func (a *analysis) linked(i int) bool { return anyAt(a.r, i, "并", "还", "同时", "也", "又") > 0 }

// regionSubject finds a region that acts itself right before a verb of deciding: 上海|提出.
func (a *analysis) regionSubject(from int, hit verbHit) (string, bool) {
	if anyAt(a.r, hit.at, "提出", "要求", "明确", "决定", "规定") == 0 {
		return "", false
	}
	if m := a.regionStarting(from); m != nil {
		if a.onlyLead(m.end, hit.at) && a.x.regions.Get(m.ids[0]).Level <= lexicon.County {
			return a.x.regions.Get(m.ids[0]).Name, true
		}
	}
	return "", false
}

func (a *analysis) paragraphHead(s sentence) bool { return s.start == 0 || a.r[s.start-1] == '\n' }

// personSubject finds the first person in [from, to) who acts: named, called by surname and title, or
// 他 for the person the text is about.
func (a *analysis) personSubject(from, to int, st *floor) (*person, bool) {
	names := a.actorsIn(from, to)
	for i := from; i < to; i++ {
		if len(names) > 0 && names[0].start <= i {
			x := names[0]
			names = names[1:]
			i = x.end - 1
			if x.kind == actorPerson && !a.afterPreposition(x.start, from) && !a.ofAnother(x.end) {
				return x.person, true
			}
			continue
		}
		if p, n := a.calledAt(i); p != nil && i+n <= to && !a.afterPreposition(i, from) && !a.ofAnother(i+n) {
			return p, true
		}
		if (a.r[i] == '他' || a.r[i] == '她' || a.r[i] == '其' && i == from) && (i+1 >= len(a.r) || a.r[i+1] != '们' && a.r[i+1] != '中' && a.r[i+1] != '他') && !a.afterPreposition(i, from) {
			if p := a.subjectBefore(i); p != nil {
				return p, true
			}
			if p := st.pronoun(); p != nil {
				return p, true
			}
		}
	}
	return nil, false
}

// subjectBefore is the person that the sentence speaks of before i: 李明走进车间,…,|他当即说.
func (a *analysis) subjectBefore(i int) *person {
	s := a.sentenceAt(i)
	for _, x := range a.actorsIn(s.start, i) {
		if x.kind == actorPerson && !a.afterPreposition(x.start, s.start) && !a.ofAnother(x.end) {
			return x.person
		}
	}
	return nil
}

// pronoun is whom 他 means: the last person the text was about.
func (st *floor) pronoun() *person {
	if st.subject != nil {
		return st.subject
	}
	return st.last.person
}

// afterPreposition tells whether the name at i is the object of 对, 向, 由, 与 …, with titles or other names
// of the same list between.
func (a *analysis) afterPreposition(i, from int) bool {
	for j := i - 1; j >= max(from, i-maxClause); j-- {
		c := a.r[j]
		if runeIn(c, ",;。:!?") {
			return false
		}
		if runeIn(c, "对向由与同给让据在跟陪") {
			if t, ok := a.word(j); ok && t.end == j+1 && a.titleAt(j) == 0 {
				return c != '在' || a.beforeUnder(i)
			}
		}
	}
	return false
}

// beforeUnder tells whether the name at i ends in 陪同下, 率领下, 主持下: 在李明陪同下.
func (a *analysis) beforeUnder(i int) bool {
	for j := i; j < len(a.r) && j < i+40 && !runeIn(a.r[j], ",;。:!?"); j++ {
		if anyAt(a.r, j, "陪同下", "带领下", "率领下", "主持下", "引导下", "领导下", "见证下", "的") > 0 {
			return true
		}
	}
	return false
}

// ofAnother tells whether the name that ends at i only belongs to what follows: 李明|的讲话, 李明|讲话精神.
func (a *analysis) ofAnother(i int) bool {
	return hasAt(a.r, i, "的") || anyAt(a.r, i, "同志的", "书记的", "重要讲话精神", "讲话精神", "批示精神", "重要指示精神", "总书记重要", "总书记关于") > 0
}

// bodySubject finds a body, firm or park right before the verb, adverbs between them.
func (a *analysis) bodySubject(from, to int) (actor, bool) {
	names := a.actorsIn(from, to)
	if len(names) == 0 {
		return actor{}, false
	}
	x := names[len(names)-1]
	if x.kind != actorBody || !a.onlyLead(x.end, to) || a.afterPreposition(x.start, from) {
		return actor{}, false
	}
	for i := from; i < x.start; i++ { // 按照市委要求
		if anyAt(a.r, i, "按照", "根据", "按", "遵照", "落实", "贯彻", "依据", "响应", "经") > 0 {
			return actor{}, false
		}
	}
	return x, true
}

// onlyLead tells whether [from, to) holds nothing but words that carry no subject.
func (a *analysis) onlyLead(from, to int) bool {
	for i := from; i < to; {
		if runeIn(a.r[i], " ,:“") {
			i++
			continue
		}
		if n, _ := a.x.words.lead.Longest(a.r, i); n > 0 && i+n <= to {
			i += n
			continue
		}
		if n := a.adverbial(i, to); n > 0 {
			i += n
			continue
		}
		return false
	}
	return true
}

// adverbial returns the length of a phrase of time or topic at i that ends before to: 在座谈会上, 就转变作风,
// 围绕产业发展.
func (a *analysis) adverbial(i, to int) int {
	if anyAt(a.r, i, "在", "就", "对", "谈到", "针对", "围绕", "结合", "关于", "听取", "听完", "对于", "听了") == 0 {
		return 0
	}
	if anyAt(a.r, i, "就", "针对", "围绕", "对") > 0 && len(a.actorsIn(i, to)) == 0 {
		return to - i
	}
	for j := i + 2; j < to; j++ {
		if n := anyAt(a.r, j, "上", "时", "中", "后", "期间", "工作", "问题"); n > 0 && j+n <= to && (j+n == to || a.wordStart(j+n)) && j+n == to {
			return j + n - i
		}
	}
	return 0
}

// unnamed tells whether a clause opens with speakers who have no name: 与会人员, 委员们, 记者.
func (a *analysis) unnamed(from, to int) bool {
	for i := from; i < to; i++ {
		if anyAt(a.r, i, "人员", "们", "代表", "专家", "人士", "负责人", "有的", "大家", "双方", "记者", "企业家", "考察团", "代表团", "调研组", "业内", "居民", "群众", "市民", "学者", "分析师", "机构", "公司", "媒体", "官员", "一行", "客商", "学员", "干部", "同志") > 0 {
			return true
		}
	}
	return false
}
