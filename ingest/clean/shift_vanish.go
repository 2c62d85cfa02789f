package clean

import (
	"cmp"
	"slices"

	"policygraph/ingest/charset"
)

// vanished supposes that a pair between the waiting byte and the rune at pos left no trace. The paths differ
// in the waiting byte only. Two such pairs in a row are not supposed: they would explain anything.
func (s *search) vanished(pos int, paths ...*path) {
	s.secondHalves(pos, s.firstHalves(pos, paths))
}

// vanishedLost supposes that the pair that left no trace stood right before a "?" that took a character's byte.
func (s *search) vanishedLost(pos int, p *path) {
	if r := s.t.r[pos]; r != '?' && r != '？' {
		return
	}
	if end, _ := glossEnd(s.t.r, pos+1); end > 0 {
		return
	}
	halves := s.firstHalves(pos, []*path{p})
	for _, q := range halves[:min(len(halves), 2)] {
		for v, last := gone(q.trail); v <= last; v++ {
			e := *q
			e.pend, e.pendAt = int(v), s.t.at[pos]
			s.lost(pos, &e)
		}
	}
}

// gone are the bytes behind lead that make a cell for private use with it.
func gone(lead byte) (first, last byte) {
	if lead <= 0xa7 {
		return 0x40, 0xa0
	}
	return 0xa1, 0xfe
}

// secondHalves reads the rune at pos behind the second byte of a pair that left no trace.
func (s *search) secondHalves(pos int, halves []*path) {
	r := s.t.r[pos]
	lead, trail, pair := cell(r)
	end, py := 0, ""
	if r == '?' || r == '？' {
		end, py = glossEnd(s.t.r, pos+1)
	}
	for _, q := range halves {
		for v, last := gone(q.trail); v <= last; v++ {
			switch {
			case end > 0:
				s.readLate(pos, end, q, py, v, q.at)
			case pair:
				if c := charset.CP936(v, lead); c != 0 {
					if e := s.try(pos+1, q, c, s.t.at[pos]); e != nil {
						e.pend, e.pendAt = int(trail), s.t.at[pos]
						s.push(pos+1, e)
					}
				}
			case r >= 0x40 && r < 0x7f:
				if c := charset.CP936(v, byte(r)); c != 0 {
					e := s.emit(q, c, s.t.at[pos], true)
					e.cost += s.read(pos+1, c)
					s.push(pos+1, e)
				}
			}
		}
	}
}

// firstHalves are the likeliest characters that the waiting bytes make with the first byte of a pair that
// left no trace; trail is that byte.
func (s *search) firstHalves(pos int, paths []*path) []*path {
	var best []*path
	for _, p := range paths {
		at := span{p.pendAt.from, s.t.at[pos].from}
		for u := 0xa1; u <= 0xfe; u++ {
			if !userCell(byte(u), 0xa1) && u > 0xa7 {
				continue
			}
			if c := charset.CP936(byte(p.pend), byte(u)); c != 0 {
				q := s.emit(p, c, at, true)
				q.cost += costVanish
				q.trail = byte(u)
				best = append(best, q)
			}
		}
	}
	slices.SortStableFunc(best, func(a, b *path) int { return cmp.Compare(a.cost, b.cost) })
	return best[:min(len(best), 6)]
}

// readLate takes a character whose reading shows behind a "?" that took its trail byte.
func (s *search) readLate(pos, end int, p *path, py string, lead byte, at span) {
	for _, m := range s.pg.marked(py, lead) {
		q := s.emit(p, m.r, span{at.from, s.t.at[pos].to}, true)
		q.cost += m.cost - s.pg.absent(m.r)
		s.push(end, q)
	}
}
