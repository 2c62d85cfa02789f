package extract

// clausesOf cuts [from, to) at the commas outside brackets and quotations of titles.
func (a *analysis) clausesOf(from, to int) []piece {
	var out []piece
	start, depth := from, 0
	for i := from; i < to; i++ {
		switch a.r[i] {
		case '(', '《', '“':
			depth++
		case ')', '》', '”':
			depth--
		case ',', ':', '。':
			if depth <= 0 {
				out = append(out, piece{start: start, end: i})
				start = i + 1
			}
		}
	}
	return append(out, piece{start: start, end: to})
}

// dropStatements cuts leading clauses that only state something off a piece whose demand begins with a
// bare 要 or 希望 later: 园区是主战场,|要放宽眼界.
// Behind a verb of urging the leading clause names the addressee and stays, unless a bare 要 follows.
func (a *analysis) dropStatements(p *piece, urged bool) {
	if p.yao {
		return
	}
	cs := a.clausesOf(p.start, p.end)
	for k, c := range cs {
		i := c.start
		for i < c.end && runeIn(a.r[i], " “") {
			i++
		}
		if o := ordinalAt(a.r, i); k > 0 && o > 0 && runeIn(a.r[i], "一首") { // 开展主题教育,|一要紧扣主线
			p.start = i
			a.stripHead(p)
			return
		}
		n := a.yaoAt(i)
		if n > 0 && k > 0 && urged && !a.anyStates(cs[:k]) { // 希望双方多走动,要常联系
			p.yao = true
			return
		}
		if n == 0 {
			n = anyAt(a.r, i, "希望", "当前要", "现在要", "我们要", "务必要", "关键要")
			if n > 2 {
				n--
			}
		}
		if n > 0 && k > 0 {
			if !hasAt(a.r, i, "希望") {
				n = a.yaoAt(i)
			}
			p.start, p.yao = i+n, true
			a.stripHead(p)
			return
		}
		if a.clauseDemands(c) {
			if k > 0 && !urged && c.start-p.start <= 40 && a.modalInside(c) && a.anyStates(cs[:k]) {
				p.start = a.keepLead(p.start, cs, k)
				a.stripHead(p)
			}
			return
		}
	}
}

// keepLead decides where the piece begins when its first demand stands in clause k after statements.
func (a *analysis) keepLead(start int, cs []piece, k int) int {
	c := cs[k]
	lead := c.start - start
	if anyAt(a.r, c.start, "必须", "因此必须", "就必须") > 0 && lead < 24 || a.modalInside(c) && lead < 14 && k == 1 {
		return start
	}
	return c.start
}

// anyStates tells whether one of the clauses states a fact.
func (a *analysis) anyStates(cs []piece) bool {
	for _, c := range cs {
		if a.clauseStates(c) {
			return true
		}
	}
	return false
}

// demand weighs whether a piece demands, plans or promises; 0 if it does not, else the confidence. need
// is what the speech verb leaves to be shown by the words themselves.
func (a *analysis) demand(p piece, need int) float64 {
	score := 0
	if p.yao {
		score += 3
	}
	if p.ordinal {
		score += 2
	}
	first, any, weak, strong, states := false, false, false, false, 0
	cs := a.clausesOf(p.start, p.end)
	for k, c := range cs {
		w := a.clauseWeight(c)
		weak = weak || w == 1
		d := w > 1 && !(k+1 < len(cs) && anyAt(a.r, cs[k+1].start, "是", "既是", "也是", "就是", "不仅是", "事关", "关系到", "对于") > 0 && !a.modalInside(c))
		strong = strong || d && (a.obliges(c) || a.undertakes(c))
		any = any || d
		first = first || d && k == 0
		if !d && a.clauseStates(c) {
			states++
		}
	}
	if any {
		score += 2
	}
	if first {
		score++
	}
	if !any && !p.yao && (weak || a.arranges(p)) {
		score++
	}
	if strong {
		score++
	} else if states > 0 {
		score -= 2
	}
	if states*2 >= len(cs) && !p.yao && !strong {
		score -= 2
	}
	if a.praises(p) {
		score -= 5
	}
	if score < need || score <= 0 && p.end-p.start < 8 {
		return 0
	}
	return min(0.97, 0.75+0.05*float64(score-need))
}

// obliges tells whether a clause holds a modal of duty: 要, 必须, 不得.
func (a *analysis) obliges(c piece) bool {
	if a.equates(c) && c.end > 2 && anyAt(a.r, c.end-2, "问题", "任务", "工作", "关键", "保障", "要求", "举措", "基础", "内容", "方向", "途径", "重点", "大事", "课题", "前提") == 2 { // 产品设计是今后要改进的问题
		return false
	}
	quoted := false
	for i := c.start; i < c.end; i++ {
		if a.r[i] == '“' || a.r[i] == '”' {
			quoted = a.r[i] == '“'
		}
		if quoted {
			continue
		}
		if a.r[i] == '要' && a.modalYao(i) || anyAt(a.r, i, "必须", "不得", "严禁", "务必", "不准", "不许", "决不", "绝不", "应当", "应该", "更应", "都应") > 0 && !a.cannotWait(i) {
			return true
		}
	}
	return false
}

// undertakes tells whether a clause opens with somebody's own undertaking: 我们将…, 公司愿…, 将….
func (a *analysis) undertakes(c piece) bool {
	for i := c.start; i < c.end && i < c.start+8; i++ {
		if a.r[i] == '将' && !a.forecast(i) && (i == c.start || !runeIn(a.r[i-1], "即名大麻干这")) || anyAt(a.r, i, "愿意", "愿同", "愿与", "愿为") > 0 {
			return true
		}
	}
	return false
}

// cannotWait tells whether the 不得 at i belongs to 等不得, 慢不得, 舍不得.
func (a *analysis) cannotWait(i int) bool {
	return hasAt(a.r, i, "不得") && i > 0 && runeIn(a.r[i-1], "等慢舍怪巴恨由拖急虎松")
}

// needs is what words must show after a verb of each force.
var needs = [...]int{mute: 9, hint: 3, say: 2, stress: 2, urge: -1}

// arranges tells whether a piece arranges who does what without a modal: 一名领导包一个项目, 由区里牵头.
func (a *analysis) arranges(p piece) bool {
	for i := p.start; i < p.end; i++ {
		if anyAt(a.r, i, "把", "由", "每", "不少于", "不超过", "凡", "谁", "之前", "先", "一律", "全部") > 0 {
			if t, ok := a.word(i); ok && t.start == i {
				return true
			}
		}
	}
	return false
}

// praiseWords open words of thanks, greeting and approval, which demand nothing.
var praiseWords = []string{"感谢", "衷心感谢", "欢迎", "热烈欢迎", "祝贺", "热烈祝贺", "肯定", "充分肯定", "慰问", "敬意", "赞赏", "高度评价", "诚挚", "崇高", "满意", "原则同意", "赞同", "支持和感谢", "支持", "同意", "赞成", "完全赞成", "完全同意", "祝愿", "亲切慰问"}

// praises tells whether the piece opens with thanks or praise and has no demand of its own.
func (a *analysis) praises(p piece) bool {
	for _, w := range []string{"的设想", "的口号", "的理念", "的概念"} { // a name for an idea
		if hasBefore(a.r, p.end, w) {
			return true
		}
	}
	i := p.start
	if anyAt(a.r, i, "衷心", "由衷", "热烈", "诚挚", "亲切", "高度", "充分", "深表", "表示") > 0 {
		i += 2
	}
	n := anyAt(a.r, i, praiseWords...)
	if n == 0 {
		return false
	}
	if anyAt(a.r, i, "欢迎", "支持") > 0 {
		return p.end-p.start < 8 && !p.yao
	}
	return p.end-p.start < 30 && !a.modalInside(p)
}
