package extract

// sentence applies the rules to one sentence and moves the scene.
func (l *locator) sentence(s sentence) {
	firms, places := between(l.firms, s.start, s.end), between(l.places, s.start, s.end)
	if len(firms) > 0 {
		l.owned(s, places)
		l.settled(s, firms, places)
		l.having(s, places)
		l.keyed(s, firms, places)
		l.signed(s, firms)
		l.inner(s, firms)
		l.ours(s, firms)
		l.visited(s, firms, places)
	}
	l.abroad(s)
	for _, p := range places {
		if !p.park && l.arrives(p) && !l.home(p) {
			l.scene = p.name
		}
	}
}

// owned reads 禹城高新区的|保灵宝生物、通豫重工, 落户经开区的|…公司, 长沙|中联重科, 龙潭工业园|百味食品项目.
func (l *locator) owned(s sentence, places []mark) {
	for _, p := range places {
		i := p.end
		n := anyAt(l.r, i, "内的", "的", "内", "里的", "企业", "区内企业", "骨干企业", "重点企业", "入驻企业", "园区企业", "辖区企业", "内企业")
		if n > 0 {
			i += n
			for j := i; j < s.end && j-i <= 8 && (isHan(l.r[j]) || l.r[j] == '—'); j++ {
				if k := l.firmAt(j); k >= 0 && (j == i || !runeIn('的', string(l.r[i:j]))) {
					l.putRow(k, p.name, 0.8)
					break
				}
			}
			continue
		}
		if k := l.firmAt(i); k >= 0 { // 潢川经济开发区|黄国食品项目工地
			f := l.firms[k]
			if p.park || l.arrives(p) {
				l.put(f, p.name, 0.8)
			}
		}
	}
	for _, p := range places { // 天虹钢构工业园|(百味食品有限公司), 海晟公司|(柳河高新区)
		if p.end < len(l.r) && l.r[p.end] == '(' {
			if k := l.firmAt(p.end + 1); k >= 0 {
				l.put(l.firms[k], p.name, 0.85)
			}
		}
		if p.park && p.start > 0 && l.r[p.start-1] == '(' && p.end < len(l.r) && l.r[p.end] == ')' {
			if f := before(l.firms, p.start-1, false); f != nil && f.end == p.start-1 {
				l.put(*f, p.name, 0.85)
			}
		}
	}
	for k := l.firstFirm(s.start); k < len(l.firms) && l.firms[k].start < s.end; k++ { // 中石化|兰州新区催化剂项目, 由中建三局承建的|湘江科学城工地
		f := l.firms[k]
		i := f.end
		if n := anyAt(l.r, i, "承建的", "负责建设的", "投资的", "投资建设的", "开发的"); n > 0 {
			i += n
		} else if l.r[min(i, len(l.r)-1)] == '等' && i+1 < s.end { // 华丰化工、龙蟒集团等|开发区骨干企业
			for _, p := range between(l.places, i+1, i+2) {
				if p.park && anyAt(l.r, p.end, "企业", "骨干企业", "重点企业", "龙头企业") > 0 {
					l.putBack(k, p.name, 0.85)
				}
			}
		}
		for _, p := range between(l.places, i, i+1) {
			if p.park && p.start == i && !l.office(p.end) {
				l.put(f, p.name, 0.8)
			}
		}
	}
}

// putRow puts the firm k and those listed behind it at a place.
func (l *locator) putRow(k int, in string, confidence float64) {
	for _, f := range l.row(k) {
		if !f.bank {
			l.put(f, in, confidence)
		}
	}
}

// putBack puts the firm k and those listed before it at a place, also over short descriptions (生产黄磷的A、生产钛白粉的B).
func (l *locator) putBack(k int, in string, confidence float64) {
	for ; k >= 0; k-- {
		l.put(l.firms[k], in, confidence)
		if k == 0 {
			return
		}
		gap := l.r[l.firms[k-1].end:max(l.firms[k-1].end, l.firms[k].start)]
		if len(gap) == 0 || len(gap) > 8 || gap[0] != '、' && gap[0] != '和' {
			return
		}
	}
}

// office tells whether a zone's office follows at i: then the place is named as a body, not as a place.
func (l *locator) office(i int) bool {
	return anyAt(l.r, i, "管委会", "党工委", "工委", "管理委员会", "经发局", "招商局", "主任", "书记", "领导", "委", "政府", "市委", "大学", "人大", "政协", "银行") > 0
}

// settleVerbs stand between a firm and its place: 赣锂源|落户|新余高新区.
var settleVerbs = newTailSet("落户于", "落户", "位于", "坐落于", "坐落在", "入驻", "设在", "设于", "落地", "进驻", "迁入", "迁到", "迁至", "地处", "扎根", "选址", "选址于", "建在", "布局", "投资", "注册于", "搬入")

// buildVerbs stand behind 在 + place: 在明集镇|建设智能家具基地.
var buildVerbs = newWordSet("建设", "投资", "设立", "兴建", "建立", "新建", "开建", "投建", "建成", "建有", "设有", "扩建", "开工", "投产", "落地", "落户", "生产", "奠基", "揭牌", "成立", "布局", "追加", "增资", "举行", "的实验室", "的生产", "的项目", "的工厂", "的基地", "的二期", "的一期", "的三期", "的投资", "的厂", "的用地", "注册", "动工", "启动", "竣工", "办厂", "设厂", "建厂", "拥有", "拿地", "购地", "集中开工", "实施")

// settled reads a firm with a verb of settling and a place behind it, or 在 + place + building.
func (l *locator) settled(s sentence, firms, places []mark) {
	for _, p := range places {
		if l.office(p.end) {
			continue
		}
		if settleVerbs.before(l.r, p.start) > 0 {
			if f := l.subject(s, p.start); f >= 0 {
				l.putBackPlain(f, p.name, 0.8)
			} else if k := l.relative(s, p.end); k >= 0 {
				l.putRow(k, p.name, 0.8)
			}
		}
		if !hasBefore(l.r, p.start, "在") {
			continue
		}
		if v := l.verbAfter(p.end, s.end); v > 0 {
			if f := l.subject(s, p.start); f >= 0 {
				if !hasAt(l.r, v, "举行") || l.projectBetween(l.firms[f].end, p.start) {
					l.putBackPlain(f, p.name, 0.85)
				}
			}
			for j := v; j < s.end && j-v < 8 && isHan(l.r[j]); j++ { // 在重庆高新区投资兴建了|格力电器(重庆)有限公司
				if k := l.firmAt(j); k >= 0 {
					l.putRow(k, p.name, 0.85)
					break
				}
			}
			if k := l.relative(s, v); k >= 0 { // 将在明集镇建设基地的|杭州天目椅业
				l.putRow(k, p.name, 0.85)
			}
		}
	}
	for i := s.start; i < s.end; i++ { // 企业的项目在这里集中开工
		if anyAt(l.r, i, "在这里", "在此") > 0 && l.verbAfter(i+2, s.end) > 0 {
			if p := before(l.places, i, true); p != nil && i-p.start < 200 {
				if f := l.subject(s, i); f >= 0 {
					l.putBackPlain(f, p.name, 0.8)
				}
			}
		}
	}
}

// subject returns the last firm before i in the clause or the one before it, -1 if there is none near, or
// if it is a bank, or a guest of a meeting.
func (l *locator) subject(s sentence, i int) int {
	best := -1
	for k := l.firstFirm(s.start); k < len(l.firms) && l.firms[k].end <= i; k++ {
		best = k
	}
	if best < 0 || i-l.firms[best].end > 40 || l.firms[best].bank {
		return -1
	}
	marks := 0
	for j := l.firms[best].end; j < i; j++ {
		if l.r[j] == ',' || l.r[j] == ';' {
			marks++
		}
		if l.r[j] == ';' || anyAt(l.r, j, "董事长", "总经理", "签订", "会见", "出席") > 0 {
			return -1
		}
	}
	if marks > 1 {
		return -1
	}
	return best
}

// putBackPlain puts the firm k and those joined to it by 、 and 和 before it.
func (l *locator) putBackPlain(k int, in string, confidence float64) {
	for ; k >= 0; k-- {
		if !l.firms[k].bank {
			l.put(l.firms[k], in, confidence)
		}
		if k == 0 {
			return
		}
		gap := string(l.r[l.firms[k-1].end:max(l.firms[k-1].end, l.firms[k].start)])
		if gap != "、" && gap != "和" && gap != "与" && gap != "及" {
			return
		}
	}
}

// relative returns the firm behind a relative clause that goes on at i: …的|杭州天目椅业; -1 if none.
func (l *locator) relative(s sentence, i int) int {
	for j := i; j < s.end && j-i < 20; j++ {
		if runeIn(l.r[j], ",;、") {
			return -1
		}
		if l.r[j] == '的' {
			return l.firmAt(j + 1)
		}
	}
	return -1
}

// verbAfter returns where a verb of building begins within a few characters behind i, 0 if none does.
func (l *locator) verbAfter(i, end int) int {
	for j := i; j < end && j-i < 6; j++ {
		if !isHan(l.r[j]) {
			return 0
		}
		if buildVerbs.at(l.r, j) > 0 {
			return j
		}
	}
	return 0
}

// projectBetween tells whether a project or start of works stands in [s, e).
func (l *locator) projectBetween(s, e int) bool {
	for j := s; j < e; j++ {
		if anyAt(l.r, j, "项目", "投产", "开工", "奠基", "基地", "工厂", "竣工", "揭牌", "落成", "下线") > 0 {
			return true
		}
	}
	return s >= e-6
}
