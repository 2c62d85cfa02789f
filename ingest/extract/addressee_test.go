package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAddressees(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"王建新要求,乙市财政局、乙市商务局要抓紧制定办法。", []string{"乙市财政局", "乙市商务局"}},
		{"王建新强调,要向乙市财政局学习好做法。", nil},
		{"王建新希望福州市加快建设步伐。", []string{"福州市"}},
		{"王建新强调,各级各部门要压实责任。", nil},
	}
	for _, tt := range tests {
		r := report{officials: two, institutions: "乙市财政局 乙市商务局", place: "甲省乙市", text: tt.text}
		f := r.read(t)
		if len(f.Directives) != 1 {
			t.Errorf("%s: %d directives", tt.text, len(f.Directives))
			continue
		}
		if d := cmp.Diff(tt.want, f.Directives[0].Addressees); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, d)
		}
	}
}
