package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/doc"
)

// report is an invented report with the officials that are already known, so that the steps behind the
// finding of names are tested by themselves.
type report struct {
	title, outlet, date, place, text string
	officials                        string // "name institution title; …"
	institutions                     string // "name name …"
}

// read extracts an invented report with its officials given.
func (r report) read(t *testing.T) *doc.Facts {
	t.Helper()
	given := &doc.Facts{Place: r.place}
	for _, o := range strings.Split(r.officials, ";") {
		f := strings.Fields(o)
		if len(f) == 0 {
			continue
		}
		person := doc.Official{Name: f[0]}
		for i := 1; i+1 < len(f); i += 2 {
			person.Posts = append(person.Posts, doc.Post{Institution: f[i], Title: f[i+1], Status: "current"})
		}
		given.Officials = append(given.Officials, person)
	}
	for _, n := range strings.Fields(r.institutions) {
		given.Institutions = append(given.Institutions, doc.Named{Name: n})
	}
	d := &doc.Document{ID: "t", Title: r.title, Outlet: r.outlet, Published: r.date, Text: r.text}
	if r.title != "" {
		d.Text, d.Body = r.title+"\n"+r.text, len([]rune(r.title))+1
	}
	return testExtractor(t).ExtractGiven(d, given)
}

// said renders directives as issuer|act|text.
func said(f *doc.Facts) []string {
	out := []string{}
	for _, d := range f.Directives {
		out = append(out, d.Issuer+"|"+d.Act+"|"+d.Text)
	}
	return out
}

const two = "王建新 乙市委 书记;李志远 乙市政府 市长"

func TestPatternsDirectives(t *testing.T) {
	tests := []struct {
		name string
		report
		want []string
	}{
		{"22 the meeting speaks", report{officials: two, text: "3月5日,市长李志远主持召开全市招商工作推进会。会议强调,要盯紧大项目。"},
			[]string{"全市招商工作推进会|强调|盯紧大项目"}},
		{"31 title behind the name", report{officials: two, text: "王建新书记强调,要守住安全底线。"},
			[]string{"王建新|强调|守住安全底线"}},
		{"33 surname and title", report{officials: two, text: "市长李志远到会。李市长指出,各部门要靠前服务企业。"},
			[]string{"李志远|指出|各部门要靠前服务企业"}},
		{"33 two of one surname: who holds the office", report{officials: "李志远 乙市政府 市长;李春 乙市委 书记", text: "李春、李志远到会。李市长要求,加快征地进度。"},
			[]string{"李志远|要求|加快征地进度"}},
		{"84 speakers take turns", report{officials: two + ";何志 乙市委 副书记", text: "王建新指出,要加快改革。要放权松绑。李志远说,要抓紧开工。何志强调,要严守纪律。"},
			[]string{"王建新|指出|加快改革", "王建新|指出|放权松绑", "李志远|说|抓紧开工", "何志|强调|严守纪律"}},
		{"85 a pronoun is the last speaker", report{officials: two + ";何志 乙市委 副书记", text: "王建新来到园区调研,李志远、何志陪同。他强调,要建好厂房。"},
			[]string{"王建新|强调|建好厂房"}},
		{"86 what a meeting hears is no directive", report{officials: two, text: "王建新主持召开市委常委会会议。会议听取了汇报。会议认为,形势持续向好。会议通报了情况。会议决定,由市财政局组建专班。"},
			[]string{"市委常委会会议|决定|由市财政局组建专班"}},
		{"87 the subject is lost", report{officials: two, text: "3月5日,市长李志远主持召开全市工业大会。\n指出,今年是关键之年,要稳住工业增长。"},
			[]string{"全市工业大会|指出|稳住工业增长"}},
		{"88 content withheld", report{officials: two, text: "王建新提出了6个方面的要求。李志远讲了三点意见。"}, nil},
		{"89 a written instruction", report{officials: two, text: "王建新作出批示:要抓紧整改。会议传达了王建新批示精神。"},
			[]string{"王建新|批示|抓紧整改"}},
		{"90 quotes go, slogans inside stay", report{officials: two, text: "李志远到会。他说:“我们要把服务做到家。”王建新说,要当好“店小二”,做到“马上就办”。"},
			[]string{"李志远|说|我们要把服务做到家", "王建新|说|当好“店小二”,做到“马上就办”"}},
		{"90 the words before the speaker", report{officials: two, text: "“年底前,必须把路修到厂门口。”李志远说。"},
			[]string{"李志远|说|年底前,必须把路修到厂门口"}},
		{"91 negative demands, no assessments", report{officials: two, text: "王建新指出,工作仍存在不足,去年取得了进步;不得搞形式主义;决不能拖延。"},
			[]string{"王建新|指出|不得搞形式主义", "王建新|指出|决不能拖延"}},
		{"92 a guest's wish, thanks are none", report{officials: two, text: "李志远对大家表示感谢。他希望,两地常来常往、深化合作。"},
			[]string{"李志远|希望|两地常来常往、深化合作"}},
		{"93 numbered demands", report{officials: two, text: "王建新强调,一要统规划。二要统招商。三要统政策。"},
			[]string{"王建新|强调|统规划", "王建新|强调|统招商", "王建新|强调|统政策"}},
		{"93 one sentence stays one", report{officials: two, text: "王建新强调,一是统规划,二是统招商。"},
			[]string{"王建新|强调|统规划,二是统招商"}},
		{"94 the wish only", report{officials: two, text: "李志远在致辞中表示,乙市区位优越,希望企业家以诚信为基础,扩大投资。"},
			[]string{"李志远|希望|企业家以诚信为基础,扩大投资"}},
		{"95 an executive's promise, not the narrator's", report{officials: "钱江 云海公司 董事长", text: "项目将于年底投产。董事长钱江表示,公司将加快投产。"},
			[]string{"钱江|表示|公司将加快投产"}},
		{"96 nobody named", report{officials: two, text: "代表们建议,加强职业培训。委员们一致认为,要加快立法。"}, nil},
		{"35 list under a heading", report{officials: two, text: "李志远就落实工作提出要求。一是压实责任。二是加快进度。"},
			[]string{"李志远|提出|压实责任", "李志远|提出|加快进度"}},
		{"cited bodies do not speak", report{officials: two, institutions: "乙市委", text: "按照乙市委要求,各地正在行动。"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.place = "甲省乙市"
			got := said(tt.read(t))
			if len(got) == 0 {
				got = nil
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("directives (-want +got):\n%s", d)
			}
		})
	}
}

func TestNoticeMeasures(t *testing.T) {
	r := report{
		title: "乙市人民政府办公室关于印发园区提升方案的通知", place: "甲省乙市",
		text: "各县(区)人民政府:\n现将《园区提升方案》印发给你们,请认真贯彻执行。\n一、重点任务\n各园区要编制年度清单,不得低水平重复建设。(市工信局负责)\n" +
			"设立园区发展基金。责任单位:市财政局。\n对弄虚作假的,由市督查室予以通报。\n联系人:张三。\n乙市人民政府办公室\n2021年3月4日",
	}
	want := []string{"乙市人民政府办公室|印发|各园区要编制年度清单,不得低水平重复建设", "乙市人民政府办公室|印发|设立园区发展基金"}
	if d := cmp.Diff(want, said(r.read(t))); d != "" {
		t.Errorf("measures (-want +got):\n%s", d)
	}
}

func TestDirectiveSpansHoldTheirText(t *testing.T) {
	r := report{officials: two, place: "甲省乙市", text: "王建新强调，要加快改革；要放权松绑，“一件事一次办”。李志远说：“抓紧开工！”"}
	f := r.read(t)
	if len(f.Directives) < 2 {
		t.Fatalf("got %d directives", len(f.Directives))
	}
	text := []rune(r.text)
	for _, d := range f.Directives {
		if !strings.Contains(string(text[d.Evidence.Start:d.Evidence.End]), d.Text) {
			t.Errorf("evidence %q does not hold %q", string(text[d.Evidence.Start:d.Evidence.End]), d.Text)
		}
		if !strings.HasPrefix(string(text[d.Evidence.At:]), d.Text) {
			t.Errorf("%q does not begin at its place", d.Text)
		}
	}
}
