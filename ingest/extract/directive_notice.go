package extract

import "strings"

// noticeActs are the acts of a notice by what its title or opening says, first hit first.
var noticeActs = []struct{ word, act string }{
	{"批复", "批复"}, {"公示", "公示"}, {"公告", "公告"}, {"通告", "通告"}, {"印发", "印发"}, {"转发", "转发"}, {"决定", "决定"}, {"通知", "通知"}, {"函", "函"},
}

// noticeMarks open the body of a notice.
var noticeMarks = []string{"印发给你们", "现予印发", "现印发", "通知如下", "批复如下", "公示如下", "公告如下", "予以公示", "通告如下", "决定如下", "请认真贯彻", "请遵照执行", "意见如下"}

// findMeasures reads the measures of a notice (通知, 批复, 公示) as directives of the issuing body.
func (a *analysis) findMeasures() {
	issuer, act, from, to := a.noticeOf()
	if issuer == "" {
		return
	}
	spoken := map[int]bool{}
	for _, u := range a.speech {
		if u.issuer != "" && u.force > mute {
			spoken[a.sentenceAt(u.start).start] = true
		}
	}
	for _, s := range a.sents {
		if s.start < from || s.end > to || s.title || a.heading(s) || spoken[s.start] || a.outsideNotice(s) {
			continue
		}
		a.readMeasure(s, issuer, act)
	}
}

// readMeasure adds the measures of one sentence of a notice.
func (a *analysis) readMeasure(s sentence, issuer, act string) {
	start := s.start
	if k := a.labelEnd(s); k > 0 {
		start = k
	}
	for _, p := range a.pieces(start, s.end, true) {
		need := 1
		if p.ordinal && !p.yao { // a number proves nothing in a notice
			need = 3
		}
		if c := a.demand(p, need); c > 0 && !a.sanction(p) {
			a.addDirective(issuer, act, p, min(c, 0.85))
		}
	}
}

// noticeOf tells who issues a notice, with which act, and between which offsets its measures stand;
// issuer is "" if the report is none.
func (a *analysis) noticeOf() (issuer, act string, from, to int) {
	from = -1
	for _, s := range a.sents {
		for i := s.start; i < s.end; i++ {
			if anyAt(a.r, i, noticeMarks...) > 0 {
				from = s.end
				break
			}
		}
		if from >= 0 {
			break
		}
	}
	title := a.d.Title
	if title == "" && len(a.sents) > 0 {
		s := a.sents[0]
		title = string(a.text[s.start:s.end])
	}
	official := a.d.Title == "" && a.opens("通知如下", "批复如下", "公示如下", "公告如下", "印发给你们", "现予印发")
	for _, w := range []string{"通知", "批复", "公示", "公告", "通告", "决定", "意见", "方案", "函"} {
		official = official || strings.HasSuffix(strings.TrimRight(title, "》）) "), w)
	}
	if from < 0 || !official {
		return "", "", 0, 0
	}
	start, end, last := a.signature()
	if start < 0 {
		start, end = a.titleHead()
		last = len(a.r)
	}
	if start < 0 {
		return "", "", 0, 0
	}
	for _, n := range noticeActs {
		if strings.Contains(title, n.word) {
			act = n.act
			break
		}
	}
	if act == "" {
		act = "印发"
	}
	if act == "通知" && a.opens("印发给你们", "现予印发", "现印发") {
		act = "印发"
	}
	return a.bodyNamed(start, end), act, from, last
}

// opens tells whether one of the words stands anywhere in the text.
func (a *analysis) opens(words ...string) bool {
	for _, s := range a.sents {
		for i := s.start; i < s.end; i++ {
			if anyAt(a.r, i, words...) > 0 {
				return true
			}
		}
	}
	return false
}

// signature finds the line with the issuing body above or beside its date. last is where the measures end:
// the signature of a notice that ends with it, else (an annex follows) the end of the text.
func (a *analysis) signature() (start, end, last int) {
	for k := len(a.sents) - 1; k > 0; k-- {
		s := a.sents[k]
		if s.title || s.end-s.start > 16 || !a.onlyDate(s) {
			continue
		}
		p := a.sents[k-1]
		if p.end-p.start > 40 || !a.bodyEnds(p.end) {
			continue
		}
		last = p.start
		if k+4 < len(a.sents) {
			last = len(a.r)
		}
		return p.start, p.end, last
	}
	return -1, -1, 0
}

// onlyDate tells whether a line is nothing but a date.
func (a *analysis) onlyDate(s sentence) bool {
	m, ok := a.dateAt(s.start, s.end)
	return ok && m.year > 0 && m.end >= s.end-1
}

// bodyEnds tells whether what ends at i ends like a body.
func (a *analysis) bodyEnds(i int) bool {
	return i > 1 && (runeIn(a.r[i-1], "府会委局部厅室办组院") || hasBefore(a.r, i, "中心"))
}

// titleHead is the issuing body at the head of the title: 湖北省人民政府|关于….
func (a *analysis) titleHead() (start, end int) {
	if len(a.sents) == 0 {
		return -1, -1
	}
	s := a.sents[0]
	for i := s.start + 3; i < s.end && i < s.start+40; i++ {
		if hasAt(a.r, i, "关于") {
			if a.bodyEnds(i) {
				return s.start, i
			}
			break
		}
	}
	return -1, -1
}

// bodyNamed is the completed name of the body whose words are [start, end).
func (a *analysis) bodyNamed(start, end int) string {
	for _, x := range a.actorsIn(start, end) {
		if x.kind == actorBody && x.end == end {
			return x.name
		}
	}
	return strings.TrimPrefix(string(a.text[start:end]), "中共")
}

// heading tells whether a line is a heading or an address: no closing mark, or one that ends with a colon.
func (a *analysis) heading(s sentence) bool {
	c := a.r[s.end-1]
	if c == ':' {
		return true
	}
	if c == '。' || c == ';' || c == ']' || c == ')' || c == '］' {
		return false
	}
	return !(s.end < len(a.r) && a.r[s.end] != '\n')
}

// outsideTokens mark sentences of a notice that order nothing: reasons, scope, who is who.
var outsideTokens = []string{"制定本", "现予印发", "印发给你们", "请认真贯彻", "遵照执行", "此复", "收悉", "经研究", "联系人", "联系电话", "举报电话", "自发布之日", "自印发之日", "自公布之日", "有效期", "由本", "予以公示", "通知如下", "抓好落实。", "同意设立", "同意以", "定于", "特此", "抄送", "工作分工"}

// dutyHeads open a sentence that only says what is whose: 负责财税工作.
var dutyHeads = []string{"负责", "分管", "协助", "联系", "主持", "附件", "原", "组长", "成员", "本办法", "本规定", "本方案", "本通知", "为贯彻", "为深入", "为进一步", "为加快", "为推进"}

// dutyLabels do so with a colon behind them: 包抓领导:李明.
var dutyLabels = []string{"责任单位", "牵头单位", "配合单位", "责任领导", "包抓领导", "包保领导", "建设单位", "建设地点", "地点", "时间", "完成时限", "责任人", "主管单位", "实施单位"}

// outsideNotice tells whether a sentence of a notice orders nothing.
func (a *analysis) outsideNotice(s sentence) bool {
	i := s.start + ordinalAt(a.r, s.start)
	if n := anyAt(a.r, i, dutyHeads...); n > 0 {
		return true
	}
	if n := anyAt(a.r, i, dutyLabels...); n > 0 && hasAt(a.r, i+n, ":") {
		return true
	}
	for ; i < s.end; i++ {
		if anyAt(a.r, i, outsideTokens...) > 0 {
			return true
		}
	}
	return a.narrates(s) && a.tellsWhen(s)
}

// tellsWhen tells whether a sentence opens with a day: 4月2日,区委书记主持….
func (a *analysis) tellsWhen(s sentence) bool {
	for i := s.start; i < s.end && i < s.start+14; i++ {
		if m, ok := a.dateAt(i, s.end); ok && m.day > 0 {
			return true
		}
		if anyAt(a.r, i, "近日", "日前") > 0 {
			return true
		}
	}
	return false
}

// labelEnd skips a label with a colon at the head of a sentence: 工作要求:….
func (a *analysis) labelEnd(s sentence) int {
	i := s.start + ordinalAt(a.r, s.start)
	for j := i; j < s.end && j < i+10; j++ {
		if a.r[j] == ':' {
			return j + 1
		}
		if !isHan(a.r[j]) {
			return 0
		}
	}
	return 0
}

// sanction tells whether a piece of a notice only threatens (对弄虚作假的,由市绩效办予以通报) or is an item
// of an agenda (副市长李明讲话).
func (a *analysis) sanction(p piece) bool {
	for i := p.start; i < p.end; i++ {
		if anyAt(a.r, i, "予以通报", "严肃追责", "追究责任", "严肃问责", "依法处理", "移交", "依法追究", "予以处罚", "不予受理", "严肃处理", "取消资格", "主持", "作交流发言", "讲话", "作工作部署", "四至范围", "承建,") > 0 {
			return true
		}
	}
	return false
}
