package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"policygraph/graph"
)

// viewer prints one entity, looking names and documents up once.
type viewer struct {
	w     io.Writer
	st    graph.Store
	names map[string]string
	docs  map[string]graph.Document
}

// headings say what a statement kind is, from the entity's side.
var headings = []struct {
	t    graph.Type
	from string // the entity is the subject
	to   string // the entity is the object
}{
	{graph.HoldsPost, "Posts", "Held by"}, {graph.TookPartIn, "Took part in", "Participants"}, {graph.Issued, "Directives", "Issued by"},
	{graph.AddressedTo, "Addressed to", "Directives to it"}, {graph.HeldAt, "Held at", "Events here"}, {graph.LocatedIn, "Located in", "Located here"},
	{graph.PartOf, "Part of", "Parts"}, {graph.HasTheme, "Themes", "Directives on it"}, {graph.Cites, "Cites", "Cited by"}, {graph.Echoes, "Echoes", "Echoed by"},
	{graph.MentionedIn, "Mentioned in", "Mentions"},
}

func (v *viewer) show(ctx context.Context, e graph.Entity, limit int) error {
	fmt.Fprintf(v.w, "%s  %s  %s\n", e.Name, strings.ToLower(string(e.Label)), e.ID)
	if len(e.Aliases) > 0 {
		fmt.Fprintf(v.w, "also written: %s\n", strings.Join(e.Aliases, ", "))
	}
	for _, k := range slices.Sorted(maps.Keys(e.Props)) {
		value := e.Props[k]
		if k == graph.PropRegion {
			if r, err := v.st.Entity(ctx, value); err == nil {
				value = r.Props[graph.PropPath]
			}
		}
		if value != "" {
			fmt.Fprintf(v.w, "%s: %s\n", k, value)
		}
	}
	for _, h := range headings {
		if err := v.list(ctx, h.from, graph.Filter{Types: []graph.Type{h.t}, From: e.ID}, limit); err != nil {
			return err
		}
		if err := v.list(ctx, h.to, graph.Filter{Types: []graph.Type{h.t}, To: e.ID}, limit); err != nil {
			return err
		}
	}
	return nil
}

// entry is what several documents say alike.
type entry struct {
	first graph.Statement // the earliest
	last  string          // date of the latest
	docs  int
}

// list prints the statements of one kind under a heading; what several documents say alike is one entry.
func (v *viewer) list(ctx context.Context, heading string, f graph.Filter, limit int) error {
	var entries []*entry
	byKey := map[[5]string]*entry{}
	for s, err := range v.st.Statements(ctx, f) {
		if err != nil {
			return err
		}
		other := s.To
		if f.To != "" {
			other = s.From
		}
		key := [5]string{other, s.Title, s.Status, s.Role, s.Act}
		x := byKey[key]
		if x == nil {
			x = &entry{first: s}
			byKey[key], entries = x, append(entries, x)
		}
		x.docs++
		x.last = max(x.last, s.Date)
	}
	if len(entries) == 0 {
		return nil
	}
	fmt.Fprintf(v.w, "\n%s\n", heading)
	for i, x := range entries {
		if limit > 0 && i == limit {
			fmt.Fprintf(v.w, "  … and %d more (--limit 0 for all)\n", len(entries)-limit)
			break
		}
		if err := v.entry(ctx, x, f.To != ""); err != nil {
			return err
		}
	}
	return nil
}

// entry prints one entry with its sentence and document.
func (v *viewer) entry(ctx context.Context, x *entry, inverse bool) error {
	s := x.first
	d, err := v.document(ctx, s.Doc)
	if err != nil {
		return err
	}
	if s.Type == graph.MentionedIn && !inverse {
		fmt.Fprintf(v.w, "  %-10s  %s [%s] ×%d\n", orDash(s.Date), orDash(d.Title), s.Doc, s.Count)
		return nil
	}
	other := s.To
	if inverse {
		other = s.From
	}
	name, err := v.name(ctx, other)
	if err != nil {
		return err
	}
	when := fmt.Sprintf("%-10s", orDash(s.Date))
	if x.last > s.Date && s.Date != "" {
		when += " … " + x.last
	}
	more := ""
	if x.docs > 1 {
		more = fmt.Sprintf(" and %d more", x.docs-1)
	}
	fmt.Fprintf(v.w, "  %s  %s\n              “%s”\n              — %s [%s:%d-%d]%s\n", when, phrase(s, name), short(s.Quote, 160), orDash(d.Title), s.Doc, s.Start, s.End, more)
	return nil
}

func (v *viewer) document(ctx context.Context, id string) (graph.Document, error) {
	if d, ok := v.docs[id]; ok {
		return d, nil
	}
	d, err := v.st.Document(ctx, id)
	if err != nil {
		return d, err
	}
	d.Raw, d.Text, d.Origin = nil, "", nil
	v.docs[id] = d
	return d, nil
}

// name is an entity's or document's name.
func (v *viewer) name(ctx context.Context, id string) (string, error) {
	if n, ok := v.names[id]; ok {
		return n, nil
	}
	n := id
	e, err := v.st.Entity(ctx, id)
	if graph.CodeOf(err) == graph.ENOTFOUND {
		var d graph.Document
		if d, err = v.document(ctx, id); err == nil {
			n = d.Title
		}
	} else if err == nil {
		n = e.Name
	}
	if err != nil && graph.CodeOf(err) != graph.ENOTFOUND {
		return "", err
	}
	v.names[id] = n
	return n, nil
}

// phrase is a statement in words: 福州市委 书记 (former).
func phrase(s graph.Statement, name string) string {
	parts := []string{short(name, 80)}
	for _, p := range []string{s.Title, s.Role, s.Act} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if s.Status != "" && s.Status != graph.Current {
		parts = append(parts, "("+s.Status+")")
	}
	return strings.Join(parts, " ")
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// short cuts a text to n characters.
func short(s string, n int) string {
	r := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}
