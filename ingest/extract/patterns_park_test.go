package extract

import (
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/doc"
)

// patternDoc makes a document of one text with an outlet.
func patternDoc(outlet, title, text string) *doc.Document {
	d := &doc.Document{ID: "p", Outlet: outlet, Title: title, Text: text}
	if title != "" {
		d.Text, d.Body = title+"\n"+text, len([]rune(title))+1
	}
	return d
}

// TestPatternsParks holds the constructions of the guide to parks: the text, and all parks that come of it.
func TestPatternsParks(t *testing.T) {
	x := testExtractor(t)
	tests := []struct {
		name, outlet, title, text string
		want                      []string
	}{
		{"nested names are the longest", "", "", "调研组走进长沙高新区麓山科技园，听取汇报。", []string{"长沙高新区麓山科技园"}},
		{"nested bare zone is completed", "长沙晚报", "", "长沙市市长何林来到高新区麓谷园区，听取长沙高新区汇报。", []string{"长沙高新区麓谷园区", "长沙高新区"}},
		{"firm in brackets", "", "", "市领导先后来到天虹钢构工业园（百味食品有限公司）察看。", []string{"天虹钢构工业园"}},
		{"district with zone sign", "", "虎山区(高新区)召开经济工作会议", "3月2日，虎山区(高新区)召开经济工作会议，区委书记何远讲话。", []string{"虎山高新区"}},
		{"old and new name", "", "", "绵江经济开发区（现绵江高新区）招商成效明显。", []string{"绵江经济开发区", "绵江高新区"}},
		{"renamed", "", "", "花山工业园区升级，定名为花山经济技术开发区。", []string{"花山工业园区", "花山经济技术开发区"}},
		{"shared last word", "", "", "县长先后察看了东桥、城北、河口工业园区。", []string{"东桥工业园区", "城北工业园区", "河口工业园区"}},
		{"shared last word, two", "", "", "会议研究了虹桥、城东工业园区规划。", []string{"虹桥工业园区", "城东工业园区"}},
		{"shared flying parks", "", "", "代表团考察白河、岚山飞地园区。", []string{"白河飞地园区", "岚山飞地园区"}},
		{"a city is no head", "", "", "盖平市市长何林说，盖平、北海经开区要抓紧建设。", []string{"北海经开区"}},
		{"state new area", "天津日报", "", "滨海新区政府与企业签约，滨海新区区委书记何远出席。", []string{"滨海新区"}},
		{"aliases of a bonded zone", "合肥日报", "", "合肥综合保税区二期封关。综保区管委会主任何林介绍，综保区将扩区。", []string{"合肥综合保税区"}},
		{"aliases of a development zone", "", "", "北塔经济技术开发区召开会议。会上，经开区管委会汇报，开发区将扩区。", []string{"北塔经济技术开发区"}},
		{"bare park word as a name", "", "", "苏滁现代产业园迎来客人。园区党工委书记何林陪同。", []string{"苏滁现代产业园"}},
		{"common noun", "", "", "记者走进园区，看到各园区、各开发区都在抢工期，全市工业园区、标准化工业园区蓬勃发展。", nil},
		{"bonded zone and logistics centre", "南宁日报", "", "南宁市要抓好综保区与保税物流中心（B型）建设。", []string{"南宁综保区", "南宁保税物流中心（B型）"}},
		{"ports and cities of trade are none", "", "", "代表们参观了江阴港、天利物流城、总部大厦、创意街区和青山度假区。", nil},
		{"kinds of parks", "", "", "考察组察看了鹿城产业集聚区、梅山工业集中区、柳河工业项目区、青山创业园、白云孵化园、江心飞地产业园和海沧台商工业园。",
			[]string{"鹿城产业集聚区", "梅山工业集中区", "柳河工业项目区", "青山创业园", "白云孵化园", "江心飞地产业园", "海沧台商工业园"}},
		{"overseas", "", "", "中白工业园管委会第一副主任谢尔某表示欢迎。", []string{"中白工业园"}},
		{"committee of a city for a zone", "", "", "何立任中共漳浦市委古港经济开发区工作委员会委员、书记。", []string{"古港经济开发区"}},
		{"no belts, circles or scenic parks", "", "", "要融入长江经济带、成渝双城经济圈，办好中央公园、白马涧生态园。", nil},
		{"firm that begins with a zone", "", "", "武清开发区总公司董事长何林、福山工业园区开发集团有限公司总经理丁一参加。", nil},
		{"zone's own outlet", "兰州新区报", "", "区党工委书记何林主持，新区管委会副主任丁一参加，全区上下要抓紧。兰州新区今年开局良好。", []string{"兰州新区"}},
		{"bare zone of the place", "福州日报", "", "福州市市长何林到高新区调研，高新区管委会主任丁一陪同。", []string{"福州高新区"}},
		{"level before a bare park", "贵港日报", "", "贵港市市长何林来到市产业园区管委会。", []string{"贵港市产业园区"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := names(x.Extract(patternDoc(tt.outlet, tt.title, tt.text)).Parks)
			want := append([]string(nil), tt.want...)
			sort.Strings(want)
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("parks of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}

// names returns the names of entities, sorted; nil for none.
func names(l []doc.Named) []string {
	var out []string
	for _, n := range l {
		out = append(out, n.Name)
	}
	sort.Strings(out)
	return out
}
