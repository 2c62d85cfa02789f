package extract

import (
	"sort"
	"strconv"
)

// findThemes gives each directive the one or two themes that its cue words point to most. What the report as a
// whole is about (its title and all its demands) decides where the words themselves say little.
func (a *analysis) findThemes() {
	ds := a.facts.Directives
	own := make([]map[string]int, len(ds))
	total := map[string]int{}
	for k := range ds {
		own[k] = a.cues([]rune(ds[k].Text))
		for t, n := range own[k] {
			total[t] += min(n, 4)
		}
	}
	for t, n := range a.cues([]rune(a.d.Title)) {
		total[t] += 3 * n
	}
	about := ranked(total)
	for k := range ds {
		ds[k].Themes = pickThemes(own[k], about)
	}
}

// cues adds up the cue words in a text, each once: theme → weight.
func (a *analysis) cues(r []rune) map[string]int {
	score := map[string]int{}
	seen := map[string]bool{}
	for i := range r {
		n, f := a.x.words.theme.Longest(r, i)
		if n == 0 {
			continue
		}
		if w := string(r[i : i+n]); !seen[w] {
			seen[w] = true
			score[f[0]] += weightOf(f)
		}
	}
	return score
}

// pickThemes takes the best theme, and a second one that comes near it; a weak first one is joined by what
// the report is about.
func pickThemes(own map[string]int, about []themeScore) []string {
	all := ranked(own)
	if len(all) == 0 || all[0].n < 2 {
		out := []string{"organization"}
		if len(all) > 0 {
			out = []string{all[0].theme}
		}
		if len(about) > 0 && about[0].theme != out[0] {
			out = append(out, about[0].theme)
		}
		return out
	}
	out := []string{all[0].theme}
	switch {
	case len(all) > 1 && all[1].n*3 >= all[0].n:
		out = append(out, all[1].theme)
	case all[0].n <= 3 && len(about) > 0 && about[0].theme != out[0]:
		out = append(out, about[0].theme)
	}
	return out
}

// themeScore is a theme with the weight of its cues.
type themeScore struct {
	theme string
	n     int
}

// ranked brings themes into order of weight, equal ones by name.
func ranked(score map[string]int) []themeScore {
	all := make([]themeScore, 0, len(score))
	for t, n := range score {
		all = append(all, themeScore{t, n})
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].n != all[j].n {
			return all[i].n > all[j].n
		}
		return all[i].theme < all[j].theme
	})
	return all
}

// weightOf is the weight of a word, the last field of its line, 2 if that gives none.
func weightOf(f []string) int {
	if len(f) > 0 {
		if w, err := strconv.Atoi(f[len(f)-1]); err == nil {
			return w
		}
	}
	return 2
}
