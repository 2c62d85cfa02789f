package extract

import "strings"

// execTitles are titles that only firms have.
var execTitles = newWordSet("董事长", "总经理", "总裁", "首席执行官", "CEO", "副总经理", "副总裁", "副董事长", "常务副总经理", "常务副总裁", "执行董事", "执行总裁", "董事会主席", "董事会秘书", "独立董事", "行政总裁", "财务总监", "总经理助理", "总裁助理", "总会计师",
	"监事长", "监事会主席", "董事", "行长", "副行长", "营运总监", "运营总监", "技术总监", "创始人", "联合创始人", "首席运营官", "首席财务官", "首席技术官", "高级副总裁", "党委书记、董事长", "党委副书记、总经理", "名誉董事长")

// executives reads firms before the title of an executive: 天瞳股份|董事长蓝剑青.
func (f *firmFinder) executives() {
	for i := 2; i < len(f.r); i++ {
		n := execTitles.at(f.r, i)
		if n == 0 {
			continue
		}
		at := i
		i += n - 1
		if !isHan(f.r[at-1]) && f.r[at-1] != ')' && !isLatin(f.r[at-1]) || !f.execName(at) {
			continue
		}
		e := at
		if f.r[e-1] == '的' {
			e--
		}
		s := f.firmStart(e, "")
		if e-s < 2 || e-s > 20 || !f.firmItem(s, e) || f.levelOnly(s, e) || f.common(s, e) || hasAt(f.r, s, "世界银行") || f.inHit(s, e) || f.holdsPark(s, e) {
			continue
		}
		f.put(s, e, 0.85)
	}
}

// execName tells whether the title at i belongs to a named person or a list of titles before one.
func (f *firmFinder) execName(i int) bool {
	n := execTitles.at(f.r, i)
	j := i + n
	if j >= len(f.r) {
		return false
	}
	if f.r[j] == '、' || f.r[j] == '兼' || f.r[j] == '(' {
		return true
	}
	return f.nameAfter(j)
}

// nameAfter tells whether a personal name may stand at j: a surname, or letters and a dot.
func (f *firmFinder) nameAfter(j int) bool {
	if n, _ := f.x.words.surname.Longest(f.r, j); n > 0 {
		return true
	}
	for k := j; k < len(f.r) && k < j+8; k++ {
		if f.r[k] == '·' {
			return true
		}
		if !isHan(f.r[k]) {
			return false
		}
	}
	return false
}

// levelOnly tells whether the words are a bare level or description: 市, 集团, 公司.
func (f *firmFinder) levelOnly(s, e int) bool {
	w := string(f.r[s:e])
	return w == "集团" || w == "公司" || w == "集团公司" || strings.HasSuffix(w, "党委") || strings.HasSuffix(w, "分管")
}

// known reads firms by the list of known names, with a region before (福州京东方) and a trade behind (中粮国际).
func (f *firmFinder) known() {
	for i := 0; i < len(f.r); i++ {
		if j, e := f.builder(i); e > 0 {
			if !f.inHit(j, e) {
				f.put(j, e, 0.9)
			}
			i = e - 1
			continue
		}
		n, k := f.x.words.firmKnown.Longest(f.r, i)
		if n == 0 {
			continue
		}
		s, e := i, i+n
		if m := f.regionBefore(s); m != nil && m.short && n <= 3 && !runeIn(f.r[max(m.start-1, 0)], "在往赴到") { // 福州|京东方
			s = m.start
		}
		if n == 2 && f.r[i+1] == '行' && s == i && i > 0 && runeIn(f.r[i-1], "省市县") && f.levelWord(i-1) { // 县|农行
			s--
		}
		if m, kind := f.x.words.firmWord.Longest(f.r, e); m > 0 && (kind[0] != "inside" || hasAt(f.r, e, "国际")) && f.tradeEnds(e+m) {
			e += m
		} else if !f.knownStands(s, e, len(k) > 1 && k[1] == "word") {
			continue
		}
		for e < len(f.r) && isLatin(f.r[e]) && isHan(f.r[i]) { // 飞利浦|Lumileds
			e++
		}
		if !f.inHit(s, e) {
			f.put(s, e, 0.85)
		}
		i = e - 1
	}
}

// knownStands tells whether a known name at [i, e) is not part of another word: 京东|方, 吉利|欣旺达.
func (f *firmFinder) knownStands(i, e int, word bool) bool {
	if anyAt(f.r, e, "大学", "学院", "医院", "街道", "镇", "路", "系", "支行", "分行") > 0 {
		return false
	}
	if word {
		return f.anchored(i, e) && (e >= len(f.r) || !isHan(f.r[e]) || f.tradeEnds(e) || execTitles.at(f.r, e) > 0)
	}
	if e-i > 3 {
		return true
	}
	if i > 0 && f.familyAt(i-1) == 1 && f.regionBefore(i) == nil && !f.markBefore(i) || i > 0 && f.r[i-1] == '·' { // 张|新钢
		return false
	}
	if !f.wordStart(i) || !f.wordEnd(e) {
		return false
	}
	if e >= len(f.r) || !isHan(f.r[e]) || f.titleAt(e) > 0 {
		return true
	}
	t, ok := f.word(e)
	return ok && (t.end-t.start > 1 || runeIn(f.r[e], hardStops) || strings.HasPrefix(t.pos, "v") || t.pos == "f")
}

// builders begin the names of state builders' bureaus.
var builders = newWordSet("中国一", "中国二", "中国三", "中国五", "中国十", "中国水利", "中建", "中铁", "中交", "中冶", "中水", "水电", "中核", "中电建", "中国水电")

// builder reads the numbered bureaus of the state's builders: 中建三局, 中铁十一局, 中铁北京局.
func (f *firmFinder) builder(i int) (int, int) {
	if builders.at(f.r, i) == 0 {
		return 0, 0
	}
	for j := i + 2; j < len(f.r) && j < i+9; j++ {
		if !isHan(f.r[j]) {
			return 0, 0
		}
		if (f.r[j] == '局' || f.r[j] == '冶') && j > i+2 {
			return i, j + 1
		}
		if f.r[j] == '的' || f.r[j] == '在' {
			return 0, 0
		}
	}
	return 0, 0
}
