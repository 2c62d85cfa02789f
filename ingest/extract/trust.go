package extract

import "strings"

// Confidence of facts at bodies. The figures are the shares of right ones on the gold reports, rounded down; `policygraph
// eval --calibration` measures them anew.
const (
	bareTrust      = 0.4  // 市委 where no region is known
	zoneTrust      = 0.8  // 管委会 → 福州高新区管委会: which zone is meant is often unsaid
	completedTrust = 0.75 // 宣传部 → 福州市委宣传部, 办公室 → 福州市政府办公室: the owner is guessed
	schoolTrust    = 0.6  // bodies of their own name: where the name begins is guessed
	firmTrust      = 0.85 // 集团总经理: which firm of several is meant is guessed
)

// trust lowers the confidence of a fact at a body by how the body's name came about: as the text has it, completed from
// its surroundings, or left bare.
func (a *analysis) trust(b body, confidence float64) float64 {
	written := b.end > b.start && string(a.text[b.start:b.end]) == b.name
	switch {
	case b.region < 0 && b.park == "" && startsBare(b.name):
		return min(confidence, bareTrust)
	case b.kind == firm:
		return min(confidence, firmTrust)
	case b.kind == school:
		return min(confidence, schoolTrust)
	case written || b.kind == committee || b.kind == gov || b.kind == organ || b.kind == national:
		return confidence
	case b.kind == zoneBody:
		return min(confidence, zoneTrust)
	case b.kind == dept && !strings.HasSuffix(b.name, "局"):
		return min(confidence, completedTrust)
	}
	return confidence
}

// startsBare tells whether a name begins with a level or an office that wants an owner: 市委, 管委会.
func startsBare(name string) bool {
	for _, head := range []string{"市", "县", "区", "省", "镇", "乡", "旗", "街道", "管委会", "党工委", "党委", "办公室", "政协", "人大", "纪委", "人民法院", "人民检察院"} {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}
