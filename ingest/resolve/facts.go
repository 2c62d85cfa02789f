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
			if p.Institution == "" {
				continue
			}
			to := b.find(p.Institution, p.Evidence)
			b.say(graph.Statement{Type: graph.HoldsPost, From: x.id, To: to.id, Title: p.Title, Status: p.Status}, p.Evidence)
		}
	}
}

// official makes the id of a person from the name and the region of the most telling post: that of a
// prefecture before that of a province, a present post before a former one; without a region the body.
func (b *builder) official(o doc.Official) ref {
	anchor, best := "", -1
	for _, p := range o.Posts {
		score := 0
		key := organisation(p.Institution)
		if id := b.r.leading(p.Institution, b.place); id >= 0 {
			a := b.r.anchor(id)
			key = b.r.regions.Get(a).Code
			score = 2
			if b.r.regions.Get(a).Level == lexicon.City {
				score = 3
			}
		}
		if p.Status == graph.Current || p.Status == graph.Acting {
			score += 4
		}
		if score > best {
			anchor, best = key, score
		}
	}
	name := flat(o.Name)
	return b.entity(graph.Entity{ID: graph.NewID(graph.Official, name, anchor), Label: graph.Official, Name: name}, o.Name, o.Evidence, len(o.Mentions))
}

// directives adds demands with issuer, addressees and themes.
func (b *builder) directives(f *doc.Facts) {
	for _, d := range f.Directives {
		from, ok := b.issuer(d, f)
		issuer := d.Issuer
		if ok {
			issuer = from.id
		}
		text := strings.TrimSpace(d.Text)
		if text == "" {
			continue
		}
		x := b.entity(graph.Entity{ID: graph.NewID(graph.Directive, issuer, flat(text)), Label: graph.Directive, Name: flat(text)}, "", d.Evidence, 1)
		if ok {
			b.say(graph.Statement{Type: graph.Issued, From: from.id, To: x.id, Act: d.Act}, d.Evidence)
		}
		for _, t := range d.Themes {
			th := b.entity(graph.Entity{ID: graph.NewID(graph.Theme, t), Label: graph.Theme, Name: t}, "", d.Evidence, 1)
			b.say(graph.Statement{Type: graph.HasTheme, From: x.id, To: th.id}, d.Evidence)
		}
		for _, a := range d.Addressees {
			to := b.find(a, d.Evidence)
			b.say(graph.Statement{Type: graph.AddressedTo, From: x.id, To: to.id}, d.Evidence)
		}
	}
}

// issuer finds who issued a directive: someone or something named, or the event that speaks.
func (b *builder) issuer(d doc.Directive, f *doc.Facts) (ref, bool) {
	if d.Issuer == "" {
		return ref{}, false
	}
	if x, ok := b.byName[d.Issuer]; ok {
		return x, true
	}
	if b.r.exact(d.Issuer, b.place) >= 0 {
		return b.find(d.Issuer, d.Evidence), true
	}
	if strings.HasSuffix(d.Issuer, "会") || strings.HasSuffix(d.Issuer, "会议") || strings.Contains(d.Issuer, "调研") || strings.HasSuffix(d.Issuer, "仪式") {
		for _, e := range f.Events {
			if strings.Contains(e.Name, d.Issuer) || strings.Contains(d.Issuer, e.Name) {
				return b.event(e), true
			}
		}
		return b.event(doc.Event{Kind: "meeting", Name: d.Issuer, Evidence: d.Evidence}), true
	}
	return b.find(d.Issuer, d.Evidence), true
}

// event adds a gathering. Its id takes the report's region, so that 市政府常务会议 of two cities differ.
func (b *builder) event(e doc.Event) ref {
	key := "event\x00" + e.Kind + e.Date + e.Name
	if x, ok := b.byName[key]; ok {
		return x
	}
	region := ""
	if b.place >= 0 {
		region = b.r.regions.Get(b.place).Code
	}
	parts := []string{e.Kind, e.Date, flat(e.Name), region}
	if e.Date == "" { // two undated meetings of one name are not the same
		parts = append(parts, b.id)
	}
	props := map[string]string{graph.PropKind: e.Kind, graph.PropDate: e.Date}
	return b.entity(graph.Entity{ID: graph.NewID(graph.Event, parts...), Label: graph.Event, Name: flat(e.Name), Props: props}, key, e.Evidence, 1)
}

// events adds gatherings with their participants and place.
func (b *builder) events(f *doc.Facts) {
	for _, e := range f.Events {
		x := b.event(e)
		for _, p := range e.Participants {
			who := b.find(p.Name, p.Evidence)
			b.say(graph.Statement{Type: graph.TookPartIn, From: who.id, To: x.id, Role: p.Role, Position: p.Position, Date: e.Date}, p.Evidence)
		}
		if e.Place == "" {
			continue
		}
		if at, ok := b.where(e.Place, e.Evidence); ok {
			b.say(graph.Statement{Type: graph.HeldAt, From: x.id, To: at.id, Date: e.Date}, e.Evidence)
		}
	}
}

// where finds a known place of an event or firm: a park, body or firm of this report, or a region.
func (b *builder) where(name string, ev doc.Evidence) (ref, bool) {
	if x, ok := b.byName[name]; ok {
		return x, true
	}
	if id := b.r.exact(name, b.place); id >= 0 {
		return b.region(id, ev), true
	}
	if id := b.r.byPath(name); id >= 0 {
		return b.region(id, ev), true
	}
	return ref{}, false
}

// locations adds where firms are.
func (b *builder) locations(f *doc.Facts) {
	for _, l := range f.Locations {
		from, ok := b.byName[l.Company]
		if !ok {
			continue
		}
		if to, ok := b.where(l.In, l.Evidence); ok {
			b.say(graph.Statement{Type: graph.LocatedIn, From: from.id, To: to.id}, l.Evidence)
		}
	}
}
