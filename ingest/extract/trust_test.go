package extract

import "testing"

// TestTrust holds the order of confidences: as written, completed, bare.
func TestTrust(t *testing.T) {
	text := []rune("福州市委书记、宣传部部长、管委会主任、市委常委、市第二医院")
	a := &analysis{text: text, r: text}
	for _, c := range []struct {
		what string
		b    body
		want float64
	}{
		{"as written", body{start: 0, end: 4, name: "福州市委", kind: committee, region: 7}, 0.9},
		{"committee completed", body{start: 19, end: 21, name: "福州市委", kind: committee, region: 7}, 0.9},
		{"committee of no region", body{start: 19, end: 21, name: "市委", kind: committee, region: -1}, bareTrust},
		{"office completed", body{start: 7, end: 10, name: "福州市委宣传部", kind: dept, region: 7}, completedTrust},
		{"zone completed", body{start: 13, end: 16, name: "福州高新区管委会", kind: zoneBody, region: -1, park: "福州高新区"}, zoneTrust},
		{"zone unknown", body{start: 13, end: 16, name: "管委会", kind: zoneBody, region: -1}, bareTrust},
		{"own name", body{start: 24, end: 29, name: "福州市第二医院", kind: school, region: 7}, schoolTrust},
	} {
		if got := a.trust(c.b, 0.9); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
	if got := a.trust(body{name: "福州高新区管委会", kind: zoneBody, park: "福州高新区"}, 0.5); got != 0.5 {
		t.Errorf("an unsure fact becomes surer: %v", got)
	}
}
