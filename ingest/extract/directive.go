package extract

import (
	"sort"

	"policygraph/ingest/doc"
)

// findDirectives finds what is demanded, planned or promised and by whom: the words of every speaker
// (speech.go), cut into pieces (directive_piece.go), of which those that demand something stay
// (directive_demand.go); in a notice the measures of the issuing body (directive_notice.go).
func (a *analysis) findDirectives() {
	a.indexActors()
	a.findGatherings()
	a.findSpeech()
	for _, u := range a.speech {
		if u.issuer == "" || u.force == mute {
			continue
		}
		for _, p := range a.pieces(u.start, u.end) {
			if c := a.demand(p, u.force, u.implied); c > 0 {
				a.addDirective(u.issuer, a.actAt(u, p), p, c)
			}
		}
	}
	a.findMeasures()
	a.sortDirectives()
}

// actAt is the verb a piece is given out with: that of the speaker, or one at the head of the piece itself.
func (a *analysis) actAt(u utterance, p piece) string { return u.act }

// addDirective adds one directive with its themes, addressees and proof.
func (a *analysis) addDirective(issuer, act string, p piece, confidence float64) {
	text := string(a.text[p.start:p.end])
	a.facts.Directives = append(a.facts.Directives, doc.Directive{
		Issuer: issuer, Act: act, Text: text, Themes: a.themes(p), Addressees: a.addressees(p),
		Evidence: a.directiveProof(p, confidence),
	})
}

// directiveProof is the sentence around the piece.
func (a *analysis) directiveProof(p piece, confidence float64) doc.Evidence {
	s := a.sentenceAt(p.start)
	return doc.Evidence{Start: min(s.start, p.start), End: max(s.end, p.end), At: p.start, Confidence: confidence}
}

// sortDirectives brings them into the order of the text and drops one that says what another says.
func (a *analysis) sortDirectives() {
	ds := a.facts.Directives
	sort.SliceStable(ds, func(i, j int) bool { return ds[i].Evidence.At < ds[j].Evidence.At })
	out := ds[:0]
	seen := map[string]bool{}
	for _, d := range ds {
		key := d.Issuer + "|" + d.Text
		if !seen[key] {
			seen[key] = true
			out = append(out, d)
		}
	}
	a.facts.Directives = out
}
