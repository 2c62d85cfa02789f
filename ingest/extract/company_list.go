package extract

import "strings"

// listHeads are what a list of firms ends in: A、B、C等龙头|企业.
var listHeads = newWordSet("企业", "公司", "厂商", "厂家", "车企", "药企", "央企", "国企", "民企", "施工单位", "建设单位", "参建单位", "施工方", "供应商", "客商", "投资人", "超市", "卖场", "银行", "金融机构", "上市公司", "集团", "投资商", "品牌商", "制造商", "运营商", "代工厂", "主机厂")

// lists reads lists that say of themselves that they are of firms: 走访了|宇诺机械、乐康源|等企业.
func (f *firmFinder) lists() {
	for i := 0; i < len(f.r); i++ {
		switch {
		case f.r[i] == '等' && f.headAhead(i+1), hasAt(f.r, i, "这样的") && f.headAhead(i+3):
			f.listBack(i)
		case runeIn(f.r[i], "两二三四五六七八九十") && i+1 < len(f.r) && f.r[i+1] == '家' && f.headAhead(i+2): // 上海明观和北京商络|两家投资人
			if i > 0 && isHan(f.r[i-1]) {
				f.listBack(i)
			}
		}
	}
}

// headAhead tells whether within a few words behind 等 the list's head stands: 等6家规模|企业, 等硅光伏|企业.
func (f *firmFinder) headAhead(i int) bool {
	if anyAt(f.r, i, "地", "省", "市", "县", "国", "区", "镇", "部门", "方面", "领导") > 0 {
		return false
	}
	for j := i; j < len(f.r) && j < i+14; j++ {
		c := f.r[j]
		if !isHan(c) && !(c >= '0' && c <= '9') && c != '“' && c != '”' && !isLatin(c) {
			return false
		}
		if listHeads.at(f.r, j) > 0 {
			return true
		}
		if runeIn(c, "的在了有是也") {
			return false
		}
	}
	return false
}

// listBack reads the items of a list that ends at e, last to first. Where most items are common words
// (企业、个人等) it is no list of firms.
func (f *firmFinder) listBack(e int) {
	type item struct{ s, e int }
	var items []item
	plain := 0
	for k := 0; k < 40; k++ {
		s := f.itemStart(e)
		if e-s < 2 || e-s > 24 {
			break
		}
		end := e
		if hasBefore(f.r, e, "项目") && e-s > 4 { // 好彩头|项目
			end -= 2
		}
		switch {
		case f.parkBetween(s, e):
		case !f.firmItem(s, end) || f.common(s, end):
			plain++
		default:
			items = append(items, item{s, end})
		}
		if s < 3 {
			break
		}
		if f.r[s-1] == '、' {
			e = s - 1
		} else if runeIn(f.r[s-1], "和与及") && isHan(f.r[s-2]) {
			e = s - 1
			if hasBefore(f.r, s, "以及") {
				e = s - 2
			}
		} else if p := f.describedItem(s); p > 0 { // 生产黄磷的|华丰化工、生产钛白粉的|龙蟒集团等企业
			e = p
		} else {
			break
		}
	}
	if plain > 0 && plain >= len(items) {
		return
	}
	for _, it := range items {
		f.put(it.s, it.e, 0.85)
	}
}

// parkBetween tells whether the item is a park's name.
func (f *firmFinder) parkBetween(s, e int) bool {
	m := f.parkAt(e - 1)
	return m.End > 0 && m.Start >= s-2
}

// describedItem returns where the item before ends, if the name at s has a description with 的 before it; else 0.
func (f *firmFinder) describedItem(s int) int {
	if f.r[s-1] != '的' {
		return 0
	}
	for p := s - 2; p > 0 && s-p < 12; p-- {
		if f.r[p] == '、' {
			return p
		}
		if !isHan(f.r[p]) {
			return 0
		}
	}
	return 0
}

// common tells whether the words in [s, e) are all in the dictionary and none is a name: 百货店, 新任. A word
// before a trade word may be a brand: 正大|航空.
func (f *firmFinder) common(s, e int) bool {
	single, n := 0, 0
	for i := s; i < e; n++ {
		t, ok := f.word(i)
		if !ok || t.end > e || isLatin(f.r[i]) || f.regionAt(i) != nil {
			return false
		}
		w := string(f.r[t.start:t.end])
		switch {
		case f.x.words.firmKnown.Has(w) || f.x.words.firmLast.Has(w):
			return false
		case t.end-t.start == 1:
			single++
		case strings.HasPrefix(t.pos, "nr") || strings.HasPrefix(t.pos, "ns") || t.pos == "nt" || t.pos == "nz" || t.pos == "j" || t.pos == "x":
			return false
		}
		i = t.end
	}
	if single >= 2 {
		return false
	}
	last := f.tokenEnding(e)
	head := last.start - s
	return !(n >= 2 && head >= 2 && head <= 4 && f.tradeWord(last) && !f.tradesOnly(s, last.start) && !f.genericFirm(s, last.start))
}

// tradeWord tells whether the word is a trade's.
func (f *firmFinder) tradeWord(t token) bool {
	k, ok := f.x.words.firmWord.Get(string(f.r[t.start:t.end]))
	return ok && k[0] != "inside"
}

// itemStart finds where the list item that ends at e begins: behind 、 or where a name may begin.
func (f *firmFinder) itemStart(e int) int {
	s := f.nameStart(e, 24)
	for p := e - 1; p >= s; p-- {
		if f.r[p] == '、' {
			return p + 1
		}
	}
	return s
}

// firmItem tells whether the item in [s, e) of a list of firms can be a name: not 项目, 部门, a park, a body.
func (f *firmFinder) firmItem(s, e int) bool {
	if f.parkAt(e-1).End > 0 {
		return false
	}
	if f.genericFirm(s, e) || f.generic(s, e) || f.titleAt(s) == e-s {
		return false
	}
	if m := f.regionAt(s); m != nil && m.end == e {
		return false
	}
	return notFirmEnds.before(f.r, e) == 0
}

// notFirmEnds close names that are no firm's.
var notFirmEnds = newTailSet("部", "处", "室", "科", "组", "办", "院", "站", "队", "会", "供应商", "经销商", "产业", "行业", "领域", "项目", "部门", "产品", "大学", "学院", "学校", "医院", "研究院", "研究所", "协会", "商会", "学会", "委员会", "局", "委", "政府", "管委会",
	"开发区", "园区", "产业园", "工业园", "技术", "工程", "城", "广场", "故居", "祖居", "大厦", "综合体", "小镇", "公园", "景区", "基地", "市场", "站点", "车站", "机场", "港", "公路", "大道", "路", "桥", "街区", "社区", "学校", "中学", "小学", "街道", "镇", "乡", "村", "县", "市", "中心", "实验室", "平台", "服务业", "制造业", "加工业", "装备制造", "集群", "经济", "生产线", "企业", "行", "人员", "专家", "代表", "同志")

// neighbours reads names beside a firm in a list: 贝瑞基因、|骏鹏|、|阿石创|在…; not personal names.
func (f *firmFinder) neighbours() {
	for k := 0; k < len(f.hits) && k < 400; k++ {
		h := f.hits[k]
		if h.start > 1 && f.r[h.start-1] == '、' {
			if s := f.itemStart(h.start - 1); f.mate(s, h.start-1) {
				f.put(s, h.start-1, 0.7)
			}
		}
		if h.end+2 < len(f.r) && f.r[h.end] == '、' {
			if e := f.itemEnd(h.end + 1); e > 0 && f.mate(h.end+1, e) {
				f.put(h.end+1, e, 0.7)
			}
		}
	}
}

// itemEnd returns where the list item that begins at i ends, 0 if it is too long to tell.
func (f *firmFinder) itemEnd(i int) int {
	for e := i; e < len(f.r) && e < i+9; e++ {
		if !isHan(f.r[e]) && !isLatin(f.r[e]) || e > i+1 && (runeIn(f.r[e], "的在等和与") || anyAt(f.r, e, "项目", "负责人", "代表", "二期", "三期", "以及") > 0) {
			return e
		}
	}
	return 0
}

// mate tells whether the list item [s, e) beside a firm is a firm: coined, no person, no known thing.
func (f *firmFinder) mate(s, e int) bool {
	if e-s < 2 || e-s > 8 || e < len(f.r) && f.r[e] == '的' || f.taken[s] != nil || !f.firmItem(s, e) || f.described(s, e) || f.holdsPark(s, e) || f.regionAt(s) != nil && f.regionAt(s).end >= e-1 {
		return false
	}
	if n, _ := f.x.words.surname.Longest(f.r, s); n > 0 && e-s <= 3 {
		return false
	}
	if t, ok := f.word(s); ok && t.end == e && (t.pos == "n" || t.pos == "v" || t.pos == "vn" || t.pos == "ns") {
		return false
	}
	return f.coined(s, e) || e-s <= 4 && f.properIn(s, e)
}
