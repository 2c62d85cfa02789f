package extract

import "policygraph/ingest/doc"

// quoteEnds tells whether a quotation ends right before i: “…。”|李明说.
func (a *analysis) quoteEnds(i int) bool {
	for i > 0 && a.r[i-1] == ' ' {
		i--
	}
	if i == 0 || a.r[i-1] != '”' && !(a.r[i-1] == ',' && i > 1 && a.r[i-2] == '”') {
		return false
	}
	return true
}

// quoteBefore returns the sentences of the quotation that ends before i, up to its “, in order. k is the
// sentence that i stands in; a quotation is looked for in the same paragraph only.
func (a *analysis) quoteBefore(k, i int) []doc.Span {
	end := i
	for end > 0 && runeIn(a.r[end-1], " ,”") {
		end--
	}
	open := end
	for open > 0 && a.r[open-1] != '“' && a.r[open-1] != '\n' {
		open--
	}
	if open == 0 || a.r[open-1] != '“' || open > 1 && a.r[open-2] == ':' { // introduced already: 他说:“…”
		return nil
	}
	var out []doc.Span
	for ; k >= 0 && a.sents[k].end > open; k-- {
		s := doc.Span{Start: max(a.sents[k].start, open), End: min(a.sents[k].end, end)}
		if s.Start < s.End {
			out = append([]doc.Span{s}, out...)
		}
	}
	return out
}

// leftOpen tells whether the last words of a sentence are a quotation that was opened behind a speech verb.
func (a *analysis) leftOpen(s sentence) bool {
	for i := s.end - 1; i > s.start; i-- {
		if a.r[i] == '“' && runeIn(a.r[i-1], ":,说道") {
			return true
		}
		if a.r[i] == '”' && i < s.end-1 {
			return false
		}
	}
	return false
}

// narrativeHeads open sentences that nobody speaks.
var narrativeHeads = []string{"会前", "会后", "会上", "会议还", "会议由", "会议听取", "会议通报", "会议传达", "会议审议", "会议学习", "会议讨论", "会议研究", "会议采取", "仪式", "座谈会上", "当天", "当日",
	"据悉", "据了解", "随后", "当天下午", "活动中", "调研中", "期间", "此前", "记者", "参加", "又讯", "附件", "附", "签约", "在随后", "调研结束", "座谈前", "座谈结束", "参观", "市领导", "区领导", "县领导", "近年来", "截至", "目前"}

// narrates tells whether a sentence without a speech verb is the reporter's own: it opens with what only
// a narrator says or tells of a person.
func (a *analysis) narrates(s sentence) bool {
	if anyAt(a.r, s.start, narrativeHeads...) > 0 || a.says(s, noticeMarks...) {
		return true
	}
	if n := anyAt(a.r, s.start, dutyLabels...); n > 0 && hasAt(a.r, s.start+n, ":") {
		return true
	}
	commas := 0
	end := s.start
	for ; end < s.end && commas < 2; end++ {
		if a.yaoAt(end) > 0 || runeIn(a.r[end], ";:。") {
			break
		}
		if a.r[end] == ',' {
			commas++
		}
	}
	for _, x := range a.actorsIn(s.start, end) {
		if x.kind == actorPerson && !a.afterPreposition(x.start, s.start) && !a.ofAnother(x.end) && !a.citedPerson(x.start) {
			return true
		}
	}
	for _, p := range []string{"他", "她"} {
		if hasAt(a.r, s.start, p) && !hasAt(a.r, s.start+1, "们") {
			return true
		}
	}
	return false
}

// continues tells whether a paragraph that begins at i goes on with a list of demands: 一是, 二要, 第三; with a
// plain number only behind a colon.
func (a *analysis) continues(i int) bool {
	n := ordinalAt(a.r, i)
	if n == 0 {
		return anyAt(a.r, i, "首先", "其次", "同时", "要") > 0 && anyAt(a.r, i, "要求", "要素", "要闻") == 0
	}
	if runeIn(a.r[i+n-1], "是要") || a.r[i] == '第' {
		return true
	}
	for i > 0 && isSpace(a.r[i-1]) {
		i--
	}
	return i > 0 && a.r[i-1] == ':'
}

// caption tells whether a line is no running text: a heading or a signature without any closing mark.
func (a *analysis) caption(s sentence) bool {
	if s.end < len(a.r) && a.r[s.end] != '\n' || s.start > 0 && a.r[s.start-1] != '\n' {
		return false
	}
	for i := s.start; i < s.end; i++ {
		if runeIn(a.r[i], "。;!?") {
			return false
		}
	}
	return s.end-s.start < 25
}
