package extract

import "strconv"

// maxNamed is how many names of gatherings are weighed; the one that a report is about stands at its head.
const maxNamed = 200

// namedGatherings lists the gatherings that [from, to) calls by a noun (座谈会, 开工仪式), each with its score.
func (a *analysis) namedGatherings(from, to int) []gathering {
	var out []gathering
	body := 0
	for k, s := range a.sents {
		if s.start < from || s.end > to || len(out) > maxNamed {
			continue
		}
		if !s.title {
			body++
		}
		for i := s.start; i < s.end && len(out) <= maxNamed; i++ {
			n, f := a.x.words.eventNoun.Longest(a.r, i)
			if n == 0 && a.plainMeeting(s, i) {
				n, f = 1, []string{"meeting", "3"}
			}
			if n == 0 {
				continue
			}
			if m, _ := a.x.words.eventNoun.Longest(a.r, i+n); m > 0 { // 推进会|议, 论坛|年会
				continue
			}
			if g, ok := a.namedAt(k, s, i, n, f, body); ok {
				out = append(out, g)
			}
			i += n - 1
		}
	}
	return out
}

// notMeetings end in 会 and are bodies or words, not gatherings.
var notMeetings = []string{"委员", "协", "学", "工", "商", "社", "机", "联合", "董事", "理事", "监事", "基金", "研究", "促进", "常委", "居委", "村委", "管委", "组委", "不", "将", "都", "才", "也", "教", "妇", "侨", "体", "省委", "市委", "县委", "理", "约", "培训", "议"}

// plainMeeting tells whether the 会 at i ends the name of a gathering of no known kind: 召开重点部门工作过堂|会,.
func (a *analysis) plainMeeting(s sentence, i int) bool {
	if a.r[i] != '会' || i+1 < s.end && !runeIn(a.r[i+1], ",。 ") && anyAt(a.r, i+1, "召开", "举行", "在") == 0 {
		return false
	}
	for _, w := range notMeetings {
		if hasBefore(a.r, i, w) {
			return false
		}
	}
	return a.convened(s, a.eventNameStart(s, i), i+1)
}

// namedAt makes a gathering of the noun at [i, i+n) in sentence k.
func (a *analysis) namedAt(k int, s sentence, i, n int, f []string, body int) (gathering, bool) {
	w, _ := strconv.Atoi(f[1])
	if f[0] == "none" || a.corporate(s, i) || hasAt(a.r, i+n, "室") || hasAt(a.r, i+n, "中心") || hasAt(a.r, i+n, "议") || hasAt(a.r, i+n, "堂") || hasAt(a.r, i+n, "厅") {
		return gathering{}, false
	}
	start := a.eventNameStart(s, i)
	name := string(a.text[start : i+n])
	g := gathering{kind: f[0], name: a.withHolder(s, start, name), at: start, sent: k}
	if i-start < 2 {
		w -= 3
	}
	g.score = w
	switch {
	case s.title:
		g.score += 5
	case body == 1:
		g.score += 4
	case body <= 3:
		g.score += 2
	case body > 8:
		g.score -= 2
	}
	if a.convened(s, start, i+n) {
		g.score += 3
	}
	if a.cited(s, start, i+n) {
		g.score -= 8
	}
	if hasAt(a.r, i+n, "上") && !s.title { // 在…发布会上表示: told of, not reported
		g.score -= 2
	}
	if hasBefore(a.r, i+n, "中全会") && !hasBefore(a.r, i, "委") { // that of the party's Central Committee is far away
		g.score -= 6
	}
	g.kind = a.gatheringKind(g.kind, name)
	return g, true
}

// corporate tells whether the noun at i names a sitting of a firm's own organs: 第五届董事会第七次|会议.
func (a *analysis) corporate(s sentence, i int) bool {
	for j := i; j > s.start && i-j < 16 && !runeIn(a.r[j-1], ",;。"); j-- {
		if anyAt(a.r, j-1, "董事会", "监事会", "股东大会", "股东会") > 0 {
			return true
		}
	}
	return anyAt(a.r, i-2, "股东大会", "股东会") > 0
}

// gatheringKind settles the kind by what the name holds: 签约暨推进会 is a signing, 推介会 one where something is signed.
func (a *analysis) gatheringKind(kind, name string) string {
	r := []rune(name)
	if n := len(r); n > 5 && anyAt(r, n-3, "开幕式", "闭幕式") > 0 { // that of a meeting or forum is part of it
		for i := range r[:n-3] {
			if m, f := a.x.words.eventNoun.Longest(r[:n-3], i); m > 0 && f[0] != "other" && f[0] != "none" {
				return f[0]
			}
		}
	}
	for i := range r {
		switch {
		case anyAt(r, i, "签约", "签字") > 0:
			return "signing"
		case kind != "forum" && anyAt(r, i, "开工", "揭牌", "奠基", "投产", "竣工", "启动仪式", "义诊") > 0 && kind != "meeting":
			return "ceremony"
		case anyAt(r, i, "论坛", "讲坛") > 0 && kind != "ceremony" && kind != "other":
			return "forum"
		}
	}
	if kind == "promo" || kind == "signing" {
		if a.signsSomething() {
			return "signing"
		}
		return map[string]string{"promo": "other", "signing": "meeting"}[kind]
	}
	return kind
}

// signsSomething tells whether the report says that something is signed.
func (a *analysis) signsSomething() bool {
	if a.signs == 0 {
		a.signs = -1
		if a.opens("签约", "签订", "签署", "签下") {
			a.signs = 1
		}
	}
	return a.signs > 0
}

// eventNameStops end the name of a gathering on its left.
var eventNameStops = []string{"召开", "举行", "举办", "主持", "出席", "参加", "组织", "举行了", "召开了", "举办了", "列席", "迎来", "开展", "筹备", "宣布", "关于召开", "在", "于", "了", "上午", "下午", "晚上", "日", "晚", "由", "本次", "此次", "随后", "参与", "听取", "贯彻", "落实", "传达", "学习贯彻", "传达学习", "通过", "根据", "按照", "据", "经", "是", "为", "对", "向", "就", "和", "前往", "莅临", "来到", "到", "并", "作为", "迎接", "承办", "协办", "主办", "名为"}

// eventNameStart walks left from the noun at i to where the name of the gathering begins.
func (a *analysis) eventNameStart(s sentence, i int) int {
	j := i
	if n, _ := a.x.words.eventNoun.Longest(a.r, i); hasAt(a.r, i+n, "”") { // a name in quotes ends where they open
		for k := i; k > s.start && i-k < 60; k-- {
			if a.r[k-1] == '”' {
				break
			}
			if a.r[k-1] == '“' {
				return k
			}
		}
	}
	depth, mark := 0, -1 // mark: where the name begins if the 、 before it does not belong to it
	for j > s.start && i-j < 60 {
		c := a.r[j-1]
		switch c {
		case ')', '”', '》':
			depth++
		case '(', '“', '《':
			if depth == 0 {
				return a.trimName(j, i)
			}
			depth--
		}
		if depth == 0 {
			if runeIn(c, ",。;:!?\n ") || c == '—' && j > 1 && a.r[j-2] == '—' {
				break
			}
			if c == '、' && mark < 0 {
				mark = j
			}
			if a.eventNameStopsAt(j, i) {
				if mark >= 0 {
					j = mark
				}
				break
			}
		}
		j--
	}
	if mark > j {
		for _, x := range a.actorsIn(j, i) {
			if x.kind == actorPerson {
				return a.trimName(mark, i)
			}
		}
	}
	return a.trimName(j, i)
}

// trimName takes words off the head of a gathering's name that do not belong to it: 进行的, 一场, 我市.
func (a *analysis) trimName(j, noun int) int {
	for j < noun {
		n := anyAt(a.r, j, "的", "了", "、", " ", "进行的", "包括", "我市", "我县", "我区", "我省", "我州", "我镇", "一场", "一次", "首次", "全国各地的", "开展的", "举行的", "召开的")
		if n == 0 {
			break
		}
		j += n
	}
	return j
}

// eventNameStopsAt tells whether a word that cannot be in a gathering's name ends right before j.
func (a *analysis) eventNameStopsAt(j, noun int) bool {
	for _, w := range eventNameStops {
		n := len([]rune(w))
		if !hasBefore(a.r, j, w) {
			continue
		}
		if n == 1 {
			t, ok := a.word(j - 1)
			if !ok || t.end != j {
				continue
			}
			if w == "日" && (j < 2 || !isNumeral(a.r[j-2])) {
				continue
			}
			if runeIn(a.r[j-1], "和就对为到是") && noun-j < 4 || runeIn(a.r[j-1], "经据") && j > 1 && isHan(a.r[j-2]) {
				continue
			}
		}
		if (w == "组织" || w == "学习" || w == "落实" || w == "贯彻") && noun-j < 3 {
			continue
		}
		return true
	}
	return false
}

// withHolder puts the body that convenes a gathering before a name that says too little: 县总工会召开|学习会议.
func (a *analysis) withHolder(s sentence, start int, name string) string {
	if len([]rune(name)) > 10 {
		return name
	}
	if a.r[start] == '第' { // 全国政协十四届一次会议…举行|第二次全体会议
		for i := start - 2; i > s.start; i-- {
			if n, f := a.x.words.eventNoun.Longest(a.r, i); n > 0 && f[0] == "meeting" && i+n < start {
				if b := a.eventNameStart(s, i); i-b > 4 {
					return string(a.text[b:i+n]) + name
				}
			}
		}
	}
	for _, w := range []string{"主持召开", "组织召开", "召开", "举行", "举办"} {
		n := len([]rune(w))
		if !hasBefore(a.r, start, w) && !hasBefore(a.r, start, w+"了") {
			continue
		}
		xs := a.actorsIn(s.start, start-n)
		if len(xs) == 0 {
			break
		}
		x := xs[len(xs)-1]
		if x.end == start-n && (x.kind == actorBody || x.kind == actorPark) {
			return string(a.text[x.start:x.end]) + name
		}
	}
	return name
}

// convened tells whether the text says that the gathering at [start, end) takes place.
func (a *analysis) convened(s sentence, start, end int) bool {
	for _, w := range []string{"召开", "举行", "举办", "主持", "出席", "参加", "组织", "迎来", "开展", "召开了", "举行了", "举办了", "列席"} {
		if hasBefore(a.r, start, w) {
			return true
		}
	}
	for i := end; i < s.end && i < end+24 && a.r[i] != '。'; i++ {
		if anyAt(a.r, i, "召开", "举行", "举办", "开幕", "启幕", "在京", "开幕", "隆重", "移师", "圆满", "落幕", "闭幕") > 0 {
			return true
		}
		if a.r[i] == ',' && i > end+1 {
			break
		}
	}
	return false
}

// cited tells whether a gathering is only referred to: 贯彻…会议精神, 经…会议审议, 根据…会议部署.
func (a *analysis) cited(s sentence, start, end int) bool {
	if anyAt(a.r, end, "精神", "部署", "决策", "决定", "要求", "审议同意", "研究同意", "审定", "期间", "以来", "之后", "确定", "提出的", "报告", "主席团", "的精神", "重要讲话", "讲话精神", "上的讲话", "上的重要") > 0 && !hasAt(a.r, end, "要求,") && !hasAt(a.r, end, "决定,") {
		return true
	}
	for j := start; j > s.start && start-j < 16; j-- {
		if runeIn(a.r[j-1], ",。;:") {
			return anyAt(a.r, j, "经") > 0 && a.wordStart(j)
		}
		if anyAt(a.r, j-1, "贯彻", "落实", "传达", "学习", "董事会", "根据", "按照", "认真", "筹备", "并召开", "并主持召开", "并举行", "并组织", "备战", "此前", "来华出席", "随后") > 0 {
			return true
		}
	}
	return start > s.start && hasAt(a.r, start-1, "经")
}
