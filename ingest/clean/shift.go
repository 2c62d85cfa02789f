package clean

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"policygraph/ingest/charset"
)

// Mirrors hold a page as GBK bytes of its traditional text and replace bytes without regard to the
// borders of characters. Two tools do this:
//
//   - one writes the reading behind each hit of a character's two bytes. Where the trail byte of one
//     character and the lead byte of the next make the pair, "(zhí)" lands inside the second: its lead byte
//     and the bracket are no pair and become one "?", and all behind is read one byte late (張天→張?zhí)烀).
//   - one cuts the text at the bytes of ！？；：. A character with trail byte A3 before one that begins with A1,
//     BF, BB or BA makes a false cut: its first byte becomes "?", the mark appears, and the rest is late (。“→?！罢).
//
// The reading goes on one byte late until a byte below 0x80. Only a few bytes are lost: those inside "?". unshift
// runs the machine backwards: a beam of possible byte strings, each of which the mirror would have
// turned into just what the page shows, ranked by how well they read.

// beamWidth bounds the possibilities kept for one place; a run is rarely longer than 20 characters.
const (
	beamWidth = 120
	beamSlack = 18.0 // nats behind the best at which a possibility is dropped
	longest   = 600  // characters after which a search gives up
	budget    = 1e6  // steps of search that a page may cost, some fifth of a second, …
	budgetPer = 600  // … and for each of its characters; what is left then stays as it is
	fluent    = 6.0  // nats a character up to which a reading makes good sense
	certain   = 2.2  // nats between the best and the next reading at which the best is taken
)

const (
	inStep   = -1 // bytes and characters agree
	openPend = -2 // a lead byte waits that is lost; it made no cell behind path.trail
)

// path is one possibility for the bytes behind a damaged place, up to some position of the line.
type path struct {
	cost   float64
	prev   *path
	r      rune // what it adds; 0 for nothing
	at     span
	fresh  bool // r is not what the page shows
	pend   int  // lead byte still without a trail byte, or inStep, or openPend
	pendAt span
	trail  byte // trail byte of the character before, when in step
	a, b   rune // the last two simplified characters
	calm   int  // characters read in step since the last damage
}

// unshift repairs the byte shifts of a line.
func (c *Cleaner) unshift(l *log, pg *pageModel, t text) text {
	i := pg.signature(t.r, 0)
	if i < 0 {
		return t
	}
	var out text
	from := 0
	for i >= 0 {
		f := c.solve(pg, t, i, out, t.cut(from, i))
		if !f.ok {
			i = pg.signature(t.r, i+1)
			continue
		}
		out.append(t.cut(from, i))
		out.append(f.settle(l))
		from = f.end
		i = pg.signature(t.r, from)
	}
	out.append(t.cut(from, len(t.r)))
	return out
}

// solve reads the damaged place at i. Pairs that left no trace are supposed only if the page makes no good
// sense without them: there are many places where one could have been.
func (c *Cleaner) solve(pg *pageModel, t text, i int, before, rest text) found {
	s := &search{c: c, pg: pg, t: t}
	f := s.run(i, before, rest)
	if f.ok && len(f.rivals) == 0 && f.mean < fluent {
		return f
	}
	s.deep = true
	return s.run(i, before, rest)
}

// found is what a search came to.
type found struct {
	ok     bool // something is to be repaired
	s      *search
	start  int
	end    int // index behind the repaired part
	got    text
	rivals []text  // readings that are nearly as good
	mean   float64 // cost of a character that the page does not show
}

// cutMark is the second byte of the marks at which the tool cuts; the first is A3.
func cutMark(r rune) (second byte, prior float64) {
	switch r {
	case '！', '!':
		return 0xa1, 0
	case '？', '?':
		return 0xbf, 0
	case '；', ';':
		return 0xbb, 0
	case '：', ':':
		return 0xba, 0
	case '，', ',':
		return 0xac, 2.5
	}
	return 0, 0
}

// signature is the index at or after i of a "?" that may begin a shift: behind it a reading with a
// closing bracket, or a mark at which the tool cuts. -1 if there is none.
func (pg *pageModel) signature(r []rune, i int) int {
	if pg.spent > pg.limit {
		return -1
	}
	for ; i+1 < len(r); i++ {
		if r[i] != '?' && r[i] != '？' {
			continue
		}
		if j := i + 2; j < len(r) && r[i+1] == r[i] && r[j] == r[i] { // a row of them says nothing
			for j < len(r) && r[j] == r[i] {
				j++
			}
			i = j - 1
			continue
		}
		if m, _ := cutMark(r[i+1]); m != 0 {
			return i
		}
		if i > 0 && (r[i-1] > 0x80 || strings.ContainsRune("),:(!;", r[i-1])) {
			if end, py := glossEnd(r, i+1); end > 0 && pg.readings.has(py) {
				return i
			}
		}
	}
	return -1
}

// cell is the two bytes of a character in the mirror's text; half-width marks stood for full-width ones.
func cell(r rune) (lead, trail byte, ok bool) {
	switch r {
	case ',', '(', ')', ':', '!', '?', ';':
		r += 0xfee0
	}
	return charset.ToGBK(r)
}

// search looks for the bytes behind one damaged place.
type search struct {
	c    *Cleaner
	pg   *pageModel
	t    text
	at   [][]*path // position from start → possibilities
	best []float64 // position from start → cost of the best of them
	from int       // the start
	last int
	deep bool // suppose pairs that left no trace, too
}

// run searches from the "?" at start until the text reads in step again. before is what was repaired
// so far and rest what stands between it and start.
func (s *search) run(start int, before, rest text) found {
	first := &path{pend: inStep}
	for _, t := range []text{before, rest} {
		r := t.r[max(0, len(t.r)-24):]
		for i := 0; i < len(r); i++ {
			if end, _ := s.pg.readings.gloss(r, i); end > 0 {
				i = end - 1
				continue
			}
			first.a, first.b = first.b, s.c.script().one(r[i])
			first.trail = 0
			if _, trail, ok := cell(r[i]); ok {
				first.trail = trail
			}
		}
	}
	s.from, s.last, s.at, s.best = start, start, nil, nil
	s.push(start, first)
	pos := start
	for ; pos < len(s.t.r); pos++ {
		paths := s.prune(pos)
		if len(paths) == 0 {
			if pos >= s.last {
				return found{}
			}
			continue
		}
		if pos > start && s.settled(pos, paths) {
			break
		}
		if pos > start+longest || s.pg.spent > s.pg.limit {
			return found{}
		}
		for i, p := range paths {
			s.step(pos, p, i)
		}
		s.at[pos-start] = nil
	}
	paths := s.prune(pos)
	if pos == len(s.t.r) {
		paths = slices.DeleteFunc(paths, func(p *path) bool { return p.pend != inStep })
		for _, p := range paths {
			p.cost += s.pg.cost(p.a, p.b, '\n', false)
		}
		slices.SortStableFunc(paths, func(a, b *path) int { return cmp.Compare(a.cost, b.cost) })
	}
	if len(paths) == 0 {
		return found{}
	}
	return s.decide(pos, start, paths)
}

// settled says whether all possibilities read in step for a while, so that what follows cannot tell
// them apart any more.
func (s *search) settled(pos int, paths []*path) bool {
	if s.last > pos {
		return false
	}
	for _, p := range paths {
		if p.pend != inStep || p.calm < 3 {
			return false
		}
	}
	return true
}

// prune orders the possibilities at pos and drops the hopeless.
func (s *search) prune(pos int) []*path {
	if pos-s.from >= len(s.at) {
		return nil
	}
	paths := s.at[pos-s.from]
	slices.SortStableFunc(paths, func(a, b *path) int { return cmp.Compare(a.cost, b.cost) })
	n := 0
	for n < len(paths) && n < beamWidth && paths[n].cost <= paths[0].cost+beamSlack {
		n++
	}
	return paths[:n]
}

// hopeless says whether a possibility of that cost at pos would be dropped anyway.
func (s *search) hopeless(pos int, cost float64) bool {
	return pos-s.from < len(s.best) && cost > s.best[pos-s.from]+beamSlack
}

// push adds a possibility at a later position.
func (s *search) push(pos int, p *path) {
	if s.hopeless(pos, p.cost) {
		return
	}
	for pos-s.from >= len(s.at) {
		s.at = append(s.at, nil)
		s.best = append(s.best, math.Inf(1))
	}
	i := pos - s.from
	s.at[i] = append(s.at[i], p)
	s.best[i] = min(s.best[i], p.cost)
	s.last = max(s.last, pos)
}

// try is emit for a path that will be pushed at pos, nil if that is hopeless.
func (s *search) try(pos int, p *path, r rune, at span) *path {
	if s.hopeless(pos, p.cost+s.pg.cost(p.a, p.b, r, true)-penalty) { // a reading that shows may take the penalty back
		s.pg.spent++
		return nil
	}
	return s.emit(p, r, at, true)
}

// emit is p with one more character of the mirror's text.
func (s *search) emit(p *path, r rune, at span, fresh bool) *path {
	s.pg.spent++
	q := &path{prev: p, r: r, at: at, fresh: fresh, pend: inStep, a: p.b, b: s.c.script().one(r)}
	q.cost = p.cost + s.pg.cost(p.a, p.b, r, fresh)
	if _, trail, ok := cell(r); ok {
		q.trail = trail
	}
	return q
}
