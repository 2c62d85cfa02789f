package extract

import (
	"strings"

	"policygraph/ingest/doc"
)

// gathering is a meeting, ceremony or trip that the report is about.
type gathering struct {
	kind, name  string
	date, place string
	at          int // where it is named
	sent        int // index of the sentence that tells of it
	from, to    int // the part of the text that belongs to it
	trip        bool
	score       int
}

// findGatherings finds the gatherings and trips of the report, before anybody's words are read: the
// best supported one of the whole, and one of its own for an item appended with 又讯.
func (a *analysis) findGatherings() {
	cut := len(a.r)
	for _, s := range a.sents {
		if !s.title && anyAt(a.r, s.start, "又讯", "另讯", "相关链接", "另据") > 0 && a.paragraphHead(s) {
			cut = s.start
			break
		}
	}
	for _, part := range [][2]int{{0, cut}, {cut, len(a.r)}} {
		if g, ok := a.mainGathering(part[0], part[1]); ok {
			if len(a.gatherings) > 0 && g.date == "" && a.says(a.sents[g.sent], "当天", "当日", "同日") {
				g.date = a.gatherings[0].date
			}
			a.gatherings = append(a.gatherings, g)
		}
	}
}

// enough is the score from which a report counts as one about a gathering.
const enough = 6

// mainGathering weighs all that is named or told in [from, to) and completes the best.
func (a *analysis) mainGathering(from, to int) (gathering, bool) {
	var best gathering
	names := a.namedGatherings(from, to)
	for _, g := range names {
		if g.score > best.score {
			best = g
		}
	}
	if t := a.tripGathering(from, to); t.score > best.score {
		best = t
	}
	if v := a.verbGathering(from, to); v.score > best.score {
		best = v
	}
	if best.score < enough && from > 0 && best.score >= 3 { // 又讯 announces one
		best.score = enough
	}
	if best.score < enough {
		best = a.namelessMeeting(from, to)
	}
	if best.score < enough {
		best = a.namelessTrip(from, to)
	}
	if best.score < enough {
		return best, false
	}
	if !best.trip {
		a.fullName(&best, names)
	}
	best.from, best.to = from, to
	best.date = a.gatheringDate(best)
	if best.place == "" {
		best.place = a.gatheringPlace(best)
	}
	return best, true
}

// namelessMeeting finds a meeting that the head of the report tells of without a name: 市长李明主持会议.
func (a *analysis) namelessMeeting(from, to int) gathering {
	body := 0
	for k, s := range a.sents {
		if s.start < from || s.end > to || s.title {
			continue
		}
		if body++; body > 6 {
			break
		}
		if a.says(s, "会议由", "主持会议", "出席会议", "在会上分别讲话", "在会上讲话", "参加会议") && len(a.actorsIn(s.start, s.end)) > 0 {
			return gathering{kind: "meeting", name: "会议", at: s.start, sent: k, score: enough}
		}
	}
	return gathering{}
}

// fullName gives a gathering the longest name that the text has for it: 市政府第19次常务会议 for 常务会议.
func (a *analysis) fullName(g *gathering, all []gathering) {
	if a.sents[g.sent].title { // the body says it in full
		for _, o := range all {
			if o.sent > g.sent && o.score >= 5 && o.kind == g.kind && len(o.name) > len(g.name) && !a.sents[o.sent].title {
				g.name = o.name
				break
			}
		}
	}
	short := stripMarks(g.name)
	tail := []rune(short)
	tail = tail[max(0, len(tail)-6):]
	for _, o := range all {
		long := stripMarks(o.name)
		if len(long) > len(stripMarks(g.name)) && (strings.HasSuffix(long, short) || strings.HasSuffix(long, string(tail)) && o.score > 2) && o.kind == g.kind {
			g.name = o.name
		}
	}
}

func stripMarks(s string) string {
	return strings.NewReplacer("（", "", "）", "", "(", "", ")", "", "“", "", "”", "").Replace(s)
}

// meeting is the gathering as a speaker (会议强调).
func (a *analysis) meeting() speaker {
	if len(a.gatherings) == 0 {
		return speaker{event: true}
	}
	return speaker{name: a.gatherings[0].name, event: true}
}

// meetingWords name the gathering where it speaks or acts itself.
var meetingWords = []string{"会议", "大会", "座谈会", "全会", "推进会", "例会", "现场会", "活动", "仪式"}

// eventSubject tells whether the clause [from, to) before a verb has the gathering as its subject: 会议还|强调.
func (a *analysis) eventSubject(from, to int) bool {
	n := a.eventHead(from)
	return n > 0 && a.onlyLead(from+n, to)
}

// eventHead returns the length of the gathering's word at i, where a sentence may begin with it as its subject.
func (a *analysis) eventHead(i int) int {
	j := i + anyAt(a.r, i, "本次", "此次", "这次", "该", "该次")
	n := anyAt(a.r, j, meetingWords...)
	if n == 0 {
		return 0
	}
	return j + n - i
}

// gatheringDate is the date of a gathering: the first in the sentence that tells of it, else in the
// sentences before it, else in the next ones.
func (a *analysis) gatheringDate(g gathering) string {
	for _, k := range a.dateSentences(g) {
		s := a.sents[k]
		if iso, said := a.dateIn(s.start, s.end); said {
			return iso
		}
		if k == g.sent && a.sometime(s) && !a.says(s, "定于", "拟于") {
			return ""
		}
	}
	return ""
}

// says tells whether one of the words stands in the sentence.
func (a *analysis) says(s sentence, words ...string) bool {
	for i := s.start; i < s.end; i++ {
		if anyAt(a.r, i, words...) > 0 {
			return true
		}
	}
	return false
}

// dateSentences are the sentences to look for a gathering's date in, likeliest first.
func (a *analysis) dateSentences(g gathering) []int {
	var out []int
	use := func(k int) bool {
		if k < 0 || k >= len(a.sents) || a.sents[k].start < g.from || a.sents[k].end > g.to || a.sents[k].title {
			return false
		}
		out = append(out, k)
		return true
	}
	use(g.sent)
	for k := g.sent - 1; k >= g.sent-3; k-- {
		use(k)
	}
	for k, n := g.sent+1, 0; n < 4 && k < len(a.sents) && k < g.sent+12; k++ {
		if !a.caption(a.sents[k]) && use(k) {
			n++
		}
	}
	return out
}

// sometime tells whether a sentence leaves the day open: 近日, 日前.
func (a *analysis) sometime(s sentence) bool {
	return a.says(s, "近日", "日前", "近期", "连日来", "不久前")
}

// findEvents turns the gatherings into facts with their participants.
func (a *analysis) findEvents() {
	for _, g := range a.gatherings {
		s := a.sentenceAt(g.at)
		e := doc.Event{Kind: g.kind, Name: g.name, Date: g.date, Place: g.place,
			Evidence: doc.Evidence{Start: s.start, End: s.end, At: g.at, Confidence: min(0.95, 0.6+0.03*float64(g.score))}}
		e.Participants = a.participants(g)
		if len(e.Participants) == 0 { // named in passing
			continue
		}
		a.facts.Events = append(a.facts.Events, e)
	}
}
