package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"github.com/go-ego/gse"
)

const givenHead = `# Characters of given names. Made by gen from the sources that NOTICE.md names; do not edit.
# Fields: frequency in given names per million; then, as the decimal logarithm of how much more frequent the character is
# there than in general text: as first of two characters, as last of two, as the only one. Above 0 speaks for a name.
# Characters that are in no list are rare everywhere.
`

// familyLeak is the share of family names that the source counts as given ones, names being written both
// ways round: 王, 李 and 张 stand there with about a third of what they have as family names.
const familyLeak = 0.33

// given weighs the characters of given names against general text.
func given(src *sources) ([]byte, error) {
	ppm, err := frequencies(src, givenFile, 2)
	if err != nil {
		return nil, err
	}
	family, err := frequencies(src, familyFile, 1)
	if err != nil {
		return nil, err
	}
	first, err := firstShare(src)
	if err != nil {
		return nil, err
	}
	text, err := textFrequencies()
	if err != nil {
		return nil, err
	}
	for c := range ppm {
		ppm[c] = math.Max(ppm[c]-familyLeak*family[c], math.Min(ppm[c], 0.02*ppm[c]+1))
	}
	for c, n := range text { // frequent characters that names avoid are told apart from rare ones
		if _, ok := ppm[c]; !ok && n >= 50 {
			ppm[c] = 0
		}
	}
	var b bytes.Buffer
	b.WriteString(givenHead)
	for _, c := range byFrequency(ppm) {
		f, ok := first[c]
		if !ok {
			f = 0.5
		}
		bg := math.Max(text[c], 20)
		odds := func(share float64) float64 { return math.Log10((2*share*ppm[c] + 5) / bg) }
		fmt.Fprintf(&b, "%s\t%.1f\t%.2f\t%.2f\t%.2f\n", c, ppm[c], odds(f), odds(1-f), odds(0.25+(1-f)/2))
	}
	return b.Bytes(), nil
}

// firstShare tells for each character how often it is the first of two, judged by its reading.
func firstShare(src *sources) (map[string]float64, error) {
	rows, err := src.csv(namesPkg, positionFile)
	if err != nil {
		return nil, err
	}
	bySyllable := map[string]float64{}
	for _, r := range rows {
		var initial, final float64
		if _, err := fmt.Sscan(r[1]+" "+r[2], &initial, &final); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", positionFile, r, err)
		}
		bySyllable[r[0]] = (initial + 20) / (initial + final + 40)
	}
	rows, err = src.csv(namesPkg, givenFile)
	if err != nil {
		return nil, err
	}
	out := map[string]float64{}
	for _, r := range rows {
		if f, ok := bySyllable[strings.TrimRight(r[1], "012345")]; ok {
			if _, seen := out[r[0]]; !seen {
				out[r[0]] = f
			}
		}
	}
	return out, nil
}

// textFrequencies returns how often characters stand in general text, per million, by the frequencies of
// the segmenter's dictionary.
func textFrequencies() (map[string]float64, error) {
	var seg gse.Segmenter
	seg.SkipLog = true
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("load the segmenter's dictionary: %w", err)
	}
	count, sum := map[string]float64{}, 0.0
	for _, t := range seg.Dictionary().Tokens {
		if strings.HasPrefix(t.Pos(), "nr") { // names themselves are no general text
			continue
		}
		for _, c := range t.Text() {
			count[string(c)] += t.Freq()
			sum += t.Freq()
		}
	}
	for c := range count {
		count[c] *= 1e6 / sum
	}
	return count, nil
}
