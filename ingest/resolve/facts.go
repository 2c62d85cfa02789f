package resolve

import (
	"strings"

	"policygraph/graph"
	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// officials adds people and the posts they hold.
func (b *builder) officials(f *doc.Facts) {
	for _, o := range f.Officials {
		x := b.official(o)
		for _, p := range o.Posts {
			to, ok := b.seat(p)
			if !ok {
				continue
			}
			b.say(graph.Statement{Type: graph.HoldsPost, From: x.id, To: to.id, Title: p.Title, Status: p.Status}, p.Evidence)
		}
	}
}

// seat finds where a post is held: every institution of a post is one, whatever it looks like.
func (b *builder) seat(p doc.Post) (ref, bool) {
	if p.Institution == "" {
		return ref{}, false
	}
	if x, ok := b.find(p.Institution, p.Evidence); ok && seats[x.label] {
		return x, true
	}
	return b.institution(doc.Named{Name: p.Institution, Evidence: p.Evidence}), true
}

// official makes the id of a person from the name and the region of the most telling post: a present post
// before a former one, a prefecture's before a province's; without any region, from the body.
func (b *builder) official(o doc.Official) ref {
	anchor, region, best := "", "", -1
	for _, p := range o.Posts {
		score := 0
		body := b.r.complete(p.Institution, b.place)
		key, at := organisation(body), ""
		if id, _ := b.r.leading(body, b.place); id >= 0 {
			a := b.r.anchor(id)
			at = b.r.regionID(a)
			key, score = at, 2
			if b.r.regions.Get(a).Level == lexicon.City {
				score = 3
			}
		}
		if p.Status == graph.Current || p.Status == graph.Acting {
			score += 4
		}
		if score > best {
			anchor, region, best = key, at, score
		}
	}
	name := flat(o.Name)
	e := graph.Entity{ID: graph.NewID(graph.Official, name, anchor), Label: graph.Official, Name: name, Aliases: []string{o.Name}}
	if region != "" {
		e.Props = map[string]string{graph.PropRegion: region}
	}
	return b.entity(e, o.Name, o.Evidence, len(o.Mentions))
}

// directives adds demands with issuer, addressees, themes and the policies that they name.
func (b *builder) directives(f *doc.Facts) {
	for _, d := range f.Directives {
		text := folded(d.Text)
		if text == "" {
			continue
		}
		from, ok := b.issuer(d, f)
		issuer := from.id
		if !ok {
			issuer = d.Issuer
		}
		x := b.entity(graph.Entity{ID: graph.NewID(graph.Directive, issuer, text), Label: graph.Directive, Name: shown(text)}, "", d.Evidence, 1)
		if ok {
			b.say(graph.Statement{Type: graph.Issued, From: from.id, To: x.id, Act: d.Act}, d.Evidence)
		}
		for _, t := range d.Themes {
			th := b.entity(graph.Entity{ID: graph.NewID(graph.Theme, t), Label: graph.Theme, Name: t}, "", d.Evidence, 1)
			b.say(graph.Statement{Type: graph.HasTheme, From: x.id, To: th.id}, d.Evidence)
		}
		for _, a := range d.Addressees {
			if to, ok := b.find(a, d.Evidence); ok && addressable[to.label] {
				b.say(graph.Statement{Type: graph.AddressedTo, From: x.id, To: to.id}, d.Evidence)
			}
		}
		for _, p := range f.Policies {
			if strings.Contains(d.Text, p.Name) {
				b.say(graph.Statement{Type: graph.Cites, From: x.id, To: b.byName[p.Name].id}, d.Evidence)
			}
		}
	}
}

// Which labels may stand at an end of a statement that takes several.
var (
	addressable = map[graph.Label]bool{graph.Institution: true, graph.Park: true, graph.Region: true, graph.Company: true}
	issues      = map[graph.Label]bool{graph.Official: true, graph.Institution: true, graph.Region: true, graph.Company: true, graph.Park: true}
	takesPart   = map[graph.Label]bool{graph.Official: true, graph.Institution: true, graph.Company: true}
	seats       = map[graph.Label]bool{graph.Institution: true, graph.Park: true, graph.Region: true, graph.Company: true}
	places      = map[graph.Label]bool{graph.Park: true, graph.Region: true, graph.Institution: true, graph.Company: true}
)

// issuer finds who issued a directive: someone or something named, or the event that speaks.
func (b *builder) issuer(d doc.Directive, f *doc.Facts) (ref, bool) {
	if x, ok := b.byName[d.Issuer]; ok && issues[x.label] {
		return x, true
	}
	name := flat(d.Issuer)
	if name == "" {
		return ref{}, false
	}
	for _, e := range f.Events {
		if n := flat(e.Name); n != "" && (strings.Contains(n, name) || strings.Contains(name, n)) {
			return b.event(e), true
		}
	}
	if eventLike(name) {
		return b.event(doc.Event{Kind: "meeting", Name: d.Issuer, Evidence: d.Evidence}), true
	}
	x, ok := b.find(d.Issuer, d.Evidence)
	return x, ok && issues[x.label]
}

// event adds a gathering. Its id takes kind, date, name and the region that the report speaks from, so that
// 市政府常务会议 of two cities differ; an undated or nameless one stands for itself in one report.
func (b *builder) event(e doc.Event) ref {
	key := "event\x00" + e.Kind + "\x00" + e.Date + "\x00" + e.Name
	if x, ok := b.byName[key]; ok {
		return x
	}
	name, region, place := folded(e.Name), "", ""
	if b.place >= 0 {
		region = b.r.regionID(b.place)
	}
	if _, known := b.where(e.Place); !known {
		place = folded(e.Place)
	}
	parts := []string{e.Kind, e.Date, name, region, place}
	if e.Date == "" || len([]rune(name)) < 4 {
		parts = append(parts, b.id)
	}
	props := map[string]string{graph.PropKind: e.Kind, graph.PropDate: e.Date, graph.PropPlace: place}
	if name == "" {
		name = e.Kind
	}
	return b.entity(graph.Entity{ID: graph.NewID(graph.Event, parts...), Label: graph.Event, Name: shown(name), Aliases: []string{e.Name}, Props: props}, key, e.Evidence, 1)
}

// events adds gatherings with their participants and place.
func (b *builder) events(f *doc.Facts) {
	for _, e := range f.Events {
		x := b.event(e)
		for _, p := range e.Participants {
			if who, ok := b.find(p.Name, p.Evidence); ok && takesPart[who.label] {
				b.say(graph.Statement{Type: graph.TookPartIn, From: who.id, To: x.id, Role: p.Role, Position: p.Position, Date: e.Date}, p.Evidence)
			}
		}
		if to, ok := b.at(e.Place, e.Evidence); ok && places[to.label] {
			b.say(graph.Statement{Type: graph.HeldAt, From: x.id, To: to.id, Date: e.Date}, e.Evidence)
		}
	}
}

// locations adds where firms are.
func (b *builder) locations(f *doc.Facts) {
	for _, l := range f.Locations {
		from, ok := b.byName[l.Company]
		if !ok {
			from, ok = b.byName[company(l.Company)]
		}
		if !ok || from.label != graph.Company {
			continue
		}
		if to, ok := b.at(l.In, l.Evidence); ok && (to.label == graph.Park || to.label == graph.Region) {
			b.say(graph.Statement{Type: graph.LocatedIn, From: from.id, To: to.id}, l.Evidence)
		}
	}
}

// find returns the entity that a fact names: one of this report, a region, else a new institution if the name
// looks like one. A name that is nothing of these is no entity.
func (b *builder) find(name string, ev doc.Evidence) (ref, bool) {
	if x, ok := b.at(name, ev); ok {
		return x, true
	}
	if x, ok := b.byName[company(name)]; ok && x.label == graph.Company {
		return x, true
	}
	if !bodyLike(name) {
		return ref{}, false
	}
	return b.institution(doc.Named{Name: name, Evidence: ev}), true
}

// at returns something of this report by its name, or a region, which is added.
func (b *builder) at(name string, ev doc.Evidence) (ref, bool) {
	if x, ok := b.byName[name]; ok {
		return x, true
	}
	id, ok := b.where(name)
	if !ok || id < 0 {
		return ref{}, false
	}
	x := b.region(id, ev)
	b.byName[name] = x
	return x, true
}

// where tells whether a name is known: as something of this report (then id is -1) or as a region.
func (b *builder) where(name string) (id int32, ok bool) {
	if name == "" {
		return -1, false
	}
	if _, ok := b.byName[name]; ok {
		return -1, true
	}
	if id = b.r.exact(name, b.place); id < 0 {
		id = b.r.byPath(name)
	}
	return id, id >= 0
}
