package lexicon

import (
	"strings"
	"sync"
)

// Minority weighs whether characters are a transliterated Tibetan, Uygur, Kazakh, Mongolian or Yi name
// (minority_name.txt).
type Minority struct{ parts *Table }

// LoadMinority returns the embedded parts of names, read once.
func LoadMinority() *Minority { return loadMinority() }

var loadMinority = sync.OnceValue(func() *Minority { return &Minority{parts: Load("minority_name")} })

// Score tells from 0 to 1 how well the characters, without · marks, are made of known parts. Parts of two
// and more characters count full, single ones a third; a typical opening and closing add to it. Names score
// 0.6 and more (宝音满都 1, 阿木什布 1), Han names and common words below 0.5. Names of fewer than three
// characters score 0: too many words would look like one.
func (m *Minority) Score(name []rune) float64 {
	n := len(name)
	if n < 3 {
		return 0
	}
	cover := make([]float64, n+1) // best weight of the first i characters
	for i := 1; i <= n; i++ {
		cover[i] = cover[i-1]
		for j := max(0, i-5); j < i; j++ {
			f, ok := m.parts.Get(string(name[j:i]))
			if !ok {
				continue
			}
			cover[i] = max(cover[i], cover[j]+partWeight(f[0], j == 0, i == n, i-j))
		}
	}
	return min(1, cover[n]/float64(n))
}

// partWeight is what a part of n characters adds.
func partWeight(uses string, first, last bool, n int) float64 {
	w := float64(n) / 3
	if n > 1 {
		w = float64(n)
	}
	if first && strings.Contains(uses, "open") || last && strings.Contains(uses, "close") {
		w += 0.25
	}
	return w
}
