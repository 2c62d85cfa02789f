package eval

import (
	"sort"
	"strings"

	"policygraph/ingest/doc"
)

// Kinds of facts in the order of the table. The last three are judged on matched directives.
var Kinds = []string{"officials", "titles", "posts", "status", "institutions", "companies", "parks", "policies",
	"participants", "roles", "events", "locations", "place", "published", "directives", "issued", "themed"}

// setKinds are the kinds that are compared as sets of keys.
func setKinds() []string { return Kinds[:len(Kinds)-3] }

// Known tells whether a word names a kind.
func Known(kind string) bool {
	for _, k := range Kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// Fact is one comparable fact of a document.
type Fact struct {
	Parts    []string // normalised; facts are equal when all parts are
	Words    []string // as the report's facts write them
	Evidence doc.Evidence
}

func (f Fact) key() string { return strings.Join(f.Parts, "\x00") }

// String shows the words, parts apart by |.
func (f Fact) String() string { return strings.Join(f.Words, "|") }

// factSet holds the facts of one kind by key.
type factSet map[string]Fact

func (s factSet) add(ev doc.Evidence, words []string, parts ...string) {
	f := Fact{Parts: parts, Words: words, Evidence: ev}
	if old, ok := s[f.key()]; !ok || old.Evidence.Confidence < ev.Confidence {
		s[f.key()] = f
	}
}

// without returns the facts that another set lacks, in order of key.
func (s factSet) without(other factSet) []Fact {
	var out []Fact
	for k, f := range s {
		if _, ok := other[k]; !ok {
			out = append(out, f)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].key() < out[j].key() })
	return out
}

func (s factSet) common(other factSet) int {
	n := 0
	for k := range s {
		if _, ok := other[k]; ok {
			n++
		}
	}
	return n
}

// factsOf returns the comparable facts of one document by kind, directives apart. nil gives empty sets.
func factsOf(f *doc.Facts) map[string]factSet {
	out := map[string]factSet{}
	for _, k := range setKinds() {
		out[k] = factSet{}
	}
	if f == nil {
		return out
	}
	postFacts(f, out)
	for _, l := range []struct {
		kind  string
		names []doc.Named
		form  func(string) string
	}{
		{"institutions", f.Institutions, organisation}, {"companies", f.Companies, company}, {"parks", f.Parks, organisation},
		{"policies", f.Policies, func(s string) string { return strings.Trim(flat(s), "《》") }},
	} {
		for _, n := range l.names {
			out[l.kind].add(n.Evidence, []string{n.Name}, l.form(n.Name))
		}
	}
	for _, e := range f.Events {
		out["events"].add(e.Evidence, []string{e.Kind, e.Date, e.Name}, e.Kind, e.Date)
		for _, p := range e.Participants {
			out["participants"].add(p.Evidence, []string{p.Name}, organisation(p.Name))
			out["roles"].add(p.Evidence, []string{p.Name, p.Role}, organisation(p.Name), p.Role)
		}
	}
	for _, l := range f.Locations {
		out["locations"].add(l.Evidence, []string{l.Company, l.In}, company(l.Company), place(l.In))
	}
	if f.Place != "" {
		out["place"].add(doc.Evidence{}, []string{f.Place}, flat(f.Place))
	}
	if f.Published != "" {
		out["published"].add(doc.Evidence{}, []string{f.Published}, f.Published)
	}
	return out
}

func postFacts(f *doc.Facts, out map[string]factSet) {
	for _, o := range f.Officials {
		name := flat(o.Name)
		out["officials"].add(o.Evidence, []string{o.Name}, name)
		for _, p := range o.Posts {
			t := title(p.Title, p.Institution)
			out["titles"].add(p.Evidence, []string{o.Name, p.Title}, name, t)
			out["posts"].add(p.Evidence, []string{o.Name, p.Institution, p.Title}, name, organisation(p.Institution), t)
			if p.Status != "" && p.Status != "current" {
				out["status"].add(p.Evidence, []string{o.Name, p.Title, p.Status}, name, t, p.Status)
			}
		}
	}
}

// matchDirectives pairs directives by shared bigrams, the most alike first; of equals the later ones. It
// returns the index of the partner of each gold directive, -1 where there is none.
func matchDirectives(gold, given []doc.Directive) []int {
	const threshold = 0.6
	type pair struct {
		score float64
		i, j  int
	}
	var pairs []pair
	bags := make([]map[[2]rune]int, len(given))
	for j, p := range given {
		bags[j] = bigrams(p.Text)
	}
	partner := make([]int, len(gold))
	for i, g := range gold {
		partner[i] = -1
		bag := bigrams(g.Text)
		for j := range given {
			if s := alike(bag, bags[j]); s >= threshold {
				pairs = append(pairs, pair{s, i, j})
			}
		}
	}
	sort.Slice(pairs, func(a, b int) bool {
		x, y := pairs[a], pairs[b]
		if x.score != y.score {
			return x.score > y.score
		}
		if x.i != y.i {
			return x.i > y.i
		}
		return x.j > y.j
	})
	used := make([]bool, len(given))
	for _, p := range pairs {
		if partner[p.i] < 0 && !used[p.j] {
			partner[p.i], used[p.j] = p.j, true
		}
	}
	return partner
}

// sameIssuer and sameTheme judge a matched pair of directives.
func sameIssuer(g, p doc.Directive) bool { return organisation(g.Issuer) == organisation(p.Issuer) }

func sameTheme(g, p doc.Directive) bool {
	for _, t := range g.Themes {
		for _, u := range p.Themes {
			if t == u {
				return true
			}
		}
	}
	return false
}
