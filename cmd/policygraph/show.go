package main

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"policygraph/graph"
)

func (a *app) showCmd() *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use: "show NAME|ID", Short: "Show one entity: posts, events, directives, each with its sentence and document", Args: cobra.ExactArgs(1),
		Example: "  policygraph show 林宝金\n  policygraph show 福州高新区",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.show(cmd.Context(), args[0], limit) },
	}
	c.Flags().IntVar(&limit, "limit", 20, "statements of each kind at most; 0 for all")
	return c
}

func (a *app) show(ctx context.Context, name string, limit int) error {
	st, err := a.openStore(ctx, toRead)
	if err != nil {
		return err
	}
	defer st.Close()
	e, err := a.oneEntity(ctx, st, name)
	if err != nil {
		return err
	}
	v := viewer{a: a, st: st, names: map[string]string{}, docs: map[string]graph.Document{}}
	return v.show(ctx, e, limit)
}

// oneEntity finds the entity of an id or name; several are listed with what tells them apart.
func (a *app) oneEntity(ctx context.Context, st graph.Store, name string) (graph.Entity, error) {
	if graph.LabelOf(name) != "" {
		e, err := st.Entity(ctx, name)
		if err == nil || graph.CodeOf(err) != graph.ENOTFOUND {
			return e, err
		}
	}
	hits, err := st.Find(ctx, name, nil, 20)
	if err != nil {
		return graph.Entity{}, err
	}
	var exact []graph.Entity
	for _, h := range hits {
		if h.Label == graph.Directive || h.Label == graph.DocumentL {
			continue
		}
		if h.Name == name || contains(h.Aliases, name) {
			exact = append(exact, h)
		}
	}
	if len(exact) == 0 && len(hits) == 1 {
		exact = hits
	}
	switch {
	case len(exact) == 1:
		return exact[0], nil
	case len(exact) == 0 && len(hits) == 0:
		return graph.Entity{}, fmt.Errorf("nothing is named %q in this graph", name)
	case len(exact) == 0:
		exact = hits
	}
	var b strings.Builder
	for _, h := range exact {
		fmt.Fprintf(&b, "\n  %s  %s %s%s", h.ID, strings.ToLower(string(h.Label)), short(h.Name, 40), a.tells(ctx, st, h))
	}
	return graph.Entity{}, fmt.Errorf("%q names several; say which by its id:%s", name, b.String())
}

// tells is what tells an official from a namesake: a post.
func (a *app) tells(ctx context.Context, st graph.Store, e graph.Entity) string {
	for s, err := range st.Statements(ctx, graph.Filter{Types: []graph.Type{graph.HoldsPost}, From: e.ID, Limit: 1}) {
		if err != nil {
			return ""
		}
		if to, err := st.Entity(ctx, s.To); err == nil {
			return ", " + to.Name + s.Title
		}
	}
	if p := e.Props[graph.PropPath]; p != "" {
		return ", " + p
	}
	return ""
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// viewer prints one entity, looking names and documents up once.
type viewer struct {
	a     *app
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
	{graph.PartOf, "Part of", "Parts"}, {graph.HasTheme, "Themes", "Directives on it"}, {graph.Cites, "Cites", "Cited by"}, {graph.Echoes, "Echoes", "Echoed by"}, {graph.MentionedIn, "Mentioned in", "Mentions"},
}

func (v *viewer) show(ctx context.Context, e graph.Entity, limit int) error {
	w := v.a.stdout
	fmt.Fprintf(w, "%s  %s  %s\n", e.Name, strings.ToLower(string(e.Label)), e.ID)
	if len(e.Aliases) > 0 {
		fmt.Fprintf(w, "also written: %s\n", strings.Join(e.Aliases, ", "))
	}
	var keys []string
	for k := range e.Props {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if e.Props[k] != "" {
			fmt.Fprintf(w, "%s: %s\n", k, e.Props[k])
		}
	}
	for _, h := range headings {
		if h.t == graph.MentionedIn && e.Label == graph.DocumentL {
			continue
		}
		if err := v.list(ctx, h.from, graph.Filter{Types: []graph.Type{h.t}, From: e.ID}, true, limit); err != nil {
			return err
		}
		if err := v.list(ctx, h.to, graph.Filter{Types: []graph.Type{h.t}, To: e.ID}, false, limit); err != nil {
			return err
		}
	}
	return nil
}

func (v *viewer) list(ctx context.Context, heading string, f graph.Filter, from bool, limit int) error {
	n := 0
	for s, err := range v.st.Statements(ctx, f) {
		if err != nil {
			return err
		}
		if n++; limit > 0 && n > limit {
			continue
		}
		if n == 1 {
			fmt.Fprintf(v.a.stdout, "\n%s\n", heading)
		}
		other := s.To
		if !from {
			other = s.From
		}
		name, err := v.name(ctx, other)
		if err != nil {
			return err
		}
		d := v.docs[s.Doc]
		if d.ID == "" {
			if d, err = v.st.Document(ctx, s.Doc); err != nil {
				return err
			}
			d.Raw, d.Text = nil, ""
			v.docs[s.Doc] = d
		}
		fmt.Fprintf(v.a.stdout, "  %-10s  %s\n              “%s”\n              — %s [%s:%d-%d]\n", orDash(s.Date), v.phrase(s, name), short(s.Quote, 160), orDash(d.Title), s.Doc, s.Start, s.End)
	}
	if limit > 0 && n > limit {
		fmt.Fprintf(v.a.stdout, "  … and %d more (--limit 0 for all)\n", n-limit)
	}
	return nil
}

func (v *viewer) name(ctx context.Context, id string) (string, error) {
	if n, ok := v.names[id]; ok {
		return n, nil
	}
	n := id
	if graph.LabelOf(id) == graph.DocumentL {
		if d, err := v.st.Document(ctx, id); err == nil {
			n = d.Title
		}
	} else if e, err := v.st.Entity(ctx, id); err == nil {
		n = e.Name
	} else if graph.CodeOf(err) != graph.ENOTFOUND {
		return "", err
	}
	v.names[id] = n
	return n, nil
}

// phrase is a statement in words: 福州市委 书记 (former).
func (v *viewer) phrase(s graph.Statement, name string) string {
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
