package extract

// having reads a place that has firms: 开发区现有|A、B等企业, 楚雄州先后引进|A、B, 南京企业包括|A、B.
func (l *locator) having(s sentence, places []mark) {
	for i := s.start; i < s.end; i++ {
		n := haveVerbs.at(l.r, i)
		if n == 0 && l.r[i] == '有' && i > s.start && (within(l.places, i-1) || l.firmAt(i+1) >= 0) && anyAt(l.r, i, "有关", "有序", "有效", "有力") == 0 {
			n = 1
		}
		if n == 0 {
			continue
		}
		for j := i + n; j < s.end && j-i-n <= 14; j++ {
			if l.r[j] == ';' || l.r[j] == '。' {
				break
			}
			k := l.firmAt(j)
			if k < 0 {
				continue
			}
			if in := l.haver(s, i, places); in != "" {
				l.putRow(k, in, 0.8)
			}
			break
		}
	}
}

// haveVerbs have a place for subject and firms for object.
var haveVerbs = newWordSet("现有", "拥有", "引进了", "引进", "聚集了", "集聚了", "集聚", "聚集", "汇聚了", "入驻了", "已有", "包括", "吸引了", "吸引", "培育了", "涌现出")

// haver returns the place that is the subject of a verb of having at i: named in the clause before it, 全镇, or
// 园区 for the park named last.
func (l *locator) haver(s sentence, i int, places []mark) string {
	for _, p := range places { // 阳春工业园区|是江安经开区核心区,现有…
		if p.end <= i && p.park && anyAt(l.r, p.end, "是", "系", "作为") > 0 {
			return p.name
		}
	}
	for k := len(places) - 1; k >= 0; k-- {
		p := places[k]
		if p.end > i || l.office(p.end) {
			continue
		}
		for j := p.end; j < i; j++ {
			if l.firmCovers(j) || l.r[j] == ';' {
				return ""
			}
		}
		if i-p.end <= 24 && (p.park || i-p.end <= 6) {
			return p.name
		}
		break
	}
	for j := max(s.start, i-24); j < i; j++ {
		if anyAt(l.r, j, "全镇", "全县", "全市", "全区", "我市", "我县", "我区", "我镇") > 0 {
			return l.homeName()
		}
		if (anyAt(l.r, j, "园区", "区内", "该区") > 0) && !within(l.places, j) {
			if p := before(l.places, j, true); p != nil {
				return p.name
			}
		}
	}
	return ""
}

// ours reads 全镇…,松龄堂、弘康药业等6家企业…: firms that a place counts as its own.
func (l *locator) ours(s sentence, firms []mark) {
	home := false
	for _, p := range between(l.places, s.start, s.end) {
		if p.park {
			return
		}
	}
	for j := s.start; j < s.end && !home; j++ {
		home = anyAt(l.r, j, "全镇", "全县", "全区", "全市", "我镇", "我县", "我区", "我市") > 0
	}
	for k := 0; home && k < len(firms); k++ {
		e := firms[k].end
		if e+2 < s.end && l.r[e] == '等' && l.r[e+1] >= '0' && l.r[e+1] <= '9' && anyAt(l.r, e+2, "家", "户") > 0 {
			l.putBackPlain(l.firmAt(firms[k].start), l.homeName(), 0.75)
		}
	}
}

func (l *locator) firmCovers(i int) bool { return within(l.firms, i) }

// homeName is the name of the region or zone that the report speaks from.
func (l *locator) homeName() string {
	if l.zone != "" {
		return l.zone
	}
	if l.place >= 0 {
		return l.x.regions.Get(l.place).Name
	}
	return ""
}

// home tells whether the place is the region the report speaks from.
func (l *locator) home(p mark) bool {
	return !p.park && l.place >= 0 && (p.name == l.x.regions.Get(l.place).Name || p.name == l.x.regions.Get(l.place).Short)
}

// keyed reads lists with keys: 建设单位:A。建设地点:B.
func (l *locator) keyed(s sentence, firms, places []mark) {
	for i := s.start; i < s.end; i++ {
		if anyAt(l.r, i, "建设单位:", "承建单位:", "实施单位:", "业主单位:", "投资方:", "承建", "投资主体:") == 0 {
			continue
		}
		// the place stands in this paragraph behind its own key
		for j := i; j < len(l.r) && l.r[j] != '\n' && j-i < 120; j++ {
			n := anyAt(l.r, j, "建设地点:", "地点:", "选址:", "项目选址:", "位置:")
			if n == 0 {
				continue
			}
			for _, p := range between(l.places, j+n, j+n+12) {
				l.put(firms[len(firms)-1], p.name, 0.8)
				break
			}
			if len(between(l.places, j+n, j+n+12)) == 0 {
				l.putStreet(firms[len(firms)-1], j+n)
			}
			return
		}
	}
}

// putStreet takes a town or street that the lexicon of regions does not know, up to the next mark.
func (l *locator) putStreet(f mark, i int) {
	for j := i; j < len(l.r) && j-i < 8 && isHan(l.r[j]); j++ {
		if anyAt(l.r, j, "街道") > 0 {
			l.put(f, string(l.text[i:j+2]), 0.8)
			return
		}
		if (l.r[j] == '镇' || l.r[j] == '乡') && j-i >= 2 {
			l.put(f, string(l.text[i:j+1]), 0.8)
			return
		}
	}
}

// signed reads a firm that signs an investment with the body of a place: A、B与开发区管委会签约; not credit.
func (l *locator) signed(s sentence, firms []mark) {
	for i := s.start; i < s.end; i++ {
		if anyAt(l.r, i, "签约", "签订", "签署", "订立", "签下") == 0 {
			continue
		}
		from := i
		for from > s.start && l.r[from-1] != ';' {
			from--
		}
		to := i
		for to < s.end && l.r[to] != ';' && l.r[to] != ',' {
			to++
		}
		for j := i; j < to; j++ {
			if anyAt(l.r, j, "融资", "授信", "贷款", "信贷", "战略合作", "电力", "劳务", "采购") > 0 {
				return
			}
		}
		l.signedWith(from, i)
		l.signedBy(from, i)
	}
}

// signedWith looks for 与 + place + body in [from, i) and the firms before it.
func (l *locator) signedWith(from, i int) {
	for j := i - 1; j > from; j-- {
		if l.r[j] != '与' && l.r[j] != '同' && l.r[j] != '和' {
			continue
		}
		in := l.bodyPlace(j+1, i)
		if in == "" {
			continue
		}
		for k := l.firstFirm(j) - 1; k >= 0 && l.firms[k].start >= from; k-- {
			f := l.firms[k]
			if f.start < from || f.end > j || f.bank {
				continue
			}
			if j-f.end <= 14 {
				l.putBackPlain(k, in, 0.8)
			}
			return
		}
		return
	}
}

// signedBy reads the turned form: 柳河高新区管委会与|海晟公司|签订.
func (l *locator) signedBy(from, i int) {
	for k := l.firstFirm(from); k < len(l.firms) && l.firms[k].start < i; k++ {
		f := l.firms[k]
		if f.start < from || f.end > i || f.bank || f.start < 2 || l.r[f.start-1] != '与' && l.r[f.start-1] != '和' && l.r[f.start-1] != '同' {
			continue
		}
		for _, p := range between(l.places, max(from, f.start-20), f.start) {
			if n := anyAt(l.r, p.end, "管委会", "管理委员会", "政府", "人民政府"); n > 0 && p.end+n == f.start-1 {
				l.putRow(k, p.name, 0.8)
			}
		}
	}
}

// bodyPlace returns the place whose government or office stands in [i, e), "" if none does.
func (l *locator) bodyPlace(i, e int) string {
	for _, p := range between(l.places, i, e) {
		if anyAt(l.r, p.end, "管委会", "管理委员会", "政府", "人民政府") > 0 {
			return p.name
		}
	}
	if anyAt(l.r, i, "镇政府", "县政府", "市政府", "区政府", "镇", "乡政府") > 0 && l.place >= 0 {
		if id := l.ascend(l.place, l.r[i]); id >= 0 {
			return l.x.regions.Get(id).Name
		}
	}
	return ""
}

// inner reads 区内|华鑫冶金, 园区入驻企业|A, 恒润加油机|区内扩建: the park that the report is about.
func (l *locator) inner(s sentence, firms []mark) {
	for _, f := range firms {
		ahead := false
		for _, w := range []string{"区内", "园内", "园区内", "园区企业", "园区入驻企业", "区内企业", "入园企业", "入驻企业", "入驻园区的"} {
			ahead = ahead || hasBefore(l.r, f.start, w)
		}
		if !ahead && anyAt(l.r, f.end, "区内", "园内") == 0 {
			continue
		}
		in := l.zone
		if in == "" {
			if p := before(l.places, f.start, true); p != nil {
				in = p.name
			}
		}
		if k := l.firmAt(f.start); k >= 0 && in != "" {
			l.putRow(k, in, 0.8)
		}
	}
}
