package config

// didYouMean names the setting that a wrong key is nearest to.
func didYouMean(key string) string {
	names := make([]string, len(Keys))
	for i, k := range Keys {
		names[i] = k.Name
	}
	if best := Nearest(key, names); best != "" {
		return "; did you mean " + best + "?"
	}
	return "; `policygraph config` lists them"
}

// Nearest returns the word that a mistyped one is nearest to, or "" if none resembles it.
func Nearest(wrong string, words []string) string {
	best, least := "", len(wrong)/2+2
	for _, w := range words {
		if d := distance(wrong, w); d < least && d < len(w) {
			best, least = w, d
		}
	}
	return best
}

// distance is the number of characters to insert, delete or change (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diag := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diag
			if a[i-1] != b[j-1] {
				cost++
			}
			diag = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}
