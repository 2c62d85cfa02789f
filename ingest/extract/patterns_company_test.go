package extract

import (
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPatternsCompanies holds the constructions of the guide to firms.
func TestPatternsCompanies(t *testing.T) {
	x := testExtractor(t)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"branch of a bank", "工商银行岳阳分行行长何立介绍，工商银行岳阳分行各支行将跟进。", []string{"工商银行岳阳分行"}},
		{"state builders", "项目由中建三局承建，中铁五局参建。", []string{"中建三局", "中铁五局"}},
		{"in-house words are no firms", "集团公司召开会议，公司各部门参加，子公司汇报。", nil},
		{"place in brackets stays, code goes", "上海长恒建设（海南）有限公司与上海长恒建工股份有限公司（600170.SH）参加。", []string{"上海长恒建设（海南）有限公司", "上海长恒建工股份有限公司"}},
		{"as written", "何林先后走访禾丰实业、荣盛制罐集团（东莞）有限公司、海禾食品、TCL华星、3M。", []string{"禾丰实业", "荣盛制罐集团（东莞）有限公司", "海禾食品", "TCL华星", "3M"}},
		{"list that says so", "京东方、恒申等企业代表参加会议。", []string{"京东方", "恒申"}},
		{"count without names", "等3家世界500强企业签约，一批上市公司、央企落户。", nil},
		{"chamber of commerce", "上海市浙江商会会长何均参加。", nil},
		{"project is none, its firm is one", "会议研究了海禾食品项目二期建设。", []string{"海禾食品"}},
		{"provincial group stays short", "省电子信息集团、市城投集团负责人参加。", []string{"省电子信息集团", "市城投集团"}},
		{"long and short of one firm", "江西金锂源材料股份有限公司挂牌。金锂源董事长何林说，金锂源将扩产。", []string{"江西金锂源材料股份有限公司"}},
		{"defined short form", "苏州明德智能传动股份有限公司（证券简称：明德科技）公告，明德科技将投资。", []string{"苏州明德智能传动股份有限公司"}},
		{"branch beside its firm", "中建三局西南公司党委书记何林、中建三局西南公司宜宾分公司经理丁一参加。", []string{"中建三局西南公司", "中建三局西南公司宜宾分公司"}},
		{"executive's firm", "天瞳股份董事长蓝青、晨沣科技总经理冉文领奖。", []string{"天瞳股份", "晨沣科技"}},
		{"subsidiary is described", "由全资子公司滁州明德传动有限公司实施。", []string{"滁州明德传动有限公司"}},
		{"level and trade", "县自来水公司、市水务投资有限责任公司参加。", []string{"县自来水公司", "市水务投资有限责任公司"}},
		{"people's bank is none", "人民银行柳河市中心支行行长何林讲话。", nil},
		{"co-operative", "玉竹王农业专业合作社理事长何林发言。", []string{"玉竹王农业专业合作社"}},
		{"group of states", "二十国集团领导人会晤，七国集团发表声明。", nil},
		{"common words in a list", "餐饮、住宿等服务企业和个体工商户受益，人才、资金等要素向企业集聚。", nil},
		{"firm only in a park's name", "县长来到富士康济源产业园。", nil},
		{"known name inside a person's", "副书记张新钢、委员王吉利参加。", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := append([]string(nil), tt.want...)
			sort.Strings(want)
			if d := cmp.Diff(want, names(x.Extract(patternDoc("", "", tt.text)).Companies)); d != "" {
				t.Errorf("companies of %q (-want +got):\n%s", tt.text, d)
			}
		})
	}
}
