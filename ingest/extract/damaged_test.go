package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"policygraph/ingest/doc"
)

// TestDamagedName: a hole behind a title is reported with its candidates and is no official.
func TestDamagedName(t *testing.T) {
	x := testExtractor(t)
	tests := []struct {
		name, text string
		hole       string
		candidates []string
		want       []string // surface, then candidates
	}{
		{"behind a title", "福州大学党委书记张\uFFFD\uFFFD参加会议。", "\uFFFD\uFFFD", []string{"天明", "天"}, []string{"张\uFFFD\uFFFD", "张天明", "张天"}},
		{"in a list of names", "市领导张忠、林\uFFFD麟、陈斌参加会议。", "\uFFFD", []string{"中"}, []string{"林\uFFFD麟", "林中麟"}},
		{"elsewhere", "会议研究了经济\uFFFD展工作。", "\uFFFD", []string{"发"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &doc.Document{ID: "d", Text: tt.text}
			r, w := []rune(tt.text), []rune(tt.hole)
			for i := range r {
				if i+len(w) <= len(r) && string(r[i:i+len(w)]) == tt.hole {
					d.Holes = append(d.Holes, doc.Hole{Start: i, End: i + len(w), Candidates: tt.candidates})
					break
				}
			}
			f := x.Extract(d)
			var got []string
			for _, g := range f.Damaged {
				got = append(append(got, g.Surface), g.Candidates...)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("damaged of %q (-want +got):\n%s", tt.text, diff)
			}
			for _, o := range f.Officials {
				for _, c := range o.Name {
					if c == '\uFFFD' {
						t.Errorf("official %q has a hole", o.Name)
					}
				}
			}
		})
	}
}
