package extract

// visits reads what a visitor goes to see: 先后到|凯赛生物|、如意工业园、|东宝食品|等. Items that are no firm (parks,
// halls, roads) are passed over.
func (f *firmFinder) visits() {
	for i := 0; i < len(f.r); i++ {
		n := visitVerbs.at(f.r, i)
		if n == 0 {
			continue
		}
		i += n
		for k := 0; k < 40; k++ {
			e := f.visitEnd(i)
			if e-i >= 2 {
				f.visitItem(i, e)
			}
			i = e
			switch {
			case i >= len(f.r):
				return
			case f.r[i] == '、' || runeIn(f.r[i], "和与及") && e > 0:
				i++
				continue
			case hasAt(f.r, i, "以及"):
				i += 2
				continue
			}
			break
		}
		i--
	}
}

// visitVerbs come before what a visitor sees.
var visitVerbs = newWordSet("深入", "前往", "到访", "赶赴", "走访了", "走访", "参观了", "参观", "走进", "来到", "先后到", "考察了", "察看了", "查看了", "深入到", "实地察看", "实地走访", "观摩了", "调研了", "先后深入", "先后前往", "分别到", "依次到", "一行到", "带队到", "来到了")

// visitEnd returns where the item of a list that begins at i ends.
func (f *firmFinder) visitEnd(i int) int {
	e := i
	for ; e < len(f.r) && e-i < 26; e++ {
		c := f.r[e]
		if c == '(' || c == ')' || isLatin(c) || c >= '0' && c <= '9' {
			continue
		}
		if !isHan(c) || runeIn(c, "等的了在") || e > i+1 && (runeIn(c, "和与及") && f.wordStart(e) && f.wordStart(e+1) || anyAt(f.r, e, "以及", "项目", "现场", "车间", "展厅", "厂区", "公司", "生产", "企业", "二期", "一期", "三期", "建设") > 0 && f.wordStart(e)) {
			break
		}
	}
	return e
}

// visitItem adds the item [s, e) if it has the look of a firm: coined, or a trade word behind a brand.
func (f *firmFinder) visitItem(s, e int) {
	if e-s > 12 || e-s == 2 && hasAt(f.r, e, "车间") || hasAt(f.r, e, "公司") || f.parkBetween(s, e) || f.inHit(s, e) || f.holdsPark(s, e) || !f.firmItem(s, e) || f.common(s, e) {
		return
	}
	if m := f.regionAt(s); m != nil && (m.end >= e-1 || !m.short) {
		return
	}
	if f.levelWordAt(s) {
		return
	}
	traded := false
	for p := e - 4; p <= e-2; p++ {
		if p > s {
			if k, ok := f.x.words.firmWord.Get(string(f.r[p:e])); ok && k[0] != "inside" {
				traded = true
			}
		}
	}
	if traded || f.coined(s, e) && e-s <= 6 {
		f.put(s, e, 0.75)
	}
}

// levelWordAt tells whether the item begins with a bare level: 市|图书馆.
func (f *firmFinder) levelWordAt(s int) bool {
	return runeIn(f.r[s], "省市县区镇乡村") && f.levelWord(s)
}
