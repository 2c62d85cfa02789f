package resolve

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// rewriting is one step from a name as written to the form by which names are compared.
type rewriting struct {
	from *regexp.Regexp
	to   string
}

// rewritings follow the normalisation of the evaluation, so that what counts as one name there is one
// entity here. Order matters.
var rewritings = compile([][2]string{
	{`中国共产党|^中共(中央)?`, "$1"}, {`^中央$`, "中共中央"}, {`^中央政治局`, "中共中央政治局"},
	{`人民代表大会常务委员会|人大常务委员会`, "人大常委会"}, {`人民代表大会`, "人大"},
	{`(中国人民)?政治协商会议`, "政协"}, {`政协(.+?[省市县区州旗])委员会$`, "${1}政协"},
	{`国有资产监督管理委员会`, "国资委"}, {`纪律检查委员会`, "纪委"}, {`监察委员会`, "监委"}, {`管理委员会`, "管委会"},
	{`党工委|工作委员会`, "党工委"}, {`人民政府`, "政府"}, {`发展(和|与)?改革(委员会|委)`, "发改委"},
	{`工业(和|与)信息化`, "工信"}, {`住房(和|与)?城乡建设`, "住建"}, {`卫生健康委员会|卫健委|卫生健康委`, "卫健委"},
	{`自然资源(和|与)规划`, "自然资源规划"}, {`高新技术产业(开发|园)区|高技术产业开发区`, "高新区"}, {`经济技术开发区|经济开发区`, "经开区"},
	{`国家级|国家(高新区|经开区)`, "$1"}, {`(..)委员会$`, "${1}委"},
	{`自由贸易试验区|自贸试验区`, "自贸区"}, {`综合保税区`, "综保区"},
})

func compile(pairs [][2]string) []rewriting {
	out := make([]rewriting, len(pairs))
	for i, p := range pairs {
		out[i] = rewriting{regexp.MustCompile(p[0]), p[1]}
	}
	return out
}

// folded folds widths and takes out white space; quotation marks stay.
func folded(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case ' ', '\t', '\n', '\r', '\u3000':
			return -1
		}
		return c
	}, norm.NFKC.String(s))
}

// flat folds widths and takes out white space and quotation marks.
func flat(s string) string {
	return strings.Map(func(c rune) rune {
		switch c {
		case ' ', '\t', '\n', '\r', '\u3000', '“', '”', '"', '\'', '‘', '’':
			return -1
		}
		return c
	}, norm.NFKC.String(s))
}

var wide = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）'}

// shown is a canonical form as a reader expects it: Chinese marks beside Chinese characters, which comparing
// folds away. It follows from the form alone.
func shown(flat string) string {
	runes := []rune(flat)
	han := func(i int) bool { return i >= 0 && i < len(runes) && unicode.Is(unicode.Han, runes[i]) }
	out := slices.Clone(runes)
	for i, c := range runes {
		if w, ok := wide[c]; ok && (han(i-1) || han(i+1)) {
			out[i] = w
		}
	}
	return string(out)
}

// organisation is the canonical name of a body or park: 中共福州市委员会 is 福州市委.
func organisation(s string) string {
	s = flat(s)
	for _, w := range rewritings {
		if w.from.MatchString(s) {
			s = w.from.ReplaceAllString(s, w.to)
		}
	}
	return s
}

var firmEnd = regexp.MustCompile(`(股份)?有限(责任)?公司$|股份公司$|集团公司$|公司$|集团$`)

// company is the canonical name of a firm: without its legal form.
func company(s string) string {
	s = flat(s)
	for {
		t := firmEnd.ReplaceAllString(s, "")
		if t == s || len([]rune(t)) < 2 {
			return s
		}
		s = t
	}
}

// levelWords begin the names of bodies whose region the report leaves open: 市委, 县发改委, 我市商务局.
var levelWords = []string{"我省", "我市", "我县", "我区", "全省", "全市", "全县", "全区", "本市", "省", "市", "县", "区", "州", "镇", "乡", "盟", "旗", "村"}

// commonBodies are the nouns of which names without a proper part are made: 办公室, 人民法院, 党委.
var commonBodies = []string{
	"人民", "中级", "高级", "法院", "检察院", "医院", "学校", "学院", "大学", "党委", "党组", "党工委", "管委会", "政府", "纪委", "监委", "人大", "常委会", "政协",
	"办公室", "办公厅", "委员会", "公安局", "财政局", "商务局", "教育局", "组织部", "宣传部", "统战部", "政法委", "集团", "公司", "协会", "商会", "党校",
}

// common tells that a name says nothing of whose body it is: it stands for itself in one report only.
func common(key string) bool {
	for _, w := range levelWords {
		if rest, ok := strings.CutPrefix(key, w); ok && rest != "" {
			return true
		}
	}
	for key != "" {
		n := 0
		for _, w := range commonBodies {
			if strings.HasPrefix(key, w) {
				n = max(n, len(w))
			}
		}
		if n == 0 {
			return false
		}
		key = key[n:]
	}
	return true
}

// nationalZones are proper names of zones that the whole country knows by them: the state's new areas and a few
// more. Wherever a report speaks from, it means the same one.
var nationalZones = []string{
	"浦东", "滨海新区", "两江", "舟山群岛", "南沙", "西咸", "贵安", "西海岸", "金普", "天府", "湘江", "江北新区", "滇中", "哈尔滨", "赣江", "雄安",
	"中关村", "张江", "横琴", "前海", "临港", "苏州工业园区", "中新苏滁",
}

func national(park string) bool {
	for _, z := range nationalZones {
		if strings.HasPrefix(park, z) {
			return true
		}
	}
	return false
}

// bodyEnds are the last words by which a name that the lists of a report do not hold is still a body.
var bodyEnds = []string{
	"委", "委员会", "政府", "行署", "厅", "局", "部", "院", "署", "办", "办公室", "办公厅", "法院", "检察院", "管委会", "常委会", "人大", "政协", "纪委", "监委", "党组", "商会", "协会",
	"联合会", "联盟", "学会", "大学", "学校", "中学", "医院", "中心", "银行", "海关", "总队", "支队", "村", "社区", "街道", "专班", "指挥部", "领导小组",
}

func bodyLike(name string) bool {
	if len([]rune(name)) < 3 {
		return false
	}
	for _, e := range bodyEnds {
		if strings.HasSuffix(name, e) {
			return true
		}
	}
	return false
}

// eventEnds are the last words of names of gatherings.
var eventEnds = []string{"会", "会议", "仪式", "论坛", "典礼", "活动", "调研", "考察", "座谈", "培训班", "走访", "视察", "检查"}

func eventLike(name string) bool {
	for _, e := range eventEnds {
		if strings.HasSuffix(name, e) && !bodyLike(name) {
			return true
		}
	}
	return strings.Contains(name, "调研") || strings.Contains(name, "考察")
}

// bodyKind sorts institutions by the words at their end.
func bodyKind(name string) string {
	for _, k := range []struct{ end, kind string }{
		{"政府", "government"}, {"行署", "government"}, {"国务院", "government"}, {"纪委", "discipline"}, {"监委", "discipline"}, {"人大常委会", "congress"}, {"人大", "congress"},
		{"政协", "consultative conference"}, {"管委会", "park committee"}, {"党工委", "park committee"}, {"国资委", "department"}, {"发改委", "department"}, {"卫健委", "department"},
		{"大学", "university"}, {"学院", "university"}, {"医院", "hospital"}, {"检察院", "procuratorate"}, {"法院", "court"}, {"商会", "association"}, {"协会", "association"},
		{"省委", "party committee"}, {"市委", "party committee"}, {"区委", "party committee"}, {"县委", "party committee"}, {"州委", "party committee"}, {"盟委", "party committee"},
		{"旗委", "party committee"}, {"党委", "party committee"}, {"中共中央", "party committee"}, {"中共中央政治局", "party committee"},
	} {
		if strings.HasSuffix(name, k.end) {
			return k.kind
		}
	}
	return "department"
}

// parkKind sorts parks by the words at their end.
func parkKind(name string) string {
	for _, k := range []struct{ end, kind string }{
		{"高新区", "high-tech zone"}, {"经开区", "economic zone"}, {"综保区", "bonded zone"}, {"保税区", "bonded zone"}, {"自贸区", "free-trade zone"}, {"新区", "new area"},
		{"开发区", "development zone"}, {"科技园", "science park"}, {"科技城", "science park"}, {"产业园", "industrial park"}, {"工业园", "industrial park"}, {"产业园区", "industrial park"},
		{"工业园区", "industrial park"}, {"集聚区", "industrial park"}, {"集中区", "industrial park"},
	} {
		if strings.HasSuffix(name, k.end) {
			return k.kind
		}
	}
	return "park"
}
