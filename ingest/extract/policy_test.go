package extract

import (
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPolicies: laws, plans, notices, drafts, agreements and numbers; no books, papers, films, speeches.
func TestPolicies(t *testing.T) {
	x := testExtractor(t)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"notice with number", "按照《关于加快园区建设的通知》（柳政〔2020〕5号）要求抓落实。", []string{"《关于加快园区建设的通知》", "柳政〔2020〕5号"}},
		{"numbers in all brackets", "依据柳发[2010]14号、国发(2016)1号和柳办【2019】第3号执行。", []string{"柳发[2010]14号", "国发(2016)1号", "柳办【2019】第3号"}},
		{"order", "根据国务院令第588号的规定办理。", []string{"国务院令第588号"}},
		{"title in a title", "印发《关于转发〈园区管理办法〉的通知》。", []string{"《关于转发〈园区管理办法〉的通知》"}},
		{"trial and draft", "审议《柳河市项目考核办法（试行）》《防汛预案（送审稿）》。", []string{"《柳河市项目考核办法（试行）》", "《防汛预案（送审稿）》"}},
		{"agreement and pledge", "双方签署《战略合作框架协议》，各镇签订《目标责任书》。", []string{"《战略合作框架协议》", "《目标责任书》"}},
		{"short form of a full title", "印发《关于支持企业上市的若干意见》，《意见》明确了奖励。", []string{"《关于支持企业上市的若干意见》"}},
		{"articles", "会议通过《柳河市招商十条》。", []string{"《柳河市招商十条》"}},
		{"work report and request", "讨论《政府工作报告》和《关于设立基金的请示》。", []string{"《政府工作报告》", "《关于设立基金的请示》"}},
		{"book, paper, film, speech", "他在《柳河日报》读到《大国重器》，观看电影《红色计划》，作了题为《乡村发展规划》的演讲，《经济规划》杂志作了报道。", nil},
		{"method that is no law", "他写过《看图写法》《摄影方法》。", nil},
		{"number of a house", "地址：锦江北路15号，邮编554300。第36号文件另发。", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := append([]string(nil), tt.want...)
			sort.Strings(want)
			if d := cmp.Diff(want, names(x.Extract(patternDoc("", "", tt.text)).Policies)); d != "" {
				t.Errorf("policies of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}
