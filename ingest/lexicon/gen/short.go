package main

import (
	"strings"
	"unicode/utf8"
)

// peoples are the names that stand in autonomous regions, longest first where one begins another.
var peoples = []string{
	"维吾尔", "哈萨克", "柯尔克孜", "塔吉克", "乌孜别克", "塔塔尔", "俄罗斯", "蒙古", "蒙古族", "回", "藏", "壮", "满", "苗", "彝",
	"土家", "布依", "朝鲜", "侗", "瑶", "白", "哈尼", "黎", "傣", "畲", "傈僳", "仡佬", "拉祜", "东乡", "佤", "水", "纳西", "羌", "土",
	"仫佬", "锡伯", "景颇", "达斡尔", "撒拉", "布朗", "毛南", "普米", "阿昌", "怒", "鄂温克", "京", "基诺", "德昂", "保安", "裕固",
	"独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "高山", "各",
}

// provinceShort are the short names of the autonomous and special regions.
var provinceShort = map[string]string{
	"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏", "新疆维吾尔自治区": "新疆",
	"香港特别行政区": "香港", "澳门特别行政区": "澳门",
}

// shortName cuts the word for the kind of division from a name; the name itself where one character
// would be left, and for towns.
func shortName(name string, level int) string {
	if s, ok := provinceShort[name]; ok {
		return s
	}
	if level >= 4 {
		return name
	}
	cut := ""
	for _, suf := range []string{"自治州", "自治县", "自治旗"} {
		if rest, ok := strings.CutSuffix(name, suf); ok {
			cut = strings.TrimSuffix(cutPeoples(rest), "族") // 东乡族自治县 is 东乡
		}
	}
	if cut == "" {
		for _, suf := range suffixes(name, level) {
			if rest, ok := strings.CutSuffix(name, suf); ok && utf8.RuneCountInString(rest) >= 2 { // 清新区 is 清新
				cut = rest
				break
			}
		}
	}
	if utf8.RuneCountInString(cut) < 2 {
		return name
	}
	return cut
}

// suffixes are the words for the kind that may be cut, the first that fits counts.
func suffixes(name string, level int) []string {
	switch level {
	case 1:
		return []string{"省", "市"}
	case 2:
		return []string{"地区", "市", "盟", "州"}
	}
	for _, s := range []string{"左旗", "右旗", "中旗", "前旗", "后旗", "联合旗", "井陉矿区"} {
		if strings.HasSuffix(name, s) { // 阿拉善左旗 is never 阿拉善左
			return nil
		}
	}
	return []string{"林区", "矿区", "特区", "新区", "县", "市", "区", "旗"}
}

// cutPeoples cuts the peoples' names from the end: 红河哈尼族彝族 → 红河, 新晃侗族 → 新晃.
func cutPeoples(s string) string {
	for {
		rest := s
		for _, p := range peoples {
			if r, ok := strings.CutSuffix(s, p+"族"); ok && len(r) < len(rest) && utf8.RuneCountInString(r) >= 2 {
				rest = r
			} else if r, ok := strings.CutSuffix(s, p); ok && len(p) > 3 && len(r) < len(rest) && utf8.RuneCountInString(r) >= 2 {
				rest = r
			}
		}
		if rest == s {
			return s
		}
		s = rest
	}
}
