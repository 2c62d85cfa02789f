package graphtest

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

var concurrentTests = []test{
	{"four writers at once leave what one leaves", func(t *testing.T, s graph.Store) {
		all := slices.Collect(testkit.Corpus(21, 80))
		var wg sync.WaitGroup
		errs := make([]error, 4)
		for w := range errs {
			wg.Go(func() {
				// Every document is written by two of them, in batches that run against each other.
				mine := slices.Concat(all[w*20:w*20+20], all[(w*20+20)%80:(w*20+20)%80+20])
				if w%2 == 1 {
					slices.Reverse(mine)
				}
				for part := range slices.Chunk(mine, 5) {
					errs[w] = errors.Join(errs[w], s.Replace(ctx, part...))
				}
			})
		}
		wg.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		m := NewMemory()
		put(t, m, all...)
		sameAsMemory(t, s, m)
	}},
	{"readers see documents whole", func(t *testing.T, s graph.Store) {
		small := testkit.NewPage("d", "").Keyed("k").Post("甲", "局", "局长").Facts()
		large := testkit.NewPage("d", "").Keyed("k").Post("甲", "局", "局长").Post("乙", "局", "副局长").Post("丙", "局", "副局长").Facts()
		put(t, s, small)
		stop := make(chan struct{})
		var wg sync.WaitGroup
		var err error
		wg.Go(func() {
			defer close(stop)
			for range 20 {
				err = errors.Join(err, s.Replace(ctx, large), s.Replace(ctx, small))
			}
		})
		for range 3 {
			wg.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					n := 0
					for _, e := range s.Statements(ctx, graph.Filter{Doc: "d"}) {
						if e != nil {
							t.Error(e)
							return
						}
						n++
					}
					if n != 1 && n != 3 {
						t.Errorf("a reader sees %d statements", n)
						return
					}
				}
			})
		}
		wg.Wait()
		if err != nil {
			t.Fatal(err)
		}
	}},
	{"deletion and writing of what shares entities", func(t *testing.T, s graph.Store) {
		page := func(id, who string) graph.DocumentFacts {
			return testkit.NewPage(id, "").Post(who, "局", "局长").Facts()
		}
		put(t, s, page("a", "甲"))
		var wg sync.WaitGroup
		var errs [2]error
		wg.Go(func() {
			for range 20 {
				put := s.Replace(ctx, page("a", "甲"))
				_, del := s.Delete(ctx, false, "a")
				errs[0] = errors.Join(errs[0], put, del)
			}
		})
		wg.Go(func() {
			for range 20 {
				errs[1] = errors.Join(errs[1], s.Replace(ctx, page("b", "乙")))
			}
		})
		wg.Wait()
		if err := errors.Join(errs[:]...); err != nil {
			t.Fatal(err)
		}
		m := NewMemory()
		put(t, m, page("b", "乙"))
		sameAsMemory(t, s, m)
	}},
}
