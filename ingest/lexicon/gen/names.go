package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

const surnameHead = `# Family names, single and compound. Written by gen from the packages sinonym (Apache-2.0; frequency) and
# pinyin-pro (MIT; compound names and readings as a surname).
# Fields: frequency per million (0 where not known), reading as a surname.
`

// surnames joins the frequency table with the compound names.
func surnames(dir string) (string, error) {
	rows, err := table(filepath.Join(dir, "sinonym/sinonym/data/familyname_orcid.csv"))
	if err != nil {
		return "", err
	}
	ppm := map[string]float64{}
	for _, r := range rows {
		n, _ := strconv.ParseFloat(r[1], 64)
		ppm[r[0]] = n
	}
	js, err := os.ReadFile(filepath.Join(dir, "package/dist/esm/data/surname.mjs"))
	if err != nil {
		return "", err
	}
	reading := map[string]string{}
	for _, m := range regexp.MustCompile(`["']?(\p{Han}+)["']?\s*:\s*["']([^"']+)["']`).FindAllStringSubmatch(string(js), -1) {
		reading[m[1]] = m[2]
		if _, ok := ppm[m[1]]; !ok {
			ppm[m[1]] = 0
		}
	}
	var names []string
	for n := range ppm {
		if len([]rune(n)) <= 2 {
			names = append(names, n)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if ppm[names[i]] != ppm[names[j]] {
			return ppm[names[i]] > ppm[names[j]]
		}
		return names[i] < names[j]
	})
	var b strings.Builder
	b.WriteString(surnameHead)
	for _, n := range names {
		fmt.Fprintf(&b, "%s\t%.0f\t%s\n", n, ppm[n], reading[n])
	}
	return b.String(), nil
}

const givenHead = `# Characters of given names. Written by gen from the package sinonym (Apache-2.0).
# Fields: frequency per million.
`

func given(dir string) (string, error) {
	rows, err := table(filepath.Join(dir, "sinonym/sinonym/data/givenname_orcid.csv"))
	if err != nil {
		return "", err
	}
	sum := map[string]float64{}
	for _, r := range rows {
		n, _ := strconv.ParseFloat(r[2], 64)
		sum[r[0]] += n
	}
	var chars []string
	for c := range sum {
		chars = append(chars, c)
	}
	sort.Slice(chars, func(i, j int) bool {
		if sum[chars[i]] != sum[chars[j]] {
			return sum[chars[i]] > sum[chars[j]]
		}
		return chars[i] < chars[j]
	})
	var b strings.Builder
	b.WriteString(givenHead)
	for _, c := range chars {
		fmt.Fprintf(&b, "%s\t%.1f\n", c, sum[c])
	}
	return b.String(), nil
}

// table reads a CSV file without its head.
func table(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		return nil, fmt.Errorf("read %s: %d rows: %w", path, len(rows), err)
	}
	return rows[1:], nil
}
