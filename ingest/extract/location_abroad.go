package extract

// abroad reads where a firm has plants: 格力电器拥有珠海、重庆、越南三大生产基地; 公司…苏州、重庆两地产能.
func (l *locator) abroad(s sentence) {
	for i := s.start; i < s.end; i++ { // 在德国、匈牙利|建有工厂
		if anyAt(l.r, i, "建有工厂", "设有工厂", "建有生产基地", "设有生产基地", "拥有生产基地", "拥有工厂", "均有工厂", "设立工厂", "设厂", "建厂") > 0 {
			if f := before(l.firms, i, false); f != nil && f.start >= s.start {
				for _, in := range l.namesBack(i) {
					l.put(*f, in, 0.8)
				}
			}
		}
	}
	for i := s.start; i < s.end; i++ {
		n := anyAt(l.r, i, "大生产基地", "个生产基地", "地产能", "地生产基地", "地工厂", "大基地", "个工厂", "座工厂")
		if n == 0 || i == s.start || !runeIn(l.r[i-1], "两二三四五六七八九十") {
			continue
		}
		names := l.namesBack(i - 1)
		if len(names) == 0 {
			continue
		}
		f := before(l.firms, i, false)
		if f == nil {
			return
		}
		for _, in := range names {
			l.put(*f, in, 0.8)
		}
	}
}

// namesBack returns the places of a list that ends at e, in order.
func (l *locator) namesBack(e int) []string {
	var out []string
	for k := 0; k < 20 && e > 1; k++ {
		s := e
		for s > 0 && isHan(l.r[s-1]) && e-s < 8 {
			s--
			if m := l.regionAt(s); m != nil && m.end == e || l.x.words.country.Has(string(l.r[s:e])) {
				break
			}
		}
		m := l.regionAt(s)
		if (m == nil || m.end != e) && !l.x.words.country.Has(string(l.r[s:e])) {
			break
		}
		out = append([]string{string(l.text[s:e])}, out...)
		if s == 0 || l.r[s-1] != '、' && l.r[s-1] != '和' {
			break
		}
		e = s - 1
	}
	return out
}
