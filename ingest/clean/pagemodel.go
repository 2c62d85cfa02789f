package clean

import (
	"math"
	"strings"

	"policygraph/ingest/charset"
	"policygraph/ingest/clean/ngram"
)

// pageModel is what a page says about itself: which characters it marks with readings, and which
// characters and pairs it uses where it is whole.
type pageModel struct {
	readings readings
	script   *script
	lm       *ngram.Model
	mark     map[rune]bool // marked with a reading somewhere
	bare     map[rune]bool // stands somewhere without one
	one      map[rune]int  // simplified characters
	two      map[[2]rune]int
	odds     []float32 // by character: what speaks against it, plus 1; 0 if not yet asked
	known    map[markKey][]candidate
	spent    int           // steps of search so far
	limit    int           // steps that the page may cost
	half     map[rune]rune // full-width marks that the page writes in half width
}

// observe reads the lines of a page as they are.
func (c *Cleaner) observe(lines []text) *pageModel {
	pg := &pageModel{readings: c.readings(), script: c.script(), lm: c.model(), mark: map[rune]bool{}, bare: map[rune]bool{}, one: map[rune]int{}, two: map[[2]rune]int{}, half: map[rune]rune{}, odds: make([]float32, 1<<16), known: map[markKey][]candidate{}}
	width := map[rune]int{}
	pg.limit = budget
	for _, t := range lines {
		pg.limit += budgetPer * len(t.r)
	}
	for _, t := range lines {
		a := rune(0)
		for i := 0; i < len(t.r); i++ {
			r := t.r[i]
			switch r {
			case ',', '(', ')', ':', '!', '?', ';':
				width[r+0xfee0]--
			case '，', '（', '）', '：', '！', '？', '；':
				width[r]++
			}
			if end, py := pg.readings.gloss(t.r, i); end > 0 {
				if p := pg.readings[py]; strings.ContainsRune(p.first, t.r[i-1]) || strings.ContainsRune(p.other, t.r[i-1]) {
					pg.mark[t.r[i-1]] = true
				}
				i = end - 1
				continue
			}
			if i+1 < len(t.r) && t.r[i+1] != '(' && isHan(r) {
				pg.bare[r] = true
			}
			if r == '?' && pg.signature(t.r[:min(i+10, len(t.r))], i) == i {
				i = late(t.r, i)
				a = 0
				continue
			}
			if r < 0x3000 {
				a = 0
				continue
			}
			s := pg.script.one(r)
			pg.one[s]++
			pg.two[[2]rune{a, s}]++
			a = s
		}
	}
	for r, n := range width {
		if n < 0 {
			pg.half[r] = r - 0xfee0
		}
	}
	return pg
}

// late is where the run behind a damaged place at i may have ended: at the next character that is
// neither Chinese nor a mark, behind a reading that opens it, or after 24 characters.
func late(r []rune, i int) int {
	j := i + 1
	if end, _ := glossEnd(r, j); end > 0 {
		j = end
	}
	for j < len(r) && j < i+24 && !isLetter(r[j]) && !isDigit(r[j]) {
		j++
	}
	return j - 1
}

// share is how much the page's own pairs count beside the model's.
const (
	share = 0.2
	leave = 0.22 // -ln(1-share)
)

// cost of the traditional character r behind a and b. What the page shows costs less for being there;
// a character that only simplified texts use does not belong on a page that shows the traditional one.
func (pg *pageModel) cost(a, b, r rune, fresh bool) float64 {
	s := pg.script.one(r)
	cost := pg.lm.Cost(a, b, s)
	if n := pg.one[b]; n > 0 {
		cost += leave
		if k := pg.two[[2]rune{b, s}]; k > 0 {
			cost = -math.Log(math.Exp(-cost) + share*float64(k)/float64(n+1))
		}
	}
	if !fresh {
		return cost
	}
	if (s == '。' || s == '，' || s == '、') && (b == '。' || b == '，' || b == '、') {
		cost += 6
	}
	if r >= 1<<16 {
		return cost + pg.odd(r, s)
	}
	if pg.odds[r] == 0 {
		pg.odds[r] = float32(pg.odd(r, s)) + 1
	}
	return cost + float64(pg.odds[r]) - 1
}

// odd is what speaks against the character r, simplified s, standing on this page at all.
func (pg *pageModel) odd(r, s rune) float64 {
	cost := 0.0
	if pg.mark[r] { // then its reading would show
		cost += penalty
	}
	if !pg.bare[r] && !pg.mark[r] {
		switch usual := pg.script.usual[r]; {
		case pg.script.simple[r]: // the page writes the traditional form
			cost += 4
		case r != s && usual != 1: // a variant that converters do not write
			cost += 5
		}
	}
	if r >= '０' && r <= 'ｚ' { // the page's own are of half width
		cost += 8
	}
	if pg.one[s] == 0 {
		cost++
	}
	// A rare character is more often a wrong reading than a rare name.
	if alone := pg.lm.Alone(s); alone > 11 {
		cost += 2 * (alone - 11)
	}
	return cost
}

// absent takes back the penalty of a marked character whose reading is there.
func (pg *pageModel) absent(r rune) float64 {
	if pg.mark[r] {
		return penalty
	}
	return 0
}

type candidate struct {
	r     rune
	trail byte
	cost  float64
}

// marked are the characters with the reading py whose lead byte is lead, each with what speaks against it.
func (pg *pageModel) marked(py string, lead byte) []candidate {
	key := markKey{py, lead}
	out, ok := pg.known[key]
	if !ok {
		out = pg.find(py, lead)
		pg.known[key] = out
	}
	return out
}

type markKey struct {
	py   string
	lead byte
}

func (pg *pageModel) find(py string, lead byte) []candidate {
	p := pg.readings[py]
	var out []candidate
	for i, list := range []string{p.first, p.other} {
		for _, r := range list {
			l, trail, ok := charset.ToGBK(r)
			if !ok || l != lead {
				continue
			}
			cost := 2 * float64(i)
			switch {
			case pg.mark[r]:
			case pg.bare[r]:
				cost += penalty
			default:
				cost += 2
				if !pg.script.traits[r] {
					cost += 3
				}
			}
			out = append(out, candidate{r, trail, cost})
		}
	}
	return out
}
