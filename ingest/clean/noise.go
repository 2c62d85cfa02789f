package clean

import (
	"slices"
	"strings"
)

// commas takes out commas that were put before other marks: ",," ",、" ",。" and doubled marks "，，".
func (p *page) commas(t text) text {
	for i := 0; i+1 < len(t.r); i++ {
		if extra(t.r[i], t.r[i+1]) {
			return p.dropCommas(t)
		}
	}
	return t
}

// noisyCommas counts the commas of the page that were put before other marks.
func (p *page) noisyCommas() int {
	n := 0
	for _, t := range p.lines {
		for i := 0; i+1 < len(t.r); i++ {
			if t.r[i] == ',' && extra(',', t.r[i+1]) {
				n++
			}
		}
	}
	return n
}

// extra says whether a mark before next is noise.
func extra(r, next rune) bool {
	switch r {
	case ',':
		return strings.ContainsRune(",，、。；？?！!", next)
	case '，', '、':
		return next == r || next == '。'
	}
	return false
}

func (p *page) dropCommas(t text) text {
	var out text
	for i, r := range t.r {
		if i+1 < len(t.r) && extra(r, t.r[i+1]) {
			p.repair("comma", t.at[i], string(r), "")
			continue
		}
		out.add(r, t.at[i])
	}
	return out
}

// spam finds a phrase that was put before full stops and behind the title, and takes it out.
func (p *page) spam() {
	phrase := p.spamPhrase()
	if phrase == "" {
		return
	}
	for i, t := range p.lines {
		p.lines[i] = p.dropSpam(t, phrase)
	}
	p.title, p.given = p.dropSpam(p.title, phrase), p.dropSpam(p.given, phrase)
}

func (p *page) dropSpam(t text, phrase string) text {
	n := len([]rune(phrase))
	var out text
	from := 0
	for i := t.index(phrase, 0); i >= 0; i = t.index(phrase, i+n) {
		behind := i+n < len(t.r) && strings.ContainsRune("。，,.", t.r[i+n])
		title := i+n == len(t.r) && i > 0 && (t.r[i-1] == ':' || t.r[i-1] == '：')
		if !behind && !title {
			continue
		}
		start := i
		if title {
			start--
		}
		out.append(t.cut(from, start))
		p.strike("spam", t.cut(start, i+n))
		from = i + n
	}
	if from == 0 {
		return t
	}
	out.append(t.cut(from, len(t.r)))
	return out
}

// spamPhrase is the phrase of the page's spam, "" if there is none: what stands behind a colon at the end of the
// title and before a full stop of the body; or what stands before at least a seventh of all full stops and three of
// them, and never fits what comes before it.
func (p *page) spamPhrase() string {
	stops := p.stops()
	first := p.title
	if len(first.r) == 0 {
		first = p.given
	}
	if len(first.r) == 0 && len(p.lines) > 0 {
		first = p.lines[0]
	}
	if i := max(lastIndex(first.r, ':'), lastIndex(first.r, '：')); i > 3 {
		phrase := string(first.r[i+1:])
		if n := len(first.r) - i - 1; n >= 3 && n <= 16 {
			hits := 0
			for _, s := range stops {
				if strings.HasSuffix(s, phrase) {
					hits++
				}
			}
			// A headline may well end with words that come again once. The tool that glues a phrase to the title
			// also puts commas before marks.
			if noise := p.noisyCommas(); hits >= 3 && hits*7 >= len(stops) || hits > 0 && noise > 0 || noise >= 3 {
				return phrase
			}
		}
	}
	if p.noisyCommas() == 0 {
		return ""
	}
	return p.frequent(stops)
}

// stops are the characters before each full stop, at most 12.
func (p *page) stops() []string {
	var out []string
	for _, t := range p.lines {
		for i, r := range t.r {
			if r == '。' && i >= 4 {
				out = append(out, string(t.r[max(0, i-12):i]))
			}
		}
	}
	return out
}

func (p *page) frequent(stops []string) string {
	count := map[string][]string{}
	for _, s := range stops {
		r := []rune(s)
		for n := 4; n < len(r); n++ {
			k := string(r[len(r)-n:])
			if strings.ContainsAny(k, "，、；：“”,() ") {
				break
			}
			count[k] = append(count[k], string(r[:len(r)-n]))
		}
	}
	best := ""
	for k, before := range count {
		if len(before) < 3 || len(before)*7 < len(stops) || len(k) < len(best) || len(k) == len(best) && k < best {
			continue
		}
		if p.strange(k, before) {
			best = k
		}
	}
	return best
}

// strange says whether k hardly ever follows what stands before it.
func (p *page) strange(k string, before []string) bool {
	m, r := p.c.model(), []rune(k)
	var costs []float64
	last := map[rune]bool{}
	for _, s := range before {
		b := []rune(s)
		if len(b) < 2 {
			return false
		}
		last[b[len(b)-1]] = true
		costs = append(costs, m.Cost(b[len(b)-2], b[len(b)-1], r[0])+m.Cost(b[len(b)-1], r[0], r[1]))
	}
	slices.Sort(costs)
	return len(last)*2 > len(before) && costs[len(costs)/2] > 12
}

func lastIndex(r []rune, c rune) int {
	for i := len(r) - 1; i >= 0; i-- {
		if r[i] == c {
			return i
		}
	}
	return -1
}
