package resolve

import (
	"strings"

	"policygraph/graph"
	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// regionsOf adds the report's region and its ancestors, proved by the title or the first sentence.
func (b *builder) regionsOf(path string) {
	if b.place < 0 {
		return
	}
	b.region(b.place, doc.Evidence{Start: 0, End: b.firstLine(), Confidence: 0.8})
}

// firstLine is the end of the first line of the text.
func (b *builder) firstLine() int {
	for i, c := range b.text {
		if c == '\n' && i > 0 {
			return i
		}
	}
	return len(b.text)
}

// region adds a region with its line of ancestors.
func (b *builder) region(id int32, ev doc.Evidence) ref {
	rs := b.r.regions
	g := rs.Get(id)
	path := rs.Path(id)
	x := b.entity(graph.Entity{
		ID: regionID(g, path), Label: graph.Region, Name: g.Name, Aliases: []string{g.Short},
		Props: map[string]string{graph.PropCode: g.Code, graph.PropPath: path, graph.PropLevel: levelNames[g.Level]},
	}, "", ev, 1)
	if g.Parent >= 0 {
		p := b.region(g.Parent, ev)
		b.say(graph.Statement{Type: graph.PartOf, From: x.id, To: p.id}, ev)
	}
	return x
}

func regionID(g *lexicon.Region, path string) string { return graph.NewID(graph.Region, g.Code, path) }

var levelNames = map[lexicon.Level]string{lexicon.Province: "province", lexicon.City: "city", lexicon.County: "county", lexicon.Town: "town"}

// named adds institutions, companies, parks and policies.
func (b *builder) named(f *doc.Facts) {
	for _, n := range f.Parks {
		b.park(n)
	}
	for _, n := range f.Companies {
		key := company(n.Name)
		b.entity(graph.Entity{ID: graph.NewID(graph.Company, key), Label: graph.Company, Name: key, Aliases: append([]string{n.Name}, n.Forms...)}, n.Name, n.Evidence, len(n.Mentions))
	}
	for _, n := range f.Institutions {
		b.institution(n)
	}
	for _, n := range f.Policies {
		x := b.policy(n)
		b.say(graph.Statement{Type: graph.Cites, From: b.id, To: x.id}, n.Evidence)
	}
	for _, n := range f.Parks { // parks inside parks: 福州高新区创新园 is part of 福州高新区
		b.parentPark(n, f.Parks)
	}
}

func (b *builder) park(n doc.Named) {
	key := organisation(n.Name)
	props := map[string]string{graph.PropKind: parkKind(key)}
	x := b.entity(graph.Entity{ID: graph.NewID(graph.Park, key), Label: graph.Park, Name: key, Aliases: append([]string{n.Name}, n.Forms...), Props: props}, n.Name, n.Evidence, len(n.Mentions))
	if id := b.r.leading(n.Name, b.place); id >= 0 {
		to := b.region(id, n.Evidence)
		b.say(graph.Statement{Type: graph.LocatedIn, From: x.id, To: to.id}, n.Evidence)
	}
}

// parkKind sorts parks by the words at their end.
func parkKind(name string) string {
	for _, k := range []struct{ end, kind string }{
		{"高新区", "high-tech zone"}, {"经开区", "economic zone"}, {"综保区", "bonded zone"}, {"保税区", "bonded zone"}, {"自贸区", "free-trade zone"}, {"新区", "new area"},
		{"开发区", "development zone"}, {"科技园", "science park"}, {"科技城", "science park"}, {"产业园", "industrial park"}, {"工业园", "industrial park"}, {"集聚区", "industrial park"}, {"集中区", "industrial park"},
	} {
		if strings.HasSuffix(name, k.end) || strings.HasSuffix(name, k.end+"区") {
			return k.kind
		}
	}
	return "park"
}

func (b *builder) parentPark(n doc.Named, all []doc.Named) {
	best := ""
	for _, p := range all {
		if p.Name != n.Name && strings.HasPrefix(organisation(n.Name), organisation(p.Name)) && len(p.Name) > len(best) {
			best = p.Name
		}
	}
	if best != "" {
		b.say(graph.Statement{Type: graph.PartOf, From: b.byName[n.Name].id, To: b.byName[best].id}, n.Evidence)
	}
}

// institution adds a body, its region, and the body it is an office of.
func (b *builder) institution(n doc.Named) ref {
	key := organisation(n.Name)
	id := b.r.leading(n.Name, b.place)
	props := map[string]string{graph.PropKind: bodyKind(key)}
	parts := []string{key}
	if id >= 0 { // 市政府 of two cities, 鼓楼区政府 of four: the region is part of who it is
		g := b.r.regions.Get(id)
		parts = append(parts, g.Code)
		props[graph.PropRegion] = regionID(g, b.r.regions.Path(id))
	}
	x := b.entity(graph.Entity{ID: graph.NewID(graph.Institution, parts...), Label: graph.Institution, Name: key, Aliases: append([]string{n.Name}, n.Forms...), Props: props}, n.Name, n.Evidence, len(n.Mentions))
	if id >= 0 {
		to := b.region(id, n.Evidence)
		b.say(graph.Statement{Type: graph.LocatedIn, From: x.id, To: to.id}, n.Evidence)
	}
	b.owner(n, x)
	return x
}

// owner links an office to the body whose name it carries on: 福州市委组织部 → 福州市委, 福州高新区管委会 →
// 福州高新区 (as its place).
func (b *builder) owner(n doc.Named, x ref) {
	best := ref{}
	length := 0
	for name, o := range b.byName {
		if name != n.Name && strings.HasPrefix(n.Name, name) && len(name) > length && (o.label == graph.Institution || o.label == graph.Park) {
			best, length = o, len(name)
		}
	}
	switch best.label {
	case graph.Institution:
		b.say(graph.Statement{Type: graph.PartOf, From: x.id, To: best.id}, n.Evidence)
	case graph.Park:
		b.say(graph.Statement{Type: graph.LocatedIn, From: x.id, To: best.id}, n.Evidence)
	}
}

// bodyKind sorts institutions by the words at their end.
func bodyKind(name string) string {
	for _, k := range []struct{ end, kind string }{
		{"政府", "government"}, {"行署", "government"}, {"纪委", "discipline"}, {"监委", "discipline"}, {"人大常委会", "congress"}, {"人大", "congress"}, {"政协", "consultative conference"},
		{"管委会", "park committee"}, {"党工委", "park committee"}, {"国资委", "department"}, {"发改委", "department"}, {"卫健委", "department"},
		{"大学", "university"}, {"学院", "university"}, {"医院", "hospital"}, {"法院", "court"}, {"检察院", "procuratorate"}, {"商会", "association"}, {"协会", "association"},
	} {
		if strings.HasSuffix(name, k.end) {
			return k.kind
		}
	}
	if strings.HasSuffix(name, "市委") || strings.HasSuffix(name, "省委") || strings.HasSuffix(name, "区委") || strings.HasSuffix(name, "县委") || strings.HasSuffix(name, "州委") || strings.HasSuffix(name, "党委") {
		return "party committee"
	}
	return "department"
}

func (b *builder) policy(n doc.Named) ref {
	title := flat(n.Name)
	key := strings.Trim(title, "《》")
	props := map[string]string{}
	if !strings.HasPrefix(title, "《") {
		props[graph.PropNumber] = title
	}
	return b.entity(graph.Entity{ID: graph.NewID(graph.Policy, key), Label: graph.Policy, Name: key, Aliases: []string{n.Name}, Props: props}, n.Name, n.Evidence, len(n.Mentions))
}

// find returns the entity that a fact names: one already added, a region, else a new institution.
func (b *builder) find(name string, ev doc.Evidence) ref {
	if x, ok := b.byName[name]; ok {
		return x
	}
	if id := b.r.exact(name, b.place); id >= 0 {
		x := b.region(id, ev)
		b.byName[name] = x
		return x
	}
	return b.institution(doc.Named{Name: name, Evidence: ev})
}
