package main

import (
	"context"
	"fmt"
	"slices"
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
	c.Flags().IntVar(&limit, "limit", 20, "entries under each heading at most; 0 for all")
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
	v := viewer{w: a.stdout, st: st, names: map[string]string{}, docs: map[string]graph.Document{}}
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
		if h.Name == name || slices.Contains(h.Aliases, name) {
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
