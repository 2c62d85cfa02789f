package clean_test

import (
	"strings"
	"testing"

	"policygraph/ingest/clean"
	"policygraph/ingest/doc"
)

func TestGenre(t *testing.T) {
	c := clean.New()
	for _, x := range []struct {
		name, text string
		want       doc.Genre
	}{
		{"report", "青溪区召开会议\n3月1日，区长王大明主持召开会议。", doc.Report},
		{"rules with chapters", "青溪区政府工作规则\n第一章 总则\n一、区长领导区政府的工作。副区长协助区长工作。\n第二章 会议制度\n二、区政府实行全体会议制度。", doc.Report},
		{"chapter of a novel", "第一百二十章 新区长上任\n第120章 新区长上任（1/3）\n王大明走进高新区管委会，主任迎了上来。\n本章未完，点击下一页继续阅读。", doc.Fiction},
		{"scene of a novel", "“区长，这个项目不能再拖了。”李小河皱着眉头说道。\n王大明点点头，淡淡一笑：“书记的意思，你还不明白？”\n李小河愣了一下，苦笑着摇摇头，心里一沉。\n“哈哈，走吧。”王大明忍不住笑道。", doc.Fiction},
		{"page of a novel", "某某书网\n手机浏览器扫描二维码访问\n第16章 揭牌（第1页）\n王大明走上台前，扯下红布，鞭炮齐鸣，掌声四起。", doc.Fiction},
		{"essay to be filled in", "在全市开发区工作会议上的讲话\n同志们：今天，xx市召开会议。xx区、xx县要抓好落实，××同志作了发言，20xx年要再上台阶。", doc.Template},
		{"machine translation", "청계구 회의\n" + strings.Repeat("구청장 왕대명이 회의를 주재하고 개발구 사업을 배치하였다. ", 6), doc.Translation},
		{"nothing", "|\n![]()\n首页", doc.NoText},
		{"list of links", `<html><body><ul>` + strings.Repeat(`<li><a href="1">青溪区召开重点项目推进会，部署下阶段工作</a> 2021-03-01</li>`, 30) + `</ul></body></html>`, doc.NoText},
	} {
		d, err := c.Clean(doc.Raw{Data: []byte(x.text)})
		if err != nil || d.Genre != x.want {
			t.Errorf("%s: genre %q, %v, want %q\n%s", x.name, d.Genre, err, x.want, d.Text)
		}
	}
}

func TestHTML(t *testing.T) {
	c := clean.New()
	const body = `<p>3月1日，区长王大明主持召开会议，部署开发区工作。</p><p>会议要求，各部门抓好落实。</p>`
	const want = "青溪区召开会议\n3月1日，区长王大明主持召开会议，部署开发区工作。\n会议要求，各部门抓好落实。"
	for name, page := range map[string]string{
		"hidden and never closed": `<html><title>青溪区召开会议</title><body><h1>青溪区召开会议</h1><div style="display:none"><div>` + body,
		"hidden spam":             `<html><title>青溪区召开会议</title><body><h1>青溪区召开会议</h1><div style="display: none">棋牌，投注，送彩金。</div>` + body,
		"title from <title> only": `<html><title>青溪区召开会议 - 青溪新闻网</title><body><div>` + body + `</div>`,
		"entities and editors":    `<html><title>青溪区召开会议_青溪网</title><body><h1>青溪区&#21484;开会议</h1><div>` + strings.Replace(body, "部署", "<b>部</b>署&nbsp;", 1),
		"headline in the body":    `<html><title>青溪区召开会议_青溪网</title><body><div class="content"><h1>青溪区召开会议</h1><div>来源：青溪日报 2021-03-02 10:00</div>` + body + `</div>`,
		"long comments":           `<html><title>青溪区召开会议</title><h1>青溪区召开会议</h1><div class="article">` + body + `</div><div class="comment"><h3>网友评论</h3><ul>` + strings.Repeat(`<li>好！说得对，支持，希望越来越好。<a href=r>回复</a></li>`, 3) + `</ul></div>`,
		"unclosed link":           `<html><title>青溪区召开会议</title><h1>青溪区召开会议</h1><div><a href=x>` + body + `</div>`,
	} {
		d, err := c.Clean(doc.Raw{Media: doc.HTML, Data: []byte(page)})
		if got := strings.ReplaceAll(d.Text, "工作 ", "工作"); err != nil || strings.ReplaceAll(strings.ReplaceAll(got, " ", ""), "\u00a0", "") != want {
			t.Errorf("%s: %v\n%s", name, err, d.Text)
		}
		if name == "headline in the body" && (d.Outlet != "青溪日报" || d.Published != "2021-03-02") {
			t.Errorf("%s: outlet %q, published %q", name, d.Outlet, d.Published)
		}
	}
}

func TestMeta(t *testing.T) {
	c := clean.New()
	for _, x := range []struct{ text, title, outlet, published string }{
		{"青溪区召开会议\n青溪日报2021年3月2日讯（记者 甲乙）3月1日，区长王大明主持召开会议，部署工作，各部门负责人参加，会议开了一天。", "青溪区召开会议", "青溪日报", "2021-03-02"},
		{"青溪区召开会议\n发布时间：2021-03-02 10:00　来源：青溪新闻网　浏览量：12\n3月1日，区长王大明主持召开会议。", "青溪区召开会议", "青溪新闻网", "2021-03-02"},
		{"《青溪日报》2021年3月2日\n3月1日，区长王大明主持召开会议。", "", "青溪日报", "2021-03-02"},
		{"青溪区召开会议\n青溪网3月2日讯(青溪晚报记者 甲)昨日,区长王大明主持召开会议。\n- 青溪举行龙舟赛2021-03-02\n- 天气转热2021-03-02", "青溪区召开会议", "青溪晚报", "2021-03-02"},
		{"青溪区人民政府关于印发办法的通知\n青政〔2021〕3号\n各镇人民政府：现将办法印发给你们，请遵照执行。\n青溪区人民政府\n2021年3月2日", "青溪区人民政府关于印发办法的通知", "", "2021-03-02"},
		{"昨日，区长王大明主持召开会议。\n各部门负责人参加。", "", "", ""},
	} {
		d, err := c.Clean(doc.Raw{Data: []byte(x.text)})
		if err != nil || d.Title != x.title || d.Outlet != x.outlet || d.Published != x.published {
			t.Errorf("%q, %q, %q, %v; want %q, %q, %q", d.Title, d.Outlet, d.Published, err, x.title, x.outlet, x.published)
		}
	}
}

// TestGivenTitle repairs the title that a record gives, as the page is repaired.
func TestGivenTitle(t *testing.T) {
	d, err := clean.New().Clean(doc.Raw{Title: "青溪區(qū)召開會議部署工業(yè)發(fā)展", Data: []byte("青溪區(qū)召開會議部署工業(yè)發(fā)展\n昨日,區(qū)長王大明主持召開會議。")})
	if want := "青溪区召开会议部署工业发展\n昨日,区长王大明主持召开会议。"; err != nil || d.Title != "青溪区召开会议部署工业发展" || d.Text != want {
		t.Errorf("title %q, text %q, %v", d.Title, d.Text, err)
	}
	d, err = clean.New().Clean(doc.Raw{Title: "另一个题目", Data: []byte("昨日,区长王大明主持召开会议。")})
	if want := "另一个题目\n昨日,区长王大明主持召开会议。"; err != nil || d.Text != want || d.Body != 6 {
		t.Errorf("text %q, body at %d, %v", d.Text, d.Body, err)
	}
}
