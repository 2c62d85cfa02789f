package clean

import "slices"

// decide takes the best reading and those that are too close to it. Readings that write the same text are one.
func (s *search) decide(end, start int, paths []*path) found {
	best := paths[0]
	f := found{s: s, start: start, end: end, got: s.text(best)}
	if slices.Equal(f.got.r, s.t.r[start:end]) {
		return f
	}
	f.ok = true
	for _, p := range paths[1:] {
		if p.cost > best.cost+certain {
			break
		}
		if o := s.text(p); !slices.Equal(o.r, f.got.r) {
			f.rivals = append(f.rivals, o)
		}
	}
	cost, n := 0.0, 0
	for p := best; p.prev != nil; p = p.prev {
		if p.fresh {
			cost += p.cost - p.prev.cost
			n++
		}
		if p.r == '\uFFFD' {
			cost += 100
		}
	}
	f.mean = cost / float64(max(n, 1))
	return f
}

// settle writes the reading, with U+FFFD where it is not certain.
func (f found) settle(l *log) text {
	got := f.got
	if len(f.rivals) > 0 {
		got = f.s.open(l, got, f.rivals)
	}
	l.repair("byte-shift", f.s.t.span(f.start, f.end), f.s.t.cut(f.start, f.end).String(), got.String())
	return got
}

// open puts U+FFFD where rivals differ from got and notes what may stand there.
func (s *search) open(l *log, got text, rivals []text) text {
	differs := make([]bool, len(got.r)+1)
	for _, o := range rivals {
		i, j, k := 0, len(got.r), len(o.r)
		for i < j && i < k && got.r[i] == o.r[i] {
			i++
		}
		for j > i && k > i && got.r[j-1] == o.r[k-1] {
			j, k = j-1, k-1
		}
		for n := i; n < j; n++ {
			differs[n] = differs[n] || len(o.r) != len(got.r) || o.r[n] != got.r[n]
		}
	}
	out := text{slices.Clone(got.r), slices.Clone(got.at)}
	for from := 0; from < len(got.r); from++ {
		to := from
		for differs[to] {
			out.r[to] = '\uFFFD'
			to++
		}
		if to == from {
			continue
		}
		names := []string{s.c.simple(got.r[from:to])}
		for _, o := range rivals {
			if end := to + len(o.r) - len(got.r); end >= from && len(names) < 6 {
				if n := s.c.simple(o.r[from:end]); !slices.Contains(names, n) {
					names = append(names, n)
				}
			}
		}
		l.hole(out.at[from].from, names)
		from = to
	}
	return out
}

// text is what the path writes, with marks in the width of the page.
func (s *search) text(p *path) text {
	var t text
	for ; p != nil; p = p.prev {
		if p.r == 0 {
			continue
		}
		r := p.r
		if h, ok := s.pg.half[r]; ok && p.fresh {
			r = h
		}
		t.add(r, p.at)
	}
	slices.Reverse(t.r)
	slices.Reverse(t.at)
	return t
}
