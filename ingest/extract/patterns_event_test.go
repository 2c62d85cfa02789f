package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/doc"
)

// who renders participants as name:role.
func who(e doc.Event) []string {
	var out []string
	for _, p := range e.Participants {
		out = append(out, p.Name+":"+p.Role)
	}
	return out
}

func TestEvents(t *testing.T) {
	const four = two + ";何志 乙市委 副书记;孙立 乙市政府 副市长"
	tests := []struct {
		name string
		report
		kind, event string
		who         []string
	}{
		{"a meeting with its chair, speakers and list", report{title: "全市工业大会召开", officials: four,
			text: "5日,全市工业大会在乙市召开。市委书记王建新讲话,市长李志远主持,市委副书记何志、副市长孙立出席。"},
			"meeting", "全市工业大会", []string{"王建新:speaker", "李志远:host", "何志:attendee", "孙立:attendee"}},
		{"presence and speech in one", report{officials: four, text: "5日,全市招商工作推进会召开。市委书记王建新出席并讲话,何志主持会议。"},
			"meeting", "全市招商工作推进会", []string{"王建新:attendee", "王建新:speaker", "何志:host"}},
		{"an own leader's trip elsewhere is an inspection", report{title: "李志远率队赴丙市考察", officials: four, text: "5日,市长李志远率队赴丙市考察园区建设,副市长孙立参加。"},
			"inspection", "李志远率队赴丙市考察", []string{"李志远:attendee", "孙立:attendee"}},
		{"guests make a visit", report{title: "丙市党政代表团来我市考察", officials: four + ";丁一 丙市委 书记", text: "5日,丙市委书记丁一率代表团来我市考察。市委副书记何志陪同。"},
			"visit", "丙市党政代表团来我市考察", []string{"丁一:attendee", "何志:attendee"}},
		{"whoever receives is host and present", report{title: "李志远会见客商", officials: four + ";钱江 云海公司 董事长", text: "5日,市长李志远会见了云海公司董事长钱江一行。"},
			"visit", "李志远会见客商", []string{"李志远:host", "李志远:attendee", "钱江:attendee"}},
		{"a signing", report{title: "重点项目签约仪式举行", officials: four, text: "5日,全市重点项目签约仪式举行。市长李志远致辞,王建新、何志见证签约。"},
			"signing", "全市重点项目签约仪式", []string{"李志远:speaker", "王建新:attendee", "何志:attendee"}},
		{"a ceremony", report{officials: four, text: "5日,云海产业园开工仪式举行。王建新宣布开工,李志远主持仪式。"},
			"ceremony", "云海产业园开工仪式", []string{"王建新:speaker", "李志远:host"}},
		{"a press conference", report{officials: four, institutions: "乙市政府新闻办", text: "5日,乙市政府新闻办举行园区建设三周年新闻发布会。副市长孙立介绍情况。"},
			"other", "园区建设三周年新闻发布会", []string{"乙市政府新闻办:host", "孙立:speaker"}},
		{"bodies are there themselves, not through a delegate", report{officials: four, institutions: "乙市财政局 乙市商务局", text: "5日,全市招商工作推进会召开。李志远主持会议。乙市财政局汇报了进展,乙市商务局负责人参加会议。"},
			"meeting", "全市招商工作推进会", []string{"李志远:host", "乙市财政局:speaker"}},
		{"an instruction from afar takes no part", report{officials: four + ";贺正 甲省委 书记", text: "5日,市长李志远到园区调研。此前,省委书记贺正批示:要抓紧建设。"},
			"inspection", "李志远到园区调研", []string{"李志远:attendee"}},
		{"many chairs of one list", report{officials: four, text: "5日,全市工作例会召开。会议由市委副书记何志主持。"},
			"meeting", "全市工作例会", []string{"何志:host"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.place, tt.date = "甲省乙市", "2022-04-06"
			f := tt.read(t)
			if len(f.Events) != 1 {
				t.Fatalf("got %d events", len(f.Events))
			}
			e := f.Events[0]
			if e.Kind != tt.kind || e.Name != tt.event || e.Date != "2022-04-05" {
				t.Errorf("got %s %q %s", e.Kind, e.Name, e.Date)
			}
			if d := cmp.Diff(tt.who, who(e)); d != "" {
				t.Errorf("participants (-want +got):\n%s", d)
			}
		})
	}
}

func TestNoEvent(t *testing.T) {
	for _, text := range []string{
		"王建新强调,要贯彻全国工业大会精神。",
		"云海公司5日召开第五届董事会第七次会议,通过投资议案。董事长钱江表示,公司将加快建设。",
		"《方案》经市政府第8次常务会议审议同意。市长李志远要求抓好落实。",
	} {
		r := report{officials: two + ";钱江 云海公司 董事长", place: "甲省乙市", date: "2022-04-06", text: text}
		if f := r.read(t); len(f.Events) != 0 {
			t.Errorf("%s: got %+v", text, f.Events[0])
		}
	}
}
