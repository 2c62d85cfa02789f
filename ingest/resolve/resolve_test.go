package resolve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/graph"
	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

var resolver = New(lexicon.LoadRegions())

// paper is a report under construction: its text, and facts whose evidence is found by their sentence.
type paper struct {
	d doc.Document
	f doc.Facts
}

func newPaper(id, place, text string) *paper {
	p := &paper{d: doc.Document{ID: id, Title: "标题", Text: text}}
	p.d.Map.Add(len([]rune(text)), 0, len(text))
	p.f = doc.Facts{ID: id, Place: place, Published: "2020-11-14"}
	return p
}

// ev is the evidence that stands at the given words.
func (p *paper) ev(words string) doc.Evidence {
	i := strings.Index(p.d.Text, words)
	if i < 0 {
		panic("not in the text: " + words)
	}
	start := len([]rune(p.d.Text[:i]))
	return doc.Evidence{Start: start, End: start + len([]rune(words)), At: start, Confidence: 0.9}
}

func (p *paper) named(names ...string) []doc.Named {
	var out []doc.Named
	for _, n := range names {
		out = append(out, doc.Named{Name: n, Mentions: []doc.Span{{}}, Evidence: doc.Evidence{End: len([]rune(p.d.Text)), Confidence: 0.9}})
	}
	return out
}

// say lists the statements as lines that a person can read: "张明远 HOLDS_POST 福州市委 书记 current".
func (p *paper) say(t *testing.T) []string {
	t.Helper()
	g := p.facts(t)
	names := map[string]string{g.Document.ID: "DOC"}
	for _, e := range g.Entities {
		names[e.ID] = e.Name
	}
	var out []string
	for _, s := range g.Statements {
		line := []string{names[s.From], string(s.Type), names[s.To]}
		for _, x := range []string{s.Title, s.Status, s.Act, s.Role} {
			if x != "" {
				line = append(line, x)
			}
		}
		if s.Position > 0 {
			line = append(line, fmt.Sprint(s.Position))
		}
		if s.Count > 1 {
			line = append(line, fmt.Sprintf("×%d", s.Count))
		}
		out = append(out, strings.Join(line, " "))
	}
	slices.Sort(out)
	return out
}

func (p *paper) facts(t *testing.T) graph.DocumentFacts {
	t.Helper()
	g, err := resolver.Facts(&p.d, &p.f)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Check(); err != nil {
		t.Fatal(err)
	}
	return g
}

// id is the id of the only entity of a name.
func (p *paper) id(t *testing.T, label graph.Label, name string) string {
	t.Helper()
	var ids []string
	for _, e := range p.facts(t).Entities {
		if e.Label == label && e.Name == name && !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) != 1 {
		t.Fatalf("%s %s: %d entities %v", label, name, len(ids), ids)
	}
	return ids[0]
}

const meeting = "市委书记张明远来到福州高新区创新园调研。他强调，要落实《福州市园区条例》，高新区要用好每一寸土地。副市长李海波、恒申集团负责人参加。"

func meetingPaper() *paper {
	p := newPaper("r1", "福建省福州市", meeting)
	first, said, with := p.ev("市委书记张明远来到福州高新区创新园调研。"), p.ev("他强调，要落实《福州市园区条例》，高新区要用好每一寸土地。"), p.ev("副市长李海波、恒申集团负责人参加。")
	p.f.Officials = []doc.Official{
		{Name: "张明远", Evidence: first, Mentions: []doc.Span{{Start: 4, End: 7}}, Posts: []doc.Post{{Institution: "福州市委", Title: "书记", Status: "current", Evidence: first}}},
		{Name: "李海波", Evidence: with, Mentions: []doc.Span{{Start: 50, End: 53}}, Posts: []doc.Post{{Institution: "福州市政府", Title: "副市长", Status: "current", Evidence: with}}},
	}
	p.f.Institutions = p.named("福州市委组织部", "福州市委", "福州市政府", "福州高新区管委会")
	p.f.Companies = p.named("恒申集团有限公司")
	p.f.Companies[0].Forms = []string{"恒申集团"}
	p.f.Parks = p.named("福州高新区创新园", "福州高新技术产业开发区")
	p.f.Parks[1].Forms = []string{"高新区", "福州高新区"}
	p.f.Policies = p.named("《福州市园区条例》")
	p.f.Directives = []doc.Directive{{Issuer: "张明远", Act: "强调", Text: "要落实《福州市园区条例》，高新区要用好每一寸土地", Themes: []string{"land"}, Addressees: []string{"福州高新技术产业开发区"}, Evidence: said}}
	p.f.Events = []doc.Event{{Kind: "inspection", Name: "张明远调研创新园", Date: "2020-11-13", Place: "福州高新区创新园", Evidence: first, Participants: []doc.Participant{
		{Name: "张明远", Role: "speaker", Evidence: said}, {Name: "李海波", Role: "attendee", Position: 1, Evidence: with}, {Name: "恒申集团", Role: "attendee", Evidence: with}, {Name: "多次", Role: "attendee", Evidence: with},
	}}}
	p.f.Locations = []doc.Location{{Company: "恒申集团", In: "福州高新技术产业开发区", Evidence: with}}
	return p
}

func TestStatements(t *testing.T) {
	text := "要落实《福州市园区条例》，高新区要用好每一寸土地"
	want := []string{
		// who holds which post
		"张明远 HOLDS_POST 福州市委 书记 current", "李海波 HOLDS_POST 福州市政府 副市长 current",
		// who demanded what of whom, about what, by which policy
		"张明远 ISSUED " + text + " 强调", text + " ADDRESSED_TO 福州高新区", text + " HAS_THEME land",
		text + " CITES 福州市园区条例", "DOC CITES 福州市园区条例",
		// who took part in what, where; 多次 is no participant
		"张明远 TOOK_PART_IN 张明远调研创新园 speaker", "李海波 TOOK_PART_IN 张明远调研创新园 attendee 1", "恒申 TOOK_PART_IN 张明远调研创新园 attendee",
		"张明远调研创新园 HELD_AT 福州高新区创新园",
		// what lies where and belongs to what
		"恒申 LOCATED_IN 福州高新区", "福州高新区 LOCATED_IN 福州市", "福州高新区创新园 LOCATED_IN 福州市", "福州高新区创新园 PART_OF 福州高新区",
		"福州高新区管委会 LOCATED_IN 福州市", "福州高新区管委会 LOCATED_IN 福州高新区", "福州市政府 LOCATED_IN 福州市", "福州市委 LOCATED_IN 福州市",
		"福州市委组织部 LOCATED_IN 福州市", "福州市委组织部 PART_OF 福州市委", "福州市 PART_OF 福建省",
		// what the report mentions; 福建省 it does not
		"恒申 MENTIONED_IN DOC", "张明远 MENTIONED_IN DOC", "李海波 MENTIONED_IN DOC", "张明远调研创新园 MENTIONED_IN DOC", "福州市 MENTIONED_IN DOC ×7", text + " MENTIONED_IN DOC",
		"福州高新区 MENTIONED_IN DOC", "福州高新区创新园 MENTIONED_IN DOC", "福州高新区管委会 MENTIONED_IN DOC", "福州市政府 MENTIONED_IN DOC", "福州市委 MENTIONED_IN DOC",
		"福州市委组织部 MENTIONED_IN DOC", "福州市园区条例 MENTIONED_IN DOC", "land MENTIONED_IN DOC",
	}
	slices.Sort(want)
	if d := cmp.Diff(want, meetingPaper().say(t)); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

func TestEachStatementHasDateQuoteAndConfidence(t *testing.T) {
	p := meetingPaper()
	for _, s := range p.facts(t).Statements {
		want := "2020-11-14"
		if s.Type == graph.TookPartIn || s.Type == graph.HeldAt {
			want = "2020-11-13" // the day of the event
		}
		if s.Date != want || s.Confidence <= 0 || s.Quote == "" || !strings.Contains(meeting, s.Quote) {
			t.Errorf("%s: date %q, confidence %g, quote %q", s.Type, s.Date, s.Confidence, s.Quote)
		}
	}
}

// one is a report that names one body or park, from a place.
func one(place, kind, name string) *paper {
	p := newPaper("r-"+place+name, place, name+"。")
	if kind == "park" {
		p.f.Parks = p.named(name)
	} else {
		p.f.Institutions = p.named(name)
	}
	return p
}

func TestIdentityOfBodiesAndParks(t *testing.T) {
	const fuzhou, zhangzhou, nowhere = "福建省福州市", "福建省漳州市", ""
	for _, c := range []struct {
		kind           string
		placeA, a      string
		placeB, b      string
		same           bool
		canonicalNameA string
	}{
		{"body", fuzhou, "中共福州市委员会", zhangzhou, "福州市委", true, "福州市委"},
		{"body", fuzhou, "福州市人民政府", nowhere, "福建省福州市政府", true, "福州市政府"},
		{"body", fuzhou, "福州市政府", zhangzhou, "漳州市政府", false, "福州市政府"},
		{"body", fuzhou, "鼓楼区政府", "江苏省南京市", "鼓楼区政府", false, "鼓楼区政府"},
		{"body", fuzhou, "福州市鼓楼区人民政府", fuzhou, "鼓楼区政府", true, "鼓楼区政府"},
		{"body", "江苏省南京市", "南京市鼓楼区政府", fuzhou, "鼓楼区政府", false, "鼓楼区政府"},
		{"body", fuzhou, "福州市发展和改革委员会", fuzhou, "福州市发改委", true, "福州市发改委"},
		{"body", fuzhou, "福州市委", fuzhou, "福州市纪委", false, "福州市委"},
		{"body", fuzhou, "中共中央", zhangzhou, "中共中央", true, "中共中央"},
		{"body", nowhere, "中共中央组织部", zhangzhou, "中央组织部", true, "中央组织部"},
		{"body", nowhere, "国务院", fuzhou, "国务院", true, "国务院"},
		{"body", nowhere, "市委", zhangzhou, "市委", false, "市委"}, // of two cities, for all we know
		{"body", nowhere, "高新区应急管理局", zhangzhou, "高新区应急管理局", false, "高新区应急管理局"},
		{"body", nowhere, "朝阳区政府", fuzhou, "朝阳区政府", false, "朝阳区政府"}, // Beijing's or Changchun's
		{"body", nowhere, "福建省政协", fuzhou, "中国人民政治协商会议福建省委员会", true, "福建省政协"},
		{"park", fuzhou, "福州高新技术产业开发区", nowhere, "福州高新区", true, "福州高新区"},
		{"park", fuzhou, "福州高新区", zhangzhou, "漳州高新区", false, "福州高新区"},
		{"park", fuzhou, "智能制造产业园", zhangzhou, "智能制造产业园", false, "智能制造产业园"},
		{"park", fuzhou, "雄安新区", zhangzhou, "雄安新区", true, "雄安新区"},
		{"park", nowhere, "高新区", "", "高新区", true, "高新区"}, // the same report twice
		{"park", nowhere, "高新区", fuzhou, "高新区", false, "高新区"},
	} {
		t.Run(c.a+"/"+c.b, func(t *testing.T) {
			label := graph.Institution
			if c.kind == "park" {
				label = graph.Park
			}
			a, b := one(c.placeA, c.kind, c.a), one(c.placeB, c.kind, c.b)
			x := a.id(t, label, c.canonicalNameA)
			y := ""
			for _, e := range b.facts(t).Entities {
				if e.Label == label {
					y = e.ID
				}
			}
			if (x == y) != c.same {
				t.Errorf("%s (%s) and %s (%s): same entity is %t, want %t", c.a, c.placeA, c.b, c.placeB, x == y, c.same)
			}
		})
	}
}

func TestRegionOfNames(t *testing.T) {
	fuzhou := resolver.byPath("福建省福州市")
	for name, want := range map[string]string{
		"福州市委": "福建省福州市", "福建省福州市鼓楼区委": "福建省福州市鼓楼区", "福州大学": "福建省福州市", "鼓楼区政府": "福建省福州市鼓楼区", "上海市浦东新区政府": "上海市浦东新区",
		"吉林省政府": "吉林省", "国务院": "", "中山大学": "", "东方航空": "", "西湖区委": "", // in Hangzhou or Nanchang: a report from Fuzhou does not say
	} {
		id, _ := resolver.leading(name, fuzhou)
		got := ""
		if id >= 0 {
			got = resolver.regions.Path(id)
		}
		if got != want {
			t.Errorf("%s: region %q, want %q", name, got, want)
		}
	}
}

// holder is a report in which one person holds posts.
func holder(name string, posts ...doc.Post) *paper {
	p := newPaper("r", "福建省福州市", name+"。")
	for i := range posts {
		posts[i].Evidence = doc.Evidence{End: 2, Confidence: 1}
		if posts[i].Status == "" {
			posts[i].Status = graph.Current
		}
	}
	p.f.Officials = []doc.Official{{Name: name, Posts: posts, Evidence: doc.Evidence{End: 2, Confidence: 1}}}
	return p
}

func TestIdentityOfOfficials(t *testing.T) {
	post := func(institution, title string) doc.Post { return doc.Post{Institution: institution, Title: title} }
	former := func(institution, title string) doc.Post {
		return doc.Post{Institution: institution, Title: title, Status: graph.Former}
	}
	mayor := holder("李强", post("福州市政府", "市长")).id(t, graph.Official, "李强")
	for _, c := range []struct {
		why  string
		p    *paper
		same bool
	}{
		{"another post in the city", holder("李强", post("福州市委", "副书记")), true},
		{"a post in a district of the city", holder("李强", post("鼓楼区委", "书记")), true},
		{"the city's post tells more than the province's", holder("李强", post("福建省委", "常委"), post("福州市委", "书记")), true},
		{"a present post tells more than a former one", holder("李强", former("漳州市政府", "市长"), post("福州市政府", "市长")), true},
		{"spaces in the name", holder("李 强", post("福州市政府", "市长")), true},
		{"a namesake in another city", holder("李强", post("漳州市政府", "市长")), false},
		{"a namesake in the province", holder("李强", post("福建省政府", "省长")), false},
		{"a namesake in the capital", holder("李强", post("国务院", "总理")), false},
		{"another name", holder("李强国", post("福州市政府", "市长")), false},
	} {
		name := "李强"
		if c.why == "another name" {
			name = "李强国"
		}
		if got := c.p.id(t, graph.Official, name); (got == mayor) != c.same {
			t.Errorf("%s: same person is %t, want %t", c.why, got == mayor, c.same)
		}
	}
}

func TestEvents(t *testing.T) {
	event := func(docID, place, name, date, at string) string {
		p := newPaper(docID, place, name+"。")
		p.f.Events = []doc.Event{{Kind: "meeting", Name: name, Date: date, Place: at, Evidence: doc.Evidence{End: 2}}}
		return p.id(t, graph.Event, name)
	}
	base := event("a", "福建省福州市", "市政府常务会议", "2020-11-13", "")
	for _, c := range []struct {
		why                        string
		doc, place, name, date, at string
		same                       bool
	}{
		{"another report of it", "b", "福建省福州市", "市政府常务会议", "2020-11-13", "", true},
		{"of another city", "b", "福建省漳州市", "市政府常务会议", "2020-11-13", "", false},
		{"of another day", "b", "福建省福州市", "市政府常务会议", "2020-11-20", "", false},
		{"without a day", "b", "福建省福州市", "市政府常务会议", "", "", false},
		{"in another hall", "b", "福建省福州市", "市政府常务会议", "2020-11-13", "温泉宾馆", false},
	} {
		if got := event(c.doc, c.place, c.name, c.date, c.at); (got == base) != c.same {
			t.Errorf("%s: same event is %t, want %t", c.why, got == base, c.same)
		}
	}
	if event("a", "福建省福州市", "会议", "2020-11-13", "") == event("b", "福建省福州市", "会议", "2020-11-13", "") {
		t.Error("two reports of 会议 without a name: not known to be the same")
	}
}

func TestIssuers(t *testing.T) {
	p := newPaper("r1", "福建省福州市", "会议强调，要抓好落实。")
	ev := p.ev("会议强调，要抓好落实。")
	p.f.Events = []doc.Event{{Kind: "meeting", Name: "市政府第19次常务会议", Date: "2020-11-13", Evidence: ev}}
	for i, issuer := range []string{"市政府第19次常务会议", "常务会议", "福州市", "福州市商务局", "多次", ""} {
		p.f.Directives = append(p.f.Directives, doc.Directive{Issuer: issuer, Act: "强调", Text: fmt.Sprintf("要抓好落实%d", i), Evidence: ev})
	}
	var got []string
	for _, line := range p.say(t) {
		if strings.Contains(line, "ISSUED") {
			got = append(got, line)
		}
	}
	want := []string{
		"市政府第19次常务会议 ISSUED 要抓好落实0 强调", "市政府第19次常务会议 ISSUED 要抓好落实1 强调",
		"福州市 ISSUED 要抓好落实2 强调", "福州市商务局 ISSUED 要抓好落实3 强调", // 多次 is nobody
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// A record may be called anything; the document's id must not be taken for an entity's.
func TestDocumentIDsAreNoEntityIDs(t *testing.T) {
	p := newPaper("park-1", "福建省福州市", "福州市委。")
	p.f.Institutions = p.named("福州市委")
	if g := p.facts(t); g.Document.ID != "doc-park-1" {
		t.Errorf("document id %s", g.Document.ID)
	}
}

func TestNamesAreShownWithChineseMarks(t *testing.T) {
	for in, want := range map[string]string{
		"要抓好落实，要强化安全": "要抓好落实，要强化安全", "中国(河北)自贸区": "中国（河北）自贸区", "LG(中国)": "LG（中国）", "GDP增长6.5%": "GDP增长6.5%", "A,B": "A,B", "“双招双引”": "双招双引",
	} {
		if got := shown(flat(in)); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// Facts that make no sense must not cost the report its other facts.
func TestHostileFacts(t *testing.T) {
	p := newPaper("r1", "没有这个地方", "福州市委。")
	ev := doc.Evidence{Start: -5, End: 1000, Confidence: 7}
	p.f.Officials = []doc.Official{{Name: "", Posts: []doc.Post{{Institution: "", Title: ""}, {Institution: "福州市委", Title: "书记", Evidence: ev}}}, {Name: "张明远", Evidence: ev}}
	p.f.Institutions, p.f.Companies, p.f.Parks, p.f.Policies = p.named("", " ", "福州市委"), p.named("", "公司"), p.named("", "区"), p.named("", "《》")
	p.f.Directives = []doc.Directive{{}, {Issuer: "x", Text: "“”"}, {Issuer: "福州市委", Text: "要抓", Addressees: []string{"", "x"}, Themes: []string{""}, Evidence: doc.Evidence{Start: 4, End: 2}}}
	p.f.Events = []doc.Event{{}, {Kind: "meeting", Participants: []doc.Participant{{}, {Name: "张明远", Role: "host", Evidence: ev}}, Evidence: ev}}
	p.f.Locations = []doc.Location{{}, {Company: "公司", In: "公司", Evidence: ev}}
	p.facts(t) // checks what it makes
}

func TestFirmsComeTogether(t *testing.T) {
	firm := func(place, name string) string {
		p := newPaper("r"+place, place, name+"。")
		p.f.Companies = p.named(name)
		for _, e := range p.facts(t).Entities {
			if e.Label == graph.Company {
				return e.ID
			}
		}
		t.Fatalf("%s: no company", name)
		return ""
	}
	for _, c := range []struct {
		placeA, a, placeB, b string
		same                 bool
	}{
		{"", "恒申集团", "福建省福州市", "恒申控股集团有限公司", false}, // 控股 may be another firm of the group
		{"", "恒申集团", "福建省福州市", "恒申集团有限公司", true},
		{"", "京东方科技集团股份有限公司", "", "京东方科技集团", true},
		{"福建省福州市", "省电子信息集团", "", "福建省电子信息集团", true},
		{"福建省福州市", "省电子信息集团", "江苏省南京市", "省电子信息集团", false},
		{"", "省电子信息集团", "福建省福州市", "省电子信息集团", false},
		{"福建省福州市", "市政工程集团", "江苏省南京市", "市政工程集团", true},
	} {
		if got := firm(c.placeA, c.a) == firm(c.placeB, c.b); got != c.same {
			t.Errorf("%s (%s) and %s (%s): same is %t, want %t", c.a, c.placeA, c.b, c.placeB, got, c.same)
		}
	}
}
