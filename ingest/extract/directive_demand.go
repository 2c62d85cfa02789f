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
func (a *analysis) dropStatements(p *piece) {
	if p.yao {
		return
	}
	cs := a.clausesOf(p.start, p.end)
	for k, c := range cs {
		i := c.start
		for i < c.end && runeIn(a.r[i], " “") {
			i++
		}
		n := a.yaoAt(i)
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
			if k > 0 && c.start-p.start <= 40 && (k > 1 || a.clauseStates(cs[0])) {
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
	if anyAt(a.r, c.start, "必须", "因此必须", "就必须") > 0 || a.modalInside(c) && c.start-start < 14 && k == 1 {
		return start
	}
	if !a.clauseStates(cs[k-1]) {
		return start
	}
	return c.start
}

// demand weighs whether a piece demands, plans or promises; 0 if it does not, else the confidence.
func (a *analysis) demand(p piece, force int, implied bool) float64 {
	score := 0
	if p.yao {
		score += 3
	}
	if p.ordinal {
		score++
	}
	first, any := false, false
	states := 0
	cs := a.clausesOf(p.start, p.end)
	for k, c := range cs {
		d := a.clauseDemands(c)
		any = any || d
		first = first || d && k == 0
		if a.clauseStates(c) && !d {
			states++
		}
	}
	if any {
		score += 2
	}
	if first {
		score++
	}
	if states > 0 {
		score -= 2
	}
	if states*2 >= len(cs) && !p.yao {
		score -= 2
	}
	if a.praises(p) {
		score -= 5
	}
	need := map[int]int{urge: -1, stress: 1, say: 2, hint: 3}[force]
	if implied {
		need = 3
	}
	if score < need {
		return 0
	}
	return min(0.97, 0.75+0.05*float64(score-need))
}

// clauseDemands tells whether a clause demands by itself: a modal (必须, 不得, 将), or a verb of doing at its
// head without a subject (加快项目建设).
func (a *analysis) clauseDemands(c piece) bool {
	if a.modalInside(c) {
		return true
	}
	i := c.start
	for i < c.end && (runeIn(a.r[i], " “") || a.yaoAt(i) > 0) {
		if n := a.yaoAt(i); n > 0 {
			return true
		}
		i++
	}
	n, _ := a.x.words.imperative.Longest(a.r, i)
	if n == 0 {
		return false
	}
	if t, ok := a.word(i); ok && t.end > i+n && n == 1 { // 把|握, 以|来
		return false
	}
	return !a.done(c)
}

// modals are words inside a clause that make it a demand, a plan or a promise.
var modals = []string{"必须", "不得", "不能", "不准", "不许", "不可", "务必", "应当", "应该", "须", "严禁", "决不", "绝不", "不要", "希望", "力争", "争取", "确保", "将", "计划", "请", "杜绝", "切忌", "坚决", "应", "别再", "切实", "决不能", "不搞", "马上就办", "愿", "尽快", "抓紧", "务求"}

// modalInside tells whether a modal stands in the clause.
func (a *analysis) modalInside(c piece) bool {
	for i := c.start; i < c.end; i++ {
		if a.r[i] == '要' && a.modalYao(i) && !hasAt(a.r, i-1, "都要求") {
			return true
		}
		n := anyAt(a.r, i, modals...)
		if n == 0 {
			continue
		}
		if n == 1 {
			t, ok := a.word(i)
			if !ok || t.end != i+1 {
				continue
			}
			if a.r[i] == '应' && i > 0 && runeIn(a.r[i-1], "供相反适响效对") || a.r[i] == '将' && a.takesObject(i, c.end) && i > c.start {
				continue
			}
		}
		if n == 2 && anyAt(a.r, i, "不能", "不可") == 2 && anyAt(a.r, i, "不能不", "不可或缺", "不可替代", "不可分") > 0 {
			continue
		}
		if hasAt(a.r, i, "希望") && i > c.start && a.r[i-1] == '的' {
			continue
		}
		return true
	}
	return false
}

// takesObject tells whether 将 at i is 把, not the future: 将责任落实到人.
func (a *analysis) takesObject(i, end int) bool { return false }

// states are words that mark a statement: what is, was or has been done.
var states = []string{"近年来", "以来", "去年", "前三季度", "上半年", "已经", "已", "取得了", "取得", "同比", "达到了", "实现了", "形成了", "是一", "正处", "充分体现", "位居", "成为了", "累计", "得益于", "意味着", "始终是", "历来", "仍然", "依然", "目前", "当前", "正在"}

// clauseStates tells whether a clause states a fact.
func (a *analysis) clauseStates(c piece) bool {
	if a.done(c) {
		return true
	}
	for i := c.start; i < c.end; i++ {
		if anyAt(a.r, i, states...) > 0 {
			return true
		}
		if a.r[i] == '是' && (i == 0 || !runeIn(a.r[i-1], "但还就凡特尤于总一二三四五六七八九")) {
			if t, ok := a.word(i); ok && t.end == i+1 {
				return true
			}
		}
	}
	return false
}

// done tells whether a clause tells of something finished: it ends in 了, or a 了 follows a verb in it.
func (a *analysis) done(c piece) bool {
	for i := c.start + 1; i < c.end; i++ {
		if a.r[i] == '了' && !hasAt(a.r, i, "了解") && !hasAt(a.r, i-1, "为了") && !hasAt(a.r, i-1, "除了") && !hasAt(a.r, i-1, "一推了") && !hasAt(a.r, i, "了之") && !hasAt(a.r, i, "了然") {
			return true
		}
	}
	return false
}

// praiseWords open words of thanks, greeting and approval, which demand nothing.
var praiseWords = []string{"感谢", "衷心感谢", "欢迎", "热烈欢迎", "祝贺", "热烈祝贺", "肯定", "充分肯定", "慰问", "敬意", "赞赏", "高度评价", "诚挚", "崇高", "满意", "原则同意", "赞同", "支持和感谢", "支持", "同意", "祝愿", "亲切慰问"}

// praises tells whether the piece opens with thanks or praise and has no demand of its own.
func (a *analysis) praises(p piece) bool {
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
