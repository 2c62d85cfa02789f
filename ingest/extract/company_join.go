package extract

import "strings"

// join gives all names of one firm the longest form: 赣锂源 is 江西赣锂源材料股份有限公司. The short forms are
// then looked for in the whole text.
func (f *firmFinder) join() {
	names := map[string]bool{}
	var list []string
	for _, h := range f.hits {
		if !names[h.name] && len(list) < 200 {
			names[h.name] = true
			list = append(list, h.name)
		}
	}
	long := map[string]string{}
	for _, s := range list {
		best := s
		for _, l := range list {
			if len([]rune(l)) > len([]rune(best)) && f.sameFirm(s, l) {
				best = l
			}
		}
		long[s] = best
	}
	for _, h := range f.hits {
		if l := long[h.name]; l != "" {
			h.name = l
		}
	}
	f.shortForms(list, long)
	f.defined()
}

// defined reads short names that the text itself gives: …有限公司(证券简称:兰德科技), (以下简称“卓群纳米”).
func (f *firmFinder) defined() {
	for _, h := range f.hits {
		if h.end+4 >= len(f.r) || f.r[h.end] != '(' {
			continue
		}
		shut := h.end
		for shut < len(f.r) && shut-h.end < 40 && f.r[shut] != ')' {
			shut++
		}
		for i := h.end; i < shut; i++ {
			n := anyAt(f.r, i, "简称:", "简称“", "简称为“", "简称为", "简称", "下称“", "下称")
			if n == 0 {
				continue
			}
			s := i + n
			e := s
			for e < shut && (isHan(f.r[e]) || isLatin(f.r[e])) {
				e++
			}
			if e-s >= 2 {
				f.alias(f.r[s:e], h.name)
			}
			break
		}
	}
}

// alias gives all places where the short name stands to the firm.
func (f *firmFinder) alias(w []rune, name string) {
	for _, j := range f.find(w, 64) {
		if g := f.taken[j]; g != nil && g.end == j+len(w) {
			g.name = name
		} else if g == nil && !f.inHit(j, j+len(w)) {
			f.put(j, j+len(w), 0.85)
			if g := f.taken[j]; g != nil {
				g.name = name
			}
		}
	}
}

// shortForms marks further places of each name and of its core: 赣锂源 where only the full name was read.
func (f *firmFinder) shortForms(list []string, long map[string]string) {
	for _, s := range list {
		for _, form := range []string{s, f.bareFirm(s), f.core(s)} {
			w := fold([]rune(form))
			if len(w) < 2 || form != s && (len(w) < 3 || f.isRegionName(form)) {
				continue
			}
			for _, j := range f.find(w, 64) {
				if f.taken[j] == nil && !f.inHit(j, j+len(w)) && (len(w) > 2 || f.wordStart(j) && f.wordEnd(j+len(w))) {
					f.put(j, j+len(w), 0.8)
					if h := f.taken[j]; h != nil {
						h.name = long[s]
					}
				}
			}
		}
	}
}

func (f *firmFinder) isRegionName(s string) bool { return len(f.x.regions.Named(s)) > 0 }

// firmTails are last words that two names of one firm may differ by.
var firmTails = []string{"股份有限公司", "有限责任公司", "有限公司", "集团公司", "股份公司", "公司", "集团", "股份"}

// bareFirm is a firm's name without region before and last words behind: 河南黄国食品有限公司 → 黄国食品.
func (f *firmFinder) bareFirm(name string) string {
	for cut := true; cut; {
		cut = false
		for _, t := range firmTails {
			if strings.HasSuffix(name, t) && len(name) > len(t)+3 {
				name, cut = strings.TrimSuffix(name, t), true
			}
		}
	}
	r := fold([]rune(name))
	s := 0
	for {
		n, ids := f.x.regions.Longest(r, s)
		if n == 0 || s+n >= len(r)-1 || f.x.regions.Get(ids[0]).Level > 3 {
			break
		}
		s += n
	}
	return string(r[s:])
}

// core is bareFirm without trade words behind: 江西赣锂源材料股份有限公司 → 赣锂源.
func (f *firmFinder) core(name string) string {
	r := []rune(f.bareFirm(name))
	e := len(r)
	for e > 3 {
		k := 0
		for n := 2; n <= 4 && n < e-1; n++ {
			if f.x.words.firmWord.Has(string(r[e-n : e])) {
				k = n
			}
		}
		if k == 0 {
			break
		}
		e -= k
	}
	return string(r[:e])
}

// sameFirm tells whether the short name s means the firm l. What l has more must be a region before,
// trade words and last words behind; or s picks characters of l in order (天瞳股份, 中联重科).
func (f *firmFinder) sameFirm(s, l string) bool {
	if a, ok := f.x.words.firmKnown.Get(s); ok && len(a) > 0 && a[0] != "" { // 华能 and 华能集团 of one full name
		if b, ok := f.x.words.firmKnown.Get(l); ok && len(b) > 0 && a[0] == b[0] || l == a[0] {
			return true
		}
	}
	if r := fold([]rune(s)); len(r) > 3 { // 重庆格力 for 格力电器(重庆)有限公司
		if n, _ := f.x.regions.Longest(r, 0); n > 0 && n < len(r) {
			lf := string(fold([]rune(l)))
			if strings.HasPrefix(lf, string(r[n:])) && strings.Contains(lf, "("+string(r[:n])+")") {
				return true
			}
		}
	}
	if strings.Contains(l, "分公司") != strings.Contains(s, "分公司") || strings.HasSuffix(l, "行") != strings.HasSuffix(s, "行") {
		return false
	}
	if t := strings.TrimSuffix(strings.TrimSuffix(s, "公司"), "有限"); strings.HasSuffix(s, "公司") && len(t) > 9 && !strings.Contains(s, "分公司") {
		s = t
	}
	if i := strings.Index(l, s); i >= 0 {
		head, tail := []rune(l[:i]), []rune(l[i+len(s):])
		return f.regionsOnly(head) && f.tailOnly(tail) || len(tail) == 0 && len([]rune(s)) >= 4 && strings.HasPrefix(l, "国网")
	}
	if a, b := strings.ReplaceAll(s, "市", ""), strings.ReplaceAll(l, "市", ""); a == b {
		return true
	}
	sr, lr := fold([]rune(strings.TrimSuffix(s, "公司"))), fold([]rune(l))
	for n := 0; n < 4; n++ { // 江西|天瞳…
		if f.regionsOnly(lr[:n]) && picks(sr, lr[n:]) && strings.ContainsAny(l[len(string(lr[:n])):], "股集公") && f.tailOnlyIn(sr, lr[n:]) {
			return true
		}
	}
	return false
}

// picks tells whether s takes characters of l in order, the first two alike, four at most.
func picks(s, l []rune) bool {
	if len(s) > 5 || len(s) < 3 || len(l) < len(s) || s[0] != l[0] || s[1] != l[1] {
		return false
	}
	k := 0
	for _, c := range l {
		if k < len(s) && s[k] == c {
			k++
		}
	}
	return k == len(s)
}

// tailOnlyIn tells whether what l has beyond the first two characters are trade and last words, or a
// region that s has too: 曜能楚雄 for 曜能硅材料(楚雄)有限公司.
func (f *firmFinder) tailOnlyIn(s, l []rune) bool {
	for k := 2; k <= 4 && k < len(l); k++ {
		if f.tailOnly(l[k:]) {
			return true
		}
		rest := string(l[k:])
		if i := strings.IndexByte(rest, '('); i >= 0 {
			if j := strings.IndexByte(rest, ')'); j > i && strings.HasSuffix(string(s), rest[i+1:j]) && f.tailOnly([]rune(rest[:i]+rest[j+1:])) {
				return true
			}
		}
	}
	return false
}

// regionsOnly tells whether the words are names of regions or nothing.
func (f *firmFinder) regionsOnly(r []rune) bool {
	for s := 0; s < len(r); {
		n, _ := f.x.regions.Longest(r, s)
		if n == 0 {
			return false
		}
		s += n
	}
	return true
}

// tailOnly tells whether the words are trade words and last words of firms.
func (f *firmFinder) tailOnly(r []rune) bool {
	for s := 0; s < len(r); {
		if r[s] == '(' || r[s] == ')' {
			s++
			continue
		}
		n, _ := f.x.words.firmWord.Longest(r, s)
		if m, _ := f.x.words.firmLast.Longest(r, s); m > n {
			n = m
		}
		if n == 0 {
			return false
		}
		s += n
	}
	return true
}
