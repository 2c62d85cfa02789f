package eval

import (
	"fmt"
	"io"
	"math"
	"sort"
)

// judgedKinds are the kinds whose facts carry a confidence, each judged once: roles stand for participants,
// issued directives for directives.
var judgedKinds = []string{"posts", "institutions", "companies", "parks", "policies", "issued", "events", "roles", "locations"}

// Trust is how many facts of one confidence were right.
type Trust struct {
	Kind         string
	Confidence   float64 // to two digits
	Given, Right int
}

// Calibration counts facts by kind and confidence, in the order of kinds, the surest first. Facts that came
// from a file have no confidence and are left out.
func Calibration(docs []Doc) []Trust {
	type key struct {
		kind int
		pct  int
	}
	count := map[key]*Trust{}
	tell := func(kind int, confidence float64, right bool) {
		if confidence <= 0 {
			return
		}
		k := key{kind, int(math.Round(100 * confidence))}
		if count[k] == nil {
			count[k] = &Trust{Kind: judgedKinds[kind], Confidence: float64(k.pct) / 100}
		}
		count[k].Given++
		if right {
			count[k].Right++
		}
	}
	for _, d := range docs {
		gold, given := factsOf(d.Gold), factsOf(d.Given)
		for i, kind := range judgedKinds {
			for k, f := range given[kind] {
				_, right := gold[kind][k]
				tell(i, f.Evidence.Confidence, right)
			}
			if kind == "issued" {
				wrong := map[int]bool{}
				for _, m := range missesOf(d, kind) {
					wrong[m.index] = wrong[m.index] || m.Given
				}
				for j, x := range directives(d.Given) {
					tell(i, x.Evidence.Confidence, !wrong[j])
				}
			}
		}
	}
	var out []Trust
	for _, t := range count {
		out = append(out, *t)
	}
	order := map[string]int{}
	for i, k := range judgedKinds {
		order[k] = i
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].Kind != out[j].Kind {
			return order[out[i].Kind] < order[out[j].Kind]
		}
		return out[i].Confidence > out[j].Confidence
	})
	return out
}

// sureFrom is the confidence from which facts must be right sureShare of the time.
const (
	sureFrom  = 0.9
	sureShare = 0.95
)

// bins of confidence, each from its floor up to the one before.
var bins = []float64{0.95, 0.9, 0.8, 0.7, 0.6, 0}

// Sure sums the facts of confidence 0.9 and above.
func Sure(trust []Trust) Trust {
	sum := Trust{Confidence: sureFrom}
	for _, t := range trust {
		if t.Confidence >= sureFrom {
			sum.Given += t.Given
			sum.Right += t.Right
		}
	}
	return sum
}

// PrintCalibration writes the share of right facts by bin and kind, then by each confidence that occurs.
func PrintCalibration(w io.Writer, trust []Trust) {
	fmt.Fprintf(w, "%-14s", "confidence")
	for _, b := range bins {
		fmt.Fprintf(w, "%16s", fmt.Sprintf("from %.2f", b))
	}
	fmt.Fprintln(w)
	for _, kind := range append(append([]string{}, judgedKinds...), "all") {
		fmt.Fprintf(w, "%-14s", kind)
		for i, floor := range bins {
			var sum Trust
			for _, t := range trust {
				if (t.Kind == kind || kind == "all") && t.Confidence >= floor && (i == 0 || t.Confidence < bins[i-1]) {
					sum.Given += t.Given
					sum.Right += t.Right
				}
			}
			cell := "-"
			if sum.Given > 0 {
				cell = fmt.Sprintf("%.3f of %d", ratio(sum.Right, sum.Given), sum.Given)
			}
			fmt.Fprintf(w, "%16s", cell)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\n%-14s%12s%7s%7s%8s\n", "kind", "confidence", "given", "right", "share")
	for _, t := range trust {
		note := ""
		if t.Confidence >= sureFrom && ratio(t.Right, t.Given) < sureShare {
			note = "  too sure"
		}
		fmt.Fprintf(w, "%-14s%12.2f%7d%7d%8.3f%s\n", t.Kind, t.Confidence, t.Given, t.Right, ratio(t.Right, t.Given), note)
	}
	s := Sure(trust)
	word := "as promised"
	if ratio(s.Right, s.Given) < sureShare {
		word = "too few"
	}
	fmt.Fprintf(w, "facts at %.2f and above: %d of %d right, %.3f (%s; %.2f are promised)\n", sureFrom, s.Right, s.Given, ratio(s.Right, s.Given), word, sureShare)
}
