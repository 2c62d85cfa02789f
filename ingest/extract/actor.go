package extract

import (
	"sort"
	"strings"
)

// actorKind is the kind of thing that can say or do something.
type actorKind int

const (
	actorPerson actorKind = iota
	actorBody
	actorFirm
	actorPark
)

// actor is one mention of a person, body, firm or park.
type actor struct {
	start, end int
	kind       actorKind
	name       string // completed canonical name
	person     *person
}

// indexActors lines up all mentions in order of start; of mentions that overlap the longer stays, of
// equal ones the person.
func (a *analysis) indexActors() {
	var all []actor
	a.byFamily = map[rune][]*person{}
	for _, p := range a.persons {
		if p.damaged || p.name == "" {
			continue
		}
		first := []rune(p.name)[0]
		a.byFamily[first] = append(a.byFamily[first], p)
		for _, m := range p.mentions {
			all = append(all, actor{m.Start, m.End, actorPerson, p.name, p})
		}
		all = append(all, a.bareNames(p)...)
	}
	for kind, g := range map[actorKind]*registry{actorBody: &a.institutions, actorFirm: &a.companies, actorPark: &a.parks} {
		for _, e := range g.items {
			for _, m := range e.mentions {
				all = append(all, actor{m.Start, m.End, kind, e.name, nil})
			}
		}
	}
	sort.Slice(all, func(i, j int) bool {
		x, y := all[i], all[j]
		switch {
		case x.start != y.start:
			return x.start < y.start
		case x.end != y.end:
			return x.end > y.end
		}
		return x.kind < y.kind
	})
	a.actors = all[:0]
	for _, x := range all {
		if n := len(a.actors); n > 0 && x.start < a.actors[n-1].end {
			if last := a.actors[n-1]; x.kind == actorPerson && last.kind != actorPerson && x.end-x.start >= last.end-last.start {
				a.actors[n-1] = x
			}
			continue
		}
		a.actors = append(a.actors, x)
	}
}

// bareNames are further places of a person's name, of two characters only where a verb of speech follows (高峰说).
func (a *analysis) bareNames(p *person) []actor {
	name := fold([]rune(p.name))
	if len(name) < 2 {
		return nil
	}
	var out []actor
	for _, i := range a.find(name, 64) {
		end := i + len(name)
		if n, _ := a.x.words.speech.Longest(a.r, end); len(name) > 2 || n > 0 {
			out = append(out, actor{i, end, actorPerson, p.name, p})
		}
	}
	return out
}

// actorsIn returns the mentions inside [start, end).
func (a *analysis) actorsIn(start, end int) []actor {
	i := sort.Search(len(a.actors), func(i int) bool { return a.actors[i].start >= start })
	j := i
	for j < len(a.actors) && a.actors[j].end <= end {
		j++
	}
	return a.actors[i:j]
}

// calledAt reads surname and title (李市长, 马代区长, 宋老书记) at i as a person whose full name the report
// gives; of several with that surname, the one who holds the office. n is the length of the words.
func (a *analysis) calledAt(i int) (p *person, n int) {
	f := a.familyAt(i)
	if f == 0 {
		return nil, 0
	}
	j := i + f
	for j < len(a.r) && runeIn(a.r[j], "代老副原") && a.titleAt(j) == 0 {
		j++
	}
	t := a.titleAt(j)
	if t < 2 {
		return nil, 0
	}
	title := string(a.r[j : j+t])
	family := string(a.r[i : i+f])
	var best *person
	rank, rivals := 0, 0
	for _, q := range a.byFamily[a.r[i]] {
		if len(q.name) <= len(family) || q.name[:len(family)] != family {
			continue
		}
		rivals++
		if h := 1 + holds(q, title); h > rank {
			best, rank = q, h
		}
	}
	if rank > 1 || rivals == 1 {
		return best, j + t - i
	}
	return nil, 0
}

// holds tells how well a title fits a person's posts: 3 the post itself, 2 one that ends with it (党委书记 for
// 书记), 1 its deputy, who is addressed by the title too, 0 not at all.
func holds(p *person, title string) int {
	best := 0
	for _, q := range p.posts {
		switch {
		case q.Title == title:
			return 3
		case strings.HasSuffix(q.Title, title) && !strings.Contains(q.Title, "副"):
			best = max(best, 2)
		case strings.HasSuffix(q.Title, title):
			best = max(best, 1)
		}
	}
	return best
}
