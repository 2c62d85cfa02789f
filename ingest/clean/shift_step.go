package clean

import (
	"strings"

	"policygraph/ingest/charset"
)

// costs of steps that the characters alone do not pay for, in nats.
const (
	costEaten   = 2.0 // an ASCII byte went into a "?" with its neighbour
	costUnknown = 7.0 // … and nothing tells which
	costVanish  = 2.7 // a pair fell into a cell for private use and left no trace
	costBroken  = 3.0 // a pair was no character at all
	costLiteral = 1.0 // a "?" that the text really had
	penalty     = 9.0 // against what the page shows elsewhere
	costStop    = 1.0 // in favour of a full stop where a mark was cut: most characters with that byte are one
)

// step extends p by what may stand behind the rune at pos. rank is the place of p among its rivals.
func (s *search) step(pos int, p *path, rank int) {
	if p.pend == inStep {
		s.inStep(pos, p)
		return
	}
	if p.pend == openPend {
		s.broken(pos, p, rank)
		return
	}
	s.late(pos, p)
	if s.deep && rank < 60 {
		s.vanished(pos, p)
	}
	if s.deep && rank < 4 {
		s.vanishedLost(pos, p)
	}
}

// inStep reads the rune at pos where bytes and characters agree.
func (s *search) inStep(pos int, p *path) {
	r := s.t.r[pos]
	at := s.t.at[pos]
	if end, _ := s.pg.readings.gloss(s.t.r, pos); end > 0 {
		q := p
		for i := pos; i < end; i++ { // shown as it is; a later stage takes it out
			q = &path{prev: q, r: s.t.r[i], at: s.t.at[i], pend: inStep, trail: p.trail, cost: q.cost, a: p.a, b: p.b, calm: p.calm + 1}
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
			if c := charset.CP936(byte(lead), 0xa3); c != 0 {
				q := s.emit(p, c, at, true)
				q.cost += prior
				if c == '。' {
					q.cost -= costStop
				}
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
		if c := charset.CP936(byte(p.pend), lead); c != 0 {
			q := s.emit(p, c, here, true)
			q.pend, q.pendAt = int(trail), s.t.at[pos]
			if s.pg.mark[r] { // the page marks this character always, and here it stands without its reading
				q.cost += penalty
			}
			s.push(pos+1, q)
		}
	case r == '€':
		if c := charset.CP936(byte(p.pend), 0x80); c != 0 {
			s.push(pos+1, s.emit(p, c, here, true))
		}
	case r >= 0x40 && r < 0x7f:
		if c := charset.CP936(byte(p.pend), byte(r)); c != 0 {
			q := s.emit(p, c, here, true)
			q.cost += s.read(pos+1, c)
			s.push(pos+1, q)
		}
	}
}

// read is what the reading behind a character, if the page shows one at i, says against it: much if it is
// another's, less than nothing if it is its own and the page marks it.
func (s *search) read(i int, r rune) float64 {
	if i >= len(s.t.r) {
		return 0
	}
	end, py := s.pg.readings.gloss(s.t.r, i)
	if end == 0 {
		return 0
	}
	if p := s.pg.readings[py]; strings.ContainsRune(p.first, r) || strings.ContainsRune(p.other, r) {
		return -s.pg.absent(r)
	}
	return penalty
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
		c := charset.CP936(byte(p.pend), byte(trail))
		if c == 0 {
			continue
		}
		q := s.try(pos+1, p, c, here)
		if q == nil {
			continue
		}
		if next == 0 || mark != 0 { // the piece ended inside the character
			s.push(pos+1, q)
		}
		if next != 0 && (mark == 0 || next == '?') {
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
		switch {
		case isDigit(next) || next == '%' || next == '.':
			e.cost = q.cost + costEaten
		case isLetter(next): // letters do not go into a "?", so what was lost would stand alone before one
			e.cost = q.cost + 2*costUnknown
		default:
			e.cost = q.cost + costUnknown
		}
		s.push(pos+1, e)
	}
	if s.deep {
		e := *q
		e.cost += costBroken
		e.pend, e.pendAt, e.trail = openPend, at, trail
		s.push(pos+1, &e)
	}
}

// broken reads the rune at pos where a lead byte waits that made no cell with the byte before it and is lost.
func (s *search) broken(pos int, p *path, rank int) {
	var open []*path
	for second := 0x80; second <= 0xfe; second++ {
		if !userCell(p.trail, byte(second)) && charset.CP936(p.trail, byte(second)) == 0 {
			e := *p
			e.pend = second
			s.late(pos, &e)
			open = append(open, &e)
		}
	}
	if rank < 40 {
		s.vanished(pos, open...)
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
