package extract

// What a speech verb does with the words after it.
const (
	mute = iota
	hint
	say
	stress
	urge
)

var speechForces = map[string]int{"mute": mute, "hint": hint, "say": say, "stress": stress, "urge": urge}

// utterance is one run of reported words, inside one sentence.
type utterance struct {
	issuer     string  // completed name of person or body, name of the event; "" if nobody named speaks
	person     *person // the speaker, nil if it is no person
	event      bool    // the gathering itself speaks
	act        string
	force      int
	intro      int  // where the clause with the speech verb begins
	start, end int  // the words
	implied    bool // no speech verb in this sentence: the speaker before goes on
}

// verbHit is a speech verb in a sentence.
type verbHit struct {
	at, end int // the verb and what belongs to it: 强调|说
	words   int // where the reported words begin
	act     string
	force   int
	direct  bool // the words follow without a mark
	back    bool // the words stand before: “…。”李明说。
}

// findSpeech reads the whole text sentence by sentence and keeps who speaks.
func (a *analysis) findSpeech() {
	st := &floor{}
	for k, s := range a.sents {
		if s.title || a.caption(s) {
			continue
		}
		a.readSentence(k, s, st)
	}
}

// readSentence adds the utterances of one sentence and moves the floor on.
func (a *analysis) readSentence(k int, s sentence, st *floor) {
	if s.para != st.para {
		st.newParagraph(s.para, a.continues(s.start))
	}
	hits := a.verbHits(s)
	said := false
	before, open := *st, len(a.speech)
	for h := 0; h < len(hits); h++ {
		hit := hits[h]
		who, ok := a.subject(s, hit, st)
		if !ok {
			continue
		}
		if h+1 < len(hits) && hits[h+1].at-hit.words <= 3 && hits[h+1].force >= hit.force && a.onlyLead(hit.words, hits[h+1].at) {
			if _, ok := a.subject(s, hits[h+1], st); ok { // 他表示,希望…
				next := hits[h+1]
				next.at = hit.at
				hits[h+1] = next
				a.heldFor = &who
				continue
			}
		}
		if a.heldFor != nil {
			who, a.heldFor = *a.heldFor, nil
		}
		said = true
		st.take(who, hit)
		a.utter(k, s, hit, who)
	}
	a.heldFor = nil
	if said {
		a.goOnBefore(s, &before, open)
	}
	a.closeSpans(s)
	if !said {
		a.goOn(s, st)
	}
	st.see(a, s)
	if said {
		st.quoted = a.leftOpen(s)
	}
	if st.quoted && a.r[s.end-1] == '”' {
		st.quoted, st.open = false, false
	}
}

// utter records the words behind a verb; for words that stand before it, those of the quotation.
func (a *analysis) utter(k int, s sentence, hit verbHit, who speaker) {
	u := utterance{issuer: who.name, person: who.person, event: who.event, act: hit.act, force: hit.force, intro: a.clauseStart(hit.at, s.start)}
	if hit.back {
		for _, q := range a.quoteBefore(k, u.intro) {
			v := u
			v.start, v.end = q.Start, q.End
			a.speech = append(a.speech, v)
		}
		if hit.words >= s.end {
			return
		}
	}
	u.start, u.end = hit.words, s.end
	a.speech = append(a.speech, u)
}

// closeSpans ends each utterance of the sentence where the clause of the next speech verb begins.
func (a *analysis) closeSpans(s sentence) {
	for i := len(a.speech) - 2; i >= 0; i-- {
		u, next := &a.speech[i], &a.speech[i+1]
		if next.start < s.start || u.start < s.start {
			break
		}
		if u.end > next.intro {
			u.end = max(u.start, next.intro)
		}
	}
}

// goOnBefore gives what stands before the first speech verb of a sentence, up to a semicolon, to the speaker who had
// the floor: 计划要突出重点;他要求….
func (a *analysis) goOnBefore(s sentence, st *floor, first int) {
	if !st.open || first >= len(a.speech) || a.narrates(s) {
		return
	}
	end := a.speech[first].intro
	for end > s.start && a.r[end-1] != ';' {
		end--
	}
	if end <= s.start {
		return
	}
	u := utterance{issuer: st.who.name, person: st.who.person, event: st.who.event, act: st.act, force: say, intro: s.start, start: s.start, end: end, implied: true}
	a.speech = append(a.speech, utterance{})
	copy(a.speech[first+1:], a.speech[first:])
	a.speech[first] = u
}

// goOn gives a sentence without a speech verb to the speaker who has the floor.
func (a *analysis) goOn(s sentence, st *floor) {
	if !st.open || a.narrates(s) { // whatever the reporter tells ends the words
		st.open = false
		return
	}
	a.speech = append(a.speech, utterance{issuer: st.who.name, person: st.who.person, event: st.who.event,
		act: st.act, force: say, intro: s.start, start: s.start, end: s.end, implied: true})
}

// verbHits lists the speech verbs of a sentence that may introduce words.
func (a *analysis) verbHits(s sentence) []verbHit {
	var out []verbHit
	for i := s.start; i < s.end; i++ {
		if a.r[i] == '《' { // titles quote nobody
			for i < s.end && a.r[i] != '》' {
				i++
			}
			continue
		}
		n, f := a.x.words.speech.Longest(a.r, i)
		if n == 0 {
			continue
		}
		if hit, ok := a.verbHit(s, i, n, f); ok {
			out = append(out, hit)
			i = hit.end - 1
		}
	}
	return out
}

// verbHit judges the speech verb at [i, i+n) by what follows it.
func (a *analysis) verbHit(s sentence, i, n int, f []string) (verbHit, bool) {
	end := i + n
	hit := verbHit{at: i, act: string(a.r[i:end]), force: speechForces[f[0]]}
	if len(f) > 2 {
		hit.act = f[2]
	}
	if !a.verbStands(i, n) {
		return hit, false
	}
	for end < s.end && anyAt(a.r, end, "说", "道", "指出") > 0 && !a.inWord(end) {
		end += anyAt(a.r, end, "说", "道", "指出")
	}
	if w := a.withheld(end, s.end); w > end { // 提出三点意见:
		if w < s.end && a.r[w] == '。' && s.end == w+1 && ordinalAt(a.r, a.nextText(s.end)) > 0 { // 提出要求。一是…
			hit.end, hit.words = w, s.end
			return hit, true
		}
		if w >= s.end || a.r[w] != ':' && a.r[w] != ',' {
			return hit, false
		}
		end = w
	}
	hit.end, hit.words = end, end
	if end >= s.end || a.r[end] == '。' {
		hit.back = a.quoteEnds(a.clauseStart(i, s.start))
		hit.words = s.end
		return hit, hit.back
	}
	c := a.r[end]
	if c == ',' || c == ':' || c == '“' && (hit.act == "说" || hit.act == "道") {
		for hit.words < s.end && runeIn(a.r[hit.words], ",: ") {
			hit.words++
		}
		hit.back = a.quoteEnds(a.clauseStart(i, s.start)) && c == ','
		return hit, true
	}
	hit.direct = true
	return hit, f[1] == "d" && anyAt(a.r, end, "发言", "肯定", "感谢", "祝贺", "衷心", "热烈", "诚挚", "欢迎") == 0 && (isHan(c) || c >= '0' && c <= '9' || c == '“' || c == '《') && !runeIn(c, "的了过和与及等")
}

// nounVerbs are speech verbs that are nouns as often: 工作要求, 的建议, 重要指示.
var nounVerbs = []string{"要求", "希望", "建议", "批示", "指示", "期望", "期待", "承诺", "保证", "规定", "决定", "号召", "提醒", "倡议", "介绍", "回应", "分析", "解释", "回忆", "部署", "议定", "明确", "嘱托", "寄语"}

// beforeNoun are words before such a noun.
var beforeNoun = []string{"意见", "提出", "工作", "有关", "相关", "政策", "合理", "宝贵", "批示", "指示", "具体", "总体", "部署", "根据", "按照", "充满", "寄予", "任务", "没有", "如果", "目标", "精神", "重要", "实践", "客观", "必然", "时代", "统一", "协议", "标准", "法律", "情况", "作出", "做出", "决策"}

// nextText is where text goes on after i.
func (a *analysis) nextText(i int) int {
	for i < len(a.r) && isSpace(a.r[i]) {
		i++
	}
	return i
}

// verbStands tells whether the characters at [i, i+n) are a verb: not inside a longer word (希望工程), not
// a noun (工作要求, 的建议).
func (a *analysis) verbStands(i, n int) bool {
	if n == 1 {
		if a.r[i] == '道' && (i == 0 || a.r[i-1] == '一' || i+1 >= len(a.r) || !runeIn(a.r[i+1], ":“。")) { // 一道,…
			return false
		}
		if i+1 < len(a.r) && runeIn(a.r[i+1], ",:“") {
			return i == 0 || !runeIn(a.r[i-1], "来据")
		}
		t, ok := a.word(i)
		return ok && t.end == i+1 && i+1 < len(a.r) && a.r[i+1] != '的'
	}
	if t, ok := a.word(i); ok && t.end > i+n {
		return false
	}
	if anyAt(a.r, i, nounVerbs...) != n || a.endsActor(i) {
		return true
	}
	if i > 0 && runeIn(a.r[i-1], "的、按被来所据和及与新各总") {
		return false
	}
	return i < 2 || anyAt(a.r, i-2, beforeNoun...) != 2
}

// inWord tells whether the segmenter reads a longer word at i: 说明, 道路.
func (a *analysis) inWord(i int) bool {
	t, ok := a.word(i)
	return ok && anyAt(a.r, i, "说", "道") == 1 && t.end > i+1
}

// endsActor tells whether a name ends right before i.
func (a *analysis) endsActor(i int) bool {
	x := a.actorsIn(max(0, i-30), i)
	return len(x) > 0 && x[len(x)-1].end == i
}

// withheld skips the object of a verb that only counts what is said: 提出|了三点要求, 讲|了意见. It returns
// where the object ends, i if there is none.
func (a *analysis) withheld(i, end int) int {
	j := i
	for j < end && j < i+12 && (isHan(a.r[j]) || a.r[j] >= '0' && a.r[j] <= '9' || a.r[j] == '“' || a.r[j] == '”' || a.r[j] == '、') {
		if n := anyAt(a.r, j, "意见", "要求", "希望", "建议", "批示", "指示", "方面", "举措", "思路", "期望", "勉励", "方向"); n > 0 && (j > i || n > 0) {
			k := j + n
			if k >= end || runeIn(a.r[k], ":,。;") {
				return k
			}
		}
		j++
	}
	return i
}

// maxClause bounds the search for the head of a clause; no clause that people write is longer.
const maxClause = 240

// clauseStart walks back from i to where its clause begins, not before low.
func (a *analysis) clauseStart(i, low int) int {
	low = max(low, i-maxClause)
	for j := i; j > low; j-- {
		c := a.r[j-1]
		if runeIn(c, ",;。:!?\n") {
			return j
		}
		if (c == '“' || c == '”') && (j-1 == low || j >= 2 && runeIn(a.r[j-2], ",;。:!?")) {
			return j
		}
	}
	return low
}
