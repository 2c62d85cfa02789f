package extract

import "strings"

// generic tells whether the words in [s, e) make no name: 标准化|工业, 国家级.
func (a *analysis) generic(s, e int) bool {
	for s < e {
		n, _ := a.x.words.parkGeneric.Longest(a.r, s)
		if n == 0 || s+n > e {
			if a.r[s] >= '0' && a.r[s] <= '9' || a.r[s] == '(' || a.r[s] == ')' {
				s++
				continue
			}
			return false
		}
		s += n
	}
	return true
}

// parkEnds tells whether a park's name may end at i: not 开发区|域, 武清开发区|总公司, 产业园|林.
func (a *analysis) parkEnds(i int) bool {
	if i >= len(a.r) {
		return true
	}
	if anyAt(a.r, i, "域", "丁", "艺师", "林绿", "街道", "小学", "中学", "小区", "划分", "级", "支行", "分行", "分公司", "供电公司", "海关") > 0 || i >= 3 && anyAt(a.r, i-3, "军分区", "部分区") > 0 {
		return false
	}
	for k := 0; k < 8; k++ { // 开发|投资|集团: a firm
		if anyAt(a.r, i, "集团", "公司", "有限", "股份") > 0 {
			return false
		}
		n := anyAt(a.r, i, "开发", "投资", "建设", "控股", "发展", "运营", "管理", "城市", "科技", "资产", "国有", "经营", "总", "产业", "资本", "置业", "实业", "热力", "水务")
		if n == 0 {
			return true
		}
		i += n
	}
	return true
}

// parkNamed tells whether what stands before the last word is a name, by what the word demands.
func (a *analysis) parkNamed(h *parkHit, kind string) bool {
	switch kind {
	case "bare":
		return true
	case "word":
		return a.properIn(h.start, h.last) || !a.plural(h.start)
	case "brand":
		return a.properIn(h.start, h.last) || !a.plural(h.start) && !a.tradesOnly(h.start, h.last)
	case "name":
		switch h.class {
		case "园区":
			if !a.properIn(h.start, h.last) {
				return false
			}
			h.weak = !a.zoneOffice(h) && !a.innerZone(h) && !a.inRow(h) && !(h.last-h.start == 2 && a.wordStart(h.start+1) && a.markBefore(h.start))
			return true
		case "基地":
			return a.placedIn(h.start, h.last) && (!a.genericBefore(h.last) || a.regionAt(h.start) != nil && h.last-h.start > 6)
		}
		return a.properIn(h.start, h.last)
	case "town":
		return a.properIn(h.start, h.last) && (a.regionAt(h.start) != nil && a.regionAt(h.start).end < h.last || a.zoneOffice(h))
	case "zone":
		switch h.class {
		case "示范区":
			return a.properIn(h.start, h.last) && (a.zoneOffice(h) || h.last-h.start <= 4 && a.tokenEnding(h.last).start == h.start)
		case "经济区":
			return anyAt(a.r, h.last-2, "港城", "临空", "空港", "临港") > 0
		}
		return a.properIn(h.start, h.last) && a.zoneOffice(h)
	case "free":
		if h.class == "片区" {
			return strings.Contains(string(a.r[h.start:h.last]), "自贸") || strings.Contains(string(a.r[h.start:h.last]), "自由贸易") || a.zoneOffice(h) && a.properIn(h.start, h.last)
		}
		if t := a.tokenEnding(h.last); a.tradeAt(t) && t.start > h.start && a.properIn(h.start, t.start) { // 城南|机械|园
			return true
		}
		return h.last-h.start >= 2 && h.last-h.start <= 4 && a.zoneOffice(h)
	}
	return false
}

// tradesOnly tells whether the words in [s, e) are trades and generic words: 模具, 电子信息.
func (a *analysis) tradesOnly(s, e int) bool {
	for s < e {
		n, _ := a.x.words.firmWord.Longest(a.r, s)
		if m, _ := a.x.words.parkGeneric.Longest(a.r, s); m > n {
			n = m
		}
		if n == 0 || s+n > e {
			return false
		}
		s += n
	}
	return true
}

// plural tells whether the words before i speak of many or any: 新的|模具产业园, 这些|, 一批|.
func (a *analysis) plural(i int) bool {
	for _, w := range []string{"的", "这些", "那些", "一些", "一批", "各类", "各种", "多个", "许多", "个", "座", "类", "家", "型", "建设", "打造", "成为", "为"} {
		if hasBefore(a.r, i, w) {
			return true
		}
	}
	return false
}

// tradeAt tells whether the word is a trade.
func (a *analysis) tradeAt(t token) bool {
	f, ok := a.x.words.firmWord.Get(string(a.r[t.start:t.end]))
	return ok && f[0] != "inside"
}

// innerZone tells whether the name holds a park's or firm's name before its last word: 麓山科技园|北辰园区.
func (a *analysis) innerZone(h *parkHit) bool {
	for i := h.start; i < h.last; i++ {
		if n, _ := a.x.words.parkSuffix.Longest(a.r, i); n > 1 && i+n < h.last || anyAt(a.r, i, "集团", "大学") > 0 {
			return true
		}
	}
	return false
}

// inRow tells whether the name stands in a list of its likes: 秦川园区、西岔园区、上川园区.
func (a *analysis) inRow(h *parkHit) bool {
	w := string(a.r[h.last:h.end])
	if h.last-h.start > 3 {
		return false
	}
	return h.start > 0 && a.r[h.start-1] == '、' && hasBefore(a.r, h.start-1, w) ||
		h.end < len(a.r) && a.r[h.end] == '、' && (hasAt(a.r, h.end+3, w) || hasAt(a.r, h.end+4, w))
}

// genericBefore tells whether the word before i is generic: 西南|产业基地.
func (a *analysis) genericBefore(i int) bool {
	t := a.tokenEnding(i)
	return a.generic(t.start, i)
}

// zoneOffice tells whether the name at the hit is somewhere followed by an office that only zones have.
func (a *analysis) zoneOffice(h *parkHit) bool {
	for _, j := range a.find(a.r[h.last-min(2, h.last-h.start):h.end], 32) {
		k := j + min(2, h.last-h.start) + h.end - h.last
		if anyAt(a.r, k, "管委会", "党工委", "工委", "管理委员会", "筹备工作组", "开发建设指挥部", "指挥部") > 0 {
			return true
		}
	}
	return false
}

// properIn tells whether the words in [s, e) hold a proper name: a region, letters, a name the segmenter
// knows, or two lone characters in a row, which are part of a word it does not know.
func (a *analysis) properIn(s, e int) bool {
	single := false
	for i := s; i < e; {
		if a.regionAt(i) != nil {
			return true
		}
		if isLatin(a.r[i]) || a.r[i] == '“' {
			return true
		}
		t, ok := a.word(i)
		if !ok {
			i++
			continue
		}
		if t.end > e { // 浦东|新区 in one word
			t.end = e
		}
		i = t.end
		if n, _ := a.x.words.parkGeneric.Longest(a.r, t.start); n >= t.end-t.start {
			single = false
			continue
		}
		one := t.end-t.start == 1 && isHan(a.r[t.start])
		if strings.HasPrefix(t.pos, "ns") || strings.HasPrefix(t.pos, "nr") && !one || strings.HasPrefix(t.pos, "nt") || t.pos == "j" || one && single {
			return true
		}
		single = one
	}
	return single && e-s <= 3 && e-s >= 2
}

// placedIn tells whether the words in [s, e) hold a place, letters or a firm: what a 基地 needs for a name.
func (a *analysis) placedIn(s, e int) bool {
	for i := s; i < e; i++ {
		if a.regionAt(i) != nil || isLatin(a.r[i]) || anyAt(a.r, i, "集团", "大学") > 0 {
			return true
		}
		if n, _ := a.x.words.firmKnown.Longest(a.r, i); n > 0 {
			return true
		}
		if t, ok := a.word(i); ok && (t.pos == "ns" || t.pos == "nt") && !a.generic(t.start, min(t.end, e)) {
			return true
		}
	}
	return false
}

// districtOnly tells whether a region in 新区 is no state new area: 沈北新区.
func (a *analysis) districtOnly(m *regionMention) bool {
	name := string(a.r[m.start:m.end])
	return name != "浦东新区" && name != "滨海新区" && name != "两江新区"
}
