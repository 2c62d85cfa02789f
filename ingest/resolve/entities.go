package resolve

import (
	"strings"

	"policygraph/graph"
	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

var levelNames = map[lexicon.Level]string{lexicon.Province: "province", lexicon.City: "city", lexicon.County: "county", lexicon.Town: "town"}

// home adds the region that the report speaks from, on the strength of its first line.
func (b *builder) home() {
	if b.place >= 0 {
		b.region(b.place, doc.Evidence{Start: 0, End: b.firstLine(), Confidence: 0.8})
	}
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

// region adds a region, and its line of ancestors, which the report need not mention.
func (b *builder) region(id int32, ev doc.Evidence) ref {
	rs := b.r.regions
	x := b.entity(b.regionEntity(id), "", ev, 1)
	for from := x.id; rs.Get(id).Parent >= 0; {
		id = rs.Get(id).Parent
		up := b.regionEntity(id)
		b.out.Entities = append(b.out.Entities, up)
		b.say(graph.Statement{Type: graph.PartOf, From: from, To: up.ID}, ev)
		from = up.ID
	}
	return x
}

func (b *builder) regionEntity(id int32) graph.Entity {
	g, path := b.r.regions.Get(id), b.r.regions.Path(id)
	return graph.Entity{
		ID: regionID(g, path), Label: graph.Region, Name: g.Name, Aliases: []string{g.Short},
		Props: map[string]string{graph.PropCode: g.Code, graph.PropPath: path, graph.PropLevel: levelNames[g.Level]},
	}
}

// named adds parks, companies, institutions and policies.
func (b *builder) named(f *doc.Facts) {
	for _, n := range f.Parks {
		b.park(n)
	}
	for _, n := range f.Companies {
		b.company(n)
	}
	for _, n := range f.Institutions {
		b.institution(n)
	}
	for _, n := range f.Policies {
		x := b.policy(n)
		b.say(graph.Statement{Type: graph.Cites, From: b.id, To: x.id}, n.Evidence)
	}
	for _, n := range f.Parks {
		b.parentPark(n, f.Parks)
	}
}

func (b *builder) company(n doc.Named) ref {
	key := company(b.r.complete(n.Name, b.place))
	parts := []string{key}
	if b.place < 0 && common(key) { // 省电子信息集团 of no province
		parts = append(parts, b.id)
	}
	x := b.entity(graph.Entity{ID: graph.NewID(graph.Company, parts...), Label: graph.Company, Name: shown(key), Aliases: aliases(n)}, n.Name, n.Evidence, len(n.Mentions))
	b.also(x, append([]string{key, company(n.Name)}, n.Forms...)...)
	return x
}

// park adds a park. 福州高新区 is told apart by its region, 中瑞产业园 by the prefecture that the report speaks
// from, 高新区 in a report from nowhere by the report.
func (b *builder) park(n doc.Named) ref {
	key := organisation(b.r.complete(n.Name, b.place))
	id, own := b.r.leading(key, b.place)
	key = string([]rune(key)[max(own, 0):])
	props := map[string]string{graph.PropKind: parkKind(key)}
	parts := []string{key}
	class := b.r.parkClass(n.Name)
	switch {
	case id >= 0:
		props[graph.PropRegion] = b.r.regionID(id)
		parts = append(parts, props[graph.PropRegion])
	case national(key):
	case own < 0:
		parts = append(parts, b.id)
	case b.place >= 0 && class != "name":
		parts = append(parts, b.r.regionID(b.r.anchor(b.place)))
	case class == "bare" || common(key):
		parts = append(parts, b.id)
	}
	x := b.entity(graph.Entity{ID: graph.NewID(graph.Park, parts...), Label: graph.Park, Name: shown(key), Aliases: aliases(n), Props: props}, n.Name, n.Evidence, len(n.Mentions))
	b.also(x, n.Forms...)
	if id >= 0 {
		to := b.region(id, n.Evidence)
		b.say(graph.Statement{Type: graph.LocatedIn, From: x.id, To: to.id}, n.Evidence)
	}
	return x
}

// parentPark links a park to the one whose name it carries on: 福州高新区创新园 is part of 福州高新区.
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

// institution adds a body and its region, which is part of who it is: 鼓楼区政府 is four bodies in four cities.
// A name without any region or proper part (市委, 办公室) stands for a body of this report only.
func (b *builder) institution(n doc.Named) ref {
	key := organisation(b.r.complete(n.Name, b.place))
	id, own := b.r.leading(key, b.place)
	key = string([]rune(key)[max(own, 0):])
	props := map[string]string{graph.PropKind: bodyKind(key)}
	parts := []string{key}
	switch {
	case id >= 0:
		props[graph.PropRegion] = b.r.regionID(id)
		parts = append(parts, props[graph.PropRegion])
	case own < 0 || common(key) || b.r.ofBareZone(key):
		parts = append(parts, b.id)
	}
	x := b.entity(graph.Entity{ID: graph.NewID(graph.Institution, parts...), Label: graph.Institution, Name: shown(key), Aliases: aliases(n), Props: props}, n.Name, n.Evidence, len(n.Mentions))
	b.also(x, n.Forms...)
	if id >= 0 {
		to := b.region(id, n.Evidence)
		b.say(graph.Statement{Type: graph.LocatedIn, From: x.id, To: to.id}, n.Evidence)
	}
	b.bodies = append(b.bodies, n)
	return x
}

// owners link each office to the body whose name it carries on: 福州市委组织部 to 福州市委, 福州高新区管委会 to
// the park 福州高新区. They come last, when all bodies of the report are known.
func (b *builder) owners() {
	for _, n := range b.bodies {
		x, best, length := b.byName[n.Name], ref{}, 0
		for name, o := range b.byName {
			rest, ok := strings.CutPrefix(n.Name, name)
			if ok && len(name) > length && (o.label == graph.Institution || o.label == graph.Park) && office(rest) {
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
}

// office tells whether words carry a body's name on to one of its offices; 大学 | 城管委会 does not.
func office(rest string) bool {
	return rest != "" && !strings.HasPrefix(rest, "城") && (bodyLike("某某"+rest) || strings.HasSuffix(rest, "党工委"))
}

func (b *builder) policy(n doc.Named) ref {
	title := flat(n.Name)
	key := strings.Trim(title, "《》")
	props := map[string]string{}
	if !strings.HasPrefix(title, "《") {
		props[graph.PropNumber] = title
	}
	return b.entity(graph.Entity{ID: graph.NewID(graph.Policy, title), Label: graph.Policy, Name: shown(key), Aliases: []string{n.Name}, Props: props}, n.Name, n.Evidence, len(n.Mentions))
}

// aliases are the forms by which the report names something.
func aliases(n doc.Named) []string { return append([]string{n.Name}, n.Forms...) }
