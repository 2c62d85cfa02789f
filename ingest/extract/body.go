package extract

import (
	"sort"
	"strings"

	"policygraph/ingest/lexicon"
)

// bodyKind sorts bodies by which titles they have and how posts are inherited from them.
type bodyKind int

const (
	noBody    bodyKind = iota
	region             // a bare region or level: 福州市, 市
	committee          // 福州市委
	gov                // 福州市政府
	organ              // 福州市人大常委会, 政协, 纪委
	dept               // 福州市发改委, 市政府办公室
	zoneBody           // 福州高新区管委会, 党工委
	parkBody           // 福州高新区
	firm               // 省电子信息集团
	school             // 福州大学, 市医院, 协会: bodies with a name of their own
	national           // 国务院, 商务部
)

// body is a body as it stands at one place of the text.
type body struct {
	start, end int
	name       string // completed
	kind       bodyKind
	region     int32  // whose body it is, -1 if none or unknown
	park       string // zone whose body it is
}

// scanBody reads the longest body that starts at i: 福州市委, 市公安局, 高新区管委会, 福州大学, 管委会.
func (a *analysis) scanBody(i int, sc scope) (body, bool) {
	if e, m := a.companies.at(i); e != nil && m.Start == i {
		return body{start: i, end: m.End, name: string(a.text[i:m.End]), kind: firm, region: -1}, true
	}
	if b, ok := a.knownBody(i); ok {
		return a.inner(b), true
	}
	if e, m := a.parks.at(i); e != nil && m.Start == i {
		return a.inner(a.zoneBodyAt(i, m.End, e.name)), true
	}
	if m := a.regionStarting(i); m != nil {
		return a.inner(a.regionBody(m)), true
	}
	if b, ok := a.zoneCommittee(i); ok {
		return b, true
	}
	if b, ok := a.stateAt(i); ok {
		return b, true
	}
	if b, ok := a.minorParty(i, sc); ok {
		return b, true
	}
	if b, ok := a.levelBody(i, sc); ok {
		return a.inner(b), true
	}
	if b, ok := a.bareBody(i, sc); ok {
		return a.inner(b), true
	}
	if b, ok := a.village(i); ok {
		return b, true
	}
	return body{}, false
}

// zoneBodyAt reads what follows a park's name: 管委会, 党工委, an office.
func (a *analysis) zoneBodyAt(i, j int, park string) body {
	if n, kind, name := a.suffixAt(j); n > 0 && kind != region {
		if kind == committee { // 滨江区委 is a district's, 高新区工委 a zone's
			kind = zoneBody
		}
		return body{start: i, end: j + n, name: park + name, kind: kind, region: -1, park: park}
	}
	return body{start: i, end: j, name: park, kind: parkBody, region: -1, park: park}
}

// regionBody reads what follows a region's name or a chain of names (福建省|福州市|委).
func (a *analysis) regionBody(m *regionMention) body {
	start := m.start
	for {
		next := a.regionStarting(m.end)
		if next == nil {
			break
		}
		m = next
	}
	id := m.ids[0]
	name := a.regionName(id)
	end := a.skipTerm(m.end)
	if !m.short && m.end < len(a.r) && a.r[m.end] == a.r[m.end-1] && runeIn(a.r[m.end], "省市县区州") { // 宁国市|市委
		if n, _, _ := a.suffixAt(m.end + 1); n > 0 {
			end = m.end + 1
		}
	}
	if n, kind, suffix := a.suffixAt(end); n > 0 {
		if kind == committee && a.x.regions.Get(id).Level == lexicon.Town {
			suffix = "党委"
		}
		if m.short && kind == committee && suffix == "委" { // 福州委 is no body
			return body{start: start, end: m.end, name: name, kind: region, region: id}
		}
		if m.short && kind != committee && kind != gov && kind != organ { // 响水卫健委, 营口海关 stay as they are
			name = string(a.text[m.start:m.end])
		}
		return body{start: start, end: end + n, name: name + suffix, kind: kind, region: id}
	}
	return body{start: start, end: m.end, name: name, kind: region, region: id}
}

// skipTerm steps over the number of a term: 通辽市|第五届|人大常委会.
func (a *analysis) skipTerm(i int) int {
	if i >= len(a.r) || a.r[i] != '第' {
		return i
	}
	for j := i + 1; j < len(a.r) && j < i+6; j++ {
		if a.r[j] == '届' {
			return j + 1
		}
	}
	return i
}

// levelBody reads a body behind a bare level: 市委, 我市公安局, 省电力公司 is left to the firms.
func (a *analysis) levelBody(i int, sc scope) (body, bool) {
	j := i
	if a.r[j] == '我' && j+1 < len(a.r) {
		j++
		sc = scope{region: -1}
	}
	c := a.r[j]
	n := 1
	switch {
	case strings.ContainsRune("省市县区州盟旗镇乡", c):
	case hasAt(a.r, j, "自治区"):
		c, n = '省', 3
	default:
		return body{}, false
	}
	if isNameBefore(a.r, j) || !a.wordStart(j) {
		return body{}, false
	}
	term := a.skipTerm(j+n) - j - n
	if a.headAt(j) > 0 { // 市长 is a title, whatever follows
		return body{}, false
	}
	k, kind, suffix := a.suffixAt(j + n + term)
	if k > 0 {
		k += term
	}
	if k == 0 {
		if a.titleAt(j+n) == 0 || a.headAt(j) > 0 {
			return body{}, false
		}
	}
	b := body{start: i, end: j + n + k, kind: kind, region: a.level(c, j, sc)}
	if k == 0 {
		b.kind = region
	}
	if kind == region { // 市四套班子领导: the leaders of the city
		if a.titleAt(b.end) == 0 {
			return body{}, false
		}
	}
	switch {
	case b.region >= 0:
		b.name = a.regionName(b.region) + suffix
	case c == '区' && a.zoneAt(j, sc) != "":
		b.park = a.zoneAt(j, sc)
		b.name = b.park + suffix
		if b.kind == region {
			b.kind = parkBody
		}
	default:
		b.name = string(a.text[j:b.end])
	}
	if c == '区' && b.kind == zoneBody { // 区党工委, 区管委会 are always a zone's
		if z := a.zoneAt(j, sc); z != "" {
			b.park, b.region, b.name = z, -1, z+suffix
		}
	}
	return b, true
}

// bareBody reads a body without any owner: 管委会, 党工委, 组织部, 市 left out before 人大常委会.
func (a *analysis) bareBody(i int, sc scope) (body, bool) {
	if !a.wordStart(i) {
		return body{}, false
	}
	n, f := a.x.words.body.Longest(a.r, i)
	if n < 2 {
		return body{}, false
	}
	word := string(a.r[i : i+n])
	b := body{start: i, end: i + n, region: -1, kind: bodyKinds[f[0]]}
	if len(f) > 1 && f[1] != "" {
		word = f[1]
	}
	switch f[0] {
	case "zone":
		b.park = a.zoneAt(i, sc)
		b.name = b.park + word
	case "organ", "pdept", "dept":
		b.region = sc.region
		if b.region < 0 && sc.park == "" {
			b.region = a.place
		}
		owner := ""
		if b.region >= 0 {
			owner = a.regionName(b.region)
		} else if sc.park != "" {
			owner, b.park = sc.park, sc.park
		}
		if f[0] == "pdept" && b.region >= 0 {
			owner += "委"
		} else if f[0] == "pdept" && b.park != "" {
			owner += "党工委"
		}
		b.name = owner + word
	default:
		return body{}, false
	}
	return b, true
}

var bodyKinds = map[string]bodyKind{"committee": committee, "organ": organ, "gov": gov, "dept": dept, "pdept": dept, "zone": zoneBody, "town": dept}

// inner extends a body by an office of its own: 市政府|办公厅, 福州市委|组织部, 常州大学|党委组织部.
func (a *analysis) inner(b body) body {
	if b.kind == region || b.kind == firm || b.kind == parkBody {
		return b
	}
	if n := a.presidium(b.end); n > 0 && (b.kind == national || b.kind == organ) {
		b.name += string(a.text[b.end : b.end+n])
		b.end += n
		b.kind = dept
		return b
	}
	for k := 0; k < 3; k++ {
		n, kind, suffix := a.suffixAt(b.end)
		if n == 0 || kind == region || kind == committee || kind == gov || kind == organ && b.kind != school {
			break
		}
		if a.partyTitleAt(b.end) > 0 {
			break
		}
		b.end += n
		b.name += suffix
		b.kind = dept
	}
	return b
}

// regionStarting returns the region mention that starts at i, nil if none does.
func (a *analysis) regionStarting(i int) *regionMention {
	k := sort.Search(len(a.regions), func(k int) bool { return a.regions[k].start >= i })
	if k < len(a.regions) && a.regions[k].start == i {
		return &a.regions[k]
	}
	return nil
}

// village reads a village, community or reserve whose officers follow: 安武村|党总支书记朱建国.
func (a *analysis) village(i int) (body, bool) {
	if i > 0 && isHan(a.r[i-1]) && a.regionEnding(i) == nil && !runeIn(a.r[i-1], stopRunes+"由访赴") && !a.afterVerb(i) {
		return body{}, false
	}
	for k := i + 1; k < i+6 && k < len(a.r) && isHan(a.r[k]) && !runeIn(a.r[k-1], stopRunes); k++ {
		n := anyAt(a.r, k, "村", "社区", "居委会", "村委会", "保护区", "示范区", "度假区", "管理区")
		if n > 0 && a.titleAt(k+n) > 1 {
			return body{start: i, end: k + n, name: string(a.text[i : k+n]), kind: region, region: -1}, true
		}
	}
	return body{}, false
}

// afterVerb tells whether a word that no office holds ends right before i.
func (a *analysis) afterVerb(i int) bool {
	t := a.tokenEnding(i)
	return a.x.words.notOffice.Has(string(a.r[t.start:t.end]))
}
