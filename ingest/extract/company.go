package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// knownFirms returns the firms known by a short name: name → full name, "word" where it is a word as well.
func knownFirms() *lexicon.Table {
	t := lexicon.Load("company_known")
	more := lexicon.Load("firm_known")
	for _, w := range more.Words() {
		if f, _ := more.Get(w); !t.Has(w) || len(f) > 1 {
			t.Add(w, f...)
		}
	}
	return t
}

// findCompanies marks firms: by a full last word (有限公司), by the title of an executive behind the name,
// by a list that ends in 等企业, by a trade word behind an unknown name (先禾|机电), and by known names.
// Then long and short names of one firm are joined.
func (a *analysis) findCompanies() {
	f := &firmFinder{analysis: a, taken: map[int]*firmHit{}, over: make([]*firmHit, len(a.r))}
	for _, e := range a.parks.items {
		f.zones = append(f.zones, e.mentions...)
	}
	sort.Slice(f.zones, func(i, j int) bool { return f.zones[i].Start < f.zones[j].Start })
	f.full()
	f.lists()
	f.executives()
	f.known()
	f.visits()
	f.trades()
	f.neighbours()
	f.join()
	f.register()
}

// firmFinder collects the places where firms may be named.
type firmFinder struct {
	*analysis
	hits  []*firmHit
	taken map[int]*firmHit // by start
	over  []*firmHit       // position → the hit that covers it
	zones []doc.Span       // parks' mentions in order
}

// firmHit is one place where a firm is named.
type firmHit struct {
	start, end int
	name       string
	confidence float64
}

// put adds a hit; at the same start the longer one stays.
func (f *firmFinder) put(start, end int, confidence float64) {
	if end-start < 2 || f.overlapsPark(start, end) {
		return
	}
	if h := f.taken[start]; h != nil {
		if end > h.end {
			h.end, h.name, h.confidence = end, f.firmName(start, end), confidence
			f.cover(h, h)
		}
		return
	}
	h := &firmHit{start: start, end: end, name: f.firmName(start, end), confidence: confidence}
	f.taken[start] = h
	f.hits = append(f.hits, h)
	f.cover(h, h)
}

// cover marks the positions of the hit as its own, or clears them with a nil owner.
func (f *firmFinder) cover(h, owner *firmHit) {
	for i := h.start; i < h.end; i++ {
		f.over[i] = owner
	}
}

// parkAt returns the mention of a park that covers position i, an empty span if none does.
func (f *firmFinder) parkAt(i int) doc.Span {
	k := sort.Search(len(f.zones), func(k int) bool { return f.zones[k].End > i })
	if k < len(f.zones) && f.zones[k].Start <= i {
		return f.zones[k]
	}
	return doc.Span{}
}

// overlapsPark tells whether the name lies inside the name of a park: 中石化|无机化工产业基地.
func (f *firmFinder) overlapsPark(start, end int) bool {
	if m := f.parkAt(start); end <= m.End {
		return true
	}
	m := f.parkAt(end - 1)
	return m.End > 0 && m.Start <= start
}

// holdsPark tells whether a park's name ends inside (start, end): it is that park's office, no firm.
func (f *firmFinder) holdsPark(start, end int) bool {
	for p := end - 1; p > start; p-- {
		if m := f.parkAt(p); m.End > 0 {
			return m.End <= end
		}
	}
	return false
}

// firmName is the text of the name without blanks, gloss brackets and line breaks.
func (f *firmFinder) firmName(start, end int) string { return string(f.text[start:end]) }

// full reads names by their last word: 新世代造船|有限公司, 中国银行|诸暨支行.
func (f *firmFinder) full() {
	skip := 0
	for i := 0; i < len(f.r); i++ {
		n, k := f.x.words.firmLast.Longest(f.r, i)
		if n == 0 || i < skip || !f.firmEnds(i, n) {
			continue
		}
		skip = i + n
		if e, _ := f.policies.at(i); e != nil {
			continue
		}
		f.loose = k[0] == "full"
		s := f.firmStart(i, k[0])
		f.loose = false
		if s == i || f.r[i-1] == '等' || f.genericFirm(s, i) || k[0] == "bank" && !f.bankNamed(s, i, i+n) || k[0] == "group" && f.described(s, i) {
			continue
		}
		if k[0] == "plant" && f.regionAt(s) == nil && !f.coined(s, i) {
			continue
		}
		conf := 0.95
		if k[0] == "group" {
			conf = 0.9
		}
		f.dropInside(s, i+n)
		f.put(s, i+n, conf)
	}
}

// dropInside takes back hits inside [s, e): 中国电信 in 中国电信河北分公司.
func (f *firmFinder) dropInside(s, e int) {
	for len(f.hits) > 0 && f.hits[len(f.hits)-1].start >= s {
		h := f.hits[len(f.hits)-1]
		delete(f.taken, h.start)
		f.cover(h, nil)
		f.hits = f.hits[:len(f.hits)-1]
	}
}

// firmEnds rejects last words that run on into another word: 集团|化, 公司|法, 银行|业.
func (f *firmFinder) firmEnds(i, n int) bool {
	e := i + n
	if anyAt(f.r, e, "化", "法", "制", "军", "业", "卡", "账", "贷款", "存款", "章程", "治理", "总部经济", "债", "牌照", "监管", "系统", "类", "性") > 0 {
		return false
	}
	if hasAt(f.r, i, "证券") {
		return f.titleAt(e) > 0
	}
	return true
}

// firmStart is nameStart for firms. A region begins the name unless the last word stands right behind it
// (重整管理人|北京德恒律师事务所, but |昌非集团扬州分公司); behind 公司 a new name begins unless a branch follows:
// 全资子公司|滁州兰德传动有限公司.
func (f *firmFinder) firmStart(i int, kind string) int {
	s := f.nameStart(i, 26)
	if p := f.knownIn(s, i, kind); p > s {
		return p
	}
	branch := kind == "branch" || kind == "bank"
	for p := i; p > s; p-- {
		if f.r[p-1] == ')' { // 格林美(江苏)钴业
			if q := f.openBefore(p-1, '(', ')', 8); q > s {
				p = q
				continue
			}
		}
		if firmCuts.before(f.r, p) > 0 {
			return f.trimEdge(p, i)
		}
		if m := f.parkAt(p - 1); !branch && m.End == p && i-p >= 2 && !f.tradesOnly(p, i) { // 柳河高新区|海晟科技有限公司
			return p
		}
		if !branch && i-p >= 2 && hasBefore(f.r, p, "公司") {
			return f.trimEdge(p, i)
		}
		if m := f.regionAt(p); m != nil && !branch && m.end < i && !f.tailOnly(f.r[m.end:i]) && !f.knownEnds(p) {
			for up := f.regionBefore(p); up != nil && up.start >= s; up = f.regionBefore(p) {
				p = up.start
			}
			return p
		}
	}
	return s
}

// knownIn returns where a known firm begins inside [s, i) behind words that are no part of its name, 0 if none
// does: 拟向|中信银行苏州分行, but 上海|华为技术.
func (f *firmFinder) knownIn(s, i int, kind string) int {
	for p := s; p < i; p++ {
		n, k := f.x.words.firmKnown.Longest(f.r, p)
		if n == 0 || n == 2 && kind != "bank" || len(k) > 1 && k[1] == "word" {
			continue
		}
		if t := f.tokenEnding(p); p == s || f.regionsOnly(f.r[s:p]) || !strings.HasPrefix(t.pos, "v") && !strings.HasPrefix(t.pos, "p") && t.pos != "d" {
			return 0
		}
		return p
	}
	return 0
}

// knownEnds tells whether the name of a known firm ends at p: 国家电网|湖北省黄冈市供电公司.
func (f *firmFinder) knownEnds(p int) bool {
	for n := 2; n <= 6 && n <= p; n++ {
		if f.x.words.firmKnown.Has(string(f.r[p-n : p])) {
			return true
		}
	}
	return hasBefore(f.r, p, "国网")
}

// firmCuts are words behind which the name of a firm begins.
var firmCuts = newTailSet("子公司", "托管公司", "企业", "厂商", "客商", "代表", "巨头", "业主", "单位", "管委会", "政府", "研究院", "开发区的", "厂")

// genericFirm tells whether the words in [s, e) are a description (上市, 世界500强, 项目), not a level with a
// trade, which names a firm of the place (县自来水公司).
func (f *firmFinder) genericFirm(s, e int) bool {
	if e-s == 1 && f.regionAt(s) == nil {
		return true
	}
	if e-s > 2 && runeIn(f.r[s], "省市县区") && f.levelWord(s) && !runeIn(f.r[s+1], "级属直管内外里") {
		return false
	}
	for s < e {
		n, _ := f.x.words.firmGeneric.Longest(f.r, s)
		if n == 0 || s+n > e {
			if f.r[s] >= '0' && f.r[s] <= '9' {
				s++
				continue
			}
			return false
		}
		s += n
	}
	return true
}

// described tells whether the words in [s, e) are two or more words of the dictionary and no name: 运动鞋|生产.
func (f *firmFinder) described(s, e int) bool {
	n := 0
	for i := s; i < e; n++ {
		t, ok := f.word(i)
		if !ok || t.end > e || f.regionAt(i) != nil {
			return false
		}
		w := string(f.r[t.start:t.end])
		if t.end-t.start == 1 || t.pos != "n" && t.pos != "v" && t.pos != "vn" && t.pos != "b" && t.pos != "a" || f.x.words.firmKnown.Has(w) {
			return false
		}
		i = t.end
	}
	return n >= 2 || n == 1 && hasAt(f.r, e, "公司")
}

// bankNamed rejects what is no commercial bank's name: 人民银行 (an institution), 世界银行, 银行 alone.
func (f *firmFinder) bankNamed(s, i, e int) bool {
	for p := s; p < e; p++ {
		if anyAt(f.r, p, "人民银行", "世界银行", "亚投行", "血液银行", "央行") > 0 {
			return false
		}
	}
	return true
}

// register adds all firms to the registry in order of the text.
func (f *firmFinder) register() {
	sort.SliceStable(f.hits, func(i, j int) bool { return f.hits[i].start < f.hits[j].start })
	last := 0
	for _, h := range f.hits {
		if h.start < last {
			continue
		}
		last = h.end
		f.companies.add(h.name, string(f.text[h.start:h.end]), h.start, h.end, f.evidence(h.start, h.end, h.confidence))
	}
}
