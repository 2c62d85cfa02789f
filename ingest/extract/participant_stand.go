package extract

// isThere tells whether the k-th actor before a verb of presence is said to be there.
func (a *analysis) isThere(all []actor, k int, v roleVerb) bool {
	x := all[k]
	switch x.kind {
	case actorPerson:
		if a.ofAnother(x.end) || a.citedPerson(x.start) {
			return false
		}
		return !a.afterPreposition(x.start, a.clauseStart(x.start, 0)) || a.accompanied(x.start, v)
	case actorFirm:
		return v.role == "attendee" && a.standsAlone(all, k, v)
	case actorBody:
		return v.role == "attendee" && a.standsAlone(all, k, v)
	}
	return false
}

// citedPerson tells whether a person is only quoted as an authority: 学习省委书记王明调研讲话, 传达….
func (a *analysis) citedPerson(i int) bool {
	for j := i; j > 0 && i-j < 24 && !runeIn(a.r[j-1], ",;。:"); j-- {
		if anyAt(a.r, j-1, "学习", "传达", "贯彻", "落实", "按照", "根据") > 0 {
			return true
		}
	}
	return false
}

// accompanied tells whether the name at i is the object of a preposition that still puts it there: 由王明陪同,
// 在王明率领下, 与王明一行座谈.
func (a *analysis) accompanied(i int, v roleVerb) bool {
	for j := i; j > 0 && i-j < 40 && !runeIn(a.r[j-1], ",;。:"); j-- {
		if runeIn(a.r[j-1], "由在与同和跟") {
			return true
		}
	}
	return false
}

// standsAlone tells whether the k-th actor, a body or firm, is named itself: not as the owner of a title
// (市委|书记), not through an unnamed delegate (财政局|负责人); a firm may send one.
func (a *analysis) standsAlone(all []actor, k int, v roleVerb) bool {
	x := all[k]
	if a.goesTo(x.start) || x.start > 0 && runeIn(a.r[x.start-1], "在对向为于") {
		return false
	}
	i := x.end
	for n := 0; n < 40 && k+1 < len(all) && all[k+1].start-i <= 2 && runeIn(a.r[i], "、和及与,") && all[k+1].kind == x.kind; n++ { // the end of the list decides
		k++
		i = all[k].end
	}
	if a.titled(i) {
		return false
	}
	if x.kind == actorFirm {
		return a.firmPresent(i, v.at) && (v.role != "speaker" || a.bareGap(i, v.at))
	}
	if v.role == "speaker" && hasAt(a.r, i, "负责人") || hasAt(a.r, i, "的负责人") {
		return false
	}
	if v.role == "speaker" {
		return a.bareGap(i, v.at)
	}
	for j := i; j < v.at && j < i+16; j++ {
		if runeIn(a.r[j], ",;。") {
			return true
		}
		if anyAt(a.r, j, "负责", "主要", "有关", "相关", "领导", "班子", "分管", "部分", "干部", "工作人员", "党员", "成员", "代表", "职工", "委员", "师生", "专家", "机关", "的", "在", "项目", "系统", "人员", "调研组", "同志", "教授", "院士", "主任医师") > 0 {
			return false
		}
	}
	return true
}

// gapWords may stand between a speaking body or firm and its verb.
var gapWords = []string{"先后", "依次", "分别", "等单位", "等部门", "等企业", "等", "在会上", "作了", "作", "也", "还", "就", "代表企业", "企业", "的负责人", "负责人", "企业代表", "代表", "先", "随后", "现场", "会上"}

// bareGap tells whether nothing but such words stands in [i, to).
func (a *analysis) bareGap(i, to int) bool {
	for i < to {
		n := anyAt(a.r, i, gapWords...)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// firmPresent tells whether what follows a firm up to the verb only counts heads: 等5家企业代表|参加, 负责人|发言.
func (a *analysis) firmPresent(i, to int) bool {
	for j := i; j < to; j++ {
		if a.r[j] == ',' && (hasBefore(a.r, j, "企业代表") || hasBefore(a.r, j, "企业负责人")) { // 甲、乙等龙头企业代表,市直有关部门负责人|参加
			return true
		}
		if a.r[j] == '的' && !hasAt(a.r, j, "的负责人") || anyAt(a.r, j, "项目", "车间", "产品", "厂房", "有限", "基地", "园", "工地", "展厅", "等地", "调研", "考察", "察看") > 0 {
			return false
		}
		if j-i > 36 {
			return false
		}
	}
	return true
}

// titled tells whether a title follows at i: 市委|书记, 福州大学|党委书记.
func (a *analysis) titled(i int) bool {
	return a.titleAt(i) > 1 || anyAt(a.r, i, "原", "副", "党组", "党委") > 0 && a.titleAt(i+1)+a.titleAt(i+2) > 0
}

// inNameOf tells whether those who sign do it for their houses: 甲公司董事长王明、乙局局长李强代表双方|签署.
func (a *analysis) inNameOf(from, to int) bool {
	for i := from; i < to; i++ {
		if anyAt(a.r, i, "代表双方", "代表各自", "分别代表") > 0 {
			return true
		}
	}
	return false
}

// holders are the bodies and firms right before a verb of holding, a whole list of them: 甲局、乙局共同|举办.
func (a *analysis) holders(all []actor, low int, v roleVerb) []actor {
	n := len(all)
	if n == 0 || all[n-1].kind == actorPerson || !a.holdsIt(all[n-1], low, v) {
		return nil
	}
	k := n - 1
	for k > 0 && all[k-1].kind == all[k].kind && all[k].start-all[k-1].end == 1 && runeIn(a.r[all[k-1].end], "、和与及") {
		k--
	}
	return all[k:]
}

// holdsIt tells whether a body or firm stands right before a verb of holding: 市政府新闻办|举行, 区政协近日|组织.
func (a *analysis) holdsIt(x actor, low int, v roleVerb) bool {
	if x.kind == actorPark || a.titled(x.end) || x.start > 0 && runeIn(a.r[x.start-1], "在于到") {
		return false
	}
	if x.end < v.at && a.r[x.end] == '在' && v.at-x.end < 16 && a.commas(x.end, v.at) == 0 { // 在两江新区|举行
		return true
	}
	for i := x.end; i < v.at; {
		if n := anyAt(a.r, i, "近日", "日前", "昨日", "昨天", "今天", "在此", "隆重", "联合", "共同", "承办", "主办", "组织", "在京", "上午", "下午", "今日"); n > 0 {
			i += n
			continue
		}
		return false
	}
	return true
}
