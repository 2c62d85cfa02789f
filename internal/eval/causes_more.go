package eval

import (
	"strings"

	"policygraph/ingest/doc"
)

func (c causes) named(kind string, m Miss) string {
	other := c.other(m)
	for _, k := range []string{"institutions", "companies", "parks", "policies"} {
		if k != kind && (has(other[k], m.Parts[0]) || has(other[k], organisation(m.Words[0])) || has(other[k], company(m.Words[0]))) {
			return "listed among " + k + " on the other side"
		}
	}
	for _, f := range other[kind].without(c.same(m)[kind]) {
		if nested(f.Parts[0], m.Parts[0]) {
			return "completion, too long or too short"
		}
	}
	for _, f := range other[kind] {
		if nested(f.Parts[0], m.Parts[0]) {
			return "a longer or shorter name of one that both have"
		}
	}
	if !m.Given && !c.inText(m) {
		return "completed name, not in the text that was read"
	}
	return lack(m, "not found", "not in the gold")
}

// same is the side that a miss is on.
func (c causes) same(m Miss) map[string]factSet {
	if m.Given {
		return c.given
	}
	return c.gold
}

func (c causes) participant(kind string, m Miss) string {
	other := c.other(m)
	name := m.Parts[0]
	switch {
	case len(c.events(m)) == 0:
		return "no event on the other side"
	case kind == "roles" && has(other["participants"], name):
		return "role of a participant that both have: " + m.Parts[1]
	}
	for _, k := range []string{"officials", "companies", "institutions", "parks"} {
		if has(other[k], name) || has(other[k], company(m.Words[0])) {
			return "known on the other side (" + k + "), takes no part"
		}
	}
	for _, k := range []string{"participants", "officials", "companies", "institutions"} {
		for _, f := range other[k] {
			if nested(f.Parts[0], name) {
				return "known by a longer or shorter name"
			}
		}
	}
	return lack(m, "name not found at all", "name not in the gold at all")
}

// events are those of the other side.
func (c causes) events(m Miss) []doc.Event {
	if m.Given {
		return c.doc.Gold.Events
	}
	return c.doc.Given.Events
}

func (c causes) event(m Miss) string {
	events := c.events(m)
	if len(events) == 0 {
		return lack(m, "no event found", "the gold has none")
	}
	for _, e := range events {
		switch {
		case e.Kind == m.Parts[0]:
			return "wrong date"
		case e.Date == m.Parts[1]:
			return "wrong kind: " + e.Kind + " on the other side, not " + m.Parts[0]
		}
	}
	return "wrong kind and date"
}

func (c causes) location(m Miss) string {
	other := c.other(m)
	for _, f := range other["locations"] {
		if f.Parts[0] == m.Parts[0] {
			if nested(f.Parts[1], m.Parts[1]) {
				return "wrong place: completion, too long or too short"
			}
			return "wrong place, or one place of several"
		}
	}
	for _, f := range other["locations"] {
		if nested(f.Parts[0], m.Parts[0]) {
			return "firm's name too long or too short"
		}
	}
	if !has(other["companies"], m.Parts[0]) {
		return lack(m, "firm not found", "no firm in the gold")
	}
	return lack(m, "firm known, not placed", "firm that the gold does not place")
}

func (c causes) place(m Miss) string {
	for _, f := range c.other(m)["place"] {
		if strings.HasPrefix(f.Parts[0], m.Parts[0]) || strings.HasPrefix(m.Parts[0], f.Parts[0]) {
			return "too deep or not deep enough"
		}
		return "another region"
	}
	return lack(m, "no place given", "the gold has none")
}

// directive looks for the nearest on the other side, matched or not.
func (c causes) directive(kind string, m Miss) string {
	mine, others := c.doc.Gold.Directives, c.doc.Given.Directives
	if m.Given {
		mine, others = others, mine
	}
	x := mine[m.index]
	if kind != "directives" {
		if j := c.partner(m); j >= 0 {
			if kind == "themed" {
				return "other themes: " + strings.Join(x.Themes, ",")
			}
			if nested(organisation(x.Issuer), organisation(others[j].Issuer)) {
				return "wrong issuer: completion, too long or too short"
			}
			return "wrong issuer"
		}
	}
	bag := bigrams(x.Text)
	near := 0.0
	for _, o := range others {
		near = max(near, alike(bag, bigrams(o.Text)))
		if nested(flat(o.Text), flat(x.Text)) {
			return "cut otherwise: joined or parted"
		}
	}
	switch {
	case near >= 0.6:
		return "its like is matched with another: joined or parted"
	case near >= 0.35:
		return "cut otherwise"
	}
	return lack(m, "not found", "no demand in the gold")
}

// partner is the index of the directive that a miss is matched with, -1 for none.
func (c causes) partner(m Miss) int {
	for i, j := range matchDirectives(c.doc.Gold.Directives, c.doc.Given.Directives) {
		if !m.Given && i == m.index {
			return j
		}
		if m.Given && j == m.index {
			return i
		}
	}
	return -1
}
