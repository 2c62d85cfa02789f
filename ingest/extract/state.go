package extract

import (
	"strings"

	"policygraph/ingest/doc"
)

// stateBody is the body of a title that only one body of the nation has: 委员长 → 全国人大常委会.
func stateBody(title string) string {
	switch strings.TrimPrefix(title, "副") {
	case "委员长":
		return "全国人大常委会"
	case "总理", "国务委员":
		return "国务院"
	case "总书记":
		return "中共中央"
	}
	return ""
}

// setPhrases follow the name of the General Secretary in phrases that cite his words and make him no
// actor: 习近平总书记重要讲话精神.
var setPhrases = []string{"重要", "系列", "关于", "对", "考察", "视察", "在", "的重要", "指示", "批示", "讲话", "新时代", "治国理政", "历次", "一系列", "同志", "“", "提出的", "殷殷", "嘱托", "强军", "生态文明", "经济", "法治", "外交", "文化", "党建", "来", "亲临", "寄语", "勉励"}

// topLeader reads 习近平主席, 习近平总书记 outside set phrases and tells whether the name stands here at all.
func (a *analysis) topLeader(i int) bool {
	if !hasAt(a.r, i, "习近平") {
		return false
	}
	for _, t := range []struct{ word, inst, title string }{{"国家主席", "中国", "主席"}, {"主席", "中国", "主席"}, {"总书记", "中共中央", "总书记"}} {
		if !hasAt(a.r, i+3, t.word) {
			continue
		}
		e := i + 3 + len([]rune(t.word))
		if anyAt(a.r, e, setPhrases...) > 0 {
			return true
		}
		p := a.person("习近平")
		p.mentions = append(p.mentions, doc.Span{Start: i, End: i + 3})
		a.hold(p, held{inst: t.inst, title: t.title, status: "current", b: body{kind: region, region: -1}, start: i, end: e, sure: 0.9}, i, e)
		return true
	}
	return true
}

// abroad reads a foreign holder named between country and title: 阿根廷|马克里|总统, 老挝|本扬|国家主席.
func (a *analysis) abroad(i int) (name doc.Span, title doc.Span, country string, ok bool) {
	n, _ := a.x.words.country.Longest(a.r, i)
	if n == 0 || hasAt(a.r, i, "中国") {
		return
	}
	for e := i + n + 2; e <= i+n+8 && e < len(a.r); e++ {
		if !isHan(a.r[e-1]) && a.r[e-1] != '·' || a.followAt(e-1) >= 2 {
			return
		}
		t := a.titleAt(e)
		lead := 0
		if hasAt(a.r, e, "国家主席") {
			lead, t = 2, 2
		}
		if t < 2 {
			continue
		}
		f, _ := a.x.words.title.Get(string(a.r[e+lead : e+lead+t]))
		if f[0] != "state" && lead == 0 {
			continue
		}
		return doc.Span{Start: i + n, End: e}, doc.Span{Start: e + lead, End: e + lead + t}, string(a.text[i : i+n]), true
	}
	return
}
