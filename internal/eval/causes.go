package eval

import "strings"

// explain gives each miss of one document the cause that can be told without reading it: what stands on the
// other side in its place, and whether its name is in the text at all.
func explain(d Doc, kind string, misses []Miss) {
	c := causes{doc: d, gold: factsOf(d.Gold), given: factsOf(d.Given), text: flat(d.Text)}
	if d.Text == "" {
		c.text = flat(d.Source)
	}
	for i := range misses {
		misses[i].Cause = c.of(kind, misses[i])
	}
}

// causes holds both sides of a document.
type causes struct {
	doc         Doc
	gold, given map[string]factSet
	text        string
}

// other is the side that a miss is not on.
func (c causes) other(m Miss) map[string]factSet {
	if m.Given {
		return c.gold
	}
	return c.given
}

func (c causes) of(kind string, m Miss) string {
	if c.doc.Given == nil {
		return "no answer for the report"
	}
	switch kind {
	case "officials":
		return c.official(m)
	case "titles", "posts", "status":
		return c.post(kind, m)
	case "institutions", "companies", "parks", "policies":
		return c.named(kind, m)
	case "participants", "roles":
		return c.participant(kind, m)
	case "events":
		return c.event(m)
	case "locations":
		return c.location(m)
	case "place":
		return c.place(m)
	case "published":
		if len(c.other(m)[kind]) > 0 {
			return "other date"
		}
		return lack(m, "no date given", "the gold has none")
	case "directives", "issued", "themed":
		return c.directive(kind, m)
	}
	return "unknown"
}

// lack is what to say when nothing on the other side corresponds.
func lack(m Miss, missed, wrong string) string {
	if m.Given {
		return wrong
	}
	return missed
}

// has tells whether a set holds a fact whose first part is name.
func has(s factSet, name string) bool {
	for _, f := range s {
		if f.Parts[0] == name {
			return true
		}
	}
	return false
}

// inText tells whether a missed name stands in the text that was read.
func (c causes) inText(m Miss) bool { return strings.Contains(c.text, flat(m.Words[0])) }

func (c causes) official(m Miss) string {
	name := m.Parts[0]
	for _, f := range c.other(m)["officials"] {
		if strings.Contains(f.Parts[0], name) || strings.Contains(name, f.Parts[0]) {
			return "name cut too long or too short"
		}
	}
	switch {
	case !m.Given && !c.inText(m):
		return "name not in the text that was read"
	case has(c.other(m)["participants"], name):
		return "a participant without a post on the other side"
	}
	return lack(m, "name not found", "no official in the gold")
}

// post compares title, body and status of the same person on the other side.
func (c causes) post(kind string, m Miss) string {
	name := m.Parts[0]
	other := c.other(m)
	if !has(other["officials"], name) {
		return lack(m, "person not found", "no official in the gold")
	}
	part := func(i int) string { return m.Parts[i] }
	title := part(len(m.Parts) - 1)
	if kind == "status" {
		title = part(1)
	}
	sameTitle := ""
	for _, f := range other["posts"] {
		if f.Parts[0] != name {
			continue
		}
		if f.Parts[2] == title {
			sameTitle = f.Parts[1]
		}
	}
	switch {
	case kind == "status" && sameTitle != "":
		return "wrong status: " + c.statusOf(m) + " on the other side"
	case kind == "posts" && sameTitle != "" && nested(sameTitle, part(1)):
		return "wrong body: completion, too long or too short"
	case kind == "posts" && sameTitle != "":
		return "wrong body"
	}
	for _, f := range other["posts"] {
		switch {
		case f.Parts[0] == name && kind == "posts" && f.Parts[1] == part(1):
			return "wrong title at the right body, or one title of several"
		case f.Parts[0] == name && nested(f.Parts[2], title):
			return "title too long or too short"
		}
	}
	for _, f := range other["titles"] {
		if f.Parts[0] != name && f.Parts[1] == title {
			return lack(m, "post not found; the title is given to another person", "post of another person")
		}
	}
	return lack(m, "post not found", "no such post in the gold")
}

// statusOf is the status that the other side gives the post of a miss.
func (c causes) statusOf(m Miss) string {
	for _, f := range c.other(m)["status"] {
		if f.Parts[0] == m.Parts[0] && f.Parts[1] == m.Parts[1] {
			return f.Parts[2]
		}
	}
	return "current"
}

// nested tells whether one name is the other and something more at its head, tail or middle.
func nested(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == "" || strings.Contains(b, a) {
		return true
	}
	r := []rune(a)
	n := 0
	for _, x := range b { // all of a, in order, within b
		if n < len(r) && r[n] == x {
			n++
		}
	}
	return n == len(r) && len(r) >= 3
}
