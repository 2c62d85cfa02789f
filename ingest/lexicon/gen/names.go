package main

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The packages that hold names.
const (
	namesPkg     = "sinonym-0.5.1-py3-none-any.whl"
	familyFile   = "sinonym/data/familyname_orcid.csv"
	givenFile    = "sinonym/data/givenname_orcid.csv"
	positionFile = "sinonym/data/given_position.csv"
	readingsPkg  = "pinyin-pro-3.29.4.tgz"
	readingsFile = "package/dist/esm/data/surname.mjs"
)

//go:embed surname_extra.txt
var surnameExtra string

const surnameHead = `# Family names, single and compound. Made by gen from the sources that NOTICE.md names and from gen/surname_extra.txt;
# do not edit: additions go there. Names that are also function words or verbs stand in surname_risky.txt too.
# Fields: frequency per million (0 where not known), reading as a family name ("" where not known).
`

var familyLine = regexp.MustCompile(`["']?(\p{Han}+)["']?\s*:\s*["']([^"']+)["']`)

// surnames joins the frequency table, the table of readings and our own additions.
func surnames(src *sources) ([]byte, error) {
	ppm, err := frequencies(src, familyFile, 1)
	if err != nil {
		return nil, err
	}
	js, err := src.tgz(readingsPkg, readingsFile)
	if err != nil {
		return nil, err
	}
	reading := map[string]string{}
	for _, m := range familyLine.FindAllStringSubmatch(string(js), -1) {
		reading[m[1]] = m[2]
	}
	drop := map[string]bool{}
	for _, line := range strings.Split(surnameExtra, "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		reading[f[0]], drop[f[0]] = f[1], len(f) > 2
	}
	for n := range reading {
		ppm[n] += 0
	}
	var b bytes.Buffer
	b.WriteString(surnameHead)
	for _, n := range byFrequency(ppm) {
		if !drop[n] {
			fmt.Fprintf(&b, "%s\t%s\t%s\n", n, strconv.FormatFloat(ppm[n], 'f', -1, 64), reading[n])
		}
	}
	return b.Bytes(), nil
}

// frequencies reads word and number per million, rounded to whole ones above ten.
func frequencies(src *sources, file string, col int) (map[string]float64, error) {
	rows, err := src.csv(namesPkg, file)
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	for _, r := range rows {
		n, err := strconv.ParseFloat(r[col], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", file, r, err)
		}
		out[r[0]] += n
	}
	for w, n := range out {
		digits := 1.0
		if n < 10 {
			digits = 10
		}
		out[w] = float64(int(n*digits+0.5)) / digits
	}
	return out, nil
}

// csv reads a table of a wheel without its head.
func (s *sources) csv(pkg, file string) ([][]string, error) {
	b, err := s.wheel(pkg, file)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("%s is empty", file)
	}
	return rows[1:], nil
}

// byFrequency returns the words, the most frequent first.
func byFrequency(ppm map[string]float64) []string {
	var words []string
	for w := range ppm {
		if utf8.RuneCountInString(w) <= 2 {
			words = append(words, w)
		}
	}
	sort.Slice(words, func(i, j int) bool {
		if ppm[words[i]] != ppm[words[j]] {
			return ppm[words[i]] > ppm[words[j]]
		}
		return words[i] < words[j]
	})
	return words
}
