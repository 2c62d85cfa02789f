package eval

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// rewrite replaces each match of a pattern. Where the pattern needs to look ahead, which RE2 cannot, it is
// a function.
type rewrite struct {
	re *regexp.Regexp
	to string
	fn func(string) string
}

// rewrites bring the long and short names of bodies and zones together, in this order.
var rewrites = sync.OnceValue(func() []rewrite {
	re := func(pattern, to string) rewrite { return rewrite{re: regexp.MustCompile(pattern), to: to} }
	return []rewrite{
		{fn: dropParty},
		re(`人民代表大会常务委员会|人大常务委员会`, "人大常委会"),
		re(`人民代表大会`, "人大"),
		re(`(中国人民)?政治协商会议`, "政协"),
		re(`政协(.+?[省市县区州旗])委员会$`, "${1}政协"),
		re(`国有资产监督管理委员会`, "国资委"),
		re(`纪律检查委员会`, "纪委"),
		re(`监察委员会`, "监委"),
		re(`管理委员会`, "管委会"),
		re(`党工委|工作委员会`, "党工委"),
		re(`人民政府`, "政府"),
		re(`发展(和|与)?改革(委员会|委)`, "发改委"),
		re(`工业(和|与)信息化`, "工信"),
		re(`住房(和|与)?城乡建设`, "住建"),
		re(`卫生健康委员会|卫健委|卫生健康委`, "卫健委"),
		re(`自然资源(和|与)规划`, "自然资源规划"),
		re(`高新技术产业(开发|园)区|高技术产业开发区`, "高新区"),
		re(`经济技术开发区|经济开发区`, "经开区"),
		{fn: dropNational},
		re(`委员会$`, "委"),
		re(`自由贸易试验区`, "自贸区"),
		re(`自贸试验区`, "自贸区"),
		re(`综合保税区`, "综保区"),
	}
})

// zones are the kinds of 区 that are no districts.
var zones = []string{"新区", "高新区", "经开区", "开发区", "园区", "保税区", "综保区", "工业区", "投资区", "合作区", "自贸区", "试验区", "示范区", "先行区"}

// dropParty cuts 中国共产党 everywhere and 中共 at the head, unless 中央 follows it.
func dropParty(s string) string {
	if rest, ok := strings.CutPrefix(s, "中共"); ok && !strings.HasPrefix(rest, "中央") {
		s = rest
	}
	return strings.ReplaceAll(s, "中国共产党", "")
}

// dropNational cuts 国家级, and 国家 before 高新区 and 经开区.
func dropNational(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "国家")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		switch {
		case strings.HasPrefix(rest, "级"):
			rest = rest[len("级"):]
		case strings.HasPrefix(rest, "高新区"), strings.HasPrefix(rest, "经开区"):
		default:
			b.WriteString("国家")
		}
		s = rest
	}
}

// space is what Python's \s matches: the separators 0x1c–0x1f too.
func space(c rune) bool { return unicode.IsSpace(c) || c >= 0x1c && c <= 0x1f }

// flat is NFKC without white space and quotation marks.
func flat(s string) string {
	return strings.Map(func(c rune) rune {
		if space(c) || strings.ContainsRune("“”\"'‘’", c) {
			return -1
		}
		return c
	}, norm.NFKC.String(s))
}

// organisation is the form in which bodies, parks and regions are compared.
func organisation(s string) string {
	s = flat(s)
	for _, w := range rewrites() {
		if w.fn != nil {
			s = w.fn(s)
		} else {
			s = w.re.ReplaceAllString(s, w.to)
		}
	}
	return dropCity(dropProvince(s))
}

func han(c rune) bool { return c >= 0x4e00 && c <= 0x9fff }

// hanRun counts the characters of r[from:] that are han, at most limit.
func hanRun(r []rune, from, limit int) int {
	n := 0
	for from+n < len(r) && n < limit && han(r[from+n]) {
		n++
	}
	return n
}

// dropProvince cuts a leading province before a city: 福建省 in 福建省福州市.
func dropProvince(s string) string {
	r := []rune(s)
	for n := hanRun(r, 0, 3); n >= 2; n-- {
		if at := n + 1; n < len(r) && r[n] == '省' && cityFollows(r, at) {
			return string(r[at:])
		}
	}
	for n := hanRun(r, 0, 6); n >= 2; n-- {
		if at := n + 3; strings.HasPrefix(string(r[n:]), "自治区") && cityFollows(r, at) {
			return string(r[at:])
		}
	}
	return s
}

// cityFollows tells whether two to eight characters and 市, 州 or 盟 stand at a position.
func cityFollows(r []rune, at int) bool {
	for n := 2; n <= hanRun(r, at, 8); n++ {
		if at+n < len(r) && strings.ContainsRune("市州盟", r[at+n]) {
			return true
		}
	}
	return false
}

// dropCity cuts a leading city before a district or county, or a body of one: 福州市 in 福州市鼓楼区政府. A zone
// keeps its city.
func dropCity(s string) string {
	r := []rune(s)
	for n := hanRun(r, 0, 5); n >= 2; n-- {
		if at := n + 1; n < len(r) && strings.ContainsRune("市州盟", r[n]) && districtFollows(r, at) {
			return string(r[at:])
		}
	}
	return s
}

func districtFollows(r []rune, at int) bool {
	for n := 0; n <= 6 && at+n <= len(r); n++ {
		rest := string(r[at+n:])
		for _, z := range zones {
			if strings.HasPrefix(rest, z) {
				return false
			}
		}
	}
	for n := 1; n <= hanRun(r, at, 5); n++ {
		if at+n >= len(r) || !strings.ContainsRune("区县旗市", r[at+n]) {
			continue
		}
		rest := string(r[at+n+1:])
		for _, body := range []string{"委", "政府", "人大", "政协", "纪委", "监委"} {
			if strings.HasPrefix(rest, body) {
				return true
			}
		}
		if rest == "" {
			return true
		}
	}
	return false
}

// place is the form in which the place of a location is compared: 福清市 is 福清, a zone stays.
func place(s string) string {
	s = organisation(s)
	for _, z := range zones {
		if strings.HasSuffix(s, z) {
			return s
		}
	}
	r := []rune(s)
	if n := len(r); n >= 3 && strings.ContainsRune("市县区", r[n-1]) && han(r[n-2]) && han(r[n-3]) {
		return string(r[:n-1])
	}
	return s
}

var firmEnd = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(股份)?有限(责任)?公司$|股份公司$|集团公司$|公司$|集团$`)
})

// company is the form in which firms are compared: without 有限公司, 集团 and the like.
func company(s string) string {
	s = flat(s)
	for {
		t := firmEnd().ReplaceAllString(s, "")
		if t == s || utf8.RuneCountInString(t) < 2 {
			return s
		}
		s = t
	}
}

// title is the form in which titles are compared; inst is the institution of the post.
func title(t, inst string) string {
	t = flat(t)
	committee := strings.HasSuffix(organisation(inst), "委")
	for _, lead := range []string{"省委", "市委", "县委", "区委", "州委", "镇委", "自治区党委"} {
		if committee && strings.HasPrefix(t, lead) && len(t) > len(lead) {
			t = t[len(lead):]
		}
	}
	for _, lead := range []string{"代理", "代"} {
		rest, ok := strings.CutPrefix(t, lead)
		if c, _ := utf8.DecodeRuneInString(rest); ok && strings.ContainsRune("市省县区州镇乡", c) && rest != "" {
			t = rest
			break
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(t, "部部长", "部长"), "局局长", "局长")
}

// bigrams counts the pairs of neighbouring letters and digits, marks left out.
func bigrams(s string) map[[2]rune]int {
	var r []rune
	for _, c := range flat(s) {
		if c == '_' || unicode.IsLetter(c) || unicode.IsNumber(c) {
			r = append(r, c)
		}
	}
	out := map[[2]rune]int{}
	for i := 0; i+1 < len(r); i++ {
		out[[2]rune{r[i], r[i+1]}]++
	}
	return out
}

// alike is the Dice coefficient of two bags of bigrams, 0…1.
func alike(a, b map[[2]rune]int) float64 {
	common, all := 0, 0
	for k, n := range a {
		common += min(n, b[k])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return 2 * float64(common) / float64(max(1, all))
}
