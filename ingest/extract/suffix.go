package extract

// officeEnds close the name of an office or body: 生态环境|局, 招商促进|中心. Longer ones first.
var officeEnds = []string{
	"工作领导小组", "领导小组", "联席会议", "指挥部", "工作专班", "专班", "工作组", "委员会", "办公室", "办公厅", "联合会", "研究会", "促进会", "基金会", "协会", "学会", "商会",
	"管理中心", "服务中心", "中心", "管理局", "事务局", "公安分局", "分局", "支队", "总队", "大队", "研究院", "研究所", "研究室", "工作室", "督查室", "图书馆", "博物馆", "档案馆",
	"中级人民法院", "人民法院", "法院", "人民检察院", "检察院", "总工会", "工会", "工商联", "团委", "妇联", "残联", "文联", "科协", "侨联", "红十字会", "党校", "干部学院",
	"电视台", "广播电视台", "报社", "融媒体中心", "日报社", "敬老院", "福利院", "海关", "监狱",
	"局", "委", "办", "厅", "部", "处", "科",
}

// schoolEnds close the name of a body that is known by its own name.
var schoolEnds = []string{"大学", "学院", "职业技术学院", "师范学院", "中学", "小学", "医院", "人民医院", "中医院", "卫生院", "幼儿园", "技校"}

// stopRunes never stand inside the name of an office.
const stopRunes = "的了在是和与及对向把被将为从以到要会说我他她这那有各就其等也都还又并让给"

// suffixAt reads what makes a body of the region, level or zone before it: a known suffix, or an
// unknown office by its last characters. It returns its length, kind, and canonical form.
func (a *analysis) suffixAt(j int) (n int, kind bodyKind, name string) {
	if j >= len(a.r) || !isHan(a.r[j]) {
		return 0, noBody, ""
	}
	n, f := a.x.words.body.Longest(a.r, j)
	if n > 0 && f[0] == "group" {
		return n, region, ""
	}
	if n > 0 && a.suffixFits(j, n) {
		name = string(a.r[j : j+n])
		if len(f) > 1 && f[1] != "" {
			name = f[1]
		}
		kind = bodyKinds[f[0]]
		if f[0] == "pdept" {
			name = "委" + name
		}
		if m, k := a.officeAt(j); m > n+1 && kind != committee && kind != organ && kind != gov {
			return m, k, string(a.text[j : j+m])
		}
		return n, kind, name
	}
	if m, k := a.officeAt(j); m > 0 && !a.venue(j+m) {
		return m, k, string(a.text[j : j+m])
	}
	return 0, noBody, ""
}

// suffixFits rejects a one-character suffix that begins a longer word: 市|委托.
func (a *analysis) suffixFits(j, n int) bool {
	if n > 1 {
		return true
	}
	if t, ok := a.word(j); ok && t.end > j+n && a.titleAt(j+n) == 0 {
		return anyAt(a.r, j, "委员会", "委书记", "委常委", "委副", "委办", "委政", "委秘", "委原", "委组织", "委宣传", "委统战") > 0
	}
	return true
}

// officeAt reads an office that is in no list at j: up to 14 characters of nouns that end like an
// office (招商促进中心, 资源规划局) before a mark, a title, a name or a verb.
func (a *analysis) officeAt(j int) (int, bodyKind) {
	if n, _ := a.x.words.dept.Longest(a.r, j); n >= 2 {
		return n, dept
	}
	if a.titleAt(j) > 1 || runeIn(a.r[j], "兼任原和") { // 市委|常委, 兼任…
		return 0, noBody
	}
	best, kind := 0, noBody
	for k := j; k < len(a.r) && k < j+14; k++ {
		c := a.r[k]
		if (c == '和' || c == '与') && best == 0 && k > j { // 工业和信息化局
			continue
		}
		if !isHan(c) || runeIn(c, stopRunes) {
			break
		}
		if k > j && runeIn(c, "省市县区州") && anyAt(a.r, k+1, "委", "政府", "人大", "政协", "长") > 0 && a.wordStart(k) { // 学习|省委
			break
		}
		if k > j && (a.verbAt(k) || a.regionStarting(k) != nil && a.regionStarting(k).end-k > 2) {
			break
		}
		if k > j && a.titleAt(k) > 1 {
			break
		}
		if k == j {
			continue
		}
		if n := anyAt(a.r, k, schoolEnds...); n > 0 && a.officeStops(k+n) {
			best, kind = k+n-j, school
		} else if n := anyAt(a.r, k, officeEnds...); n > 0 && k+n-j >= 2 && a.officeStops(k+n) && !a.commonEnd(k+n) {
			if best == 0 || n > 1 {
				best, kind = k+n-j, dept
			}
			if n == 1 {
				break
			}
		}
	}
	return best, kind
}

// officeStops tells whether a name of an office may end at i: before a mark, a title, a connective or a
// verb, not in mid-word.
func (a *analysis) officeStops(i int) bool {
	if i >= len(a.r) || !isHan(a.r[i]) {
		return true
	}
	return a.wordStart(i) || a.titleAt(i) > 0 || a.r[i] == '长'
}

// verbAt tells whether the segmenter sees a verb at i that no office has in its name.
func (a *analysis) verbAt(i int) bool {
	t, ok := a.word(i)
	if !ok || t.end-t.start < 2 {
		return false
	}
	return a.x.words.notOffice.Has(string(a.r[t.start:t.end]))
}

// titleAt returns the length of the title at i, 0 if there is none.
func (a *analysis) titleAt(i int) int {
	n, f := a.x.words.title.Longest(a.r, i)
	if n == 0 || f[0] == "none" {
		return 0
	}
	return n
}

// headAt returns the length of the title of a head of government at i: 市长, 常务副县长.
func (a *analysis) headAt(i int) int {
	n, f := a.x.words.title.Longest(a.r, i)
	if n == 0 || f[0] != "head" {
		return 0
	}
	return n
}

// partyTitleAt returns the length of a title of a party body inside an organisation: 党委副书记.
func (a *analysis) partyTitleAt(i int) int {
	n, f := a.x.words.title.Longest(a.r, i)
	if n == 0 || f[0] != "inner" {
		return 0
	}
	return n
}

func runeIn(c rune, set string) bool {
	for _, x := range set {
		if x == c {
			return true
		}
	}
	return false
}

// commonEnd tells whether the last two characters before i are a common word: 布局, 干部, 举办.
func (a *analysis) commonEnd(i int) bool {
	return i >= 2 && a.x.words.notOffice.Has(string(a.r[i-2:i]))
}

// venue tells whether what ends at i is a building, not a body: 行政中心, 会展中心.
func (a *analysis) venue(i int) bool {
	for _, w := range []string{"行政中心", "会展中心", "会议中心", "国际中心", "文化中心", "体育中心", "商务中心", "市民中心", "展览中心", "规划展示中心", "客运中心", "购物中心"} {
		if hasBefore(a.r, i, w) {
			return true
		}
	}
	return anyAt(a.r, i, "研究生", "学历", "毕业") > 0
}
