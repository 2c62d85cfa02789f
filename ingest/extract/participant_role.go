package extract

// readRoles reads who has which role in one part of a sentence, [from, to) between semicolons.
func (a *analysis) readRoles(g gathering, from, to int, c *crowd) {
	verbs := a.roleVerbs(from, to)
	low := from
	var last []actor
	lastRole := ""
	for k, v := range verbs {
		if v.role == "holds" && !a.tellsOfGathering(g, v.at) {
			continue
		}
		who := a.roleSubjects(low, v)
		if len(who) == 0 && len(last) > 0 && v.role != "holds" && len(a.actorsIn(low, v.at)) == 0 && a.sameSubject(low, v.at) {
			who = last
		}
		end := to
		if k+1 < len(verbs) && v.role != "meets" && v.role != "calls" {
			end = verbs[k+1].at
		}
		a.giveRole(g, v, who, end, c)
		if v.role == "attendee" || v.role == "goes" || v.role == "speaker" {
			a.giveListed(v, to, c)
		}
		if len(who) > 0 {
			last = who
		}
		if v.role != "goes" || len(who) == 0 || v.role != lastRole {
			low = v.end
		}
		lastRole = v.role
	}
	a.reportsOf(from, to, c)
}

// tellsOfGathering tells whether the sentence around i names the gathering: only there 召开 and 举办 mean it.
func (a *analysis) tellsOfGathering(g gathering, i int) bool {
	s := a.sentenceAt(i)
	if s.start == a.sents[g.sent].start {
		return true
	}
	name := []rune(g.name)
	return len(name) > 3 && a.says(s, string(name[len(name)-4:])) || a.says(s, "本次会议", "本次活动", "此次活动", "此次会议", "主办方", "承办方")
}

// sameSubject tells whether a verb at i goes on with the subject of the verb before: 出席|并讲话, 主持,宣读….
func (a *analysis) sameSubject(low, i int) bool {
	if i-low > 30 {
		return false
	}
	for j := low; j < i; j++ {
		if a.r[j] == '。' || runeIn(a.r[j], ",") && anyAt(a.r, j+1, "并", "还", "随后", "同时") == 0 && i-j > 12 {
			return false
		}
	}
	return anyAt(a.r, low, "会议,会议由") == 0
}

// roleSubjects are the actors before a role verb that it speaks of, back to low.
func (a *analysis) roleSubjects(low int, v roleVerb) []actor {
	var out []actor
	all := a.actorsIn(low, v.at)
	switch v.role {
	case "attendee", "goes", "calls":
		for k, x := range all {
			if a.isThere(all, k, v) {
				out = append(out, x)
			}
		}
		return out
	case "signs":
		for _, x := range all {
			if x.kind == actorPerson || (x.kind == actorFirm || x.kind == actorBody) && (!a.titled(x.end) || a.inNameOf(x.end, v.at)) {
				out = append(out, x)
			}
		}
		return out
	case "holds":
		return a.holders(all, low, v)
	}
	return a.lastList(all, low, v)
}

// lastList is the last list of names before a verb: 甲、乙、丙先后|发言; over commas too where 分别, 先后, 依次 follow.
func (a *analysis) lastList(all []actor, low int, v roleVerb) []actor {
	n := len(all)
	wide := false
	for n > 0 {
		x := all[n-1]
		if x.kind == actorPerson && (a.roleObject(x, low, v) || a.ofAnother(x.end) || a.citedPerson(x.start)) || x.kind == actorPark {
			n--
			continue
		}
		break
	}
	if n == 0 {
		return nil
	}
	last := all[n-1]
	for i := last.end; i < v.at; i++ {
		if anyAt(a.r, i, "分别", "先后", "依次", "随后发言") > 0 {
			wide = true
		}
		if anyAt(a.r, i, "听取", "听完", "听了", "观看", "学习", "贯彻", "落实", "研究") > 0 && v.role == "speaker" {
			return nil
		}
		if runeIn(a.r[i], "。;") {
			return nil
		}
	}
	if v.role == "speaker" && a.commas(last.end, v.at) > 2 {
		return nil
	}
	var out []actor
	for k := n - 1; k >= 0; k-- {
		x := all[k]
		if k < n-1 && !a.listed(x.end, all[k+1].start, wide) {
			break
		}
		switch {
		case x.kind == actorPerson && !a.roleObject(x, low, v):
			out = append([]actor{x}, out...)
		case (x.kind == actorBody || x.kind == actorFirm) && a.standsAlone(all, k, v) && !hasBefore(a.r, x.start, "代表") && !a.afterPreposition(x.start, low):
			out = append([]actor{x}, out...)
		}
	}
	return out
}

// roleObject tells whether a person before a verb is not its subject: 向王明|汇报; but 由王明|主持 is.
func (a *analysis) roleObject(x actor, low int, v roleVerb) bool {
	if !a.afterPreposition(x.start, low) {
		return false
	}
	for j := x.start; j > low; j-- {
		if a.r[j-1] == '由' {
			return v.role != "host" && v.role != "attendee" && v.role != "speaker"
		}
		if runeIn(a.r[j-1], ",;。") {
			break
		}
	}
	return true
}

// listed tells whether two neighbours belong to one list: marks and titles between them, no comma unless wide.
func (a *analysis) listed(from, to int, wide bool) bool {
	for i := from; i < to; i++ {
		if a.r[i] == '。' || a.r[i] == ';' || a.r[i] == ',' && !wide {
			return false
		}
	}
	return to-from < 60
}

func (a *analysis) commas(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if a.r[i] == ',' {
			n++
		}
	}
	return n
}

// giveRole gives a verb's role to its subjects and, for meetings of two sides, to those behind it.
func (a *analysis) giveRole(g gathering, v roleVerb, who []actor, end int, c *crowd) {
	ev := a.evidence(v.at, v.end, 0.85)
	for _, x := range who {
		switch v.role {
		case "host", "holds":
			c.add(x.name, "host", ev)
		case "speaker":
			c.add(x.name, "speaker", ev)
		case "attendee", "signs", "goes", "calls":
			c.add(x.name, "attendee", ev)
		case "meets":
			c.add(x.name, "host", ev)
			c.add(x.name, "attendee", ev)
		}
	}
	if v.role == "meets" || v.role == "calls" {
		for _, x := range a.actorsIn(v.end, end) {
			if x.kind == actorPerson && !a.ofAnother(x.end) {
				c.add(x.name, "attendee", ev)
			}
		}
	}
}

// giveListed reads a list behind a verb of presence: 出席仪式的领导有:甲、乙, 带队的是甲, 随行的市长甲.
func (a *analysis) giveListed(v roleVerb, to int, c *crowd) {
	i := v.end
	lead := false
	for ; i < to && i < v.end+20; i++ {
		if n := anyAt(a.r, i, "的还有", "的有", "的领导有", "还有", "的是", "领导:", "的领导:", "有:", "人员:"); n > 0 {
			i, lead = i+n, true
			break
		}
		if hasAt(a.r, i, "的") && i == v.end && (hasAt(a.r, v.at, "随行") || hasAt(a.r, v.at, "陪同")) {
			i, lead = i+1, true
			break
		}
		if runeIn(a.r[i], ",。") {
			return
		}
	}
	if !lead {
		return
	}
	all := a.actorsIn(i, to)
	for k, x := range all {
		if x.kind == actorPerson || x.kind == actorFirm && a.standsAlone(all, k, roleVerb{to, to, "attendee"}) || x.kind == actorBody && a.standsAlone(all, k, roleVerb{to, to, "attendee"}) {
			c.add(x.name, "attendee", a.evidence(x.start, x.end, 0.85))
		}
	}
}

// reportsOf reads speakers named with what they gave: 听取了王明的工作汇报.
func (a *analysis) reportsOf(from, to int, c *crowd) {
	for _, x := range a.actorsIn(from, to) {
		if x.kind != actorPerson {
			continue
		}
		i := x.end
		if i < to && a.r[i] == '的' {
			i++
			if n := anyAt(a.r, i, "工作汇报", "汇报", "介绍", "情况汇报", "情况介绍", "讲解", "工作报告", "发言", "作的"); n > 0 && !a.spoken(i) {
				c.add(x.name, "speaker", a.evidence(x.start, x.end, 0.8))
			}
		}
		if hasAt(a.r, i, "作的关于") || hasAt(a.r, i, "作的") {
			c.add(x.name, "speaker", a.evidence(x.start, x.end, 0.8))
		}
	}
}
