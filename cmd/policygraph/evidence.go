package main

import "policygraph/ingest/doc"

// proved is a fact with the words that prove it.
type proved struct {
	Kind       string  `json:"kind"`
	Fact       any     `json:"fact"`
	Quote      string  `json:"quote"`
	Start      int     `json:"start"` // rune offsets into the clean text
	End        int     `json:"end"`
	Confidence float64 `json:"confidence"`
}

// factsWithEvidence is the answer of extract with a list of proofs and the text they point into.
type factsWithEvidence struct {
	*doc.Facts
	Text     string   `json:"text"`
	Evidence []proved `json:"evidence"`
	Damaged  []string `json:"damaged,omitempty"`
}

func withEvidence(d *doc.Document, f *doc.Facts) factsWithEvidence {
	out := factsWithEvidence{Facts: f, Text: d.Text, Evidence: []proved{}}
	text := []rune(d.Text)
	add := func(kind string, fact any, ev doc.Evidence) {
		start, end := max(ev.Start, 0), min(ev.End, len(text))
		if start >= end {
			return
		}
		out.Evidence = append(out.Evidence, proved{kind, fact, string(text[start:end]), start, end, ev.Confidence})
	}
	for _, o := range f.Officials {
		for _, p := range o.Posts {
			add("post", map[string]string{"name": o.Name, "institution": p.Institution, "title": p.Title, "status": p.Status}, p.Evidence)
		}
	}
	for _, l := range []struct {
		kind string
		list []doc.Named
	}{{"institution", f.Institutions}, {"company", f.Companies}, {"park", f.Parks}, {"policy", f.Policies}} {
		for _, n := range l.list {
			add(l.kind, n.Name, n.Evidence)
		}
	}
	for _, x := range f.Directives {
		add("directive", x, x.Evidence)
	}
	for _, e := range f.Events {
		add("event", map[string]string{"kind": e.Kind, "name": e.Name, "date": e.Date, "place": e.Place}, e.Evidence)
		for _, p := range e.Participants {
			add("participant", map[string]string{"event": e.Name, "name": p.Name, "role": p.Role}, p.Evidence)
		}
	}
	for _, l := range f.Locations {
		add("location", l, l.Evidence)
	}
	for _, x := range f.Damaged {
		out.Damaged = append(out.Damaged, x.Surface)
		add("damaged", map[string]any{"surface": x.Surface, "candidates": x.Candidates}, x.Evidence)
	}
	return out
}
