package extract

import "strings"

// inHit tells whether a hit covers [s, e), or ends with it.
func (f *firmFinder) inHit(s, e int) bool {
	h, g := f.over[s], f.over[e-1]
	return h != nil && h.end >= e || g != nil && g.start >= s && g.end == e
}

// trades reads unknown names that end with a trade word: 先禾|机电, 秦邮|特钢.
func (f *firmFinder) trades() {
	for i := 1; i < len(f.r); i++ {
		n, k := f.x.words.firmWord.Longest(f.r, i)
		if n == 0 || k[0] == "inside" || !f.tradeEnds(i+n) {
			continue
		}
		s := f.firmStart(i, "")
		if i-s < 2 || i-s > 10 || f.inHit(s, i+n) || f.holdsPark(s, i+n) || f.tradesOnly(s, i) {
			continue
		}
		anchored := f.anchored(s, i+n)
		if !f.coined(s, i) && !(anchored && f.firmItem(s, i+n) && !f.described(s, i+n) && !f.common(s, i+n)) || k[0] == "soft" && !anchored {
			continue
		}
		f.put(s, i+n, 0.75)
		i += n - 1
	}
}

// anchored tells whether the words around [s, e) show that a firm is meant: a visit before, a list of
// firms, a project or works behind.
func (f *firmFinder) anchored(s, e int) bool {
	if visitWords.before(f.r, s) > 0 {
		return true
	}
	if s > 0 && f.r[s-1] == '、' && f.hitEnding(s-1) || e < len(f.r) && f.r[e] == '、' && f.taken[e+1] != nil {
		return true
	}
	return anchorTails.at(f.r, e) > 0
}

// anchorTails follow a firm that is looked at or built.
var anchorTails = newWordSet("项目", "二期", "三期", "一期", "厂区", "车间", "公司", "负责人", "展厅", "的项目", "的生产线", "的车间", "的厂区", "的新厂区", "区内", "等企业")

// visitWords stand before a firm that is looked at.
var visitWords = newTailSet("走访", "走访了", "走进", "参观", "参观了", "来到", "考察", "考察了", "察看", "察看了", "实地察看", "深入", "前往", "到访", "调研", "视察", "视察了", "支持", "推动", "服务")

// hitEnding tells whether a firm's name ends at e.
func (f *firmFinder) hitEnding(e int) bool {
	for k := len(f.hits) - 1; k >= 0 && k >= len(f.hits)-40; k-- {
		if f.hits[k].end == e {
			return true
		}
	}
	return false
}

// tradeEnds tells whether a firm's name may end at e: a mark, a stop word or a word for what a firm has.
func (f *firmFinder) tradeEnds(e int) bool {
	if e >= len(f.r) || !isHan(f.r[e]) && !isLatin(f.r[e]) {
		return true
	}
	if n, k := f.x.words.firmWord.Longest(f.r, e); n > 0 && k[0] != "inside" {
		return false
	}
	if runeIn(f.r[e], "的和与在等将是由为这都也已正均") {
		return true
	}
	return tradeTails.at(f.r, e) > 0
}

// tradeTails follow a firm: what it has or does.
var tradeTails = newWordSet("项目", "二期", "三期", "一期", "厂区", "车间", "公司", "董事长", "总经理", "总裁", "负责人", "投资", "总投资", "生产", "建设", "扩建", "新建", "深加工", "代表", "研发", "展厅", "总部", "区内", "创始人", "副总")

// coined tells whether the words in [s, e) are a made-up name of 2 to 6 characters behind an optional
// region: lone characters, names or letters, at most one word of the dictionary behind them.
func (f *firmFinder) coined(s, e int) bool {
	for m := f.regionAt(s); m != nil && m.end < e; m = f.regionAt(s) {
		s = m.end
	}
	if e-s < 2 || e-s > 7 || f.generic(s, e) || f.genericFirm(s, e) {
		return false
	}
	unknown, words := 0, 0
	for i := s; i < e; {
		t, ok := f.word(i)
		if !ok {
			return false
		}
		if t.end > e { // the segmenter cut across: 恒|兴建|材
			unknown, i = unknown+e-i, e
			continue
		}
		n := t.end - t.start
		m := f.regionAt(i)
		switch {
		case m != nil && m.short && f.x.regions.Get(m.ids[0]).Level >= 3 && m.end <= e: // 海陵|铜业: the county's name as a brand
			n, t.end = m.end-i, m.end
			unknown += n
		case n == 1 && !runeIn(f.r[i], "大小新老旧好强高低多少各"), strings.HasPrefix(t.pos, "nr"), t.pos == "ns" && m == nil && !f.x.words.country.Has(string(f.r[t.start:t.end])), t.pos == "j", t.pos == "nt", t.pos == "nz":
			unknown += n
		case f.x.words.firmWord.Has(string(f.r[t.start:t.end])):
		case unknown >= 2 && words == 0:
			words++
		default:
			return false
		}
		i = t.end
	}
	return unknown >= 2
}
