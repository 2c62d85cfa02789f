package queriestest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"policygraph/graph"
)

// world is what generated reports speak of.
type world struct {
	r         *rand.Rand
	regions   []place
	officials []person
	companies []graph.Entity
	themes    []graph.Entity
	policies  []graph.Entity
	demands   []graph.Entity
	events    []happening
}

type place struct {
	region graph.Entity
	up     []graph.Entity // regions above
	bodies []graph.Entity
	park   graph.Entity
}

type person struct {
	self  graph.Entity
	home  int // of regions
	posts []tenure
}

type tenure struct {
	org       graph.Entity
	at        int // of regions
	title     string
	from, end int // days after the beginning
}

type happening struct {
	self graph.Entity
	at   int
	day  int
}

const days = 2500

var beginning = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

func day(n int) string { return beginning.AddDate(0, 0, n).Format(time.DateOnly) }

// World generates the facts of n reports, the same for the same seed: regions of three levels, careers
// with successions, second posts and errors, namesakes, events over several reports, demands that echo
// others, reprints, undated pages and names with quotes in them.
func World(seed uint64, n int) ([]graph.DocumentFacts, error) {
	w := &world{r: rand.New(rand.NewPCG(seed, 7))}
	w.makePlaces()
	w.makePeople(60 + n/10)
	for i := range 40 {
		w.companies = append(w.companies, entity(graph.Company, fmt.Sprintf("企业%d集团", i)))
	}
	for _, t := range []string{"planning", "land", "green", "digital", "talent", "safety", "finance", "other"} {
		w.themes = append(w.themes, entity(graph.Theme, t))
	}
	for i := range 10 {
		w.policies = append(w.policies, entity(graph.Policy, fmt.Sprintf("《第%d号\"办法\"》", i), graph.PropNumber, fmt.Sprintf("闽政〔2020〕%d号", i)))
	}
	for i := range 50 + n/4 {
		w.demands = append(w.demands, entity(graph.Directive, fmt.Sprintf("坚持%d项'分类'施策;%s", i, []string{"抓好落实", "加快建设", "严守底线"}[i%3])))
	}
	var out []graph.DocumentFacts
	for i := range n {
		f, err := w.report(fmt.Sprintf("r%05d", i), out)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func entity(l graph.Label, name string, props ...string) graph.Entity {
	e := graph.Entity{Label: l, Name: name, ID: graph.NewID(l, append([]string{name}, props...)...)}
	for i := 0; i+1 < len(props); i += 2 {
		if e.Props == nil {
			e.Props = map[string]string{}
		}
		e.Props[props[i]] = props[i+1]
	}
	return e
}

func (w *world) makePlaces() {
	for p, prov := range []string{"福建省", "甘肃省"} {
		top := w.addPlace(prov, prov, "province", nil)
		for c := range 3 {
			city := fmt.Sprintf("%s%d市", []string{"榕", "兰"}[p], c)
			mid := w.addPlace(city, prov+city, "city", []graph.Entity{top})
			for k := range 3 {
				county := fmt.Sprintf("东%d%d%d区", p, c, k)
				w.addPlace(county, prov+city+county, "county", []graph.Entity{top, mid})
			}
		}
	}
}

func (w *world) addPlace(name, path, level string, up []graph.Entity) graph.Entity {
	r := entity(graph.Region, name, graph.PropPath, path, graph.PropLevel, level)
	pl := place{region: r, up: up}
	for _, b := range []string{"委", "政府", "人大常委会", "高新区管委会"} {
		pl.bodies = append(pl.bodies, entity(graph.Institution, name+b, graph.PropRegion, r.ID))
	}
	pl.park = entity(graph.Park, name+"高新区", graph.PropRegion, r.ID)
	w.regions = append(w.regions, pl)
	return r
}

var titles = []string{"书记", "市长", "主任", "副书记", "副市长", "常委", "秘书长"}

func (w *world) makePeople(n int) {
	given := []rune("忠明军勇斌强伟丽敏涛")
	for i := range n {
		// Few names, so that many people share one.
		name := string([]rune("张林陈王尤")[i%5]) + string(given[w.r.IntN(10)])
		if i%3 > 0 {
			name += string(given[w.r.IntN(10)])
		}
		home := w.r.IntN(len(w.regions))
		p := person{home: home, self: entity(graph.Official, name, graph.PropRegion, w.regions[home].region.ID, "n", fmt.Sprint(i))}
		delete(p.self.Props, "n")
		at := w.r.IntN(400)
		for at < days {
			reg := home
			if w.r.IntN(3) == 0 {
				reg = w.r.IntN(len(w.regions))
			}
			long := 100 + w.r.IntN(900)
			orgs := w.regions[reg].bodies
			t := tenure{org: orgs[w.r.IntN(len(orgs))], at: reg, title: titles[w.r.IntN(len(titles))], from: at, end: at + long}
			if w.r.IntN(8) == 0 {
				t.org, t.title = w.regions[reg].park, "领导"
			}
			p.posts = append(p.posts, t)
			at += 50 + w.r.IntN(long+300)
		}
		w.officials = append(w.officials, p)
	}
}

// report makes one document: a reprint, or people of a region at an event, and what they demand.
func (w *world) report(key string, before []graph.DocumentFacts) (graph.DocumentFacts, error) {
	at, now := w.r.IntN(len(w.regions)), w.r.IntN(days)
	date := day(now)
	if w.r.IntN(30) == 0 {
		date = ""
	}
	b := newBuilder(key, date, w.regions[at].region.Name+"日报")
	b.facts.Document.Place = w.regions[at].region.Props[graph.PropPath]
	if len(before) > 0 && w.r.IntN(12) == 0 {
		b.reprint(before[w.r.IntN(len(before))])
		return b.done()
	}
	h := w.event(at, now)
	w.say(b, graph.Statement{Type: graph.HeldAt, Date: date}, h.self, w.regions[h.at].park, h.at)
	place := 0
	for _, i := range w.r.Perm(len(w.officials)) {
		p := &w.officials[i]
		t := p.holds(now)
		if t == nil || t.at != at && w.r.IntN(15) > 0 {
			continue
		}
		place++
		w.present(b, p, t, h, place, date, now)
		if place == 5 {
			break
		}
	}
	if w.r.IntN(2) == 0 {
		c := w.companies[w.r.IntN(len(w.companies))]
		w.say(b, graph.Statement{Type: graph.TookPartIn, Date: date, Role: graph.Attendee}, c, h.self, at)
		w.say(b, graph.Statement{Type: graph.LocatedIn, Date: date}, c, w.regions[at].park, at)
	}
	if w.r.IntN(6) == 0 {
		pol := w.policies[w.r.IntN(len(w.policies))]
		b.say(graph.Statement{Type: graph.Cites, From: b.facts.Document.ID, To: pol.ID, Date: date, Quote: "根据" + pol.Name}, pol)
	}
	return b.done()
}

// reprint says again, under this document's date, what another says.
func (b *builder) reprint(of graph.DocumentFacts) {
	b.say(graph.Statement{Type: graph.ReprintOf, From: b.facts.Document.ID, To: of.Document.ID, Date: b.facts.Document.Date,
		Quote: "转载", Similarity: 0.97})
	for _, s := range of.Statements {
		if s.Type != graph.MentionedIn && s.Type != graph.ReprintOf && s.From != of.Document.ID {
			s.Date = b.facts.Document.Date
			var ends []graph.Entity
			for _, e := range of.Entities {
				if e.ID == s.From || e.ID == s.To || e.Label == graph.Region {
					ends = append(ends, e)
				}
			}
			b.say(s, ends...)
		}
	}
}

func (p *person) holds(now int) *tenure {
	for i := range p.posts {
		if t := &p.posts[i]; t.from <= now && now <= t.end {
			return t
		}
	}
	return nil
}

// event is a new one, or one that an earlier report told of.
func (w *world) event(at, now int) happening {
	if n := len(w.events); n > 0 && w.r.IntN(4) == 0 {
		return w.events[w.r.IntN(n)]
	}
	kind := []string{"meeting", "inspection", "visit", "other"}[w.r.IntN(4)]
	props := []string{graph.PropKind, kind, graph.PropPlace, w.regions[at].park.Name}
	if w.r.IntN(5) > 0 {
		props = append(props, graph.PropDate, day(now))
	}
	h := happening{entity(graph.Event, fmt.Sprintf("第%d次%s", len(w.events), map[bool]string{true: "常务会议", false: "调研"}[kind == "meeting"]), props...), at, now}
	w.events = append(w.events, h)
	return h
}

// present shows one person in a post, at the event, and demanding something.
func (w *world) present(b *builder, p *person, t *tenure, h happening, place int, date string, now int) {
	status := graph.Current
	switch x := w.r.IntN(20); {
	case x == 0:
		status = graph.Removed
	case x == 1:
		status = graph.Former
	case x == 2:
		status = graph.Nominee
	case now < t.from+60:
		status = graph.Acting
	}
	w.say(b, graph.Statement{Type: graph.HoldsPost, Title: t.title, Status: status, Date: date}, p.self, t.org, t.at, p.home)
	role := []string{graph.Host, graph.Speaker, graph.Attendee, graph.Attendee}[min(place-1, 3)]
	w.say(b, graph.Statement{Type: graph.TookPartIn, Role: role, Position: place, Date: date}, p.self, h.self, p.home)
	if w.r.IntN(3) > 0 {
		return
	}
	d := w.demands[w.r.IntN(len(w.demands))]
	w.say(b, graph.Statement{Type: graph.Issued, Act: []string{"强调", "要求", "指出"}[w.r.IntN(3)], Date: date}, p.self, d, p.home)
	to := w.regions[t.at].bodies[w.r.IntN(4)]
	if w.r.IntN(3) == 0 {
		to = w.regions[t.at].park
	}
	w.say(b, graph.Statement{Type: graph.AddressedTo, Date: date}, d, to, t.at)
	w.say(b, graph.Statement{Type: graph.HasTheme, Date: date}, d, w.themes[w.r.IntN(len(w.themes))], -1)
	if e := w.demands[w.r.IntN(len(w.demands))]; e.ID != d.ID && w.r.IntN(3) == 0 {
		w.say(b, graph.Statement{Type: graph.Echoes, Date: date, Similarity: float64(50+w.r.IntN(50)) / 100, LagDays: 1}, d, e, -1)
	}
	if w.r.IntN(6) == 0 {
		w.say(b, graph.Statement{Type: graph.Cites, Date: date}, d, w.policies[w.r.IntN(len(w.policies))], -1)
	}
}

// say adds a statement between two entities; the regions at these places, and those above, are mentioned.
func (w *world) say(b *builder, s graph.Statement, from, to graph.Entity, places ...int) {
	s.From, s.To = from.ID, to.ID
	s.Quote = from.Name + s.Title + s.Act + s.Role + " " + to.Name
	ends := []graph.Entity{from, to}
	for _, i := range places {
		if i >= 0 {
			ends = append(append(ends, w.regions[i].region), w.regions[i].up...)
		}
	}
	b.say(s, ends...)
}
