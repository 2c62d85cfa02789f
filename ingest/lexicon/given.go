package lexicon

import (
	"fmt"
	"strconv"
	"sync"
)

// NameModel weighs how name-like the characters of a given name are (given.txt).
type NameModel struct {
	odds map[rune][3]float64 // as first of two, last of two, only one
}

// unknownOdds is the weight of characters that are in no list: rare ones, which names use more than texts do.
const unknownOdds = 0.2

// LoadNames returns the embedded model, read once. It panics if the list is damaged.
func LoadNames() *NameModel { return loadNames() }

var loadNames = sync.OnceValue(func() *NameModel {
	m, err := newNameModel(Load("given"))
	if err != nil {
		panic(fmt.Sprintf("embedded lexicon given: %v", err))
	}
	return m
})

func newNameModel(t *Table) (*NameModel, error) {
	m := &NameModel{odds: make(map[rune][3]float64, t.Len())}
	for _, w := range t.Words() {
		f, _ := t.Get(w)
		if len(f) < 4 {
			return nil, fmt.Errorf("%s: want four fields, got %q", w, f)
		}
		var o [3]float64
		for i := range o {
			var err error
			if o[i], err = strconv.ParseFloat(f[i+1], 64); err != nil {
				return nil, fmt.Errorf("%s: %w", w, err)
			}
		}
		for _, r := range w {
			m.odds[r] = o
		}
	}
	return m, nil
}

// Score tells how name-like a given name without its family name is: the decimal logarithm of how much
// likelier the characters are in given names than in general text. 猛军 has about 1.5, 军主 about −1.2;
// 0 is neutral. A third and further character costs 2 each: given names have one or two. Of the names of
// officials about 92 in 100 score above 0, others (中平, 全岭) a little below: it weighs, it does not decide.
func (m *NameModel) Score(given []rune) float64 {
	if len(given) == 1 {
		return m.at(given[0], 2)
	}
	s := 0.0
	for i, r := range given {
		switch {
		case i == 0:
			s += m.at(r, 0)
		case i == len(given)-1:
			s += m.at(r, 1)
		default:
			s += min(m.at(r, 0), m.at(r, 1))
		}
		if i >= 2 {
			s -= 2
		}
	}
	return s
}

func (m *NameModel) at(r rune, position int) float64 {
	if o, ok := m.odds[r]; ok {
		return o[position]
	}
	return unknownOdds
}
