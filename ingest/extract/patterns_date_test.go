package extract

import (
	"testing"

	"policygraph/ingest/doc"
)

func TestPatternsDates(t *testing.T) {
	tests := []struct{ published, text, want string }{
		{"2022-04-29", "昨日(28日),市长李志远到园区调研。", "2022-04-28"},
		{"2022-04-29", "日前,市长李志远到园区调研。", ""},
		{"2022-04-29", "近日,市长李志远到园区调研。", ""},
		{"2022-04-29", "本月13日,市长李志远到园区调研。", "2022-04-13"},
		{"2022-03-05", "3月4下午,市长李志远到园区调研。", "2022-03-04"},
		{"2022-03-05", "前日,市长李志远到园区调研。", "2022-03-03"},
		{"2022-06-25", "周四(23日),市长李志远到园区调研。", "2022-06-23"},
		{"2022-06-27", "上周五,市长李志远到园区调研。", "2022-06-24"}, // 27 June 2022 is a Monday; 上周五 is Friday the 24th
		{"2023-01-03", "12月28日,市长李志远到园区调研。", "2022-12-28"},
		{"2022-03-28", "327日,市长李志远到园区调研。", "2022-03-27"},
		{"", "二〇二二年九月二十七日,市长李志远到园区调研。", "2022-09-27"},
		{"2021-10-25", "十月二十三日,市长李志远到园区调研。", "2021-10-23"},
		{"2020-10-08", "10月2日至3日,市长李志远到园区调研。", "2020-10-02"},
		{"2020-10-08", "1月至4月产值大增,市长李志远到园区调研。", ""},
		{"2022-11-02", "31日,市长李志远到园区调研。", "2022-10-31"},
		{"", "12月23日,市长李志远到园区调研。", ""},
	}
	for _, tt := range tests {
		r := report{officials: two, place: "甲省乙市", date: tt.published, text: tt.text}
		f := r.read(t)
		if len(f.Events) != 1 {
			t.Errorf("%s: %d events", tt.text, len(f.Events))
			continue
		}
		if f.Events[0].Date != tt.want {
			t.Errorf("%s (%s): got %q, want %q", tt.text, tt.published, f.Events[0].Date, tt.want)
		}
	}
}

func TestLostMonthMark(t *testing.T) {
	for v, want := range map[int][2]int{327: {3, 27}, 123: {0, 0}, 1028: {10, 28}, 945: {0, 0}} {
		if m, d := splitDay(v); m != want[0] || d != want[1] {
			t.Errorf("splitDay(%d) = %d, %d, want %v", v, m, d, want)
		}
	}
}

func TestDatelineIsNoEventDate(t *testing.T) {
	a := testExtractor(t).analyse(&doc.Document{ID: "t", Published: "2022-04-20", Text: "本报4月20日讯 4月18日,市长到园区调研。"})
	if got, _ := a.dateIn(0, len(a.r)); got != "2022-04-18" {
		t.Errorf("got %q", got)
	}
}
