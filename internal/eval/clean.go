package eval

// Cleaning counts characters of clean reports, white space and widths apart.
type Cleaning struct {
	Damage       string
	Files, Chars int
	Missing      int // characters of the clean report that are not in the cleaned text, or changed
	Extra        int // characters of the cleaned text that are not in the clean report, or changed
}

// Right is the share of the clean report's characters that came through, 0…1.
func (c Cleaning) Right() float64 { return 1 - ratio(c.Missing, c.Chars) }

// JudgeCleaning compares the cleaned text of damaged reports with the clean report, by kind of damage; the
// last row, with Damage "all", is the sum. Documents without a text are left out.
func JudgeCleaning(docs []Doc) []Cleaning {
	sum := Cleaning{Damage: "all"}
	var out []Cleaning
	for _, kind := range damageKinds(docs) {
		c := Cleaning{Damage: kind}
		for _, d := range docs {
			if d.Damage != kind || d.Text == "" {
				continue
			}
			want, got := written(d.Source), written(d.Text)
			missing, extra := differ(want, got)
			c.Files++
			c.Chars += len(want)
			c.Missing += missing
			c.Extra += extra
		}
		sum.Files += c.Files
		sum.Chars += c.Chars
		sum.Missing += c.Missing
		sum.Extra += c.Extra
		out = append(out, c)
	}
	return append(out, sum)
}

// written drops white space and folds marks to half width.
func written(s string) []rune {
	var out []rune
	for _, c := range s {
		switch {
		case space(c) || c == 0x3000:
			continue
		case c >= 0xff01 && c <= 0xff5e:
			c -= 0xfee0
		}
		out = append(out, c)
	}
	return out
}

// maxDiffer bounds the search for the shortest edit: texts further apart count as wholly different.
const maxDiffer = 4000

// differ counts what the shortest edit from want to got takes away and adds (Myers).
func differ(want, got []rune) (missing, extra int) {
	n, m := len(want), len(got)
	limit := min(n+m, maxDiffer)
	v := make([]int, 2*limit+3) // furthest x on diagonal k = x-y, at k+limit+1
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			at := k + limit + 1
			x := v[at-1] + 1
			if k == -d || k != d && v[at-1] < v[at+1] {
				x = v[at+1]
			}
			for x < n && x-k < m && x-k >= 0 && want[x] == got[x-k] {
				x++
			}
			v[at] = x
			if x >= n && x-k >= m {
				// of d edits, missing - extra = n - m
				return (d + n - m) / 2, (d - n + m) / 2
			}
		}
	}
	return n, m
}
