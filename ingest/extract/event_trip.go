package extract

import "strconv"

// tripGathering finds a trip or reception in title and lead: whoever goes where, or who receives whom.
func (a *analysis) tripGathering(from, to int) gathering {
	var best gathering
	body := 0
	for k, s := range a.sents {
		if s.start < from || s.end > to {
			continue
		}
		if !s.title {
			body++
		}
		if body > 2 {
			break
		}
		for i := s.start; i < s.end; i++ {
			n, f := a.x.words.trip.Longest(a.r, i)
			if n == 0 || a.tripNoun(s, i, n) {
				continue
			}
			w, _ := strconv.Atoi(f[1])
			g := gathering{kind: f[0], at: i, sent: k, trip: true, score: w + a.tripBonus(s, i, body)}
			if g.score > best.score {
				best = g
			}
			i += n - 1
		}
	}
	if best.score > 0 {
		a.settleTrip(&best, from, to)
	}
	return best
}

// tripBonus weighs where a word for a trip stands and whether somebody is on the move there.
func (a *analysis) tripBonus(s sentence, i, body int) int {
	b := 0
	switch {
	case s.title:
		b = 5
	case body == 1:
		b = 2
	}
	if a.moves(max(s.start, i-maxClause), i) {
		b += 2
		if a.firstTrip(s, i) {
			b += 3
		}
	}
	return b
}

// firstTrip tells whether no other word for a trip stands before i in its sentence: 到南京大学考察,…会见….
func (a *analysis) firstTrip(s sentence, i int) bool {
	for j := max(s.start, i-maxClause); j < i; j++ {
		if n, _ := a.x.words.trip.Longest(a.r, j); n > 0 && j+n <= i && !a.tripNoun(s, j, n) {
			return false
		}
	}
	return true
}

// goWords show that somebody goes or receives.
var goWords = []string{"来到", "前往", "深入", "走进", "莅临", "赴", "到", "来", "率", "带队", "一行", "率队", "率领", "在"}

// moves tells whether a word of going stands in [from, to).
func (a *analysis) moves(from, to int) bool {
	for i := from; i < to; i++ {
		if n := anyAt(a.r, i, goWords...); n > 1 || n == 1 && a.wordStart(i) {
			return true
		}
	}
	return false
}

// tripNoun tells whether a word for a trip is only part of a name or cited: 调研组, 考察团, 检查组, 调研讲话精神.
func (a *analysis) tripNoun(s sentence, i, n int) bool {
	if anyAt(a.r, i+n, "组", "团", "员", "报告", "讲话", "成果", "队", "协商", "座谈会", "纪要", "站", "院", "机关", "重要", "时指示", "时提出") > 0 {
		return !hasAt(a.r, i+n, "组来") && !hasAt(a.r, i+n, "组走进") && !hasAt(a.r, i+n, "组到") && !hasAt(a.r, i+n, "组赴") &&
			!hasAt(a.r, i+n, "团来") && !hasAt(a.r, i+n, "团走进") && !hasAt(a.r, i+n, "团到") && !hasAt(a.r, i+n, "团赴") && !hasAt(a.r, i+n, "纪要")
	}
	return hasBefore(a.r, i, "纪律") || hasBefore(a.r, i, "监督") && hasAt(a.r, i, "检查")
}

// settleTrip decides between inspection and visit by who comes, and names the trip.
func (a *analysis) settleTrip(g *gathering, from, to int) {
	if g.kind == "talk" {
		g.kind = "meeting"
		if a.says(a.sents[g.sent], "来", "一行", "客人", "会见", "拜访") {
			g.kind = "visit"
		}
	}
	if g.kind == "trip" || g.kind == "inspection" && a.guests() {
		g.kind = "inspection"
		if a.guests() {
			g.kind = "visit"
		}
	}
	s := a.sents[g.sent]
	g.name = a.tripName(s, g.at)
	if s.title { // the body says when and where
		for k := g.sent + 1; k < len(a.sents) && k < g.sent+4; k++ {
			if !a.sents[k].title && !a.caption(a.sents[k]) {
				g.sent = k
				break
			}
		}
	}
}

// guestWords say that guests come from elsewhere.
var guestWords = []string{"来访", "客人", "来我市考察", "来我县考察", "来我区考察", "来我市参观", "来我区参观", "来我县参观", "来我市学习", "来我县学习", "来我区学习", "来我院参观", "会见"}

// guests tells whether title or lead speak of guests who come (来我市考察, 客人, 考察团来高新区学习交流), not of a trip of
// one's own (赴芜湖考察).
func (a *analysis) guests() bool {
	n := 0
	for _, s := range a.sents {
		if !s.title {
			n++
		}
		if n > 2 {
			break
		}
		for i := s.start; i < s.end; i++ {
			if hasAt(a.r, i, "赴") && a.wordStart(i) {
				return false
			}
			if anyAt(a.r, i, guestWords...) > 0 && !hasAt(a.r, i, "来访群众") && !(hasAt(a.r, i, "会见") && !s.title) {
				return true
			}
			if anyAt(a.r, i, "团来", "团一行来", "一行来", "客商来") > 0 && a.saysSoon(i, s.end, "考察", "学习", "参观", "交流", "访问", "取经") {
				return true
			}
		}
	}
	return false
}

// saysSoon tells whether one of the words stands within the clause after i.
func (a *analysis) saysSoon(i, end int, words ...string) bool {
	for j := i; j < end && j < i+24 && !runeIn(a.r[j], ",。;"); j++ {
		if anyAt(a.r, j, words...) > 0 {
			return true
		}
	}
	return false
}

// tripName is the clause around the word for the trip, without what is only said there: 李明在甲县调研|时强调….
func (a *analysis) tripName(s sentence, i int) string {
	start := a.clauseStart(i, s.start)
	for j := i; j > start; j-- {
		if a.r[j-1] == ' ' || a.r[j-1] == '—' {
			start = j
			break
		}
	}
	if xs := a.actorsIn(start, i); len(xs) > 0 && !s.title {
		for _, x := range xs {
			if x.kind == actorPerson {
				start = x.start
				break
			}
		}
	}
	end := i
	for end < s.end && !runeIn(a.r[end], ",。;:!?— ") && !hasAt(a.r, end, "时强调") && !hasAt(a.r, end, "时指出") && !hasAt(a.r, end, "时要求") {
		end++
	}
	return string(a.text[start:end])
}

// namelessTrip finds a trip that the head of the report tells of without a word for it: 5日,市长李明走进丙公司….
func (a *analysis) namelessTrip(from, to int) gathering {
	body := 0
	for k, s := range a.sents {
		if s.start < from || s.end > to || s.title || a.caption(s) {
			continue
		}
		if body++; body > 2 {
			break
		}
		if _, said := a.dateIn(s.start, s.end); !said && !a.sometime(s) {
			continue
		}
		for _, v := range a.roleVerbs(s.start, s.end) {
			if v.role != "goes" && v.role != "meets" || len(a.roleSubjects(s.start, v)) == 0 {
				continue
			}
			g := gathering{kind: "inspection", at: v.at, sent: k, trip: true, score: enough, name: a.tripName(s, v.at)}
			if v.role == "meets" || a.guests() {
				g.kind = "visit"
			}
			return g
		}
	}
	return gathering{}
}

// deedWords tell of a signing or ceremony by a verb, where no noun names it.
var deedWords = []struct{ word, kind string }{
	{"签约", "signing"}, {"签署", "signing"}, {"签订", "signing"}, {"签下", "signing"}, {"开工", "ceremony"}, {"揭牌", "ceremony"}, {"开园", "ceremony"},
	{"奠基", "ceremony"}, {"投产", "ceremony"}, {"竣工", "ceremony"}, {"动工", "ceremony"}, {"通车", "ceremony"}, {"挂牌", "ceremony"}, {"启用", "ceremony"}, {"敲钟", "ceremony"},
}

// planned tells whether a deed is only meant to be done: 拟与经开区签约.
func (a *analysis) planned(s sentence, i int) bool {
	for j := i; j > s.start && i-j < 14 && !runeIn(a.r[j-1], ",。; "); j-- {
		if runeIn(a.r[j-1], "拟将欲") {
			return true
		}
	}
	return false
}

// verbGathering finds a signing or ceremony told by a verb in title or first sentence: 41个项目签约.
func (a *analysis) verbGathering(from, to int) gathering {
	var best gathering
	body := 0
	for k, s := range a.sents {
		if s.start < from || s.end > to {
			continue
		}
		if !s.title {
			body++
		}
		if body > 1 {
			break
		}
		for i := s.start; i < s.end; i++ {
			for _, d := range deedWords {
				if !hasAt(a.r, i, d.word) || hasAt(a.r, i+2, "项目") || hasAt(a.r, i+2, "率") || hasAt(a.r, i+2, "建设") || a.planned(s, i) {
					continue
				}
				g := gathering{kind: d.kind, name: a.tripName(s, i), at: i, sent: k, trip: true, score: 4}
				if s.title {
					g.score = 7
				}
				if d.kind == "signing" && len(a.actorsIn(s.start, s.end)) > 1 {
					g.score += 2
				}
				if g.score > best.score {
					best = g
				}
			}
		}
	}
	return best
}
