package queries

import (
	"cmp"
	"slices"
	"strings"
)

// nearest returns up to n of the words that resemble w, best first, by edit distance over runes; words
// that share next to nothing with it are left out.
func nearest(w string, words []string, n int) []string {
	type hit struct {
		word string
		d    int
	}
	var hits []hit
	w = strings.ToLower(w)
	for _, x := range words {
		d := distance([]rune(w), []rune(strings.ToLower(x)))
		longer := max(len([]rune(w)), len([]rune(x)))
		inside := len(w) > 2 && (strings.Contains(x, w) || strings.Contains(w, x) && len(x) > 2)
		if inside || 2*d <= longer+1 && d < longer {
			hits = append(hits, hit{x, d})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.d, b.d), strings.Compare(a.word, b.word))
	})
	var out []string
	for _, h := range hits {
		if len(out) < n && !slices.Contains(out, h.word) {
			out = append(out, h.word)
		}
	}
	return out
}

// distance is the number of runes to insert, delete, change or swap with the next.
func distance(a, b []rune) int {
	prev2, prev := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur := make([]int, len(b)+1)
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev = prev, cur
	}
	return prev[len(b)]
}

// didYouMean makes the tail of an error line.
func didYouMean(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(words, ", ") + "?"
}
