package queriestest

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"policygraph/graph"
	"policygraph/queries"
)

// Samples finds things to ask about in a store: for each label the names most spoken of and some others.
type Samples struct {
	entities map[graph.Label][]graph.Entity
	orgs     map[string]string // official → an organisation where he or she held a post
}

// Sample reads the mentions of a store.
func Sample(t testing.TB, r graph.Reader) *Samples {
	t.Helper()
	ctx := context.Background()
	count := map[string]int{}
	for s, err := range r.Statements(ctx, graph.Filter{Types: []graph.Type{graph.MentionedIn}}) {
		if err != nil {
			t.Fatal(err)
		}
		count[s.From]++
	}
	ids := make([]string, 0, len(count))
	for id := range count {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	byLabel := map[graph.Label][]string{}
	for _, id := range ids {
		byLabel[graph.LabelOf(id)] = append(byLabel[graph.LabelOf(id)], id)
	}
	s := &Samples{entities: map[graph.Label][]graph.Entity{}, orgs: map[string]string{}}
	for _, l := range graph.Labels {
		list := byLabel[l]
		for _, i := range []int{0, 1, len(list) / 3, len(list) - 1} {
			if i < 0 || i >= len(list) {
				continue
			}
			e, err := r.Entity(ctx, list[i])
			if err != nil {
				t.Fatal(err)
			}
			s.entities[l] = append(s.entities[l], e)
			for st, err := range r.Statements(ctx, graph.Filter{Types: []graph.Type{graph.HoldsPost}, From: e.ID, Limit: 1}) {
				if err != nil {
					t.Fatal(err)
				}
				s.orgs[e.ID] = st.To
			}
		}
	}
	return s
}

// Asks makes parameters for a question: every alternative of those it requires, with n things each.
func (s *Samples) Asks(q *queries.Question, n int) []map[string]string {
	one := q.RequireOne
	if len(one) == 0 {
		one = []string{""}
	}
	var out []map[string]string
	for _, chosen := range one {
		for i := range n {
			ask := map[string]string{}
			for _, p := range q.Params {
				if p.Required || p.Name == chosen || i%2 == 1 && optional(q, p) {
					v := s.value(q, p, i+len(ask))
					if leader := ask["leader"]; p.Name == "org" && leader != "" {
						v = s.orgs[leader] // an organisation of another would give no rows
					}
					if v != "" {
						ask[p.Name] = v
					}
				}
			}
			out = append(out, ask)
		}
	}
	return out
}

// optional parameters are given in every second ask, where they leave something over.
func optional(q *queries.Question, p queries.Param) bool {
	return !slices.Contains(q.RequireOne, p.Name) && (p.Kind == queries.DateParam || p.Name == "limit" || len(p.Choices) > 0)
}

func (s *Samples) value(q *queries.Question, p queries.Param, i int) string {
	pick := func(l graph.Label, i int) graph.Entity {
		if list := s.entities[l]; len(list) > 0 {
			return list[i%len(list)]
		}
		return graph.Entity{}
	}
	switch p.Kind {
	case queries.EntityParam:
		return pick(p.Labels[i%len(p.Labels)], i).ID
	case queries.EntitiesParam:
		return pick(p.Labels[i%len(p.Labels)], i).ID + "," + pick(p.Labels[0], i+1).ID
	case queries.RegionParam:
		return pick(graph.Region, i).Props[graph.PropPath]
	case queries.DateParam:
		return map[string]string{"from": "2016-03", "to": "2020-10-09", "as_of": "2019", "since": "2020-06", "by": "2020"}[p.Name]
	case queries.IntParam:
		return map[string]string{"limit": "7", "days": "300", "max_steps": "3"}[p.Name]
	}
	switch {
	case len(p.Choices) > 0:
		return p.Choices[i%len(p.Choices)]
	case p.Name == "title":
		return []string{"书记", "市长"}[i%2]
	case p.Name == "phrase":
		return "'分类'施策"
	case p.Name == "name" && q.Name == "namesakes":
		return pick(graph.Official, i).Name
	case p.Name == "name":
		return "常务会议"
	}
	return ""
}

// SameAnswers asks both stores, which hold the same graph, every question about n things and compares
// rows, order and errors (law 5). It reports questions that never had a row.
func SameAnswers(t *testing.T, a, b graph.Reader, n int) {
	cat, err := queries.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := Sample(t, a)
	for _, q := range cat.List() {
		t.Run(q.Name, func(t *testing.T) {
			rows := 0
			for _, ask := range s.Asks(q, n) {
				rows += Same(t, q, a, b, ask)
			}
			if rows == 0 {
				t.Errorf("%s: no ask has a row; both stores agree on nothing", q.Name)
			}
		})
	}
}
