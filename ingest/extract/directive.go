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
	var run demandRun
	for _, u := range a.speech {
		if u.issuer == "" || u.force == mute {
			run = demandRun{}
			continue
		}
		run = a.readWords(u, run)
	}
	a.findMeasures()
	a.sortDirectives()
	a.findThemes()
}

// demandRun is what the sentence before leaves to the next one of the same speaker.
type demandRun struct {
	listed bool // it was an item of a list: 一要统规划。
	demand bool // it held a demand of weight
}

// readWords adds the demands of one utterance. A sentence that only goes on must show its demand more plainly,
// unless it goes on with a list or with demands; so do items behind a semicolon.
func (a *analysis) readWords(u utterance, before demandRun) demandRun {
	need := needs[u.force]
	run := demandRun{listed: u.implied && before.listed || u.start >= u.end}
	if u.implied {
		switch {
		case before.listed:
			need = 0
		case before.demand:
			need = 2
		default:
			need = 3
		}
	}
	for k, p := range a.pieces(u.start, u.end, u.force == urge) {
		if k > 0 && a.tellsOf(p, u.person) {
			break
		}
		c := a.demand(p, need)
		if c == 0 || a.announces(p) {
			continue
		}
		a.addDirective(u.issuer, u.act, p, c)
		need = min(need, 0)
		run.listed = run.listed || p.ordinal && p.end-p.start < 16
		run.demand = true
	}
	return run
}

// announces tells whether a piece only heads the list in the next sentence: 统筹做好几项重点工作。一是….
func (a *analysis) announces(p piece) bool {
	return !a.promises(p) && p.end-p.start < 24 && ordinalAt(a.r, a.nextText(p.end+1)) > 0 && a.countsThings(p)
}

// countsThings tells whether a piece speaks of so many tasks: 几项工作, 三个方面.
func (a *analysis) countsThings(p piece) bool {
	for i := p.start; i+1 < p.end; i++ {
		if runeIn(a.r[i], "几两三四五六七八九") && runeIn(a.r[i+1], "项个点件方大") {
			return true
		}
	}
	return false
}

// tellsOf tells whether a piece behind a semicolon is no longer spoken: it tells of another person
// (省长批示要全力救援;副省长李明赶赴现场).
func (a *analysis) tellsOf(p piece, who *person) bool {
	end := p.start
	for end < p.end && a.r[end] != ',' {
		end++
	}
	for _, x := range a.actorsIn(p.start, end) {
		if x.kind == actorPerson && x.person != who && !p.yao && !a.afterPreposition(x.start, p.start) && !a.modalInside(piece{start: p.start, end: end}) {
			return true
		}
	}
	return false
}

// addDirective adds one directive with its themes, addressees and proof.
func (a *analysis) addDirective(issuer, act string, p piece, confidence float64) {
	text := string(a.text[p.start:p.end])
	a.facts.Directives = append(a.facts.Directives, doc.Directive{
		Issuer: issuer, Act: act, Text: text, Addressees: a.addressees(p),
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
