package extract

import (
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLocations: a firm settles, builds, is listed, seen or signs; what is no location stays out.
func TestLocations(t *testing.T) {
	x := testExtractor(t)
	tests := []struct {
		name, text string
		want       []string // firm @ place
	}{
		{"seen on a trip to one park", "3月2日，副市长何林到柳河经济开发区调研。何林先后来到金瑞达铝业有限公司、恒泰新材料股份有限公司，深入车间了解生产。",
			[]string{"金瑞达铝业有限公司@柳河经济开发区", "恒泰新材料股份有限公司@柳河经济开发区"}},
		{"lies in", "海晟新能源科技有限公司位于柳河高新区，占地200亩。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"relative clause", "落户柳河高新区的海晟新能源科技有限公司今年扩产。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"park has firms", "柳河高新区引进了海晟新能源科技有限公司、创维达电子有限公司等龙头企业。", []string{"海晟新能源科技有限公司@柳河高新区", "创维达电子有限公司@柳河高新区"}},
		{"park's firms", "会前参观了柳河高新区的海晟新能源科技有限公司。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"will build in", "海晟新能源科技有限公司拟投资10亿元在柳河高新区建设储能基地。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"signs with the zone", "海晟新能源科技有限公司与柳河高新区管委会签订投资合同。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"the zone signs with it", "柳河高新区管委会与海晟新能源科技有限公司签订投资合同。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"firm in brackets", "在天虹钢构工业园（百惠食品有限公司），何林察看了生产线。", []string{"百惠食品有限公司@天虹钢构工业园"}},
		{"keys", "建设单位：海晟新能源科技有限公司。建设地点：柳河高新区。", []string{"海晟新能源科技有限公司@柳河高新区"}},
		{"plants abroad", "海晟新能源科技有限公司在德国、匈牙利建有工厂。", []string{"海晟新能源科技有限公司@德国", "海晟新能源科技有限公司@匈牙利"}},
		{"credit is none", "工商银行柳河支行与柳河高新区管委会签订授信协议。", nil},
		{"praise is none", "会议表彰了海晟新能源科技有限公司。柳河高新区党工委书记何林出席。", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, l := range x.Extract(patternDoc("", "", tt.text)).Locations {
				got = append(got, l.Company+"@"+l.In)
			}
			want := append([]string(nil), tt.want...)
			sort.Strings(want)
			sort.Strings(got)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("locations of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}
