package queries

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"policygraph/graph"
)

// Candidate is an entity that a name may mean, with what tells it apart from the others.
type Candidate struct {
	ID     string      `json:"id"`
	Label  graph.Label `json:"label"`
	Name   string      `json:"name"`
	Region string      `json:"region,omitempty"` // full path
	Posts  []string    `json:"posts,omitempty"`  // of an official: organisation and title, latest first
	Detail string      `json:"detail,omitempty"` // date or kind of others
}

// NameError says that a name fits none or several entities.
type NameError struct {
	Given      string
	Labels     []graph.Label
	Candidates []Candidate // several: choose one by id or NAME@REGION
	Nearest    []string    // none: names that resemble it
}

// Error lists the candidates, one a line, or the nearest names.
func (e *NameError) Error() string {
	what := kindsOf(e.Labels)
	if len(e.Candidates) == 0 {
		return fmt.Sprintf("no %s named %q%s", what, e.Given, didYouMean(e.Nearest))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%q may be any of %d (%s); say which by its id or as NAME@REGION:", e.Given, len(e.Candidates), what)
	for _, c := range e.Candidates {
		fmt.Fprintf(&b, "\n  %s  %s", c.ID, c.Name)
		for _, s := range []string{c.Region, strings.Join(c.Posts, "、"), c.Detail} {
			if s != "" {
				b.WriteString("  " + s)
			}
		}
	}
	return b.String()
}

func kindsOf(labels []graph.Label) string {
	var s []string
	for _, l := range labels {
		s = append(s, strings.ToLower(string(l)))
	}
	return strings.Join(s, " or ")
}

const findLimit = 60

// resolve turns a name, an id, or NAME@REGION into one entity of the labels: exact name, else exact
// alias, else unique beginning.
func resolve(ctx context.Context, r graph.Reader, given string, labels []graph.Label) (graph.Entity, error) {
	given = norm.NFC.String(strings.TrimSpace(given))
	if l := graph.LabelOf(given); l != "" && slices.Contains(labels, l) {
		e, err := r.Entity(ctx, given)
		if graph.CodeOf(err) != graph.ENOTFOUND {
			return e, err
		}
	}
	name, where, _ := strings.Cut(given, "@")
	hits, err := r.Find(ctx, name, labels, findLimit)
	if err != nil {
		return graph.Entity{}, err
	}
	best := bestHits(name, hits)
	if where != "" {
		if best, err = within(ctx, r, best, where); err != nil {
			return graph.Entity{}, err
		}
	}
	switch len(best) {
	case 1:
		return best[0], nil
	case 0:
		near, err := nearestNames(ctx, r, name, labels)
		if err != nil {
			return graph.Entity{}, err
		}
		return graph.Entity{}, notFound(&NameError{Given: given, Labels: labels, Nearest: near})
	}
	ne := &NameError{Given: given, Labels: labels}
	for _, e := range best {
		c, err := describe(ctx, r, e)
		if err != nil {
			return graph.Entity{}, err
		}
		ne.Candidates = append(ne.Candidates, c)
	}
	return graph.Entity{}, ne
}

// notFound gives a NameError without candidates its code; callers still reach it by errors.As.
func notFound(e *NameError) error {
	return &codedName{e}
}

type codedName struct{ *NameError }

func (c *codedName) Unwrap() []error {
	return []error{c.NameError, &graph.Error{Code: graph.ENOTFOUND, Op: "find", Path: c.Given}}
}

// bestHits keeps the hits of the best way to fit: whole name, whole alias, beginning of name or alias.
func bestHits(name string, hits []graph.Entity) []graph.Entity {
	fits := []func(graph.Entity) bool{
		func(e graph.Entity) bool { return e.Name == name },
		func(e graph.Entity) bool { return slices.Contains(e.Aliases, name) },
		func(e graph.Entity) bool {
			return strings.HasPrefix(e.Name, name) ||
				slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.HasPrefix(a, name) })
		},
	}
	for _, fit := range fits {
		var out []graph.Entity
		for _, e := range hits {
			if fit(e) {
				out = append(out, e)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func within(ctx context.Context, r graph.Reader, in []graph.Entity, where string) ([]graph.Entity, error) {
	var out []graph.Entity
	for _, e := range in {
		path, err := regionOf(ctx, r, e)
		if err != nil {
			return nil, err
		}
		if strings.Contains(path, where) {
			out = append(out, e)
		}
	}
	return out, nil
}

// regionOf returns the full path of an entity's region, "" if it has none.
func regionOf(ctx context.Context, r graph.Reader, e graph.Entity) (string, error) {
	if e.Label == graph.Region {
		return e.Props[graph.PropPath], nil
	}
	id := e.Props[graph.PropRegion]
	if id == "" {
		return "", nil
	}
	reg, err := r.Entity(ctx, id)
	if graph.CodeOf(err) == graph.ENOTFOUND {
		return "", nil
	}
	return reg.Props[graph.PropPath], err
}

func describe(ctx context.Context, r graph.Reader, e graph.Entity) (Candidate, error) {
	c := Candidate{ID: e.ID, Label: e.Label, Name: e.Name}
	var err error
	if c.Region, err = regionOf(ctx, r, e); err != nil {
		return c, err
	}
	switch e.Label {
	case graph.Event:
		c.Detail = strings.TrimSpace(e.Props[graph.PropDate] + " " + e.Props[graph.PropPlace])
	case graph.Policy:
		c.Detail = e.Props[graph.PropNumber]
	case graph.Official:
		c.Posts, err = posts(ctx, r, e.ID)
	}
	return c, err
}

// posts returns up to three of an official's posts, the latest first.
func posts(ctx context.Context, r graph.Reader, id string) ([]string, error) {
	var all []graph.Statement
	for s, err := range r.Statements(ctx, graph.Filter{Types: []graph.Type{graph.HoldsPost}, From: id, Limit: 500}) {
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	slices.Reverse(all)
	var out []string
	for _, s := range all {
		org, err := r.Entity(ctx, s.To)
		if err != nil && !errors.Is(err, context.Canceled) && graph.CodeOf(err) == graph.ENOTFOUND {
			continue
		} else if err != nil {
			return nil, err
		}
		if p := org.Name + s.Title; len(out) < 3 && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// nearestNames looks for names that share characters with the given one and ranks them by edit distance.
func nearestNames(ctx context.Context, r graph.Reader, name string, labels []graph.Label) ([]string, error) {
	runes := []rune(name)
	if len(runes) > 40 {
		runes = runes[:40]
	}
	var words []string
	ask := func(part string) error {
		hits, err := r.Find(ctx, part, labels, findLimit)
		for _, e := range hits {
			words = append(words, e.Name)
			words = append(words, e.Aliases...)
		}
		return err
	}
	for size := min(3, len(runes)); size >= 1 && len(words) < 10; size-- {
		for i := 0; i+size <= len(runes) && i < 12; i++ {
			if err := ask(string(runes[i : i+size])); err != nil {
				return nil, err
			}
		}
	}
	return nearest(name, words, 3), nil
}
