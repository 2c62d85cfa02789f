package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// FoldName brings a name or a search into the form in which names are compared: without spaces around
// it, half-width, in small letters, with one kind of middle dot.
func FoldName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			r -= '！' - '!'
		case r == '　':
			return ' '
		case strings.ContainsRune("•‧∙⋅・･", r):
			return '·'
		}
		return unicode.ToLower(r)
	}, strings.TrimSpace(s))
}

// Ranks of a match, best first.
const (
	RankExact     = iota // the words are the name
	RankAlias            // the words are an alias
	RankPrefix           // the name or an alias begins with them
	RankSubstring        // the name or an alias contains them
	RankNone             // no match, or no words
)

// RankName tells how well the words match an entity by its name and aliases, all folded. It is the
// order of Reader.Find, the same for every store.
func RankName(words string, e Entity) int {
	w := FoldName(words)
	if w == "" {
		return RankNone
	}
	rank := rankText(w, e.Name, RankExact)
	for _, a := range e.Aliases {
		rank = min(rank, rankText(w, a, RankAlias))
	}
	return rank
}

func rankText(folded, text string, exact int) int {
	switch t := FoldName(text); {
	case t == folded:
		return exact
	case strings.HasPrefix(t, folded):
		return RankPrefix
	case strings.Contains(t, folded):
		return RankSubstring
	}
	return RankNone
}

// SortFound orders candidates as Reader.Find returns them (by rank, then name, then id), leaves out
// those that do not match and, with a limit above zero, all after the first limit.
func SortFound(words string, found []Entity, limit int) []Entity {
	type ranked struct {
		rank int
		e    Entity
	}
	rs := make([]ranked, 0, len(found))
	for _, e := range found {
		if r := RankName(words, e); r != RankNone {
			rs = append(rs, ranked{r, e})
		}
	}
	slices.SortFunc(rs, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.e.Name, b.e.Name), strings.Compare(a.e.ID, b.e.ID))
	})
	if limit > 0 && len(rs) > limit {
		rs = rs[:limit]
	}
	out := make([]Entity, len(rs))
	for i, r := range rs {
		out[i] = r.e
	}
	return out
}
