package clean

import (
	"cmp"
	"slices"
	"strings"

	"policygraph/ingest/charset"
)

// costs of steps that the characters alone do not pay for, in nats.
const (
	costEaten   = 2.0 // an ASCII byte went into a "?" with its neighbour
	costUnknown = 5.0 // … and nothing tells which
	costVanish  = 3.5 // a pair fell into a cell for private use and left no trace
	costBroken  = 3.0 // a pair was no character at all
	costLiteral = 1.0 // a "?" that the text really had
	penalty     = 9.0 // against what the page shows elsewhere
)

// step extends p by what may stand behind the rune at pos. rank is the place of p among its rivals.
func (s *search) step(pos int, p *path, rank int) {
	if p.pend < 0 {
		s.inStep(pos, p)
		return
	}
	s.late(pos, p)
	if rank < 60 {
		s.vanished(pos, p)
	}
}

// inStep reads the rune at pos where bytes and characters agree.
func (s *search) inStep(pos int, p *path) {
	r := s.t.r[pos]
	at := s.t.at[pos]
	if end, _ := s.pg.readings.gloss(s.t.r, pos); end > 0 {
		q := p
		for i := pos; i < end; i++ { // shown as it is; a later stage takes it out
			q = &path{prev: q, r: s.t.r[i], at: s.t.at[i], pend: -1, trail: p.trail, cost: q.cost, a: p.a, b: p.b, calm: p.calm + 1}
		}
		s.push(end, q)
		return
	}
	q := s.emit(p, r, at, false)
	q.calm = p.calm + 1
	if r != '?' && r != '？' {
		s.push(pos+1, q)
		return
	}
	q.cost += costLiteral
	q.calm = 0
	s.push(pos+1, q)
	if pos+1 >= len(s.t.r) {
		return
	}
	if end, py := glossEnd(s.t.r, pos+1); end > 0 && p.trail >= 0x81 {
		for _, m := range s.pg.marked(py, p.trail) {
			s.push(end, &path{prev: p, cost: p.cost + m.cost, pend: int(m.trail), pendAt: s.t.span(pos, end), a: p.a, b: p.b})
		}
	}
	if second, prior := cutMark(s.t.r[pos+1]); second != 0 {
		for lead := 0x81; lead <= 0xfe; lead++ {
			if c := charset.GBK(byte(lead), 0xa3); c != 0 {
				q := s.emit(p, c, at, true)
				q.cost += prior
				q.pend, q.pendAt = int(second), s.t.at[pos+1]
				s.push(pos+2, q)
			}
		}
	}
}

// late reads the rune at pos where a lead byte waits for its trail byte.
func (s *search) late(pos int, p *path) {
	r := s.t.r[pos]
	if end, _ := s.pg.readings.gloss(s.t.r, pos); end > 0 {
		// A reading written behind a hit that was late itself.
		s.push(end, &path{prev: p, cost: p.cost, pend: p.pend, pendAt: p.pendAt, a: p.a, b: p.b})
		return
	}
	here := span{p.pendAt.from, s.t.at[pos].to}
	switch {
	case r == '?' || r == '？':
		s.lost(pos, p)
		fallthrough
	default:
		lead, trail, ok := cell(r)
		if !ok {
			break
		}
		if c := charset.GBK(byte(p.pend), lead); c != 0 {
			q := s.emit(p, c, here, true)
			q.pend, q.pendAt = int(trail), s.t.at[pos]
			if s.pg.mark[r] { // the page marks this character always, and here it stands without its reading
				q.cost += penalty
			}
			s.push(pos+1, q)
		}
	case r == '€':
		if c := charset.GBK(byte(p.pend), 0x80); c != 0 {
			s.push(pos+1, s.emit(p, c, here, true))
		}
	case r >= 0x40 && r < 0x7f:
		if c := charset.GBK(byte(p.pend), byte(r)); c != 0 {
			s.push(pos+1, s.emit(p, c, here, true))
		}
	}
}

// lost reads a "?" that took the trail byte of a waiting character with it.
func (s *search) lost(pos int, p *path) {
	here := span{p.pendAt.from, s.t.at[pos].to}
	next := rune(0)
	if pos+1 < len(s.t.r) {
		next = s.t.r[pos+1]
	}
	if end, py := glossEnd(s.t.r, pos+1); next != 0 && end > 0 {
		s.readLate(pos, end, p, py, byte(p.pend), p.pendAt)
		return
	}
	mark, _ := cutMark(next)
	for trail := 0x40; trail <= 0xfe; trail++ {
		c := charset.GBK(byte(p.pend), byte(trail))
		if c == 0 {
			continue
		}
		q := s.emit(p, c, here, true)
		switch {
		case next == 0 || mark != 0: // the piece ended inside the character
			s.push(pos+1, q)
		default:
			s.eaten(pos, q, byte(trail), next)
		}
	}
}

// eaten reads what a broken pair took beside the trail byte: an ASCII byte, or a byte that makes no cell.
func (s *search) eaten(pos int, q *path, trail byte, next rune) {
	at := s.t.at[pos]
	rest := string(s.t.r[pos+1 : min(pos+7, len(s.t.r))])
	if tagRest(rest) {
		e := s.emit(q, '<', at, true)
		e.cost = q.cost
		s.push(pos+1, e)
	} else {
		e := s.emit(q, '\uFFFD', at, true)
		e.cost = q.cost + costUnknown
		if next >= '0' && next <= '9' || next == '%' || next == '.' {
			e.cost = q.cost + costEaten
		}
		s.push(pos+1, e)
	}
	if q.cost > q.prev.cost+9 {
		return
	}
	for second := 0x80; second <= 0xfe; second++ {
		if !userCell(trail, byte(second)) && charset.GBK(trail, byte(second)) == 0 {
			e := *q
			e.cost += costBroken
			e.pend, e.pendAt = second, at
			s.push(pos+1, &e)
		}
	}
}

// tagRest says whether s reads on behind a "<" that is gone.
func tagRest(s string) bool {
	for _, tag := range []string{"a href", "/a>", "/p>", "/div>", "/DIV>", "br", "/td>", "/font", "/span"} {
		if strings.HasPrefix(s, tag) || strings.HasPrefix(tag, s) && len(s) > 2 {
			return true
		}
	}
	return false
}

// userCell says whether GBK keeps a cell for private use; such a pair leaves no trace.
func userCell(lead, trail byte) bool {
	return (lead >= 0xaa && lead <= 0xaf || lead >= 0xf8 && lead <= 0xfe) && trail >= 0xa1 || lead >= 0xa1 && lead <= 0xa7 && trail <= 0xa0
}

// vanished supposes that a pair between the waiting byte and the rune at pos left no trace.
func (s *search) vanished(pos int, p *path) {
	r := s.t.r[pos]
	lead, trail, ok := cell(r)
	single := r >= 0x40 && r < 0x7f
	end, py := 0, ""
	if r == '?' || r == '？' {
		end, py = glossEnd(s.t.r, pos+1)
	}
	if !ok && !single && end == 0 {
		return
	}
	at := span{p.pendAt.from, s.t.at[pos].from}
	var best []*path
	for u := 0xa1; u <= 0xfe; u++ {
		if c := charset.GBK(byte(p.pend), byte(u)); c != 0 && userCell(byte(u), 0xa1) {
			q := s.emit(p, c, at, true)
			q.cost += costVanish
			best = append(best, q)
		}
	}
	slices.SortStableFunc(best, func(a, b *path) int { return cmp.Compare(a.cost, b.cost) })
	for _, q := range best[:min(len(best), 5)] {
		for v := byte(0xa1); v <= 0xfe; v++ {
			if end > 0 {
				s.readLate(pos, end, q, py, v, at)
			}
			if ok {
				if c := charset.GBK(v, lead); c != 0 {
					e := s.emit(q, c, s.t.at[pos], true)
					e.pend, e.pendAt = int(trail), s.t.at[pos]
					s.push(pos+1, e)
				}
			} else if single {
				if c := charset.GBK(v, byte(r)); c != 0 {
					s.push(pos+1, s.emit(q, c, s.t.at[pos], true))
				}
			}
		}
	}
}

// readLate takes a character whose reading shows behind a "?" that took its trail byte.
func (s *search) readLate(pos, end int, p *path, py string, lead byte, at span) {
	for _, m := range s.pg.marked(py, lead) {
		q := s.emit(p, m.r, span{at.from, s.t.at[pos].to}, true)
		q.cost += m.cost - s.pg.absent(m.r)
		s.push(end, q)
	}
}

// decide takes the best reading, or marks where two readings are too close. Readings that write the
// same text are one.
func (s *search) decide(l *log, end, start int, paths []*path) (int, text, bool) {
	best := paths[0]
	got := best.text()
	if slices.Equal(got.r, s.t.r[start:end]) {
		return 0, text{}, false
	}
	before := quote(s.t.cut(start, end))
	var rivals []text
	for _, p := range paths[1:] {
		if p.cost > best.cost+certain {
			break
		}
		if o := p.text(); !slices.Equal(o.r, got.r) {
			rivals = append(rivals, o)
		}
	}
	if len(rivals) > 0 {
		got = s.open(l, got, rivals)
	}
	l.repair("byte-shift", s.t.span(start, end), before, got.String())
	return end, got, true
}

// open puts U+FFFD where rivals differ from got and notes what may stand there.
func (s *search) open(l *log, got text, rivals []text) text {
	from, to := len(got.r), 0
	for _, o := range rivals {
		i := 0
		for i < len(got.r) && i < len(o.r) && got.r[i] == o.r[i] {
			i++
		}
		j, k := len(got.r), len(o.r)
		for j > i && k > i && got.r[j-1] == o.r[k-1] {
			j, k = j-1, k-1
		}
		from, to = min(from, i), max(to, j)
	}
	tail := len(got.r) - to
	names := []string{s.c.simple(got.r[from:to])}
	for _, o := range rivals {
		if len(o.r)-tail < from {
			continue
		}
		if n := s.c.simple(o.r[from : len(o.r)-tail]); len(names) < 6 && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	out := text{slices.Clone(got.r), slices.Clone(got.at)}
	for i := from; i < to; i++ {
		out.r[i] = '\uFFFD'
	}
	if from < to {
		l.hole(out.at[from].from, names)
	}
	return out
}

// text is what the path writes.
func (p *path) text() text {
	var t text
	for ; p != nil; p = p.prev {
		if p.r != 0 {
			t.add(p.r, p.at)
		}
	}
	slices.Reverse(t.r)
	slices.Reverse(t.at)
	return t
}
