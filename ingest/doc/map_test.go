package doc

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestMapOfText(t *testing.T) {
	raw := "a中文b"
	var m Map
	at := 0
	for _, r := range raw {
		n := utf8.RuneLen(r)
		m.Add(1, at, at+n)
		at += n
	}
	for _, x := range []struct{ start, end, from, to int }{
		{0, 1, 0, 1}, {1, 2, 1, 4}, {2, 3, 4, 7}, {1, 3, 1, 7}, {0, 4, 0, 8}, {3, 4, 7, 8}, {2, 2, 0, 0}, {4, 9, 0, 0},
	} {
		if from, to := m.Raw(x.start, x.end); from != x.from || to != x.to {
			t.Errorf("runes %d:%d: got bytes %d:%d, want %d:%d", x.start, x.end, from, to, x.from, x.to)
		}
	}
	if m.Len() != 4 || len(m.runs) != 3 {
		t.Errorf("%d runes in %d runs", m.Len(), len(m.runs))
	}
}

func TestMapOfRepairs(t *testing.T) {
	var m Map
	m.Add(2, 0, 6)   // two runes of three bytes
	m.Add(0, 6, 20)  // struck out
	m.Add(1, 20, 25) // one rune for five bytes
	m.Add(3, 25, 30) // three runes for five bytes: only as a whole
	m.Add(1, 10, 12) // moved from before
	for _, x := range []struct{ start, end, from, to int }{
		{1, 2, 3, 6}, {1, 3, 3, 25}, {3, 4, 25, 30}, {4, 5, 25, 30}, {6, 7, 10, 12}, {5, 7, 10, 30},
	} {
		if from, to := m.Raw(x.start, x.end); from != x.from || to != x.to {
			t.Errorf("runes %d:%d: got bytes %d:%d, want %d:%d", x.start, x.end, from, to, x.from, x.to)
		}
	}
}

func TestMapRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m Map
		for range rapid.IntRange(0, 30).Draw(t, "runs") {
			start := rapid.IntRange(0, 1000).Draw(t, "start")
			m.Add(rapid.IntRange(0, 5).Draw(t, "runes"), start, start+rapid.IntRange(0, 20).Draw(t, "bytes"))
		}
		b, err := m.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var back Map
		if err := back.UnmarshalBinary(b); err != nil {
			t.Fatal(err)
		}
		if back.Len() != m.Len() {
			t.Fatalf("%d runes, want %d", back.Len(), m.Len())
		}
		for i := range m.Len() {
			for _, j := range []int{i + 1, m.Len()} {
				a1, a2 := m.Raw(i, j)
				b1, b2 := back.Raw(i, j)
				if a1 != b1 || a2 != b2 {
					t.Fatalf("runes %d:%d: %d:%d, want %d:%d", i, j, b1, b2, a1, a2)
				}
			}
		}
	})
}

func TestMapDamaged(t *testing.T) {
	var m Map
	m.Add(300, 1000, 1300)
	b, err := m.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(b); i++ {
		var back Map
		if back.UnmarshalBinary(b[:i]) == nil {
			t.Errorf("the first %d of %d bytes are read", i, len(b))
		}
	}
	var back Map
	if back.UnmarshalBinary([]byte{0, 0, 0}) == nil {
		t.Error("a run of no runes is read")
	}
	if err := back.UnmarshalBinary(nil); err != nil || back.Len() != 0 {
		t.Errorf("nothing: %d runes, %v", back.Len(), err)
	}
}
