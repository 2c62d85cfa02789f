package testkit

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"policygraph/graph"
)

const (
	surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤𠮷"
	given    = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰飞鹏辉凯建国文志海波宁斌峰成龙春红梅林松柏云山川江河东南西北中正德仁义礼智信安康乐天宝珍珠琪瑞祥福禄寿喜"
	cities   = "福州厦门泉州漳州莆田三明南平龙岩宁德杭州宁波温州嘉兴湖州绍兴金华衢州台州丽水南京苏州无锡常州"
)

var (
	offices = []string{"人民政府", "发展和改革委员会", "工业和信息化局", "科学技术局", "财政局", "自然资源和规划局", "商务局", "教育局"}
	titles  = []string{"市长", "副市长", "局长", "副局长", "主任", "党组书记", "一级调研员"}
	themes  = []string{"招商引资", "安全生产", "乡村振兴", "营商环境", "科技创新", "生态环境"}
	firms   = []string{"科技", "光电", "生物", "建设集团", "网络", "新材料"}
)

// Corpus yields n documents as reports give them, about 12 entities and 22 statements each, the same
// for the same seed. Officials are drawn from a population that grows with n.
func Corpus(seed uint64, n int) iter.Seq[graph.DocumentFacts] {
	return func(yield func(graph.DocumentFacts) bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		for i := range n {
			if !yield(report(r, i, 200+n)) {
				return
			}
		}
	}
}

// PersonName is the i-th of a population of names of two and three characters.
func PersonName(i int) string {
	s, g := []rune(surnames), []rune(given)
	r := rand.New(rand.NewPCG(uint64(i), 7))
	name := string(s[r.IntN(len(s))]) + string(g[r.IntN(len(g))])
	if r.IntN(5) > 0 {
		name += string(g[r.IntN(len(g))])
	}
	return name
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func report(r *rand.Rand, i, population int) graph.DocumentFacts {
	date := fmt.Sprintf("%d-%02d-%02d", 2015+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
	id := fmt.Sprintf("doc-%08d", i)
	p := NewPage(id, date).Keyed(fmt.Sprintf("corpus/%08d.txt", i))
	at := 2 * r.IntN(len([]rune(cities))/2)
	city := string([]rune(cities)[at:at+2]) + "市"
	region := p.Put(graph.Entity{ID: graph.NewID(graph.Region, city), Label: graph.Region, Name: city, Props: map[string]string{graph.PropLevel: "city", graph.PropPath: city}})
	event := p.Put(graph.Entity{ID: graph.NewID(graph.Event, id), Label: graph.Event, Name: city + "专题会议", Props: map[string]string{graph.PropKind: "meeting", graph.PropDate: date}})
	var seen []string
	mention := func(e string) { seen = append(seen, e) }
	lead := ""
	for n := range 2 + r.IntN(3) {
		who := PersonName(r.IntN(population))
		office := city + pick(r, offices)
		p.Post(who, office, pick(r, titles))
		o := p.Entity(graph.Official, who, string([]rune(who)[0])+"同志")
		ins := p.Entity(graph.Institution, office, string([]rune(office)[3:]))
		p.Say(who+"出席会议，强调要把各项工作抓实抓细，推动高质量发展取得新成效。",
			graph.Statement{Type: graph.TookPartIn, From: o, To: event, Role: []string{graph.Host, graph.Speaker, graph.Attendee}[min(n, 2)], Position: n + 1})
		mention(o)
		mention(ins)
		if n == 0 {
			lead = o
		}
	}
	for n := range 2 + r.IntN(3) {
		theme := pick(r, themes)
		text := fmt.Sprintf("要加快推进%s工作，完善第%d项机制，确保按期完成年度目标任务", theme, n+1)
		d := p.Put(graph.Entity{ID: graph.NewID(graph.Directive, id, text), Label: graph.Directive, Name: text})
		p.Say("会议要求，"+text+"。", graph.Statement{Type: graph.Issued, From: lead, To: d, Act: "要求"})
		p.Say(text+"，"+city+"各有关部门要抓好落实。", graph.Statement{Type: graph.AddressedTo, From: d, To: region})
		p.Say("围绕"+theme+"。", graph.Statement{Type: graph.HasTheme, From: d, To: p.Entity(graph.Theme, theme)})
		mention(d)
	}
	firm := fmt.Sprintf("%s%s%d有限公司", city, pick(r, firms), r.IntN(1+population/4))
	park := city[:len(city)-3] + "高新技术产业开发区"
	c, k := p.Entity(graph.Company, firm, firm[:len(firm)-len("有限公司")]), p.Entity(graph.Park, park, city[:len(city)-3]+"高新区")
	p.Say(firm+"落户"+park+"。", graph.Statement{Type: graph.LocatedIn, From: c, To: k})
	p.Say(park+"位于"+city+"。", graph.Statement{Type: graph.LocatedIn, From: k, To: region})
	p.Say("会议在"+park+"召开。", graph.Statement{Type: graph.HeldAt, From: event, To: k})
	for _, e := range append(seen, c, k) {
		p.Say("文中提及。", graph.Statement{Type: graph.MentionedIn, From: e, To: id, Count: 1 + r.IntN(3)})
	}
	return p.Facts()
}
