package eval

import "testing"

func TestOrganisation(t *testing.T) {
	for in, want := range map[string]string{
		"中共福州市委员会":          "福州市委",
		"中国共产党福州市委员会":       "福州市委",
		"中共中央":              "中共中央",
		"福建省福州市人民政府":        "福州市政府",
		"福州市鼓楼区人民政府":        "鼓楼区政府",
		"福州市鼓楼区":            "鼓楼区",
		"福州市高新区":            "福州市高新区", // a zone keeps its city
		"福州市人民代表大会常务委员会":    "福州市人大常委会",
		"中国人民政治协商会议福州市委员会":  "福州市政协",
		"福州市发展和改革委员会":       "福州市发改委",
		"福州高新技术产业开发区管理委员会":  "福州高新区管委会",
		"国家级福州经济技术开发区":      "福州经开区",
		"国家经济技术开发区":         "经开区",
		"国家发展改革委":           "国家发改委",
		"新疆维吾尔自治区乌鲁木齐市人民政府": "乌鲁木齐市政府",
		"中国(福建)自由贸易试验区":     "中国(福建)自贸区",
		" “福州”大学 ":          "福州大学",
		"中共昆山市纪律检查委员会":      "昆山市纪委",
		"苏州市昆山市委":           "昆山市委",
	} {
		if got := organisation(in); got != want {
			t.Errorf("organisation(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOtherForms(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"city loses 市", place("福清市"), "福清"},
		{"no name before 市", place("某市"), "某市"},
		{"zone stays", place("福州高新区"), "福州高新区"},
		{"firm", company("福建恒申股份有限公司"), "福建恒申"},
		{"firm, twice", company("恒申集团有限公司"), "恒申"},
		{"firm of two characters", company("某公司"), "某公司"},
		{"committee in the title", title("市委书记", "福州市委"), "书记"},
		{"committee elsewhere", title("市委书记", "福州市政府"), "市委书记"},
		{"acting", title("代理市长", "福州市政府"), "市长"},
		{"acting, short", title("代县长", "闽侯县政府"), "县长"},
		{"代表 is none", title("代表", "福建省人大"), "代表"},
		{"doubled", title("宣传部部长", "福州市委"), "宣传部长"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if got := alike(bigrams("加快推进园区建设"), bigrams("要加快推进,园区建设")); got < 0.93 || got > 0.94 {
		t.Errorf("alike = %v, want 14/15", got)
	}
}
