package clean

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// furniture names what a line of surroundings is; "" for a line of the report. It sees the line
// simplified and without inserted readings, in either width of marks.
func furniture(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	n := utf8.RuneCountInString(s)
	if n > 160 && !strings.Contains(s, "版权") && !strings.Contains(s, "声明") {
		return ""
	}
	w := fold(s)
	first, _ := utf8.DecodeRuneInString(w)
	for i := range furnitureWords {
		if f := &furnitureWords[i]; n <= f.max && (startsWith(w, first, f.starts) || contains(w, f.has)) {
			return f.kind
		}
	}
	for i := range furnitureForms {
		f := &furnitureForms[i]
		if n <= f.max && (f.first == "" || strings.ContainsRune(f.first, first)) && strings.Contains(w, f.need) && f.form.MatchString(w) {
			return f.kind
		}
	}
	return ""
}

func startsWith(s string, first rune, words []string) bool {
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); r == first && strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func contains(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// fold brings marks, letters and digits to half width, for comparing only.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			return r - 0xfee0
		case r == 0x3000 || r == 0xa0:
			return ' '
		}
		return r
	}, s)
}

var furnitureWords = []struct {
	kind        string
	max         int // runes
	starts, has []string
}{
	{"crumb", 80, []string{"您当前的位置", "您的位置", "您所在的位置", "当前位置", "你的位置", "所在位置", "当前所在位置", "您现在的位置", "你现在的位置", "位置:", "首页 >", "首页>", "首页 »", "首页»", "首页 -"}, nil},
	{"comments", 40, []string{"网友评论", "发表评论", "我要评论", "最新评论", "还没有评论", "暂无评论", "抢沙发"}, []string{"人发表了评论", "条评论", "抢沙发"}},
	{"share", 60, []string{"分享到", "分享至", "分享:", "扫一扫", "扫码", "长按识别", "微信扫", "手机扫", "喜欢就按个赞", "点击关闭提示", "欢迎您的光临", "欢迎光临"}, []string{"在手机打开当前页", "微信里点", "扫描二维码", "扫描下方二维码", "预览时标签不可点", "关注我们", "关注公众号", "关注微信公众号"}},
	{"paging", 120, []string{"上一篇", "下一篇", "上一条", "下一条", "上一页", "下一页", "返回列表", "返回顶部", "返回首页", "【返回", "上篇:", "下篇:", "内容未完", "阅读全文", "点击查看更多", "查看更多", "展开全文"}, nil},
	{"related", 40, []string{"相关阅读", "相关新闻", "相关链接", "相关文章", "相关推荐", "推荐阅读", "延伸阅读", "热门推荐", "热点推荐", "猜你喜欢", "为您推荐", "最新文章", "热门文章", "更多精彩", "更多>>"}, nil},
	{"forum", 60, []string{"签到天数", "只看该作者", "|Archiver|", "马上登录", "该用户从未签到", "显示全部楼层", "回帖奖励", "电梯直达", "本帖最后由", "回复 使用道具"}, []string{"手机版|小黑屋"}},
	{"footer", 200, []string{"版权所有", "版权声明", "郑重声明", "免责声明", "Copyright", "copyright", "COPYRIGHT", "主办单位:某某", "网站标识码", "技术支持", "建议使用", "违法和不良信息举报"}, []string{"ICP备", "ICP证", "公网安备", "未经授权禁止转载", "[email protected]", "由网友自动收集", "如有侵权"}},
	{"tools", 60, []string{"【打印", "[打印", "打印本页", "关闭窗口", "字号:", "字体:", "浏览次数", "【字体", "【字号", "[字体", "[字号"}, nil},
}

// furnitureForms are lines known by their form. first and need spare most lines the expression: the line begins
// with one of the characters of first and holds need.
var furnitureForms = []struct {
	kind        string
	max         int // runes
	first, need string
	form        *regexp.Regexp
}{
	{"editor", 30, "责编网本", "", regexp.MustCompile(`^(?:责任编辑|责编|网络编辑|本文编辑|编辑)\s*[:/|丨 ]\s*[^\s:|丨。,?!]{1,12}(?:\s+[^\s:|丨。,?!]{1,4})?$`)},
	{"forum", 8, "", "", regexp.MustCompile(`^(?:楼主|沙发|板凳|地板|\d+楼|\d+#|举报|回复|引用|收藏|倒序浏览)$`)},
	{"forum", 40, "发", "", regexp.MustCompile(`^发表于 ?\d{4}[-/]\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}`)},
	{"forum", 40, "", "|", regexp.MustCompile(`^\|?(?:[\p{Han}A-Za-z]{2,8}\|){2,}$`)},
	{"crumb", 80, "", ">", regexp.MustCompile(`^(?:[\p{Han}A-Za-z]{2,10} ?>+ ?){2,}[\p{Han}A-Za-z]{0,12}$`)},
	{"crumb", 80, "", "»", regexp.MustCompile(`^(?:[\p{Han}A-Za-z]{2,10} ?» ?){2,}[\p{Han}A-Za-z]{0,12}$`)},
	{"related", 80, "-·•*", "", regexp.MustCompile(`^[-·•*] ?.{4,60}\d{4}-\d{2}-\d{2}$`)},
	{"image", 60, "", ".", regexp.MustCompile(`^(?:!\[[^\]]*\]\([^)]*\)|[\w%-]+\.(?:jpg|jpeg|png|gif|bmp)|图片\d+\.png)$`)},
	{"image", 60, "!\\\"", "", regexp.MustCompile(`^(?:!\[[^\]]*\]\([^)]*\)|\\+|" ?/>)$`)},
	{"link", 120, "", "://", regexp.MustCompile(`^(?:[\p{Han}]{0,8}:? ?)?https?://\S+$`)},
	{"link", 120, "", "www.", regexp.MustCompile(`^(?:[\p{Han}]{0,8}:? ?)?www\.\S+$`)},
	{"comments", 20, "已共0123456789", "人参与", regexp.MustCompile(`^(?:已有|共有?)? ?\d+ ?人参与(?:评论|讨论|互动)?$`)},
	{"paging", 14, "NPnp", "", regexp.MustCompile(`^(?i:next|previous|prev)(?: article| page)?$`)},
	{"post", 40, "赞踩顶点评收转阅浏打朗二", "", regexp.MustCompile(`^(?:赞|踩|顶|点赞|评论|收藏|转发|阅读|浏览|打赏|朗读|二维码) ?\(?\d*\)?$`)},
}

// dropFurniture strikes out the lines of surroundings that a text carries along.
func (p *page) dropFurniture() {
	p.repeatedTitle()
	p.keywords()
	p.menu()
	p.keywords() // it may stand on either side
	p.columns()
	p.anticopy()
	last := p.tail()
	var out []text
	var before [2]string
	for i, t := range p.lines {
		s := t.String()
		kind := furniture(s)
		if kind == "" && len(t.r) >= 30 {
			if s == before[0] || s == before[1] {
				kind = "duplicate"
			}
			before[0], before[1] = before[1], s
		}
		if kind == "" && i >= last {
			kind = "related"
		}
		if kind == "" && caption(s) {
			kind = "caption"
		}
		if kind == "" {
			out = append(out, t)
			continue
		}
		p.related = append(p.related, t.String())
		p.strike(kind, t)
	}
	p.lines = out
	for _, t := range p.info {
		p.related = append(p.related, t.String())
	}
}

// tail is the index from which the lines are a list of other reports: two or more in a row that begin with a
// dash or dot and end no sentence, at the end of the page.
func (p *page) tail() int {
	i := len(p.lines)
	for i > 0 && furniture(p.lines[i-1].String()) != "" {
		i--
	}
	end, n := i, 0
	for i > 0 {
		t := p.lines[i-1]
		if len(t.r) > 60 || len(t.r) < 3 || t.ends() || !strings.ContainsRune("-·•*■◆", t.r[0]) || !blank(t.r[1]) {
			break
		}
		i--
		n++
	}
	if n < 2 {
		return end + len(p.lines)
	}
	return i
}

// caption says whether a line stands under a picture: it opens with a mark of one, or closes with the photographer.
func caption(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	n := 0
	switch {
	case strings.HasSuffix(s, "摄") && len(s) > len("摄"), strings.HasSuffix(s, "(资料图片)"), strings.HasSuffix(s, "（资料图片）"):
		n = 80
	case startsWith(s, first, captions):
		n = 40
	}
	return n > 0 && len(s) <= 4*n && utf8.RuneCountInString(s) <= n && first != '(' && first != '（'
}

var captions = []string{"▲", "△", "▼", "图为", "图①", "图一为", "图二为", "图三为", "图1为", "图2为", "图3为"}

// repeatedTitle strikes out a second headline that carries the names of column and site behind it.
func (p *page) repeatedTitle() {
	if p.fromHTML {
		return
	}
	for i := 0; i+1 < len(p.lines) && i < 4; i++ {
		a, b := p.lines[i].String(), p.lines[i+1].String()
		if len(a) > 12 && len(b) > len(a) && strings.HasPrefix(b, a) && strings.ContainsAny(b[len(a):len(a)+1], "-_|") {
			p.strike("title", p.lines[i+1])
			p.lines = append(p.lines[:i+1:i+1], p.lines[i+2:]...)
			return
		}
	}
}
