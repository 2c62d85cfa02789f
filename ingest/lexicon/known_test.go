package lexicon

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The sizes of the lists; a change shows in the diff. Lists that are still growing with the rules are left out.
func TestListSizes(t *testing.T) {
	got := map[string]int{}
	for _, name := range []string{"surname", "surname_risky", "given", "region_abbrev", "region_risky", "company_known", "university",
		"park_known", "park_unit", "minority_name"} {
		got[name] = Load(name).Len()
	}
	want := map[string]int{"surname": 751, "surname_risky": 192, "given": 3168, "region_abbrev": 85, "region_risky": 358,
		"company_known": 2777, "university": 709, "park_known": 1745, "park_unit": 712, "minority_name": 828}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("words (-want +got):\n%s", d)
	}
}

// Words and the fields they must have.
func TestKnownWords(t *testing.T) {
	for _, tc := range []struct{ list, word, fields string }{
		{"department", "发改委", "发展和改革委员会|government|主任,副主任"},
		{"department", "发展改革委", "发展和改革委员会|government|主任,副主任"},
		{"department", "发展和改革委员会", "|government|主任,副主任"},
		{"department", "工信局", "工业和信息化局|government|局长,副局长"},
		{"department", "住建局", "住房和城乡建设局|government|局长,副局长"},
		{"department", "市场监管局", "市场监督管理局|government|局长,副局长"},
		{"department", "组织部", "|party|部长,副部长"},
		{"department", "编办", "机构编制委员会办公室|party|主任,副主任"},
		{"department", "中级人民法院", "|court|院长,副院长"},
		{"department", "检察院", "人民检察院|court|检察长,副检察长"},
		{"department", "团委", "共青团委员会|mass|书记,副书记"},
		{"company_known", "京东方", "京东方科技集团股份有限公司"},
		{"company_known", "恒申", "恒申控股集团有限公司"},
		{"company_known", "中铁五局", "中铁五局集团有限公司"},
		{"company_known", "荣耀", "荣耀终端股份有限公司|word"},
		{"university", "福大", "福州大学|福建省福州市"},
		{"university", "福州大学", "|福建省福州市"},
		{"park_known", "东湖高新区", "武汉东湖新技术开发区|高新区|湖北省武汉市"},
		{"park_known", "苏州工业园区", "|经开区|江苏省苏州市"},
		{"park_known", "贵安新区", "|新区|贵州省贵阳市"},
		{"park_known", "中关村", "中关村科技园区|高新区|北京市"},
		{"park_known", "张江高科技园区", "|高新区|上海市浦东新区"},
		{"park_known", "福州高新区", "福州高新技术产业开发区|高新区|福建省福州市"},
		{"org_known", "中组部", "中央组织部|中国共产党中央委员会组织部"},
		{"org_known", "国家发改委", "|国家发展和改革委员会"},
		{"org_known", "工信部", "|中华人民共和国工业和信息化部"},
		{"region_abbrev", "闽", "福建省|province"},
		{"minority_name", "扎西", "name|藏"},
	} {
		f, ok := Load(tc.list).Get(tc.word)
		if got := strings.Join(f, "|"); !ok || got != tc.fields {
			t.Errorf("%s: %s has %q, want %q", tc.list, tc.word, got, tc.fields)
		}
	}
}

// What other lists say of regions, the divisions know.
func TestListsNameKnownRegions(t *testing.T) {
	rs := LoadRegions()
	paths, codes := map[string]bool{"": true}, map[string]bool{}
	for i := range rs.all {
		if r := &rs.all[i]; !r.Former {
			paths[rs.Path(r.ID)] = true
			codes[r.Code] = true
		}
	}
	for list, col := range map[string]int{"park_known": 2, "university": 1, "region_abbrev": 0} {
		tb := Load(list)
		for _, w := range tb.Words() {
			f, _ := tb.Get(w)
			where := f[col]
			if list == "region_abbrev" && len(rs.Named(where)) > 0 {
				continue
			}
			if !paths[where] {
				t.Errorf("%s: %s lies in %q, which is no division", list, w, where)
			}
		}
	}
	units := Load("park_unit")
	for _, w := range units.Words() {
		f, _ := units.Get(w)
		if i := slices.IndexFunc(strings.Split(f[0], ","), func(c string) bool { return !codes[c] }); i >= 0 {
			t.Errorf("park_unit: %s lies in %s, which has an unknown code", w, f[0])
		}
	}
}

// Words that names are cut off at are names of no one in the lists of names themselves.
func TestNotNames(t *testing.T) {
	nn := Load("notname")
	for _, w := range []string{"方面", "时间", "任务", "全市", "党委", "常委", "于是", "成立", "高新", "向上", "连续", "金融", "安全", "项目", "华为", "施工", "巩固", "陆续", "万元", "单位",
		"主持", "出席", "参加", "一行", "率队", "带队", "分别", "指出", "强调"} {
		if !nn.Has(w) {
			t.Errorf("%s is missing", w)
		}
	}
	for _, w := range []string{"向阳", "解放", "江平", "林宝金", "金华"} {
		if nn.Has(w) {
			t.Errorf("%s may be a name", w)
		}
	}
}
