package extract

import "strings"

// listHeads are what a list of firms ends in: A、B、C等龙头|企业.
var listHeads = []string{"企业", "公司", "厂商", "厂家", "车企", "药企", "央企", "国企", "民企", "施工单位", "建设单位", "参建单位", "施工方", "供应商", "客商", "投资人", "超市", "卖场", "银行", "金融机构", "上市公司", "集团", "投资商", "品牌商", "制造商", "运营商", "代工厂", "主机厂"}

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
		if anyAt(f.r, j, listHeads...) > 0 {
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
	en, m := f.parks.at(e - 1)
	return en != nil && m.Start >= s-2
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
	if en, _ := f.parks.at(e - 1); en != nil {
		return false
	}
	if f.genericFirm(s, e) || f.generic(s, e) || f.titleAt(s) == e-s {
		return false
	}
	if m := f.regionAt(s); m != nil && m.end == e {
		return false
	}
	for _, w := range notFirmEnds {
		if hasBefore(f.r, e, w) {
			return false
		}
	}
	return true
}

// notFirmEnds close names that are no firm's.
var notFirmEnds = []string{"部", "处", "室", "科", "组", "办", "院", "站", "队", "会", "供应商", "经销商", "产业", "行业", "领域", "项目", "部门", "产品", "大学", "学院", "学校", "医院", "研究院", "研究所", "协会", "商会", "学会", "委员会", "局", "委", "政府", "管委会",
	"开发区", "园区", "产业园", "工业园", "技术", "工程", "城", "广场", "故居", "祖居", "大厦", "综合体", "小镇", "公园", "景区", "基地", "市场", "站点", "车站", "机场", "港", "公路", "大道", "路", "桥", "街区", "社区", "学校", "中学", "小学", "街道", "镇", "乡", "村", "县", "市", "中心", "实验室", "平台", "服务业", "制造业", "加工业", "装备制造", "集群", "经济", "生产线", "企业", "行", "人员", "专家", "代表", "同志"}

// execTitles are titles that only firms have.
var execTitles = []string{"董事长", "总经理", "总裁", "首席执行官", "CEO", "副总经理", "副总裁", "副董事长", "常务副总经理", "常务副总裁", "执行董事", "执行总裁", "董事会主席", "董事会秘书", "独立董事", "行政总裁", "财务总监", "总经理助理", "总裁助理", "总会计师",
	"监事长", "监事会主席", "董事", "行长", "副行长", "营运总监", "运营总监", "技术总监", "创始人", "联合创始人", "首席运营官", "首席财务官", "首席技术官", "高级副总裁", "党委书记、董事长", "党委副书记、总经理", "名誉董事长"}

// executives reads firms before the title of an executive: 天瞳股份|董事长蓝剑青.
func (f *firmFinder) executives() {
	for i := 2; i < len(f.r); i++ {
		n := anyAt(f.r, i, execTitles...)
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
	n := anyAt(f.r, i, execTitles...)
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
	for _, w := range visitWords {
		if hasBefore(f.r, s, w) {
			return true
		}
	}
	if s > 0 && f.r[s-1] == '、' && f.hitEnding(s-1) || e < len(f.r) && f.r[e] == '、' && f.taken[e+1] != nil {
		return true
	}
	return anyAt(f.r, e, "项目", "二期", "三期", "一期", "厂区", "车间", "公司", "负责人", "展厅", "的项目", "的生产线", "的车间", "的厂区", "的新厂区", "区内", "等企业") > 0
}

// visitWords stand before a firm that is looked at.
var visitWords = []string{"走访", "走访了", "走进", "参观", "参观了", "来到", "考察", "考察了", "察看", "察看了", "实地察看", "深入", "前往", "到访", "调研", "视察", "视察了", "支持", "推动", "服务"}

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
	return anyAt(f.r, e, "项目", "二期", "三期", "一期", "厂区", "车间", "公司", "董事长", "总经理", "总裁", "负责人", "投资", "总投资", "生产", "建设", "扩建", "新建", "深加工", "代表", "研发", "展厅", "总部", "区内", "创始人", "副总") > 0
}

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
		return f.anchored(i, e) && (e >= len(f.r) || !isHan(f.r[e]) || f.tradeEnds(e) || anyAt(f.r, e, execTitles...) > 0)
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

// builder reads the numbered bureaus of the state's builders: 中建三局, 中铁十一局, 中铁北京局.
func (f *firmFinder) builder(i int) (int, int) {
	if anyAt(f.r, i, "中建", "中铁", "中交", "中冶", "中水", "水电", "中核", "中电建", "中国水电") == 0 {
		return 0, 0
	}
	for j := i + 2; j < len(f.r) && j < i+9; j++ {
		if !isHan(f.r[j]) {
			return 0, 0
		}
		if f.r[j] == '局' && j > i+2 {
			return i, j + 1
		}
		if f.r[j] == '的' || f.r[j] == '在' {
			return 0, 0
		}
	}
	return 0, 0
}
