package extract

// clauseDemands tells whether a clause demands by itself.
func (a *analysis) clauseDemands(c piece) bool { return a.clauseWeight(c) > 1 }

// clauseWeight weighs the demand in a clause: 3 a modal (必须, 不得, 将), 2 a verb of doing at its head without a
// subject (加快项目建设), 1 a preposition there (以质量为本, 把责任压实), 0 none.
func (a *analysis) clauseWeight(c piece) int {
	if a.modalInside(c) && (!a.equates(c) || a.obliges(c) || a.promises(c)) {
		return 3
	}
	i := c.start
	for i < c.end && (runeIn(a.r[i], " “") || a.yaoAt(i) > 0) {
		if n := a.yaoAt(i); n > 0 {
			return 3
		}
		i++
	}
	n, f := a.x.words.imperative.Longest(a.r, i)
	if n == 0 || i+n < c.end && runeIn(a.r[i+n], "的了过") || a.equates(c) || a.done(c) {
		return 0
	}
	if t, ok := a.word(i); ok && t.end > i+n && n == 1 { // 把|握, 以|来
		return 0
	}
	return min(2, weightOf(f))
}

// promises tells whether a clause speaks of the future or a wish.
func (a *analysis) promises(c piece) bool {
	for i := c.start; i < c.end; i++ {
		if anyAt(a.r, i, "将", "希望", "争取", "力争", "愿") > 0 {
			return true
		}
	}
	return false
}

// modals are words inside a clause that make it a demand, a plan or a promise.
var modals = []string{"必须", "不得", "不能", "不准", "不许", "不可", "务必", "应当", "应该", "须", "严禁", "决不", "绝不", "不要", "希望", "力争", "争取", "确保", "将", "计划", "请", "杜绝", "切忌", "坚决", "应", "别再", "切实", "决不能", "不搞", "马上就办", "愿", "尽快", "抓紧", "务求", "愿意", "愿同", "愿与", "愿为", "年内", "底前", "月前", "每月", "每人", "每季度", "不少于"}

// modalInside tells whether a modal stands in the clause.
func (a *analysis) modalInside(c piece) bool {
	for i := c.start; i < c.end; i++ {
		if a.r[i] == '要' && a.modalYao(i) && !hasAt(a.r, i-1, "都要求") {
			return true
		}
		n := anyAt(a.r, i, modals...)
		if n == 0 || a.cannotWait(i) {
			continue
		}
		if n == 1 {
			t, ok := a.word(i)
			if a.r[i] != '将' && (!ok || t.end != i+1) || a.r[i] == '将' && (ok && t.end > i+1 && anyAt(a.r, i, "将于", "将要", "将在", "将会", "将把") == 0 || i > 0 && runeIn(a.r[i-1], "即名大麻干")) {
				continue
			}
			if a.r[i] == '将' && a.forecast(i) || a.r[i] == '应' && i > 0 && runeIn(a.r[i-1], "供相反适响效对") {
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

// forecast tells whether the 将 at i foretells instead of promising: 这将加速…, 需求将大幅提高.
func (a *analysis) forecast(i int) bool {
	if i > 0 && runeIn(a.r[i-1], "这此那") || anyAt(a.r, i, "将会", "将对", "将有利于", "将有", "将成为", "将是", "将达", "将大幅", "将增", "将面临", "将有助于", "将进一步刺激", "将举行", "将受", "将迎来", "将超") > 0 {
		return true
	}
	return anyAt(a.r, i, "将于") > 0 && a.r[min(i+2, len(a.r)-1)] != '今'
}

// states are words that mark a statement: what is, was or has been done.
var states = []string{"近年来", "以来", "去年", "前三季度", "上半年", "已经", "已", "取得了", "取得显", "取得明", "取得积极", "取得长足", "取得新", "取得较", "同比", "达到了", "实现了", "形成了", "是一", "正处", "充分体现", "位居", "成为了", "累计", "得益于", "意味着", "始终是", "历来", "仍然", "依然", "目前", "正在", "正大力", "正加快", "正以", "过去一年", "过去五年", "离不开"}

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

// equates tells whether a clause says what something is: 发展经济|是|首要任务.
func (a *analysis) equates(c piece) bool {
	for i := c.start + 2; i < c.end; i++ {
		if a.r[i] == '是' && !runeIn(a.r[i-1], "但还就凡特尤于总可要而") {
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
		if a.r[i] == '了' && !hasAt(a.r, i, "了解") && !hasAt(a.r, i-1, "为了") && !hasAt(a.r, i-1, "除了") && !hasAt(a.r, i-1, "一推了") && !hasAt(a.r, i, "了之") && !hasAt(a.r, i, "了就") && !hasAt(a.r, i, "了才") && !hasAt(a.r, i, "了然") {
			return true
		}
	}
	return false
}
