package lexicon

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRegionCounts(t *testing.T) {
	rs := LoadRegions()
	got := map[string]int{}
	for i := range rs.all {
		r := rs.all[i]
		switch {
		case r.Former:
			got["past"]++
		case r.Level == Province:
			got["province"]++
		case r.Level == City:
			got["city"]++
		case r.Level == County:
			got["county"]++
		default:
			got["town"]++
		}
	}
	want := map[string]int{"province": 34, "city": 342, "county": 2876, "town": 38723, "past": 1431}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("divisions (-want +got):\n%s", d)
	}
}

// The first region that a name gives, by its path.
func TestRegionNames(t *testing.T) {
	rs := LoadRegions()
	for name, want := range map[string]string{
		"福州":     "福建省福州市",
		"新疆":     "新疆维吾尔自治区",
		"内蒙":     "内蒙古自治区",
		"红河州":    "云南省红河哈尼族彝族自治州",
		"恩施":     "湖北省恩施土家族苗族自治州",
		"恩施州":    "湖北省恩施土家族苗族自治州",
		"恩施市":    "湖北省恩施土家族苗族自治州恩施市",
		"延边州":    "吉林省延边朝鲜族自治州",
		"湘西州":    "湖南省湘西土家族苗族自治州",
		"克州":     "新疆维吾尔自治区克孜勒苏柯尔克孜自治州",
		"兴安盟":    "内蒙古自治区兴安盟",
		"乌审旗":    "内蒙古自治区鄂尔多斯市乌审旗",
		"科右前旗":   "内蒙古自治区兴安盟科尔沁右翼前旗",
		"张家界":    "湖南省张家界市",
		"大兴安岭":   "黑龙江省大兴安岭地区",
		"仙桃":     "湖北省仙桃市",
		"济源市":    "河南省济源市",
		"神农架":    "湖北省神农架林区",
		"石河子":    "新疆维吾尔自治区石河子市",
		"八师石河子市": "新疆维吾尔自治区石河子市",
		"恭城":     "广西壮族自治区桂林市恭城瑶族自治县",
		"恭城县":    "广西壮族自治区桂林市恭城瑶族自治县",
		"积石山":    "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县",
		"清新":     "广东省清远市清新区",
		"浦东":     "上海市浦东新区",
		"鄂伦春":    "内蒙古自治区呼伦贝尔市鄂伦春自治旗",
		"台北":     "台湾省台北市",
		"香港":     "香港特别行政区",
		"虎门镇":    "广东省东莞市虎门镇",
		"两江新区":   "重庆市两江新区",
		"晋城市城区":  "山西省晋城市城区",
		"襄樊":     "湖北省襄樊市",
		"宣武区":    "北京市宣武区",
		"弥勒县":    "云南省红河哈尼族彝族自治州弥勒县",
		"梅列":     "福建省三明市梅列区",
		"廉桥镇":    "湖南省邵阳市邵东市廉桥镇",
		"江宁":     "江苏省南京市江宁区",
		"江宁县":    "江苏省南京市江宁县",
		"六枝":     "贵州省六盘水市六枝特区",
		"东乡":     "江西省抚州市东乡区",
	} {
		ids := rs.Named(name)
		if len(ids) == 0 {
			t.Errorf("%s: not found", name)
			continue
		}
		if got := rs.Path(ids[0]); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	for _, name := range []string{"城区", "郊区", "朝", "鼓", "闽", "横", "古镇"} {
		if ids := rs.Named(name); len(ids) > 0 {
			t.Errorf("%s: found as %s, want nothing", name, rs.Path(ids[0]))
		}
	}
}

// What became of past divisions.
func TestRegionNow(t *testing.T) {
	rs := LoadRegions()
	for name, want := range map[string]string{
		"襄樊市": "湖北省襄阳市", "弥勒县": "云南省红河哈尼族彝族自治州弥勒市", "开封县": "河南省开封市祥符区", "许昌县": "河南省许昌市建安区",
		"宣武区": "北京市西城区", "米林县": "西藏自治区林芝市米林市", "开县": "重庆市开州区", "郫县": "四川省成都市郫都区", "即墨市": "山东省青岛市即墨区",
		"思茅市": "云南省普洱市", "莱芜市": "山东省济南市", "巴县": "重庆市巴南区", "襄阳区": "湖北省襄阳市襄州区",
	} {
		ids := rs.Named(name)
		if len(ids) == 0 || !rs.Get(ids[0]).Former || rs.Get(ids[0]).Now < 0 {
			t.Errorf("%s: no past division with an heir", name)
			continue
		}
		if got := rs.Path(rs.Get(ids[0]).Now); got != want {
			t.Errorf("%s: became %s, want %s", name, got, want)
		}
	}
}

// Longest takes the full name before the short one.
func TestRegionLongest(t *testing.T) {
	rs := LoadRegions()
	for text, want := range map[string]int{"福州市鼓楼区": 3, "福州高新区": 2, "新疆维吾尔自治区党委": 8, "鼓楼区委": 3, "福鼎": 2, "市委": 0} {
		if n, _ := rs.Longest([]rune(text), 0); n != want {
			t.Errorf("%s: longest is %d, want %d", text, n, want)
		}
	}
}

func BenchmarkLoadRegions(b *testing.B) {
	for b.Loop() {
		newRegions()
	}
}
