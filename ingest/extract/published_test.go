package extract

import "testing"

// TestPublished holds where a page says when it was published, and what is no day of publication.
func TestPublished(t *testing.T) {
	x := testExtractor(t)
	tests := []struct{ name, record, text, want string }{
		{"the record's date", "2020-11-14", "2019年1月1日\n本报讯 会议召开。", "2020-11-14"},
		{"a labelled date", "", "发布时间：2022-04-21\n4月19日，市长何林调研。", "2022-04-21"},
		{"a labelled date with time", "", "发布日期:2020-06-02 16:33:53 浏览量:12\n5月29日召开会议。", "2020-06-02"},
		{"dateline", "", "柳河晚报2019年9月30日讯 昨日，柳河新城揭牌。", "2019-09-30"},
		{"date before the source", "", "2020年11月14日　来源：柳河日报\n本报讯 昨日开会。", "2020-11-14"},
		{"paper and date", "", "《柳河日报》2016年2月18日\n本报讯 17日，市长调研。", "2016-02-18"},
		{"signature of a notice", "", "各镇人民政府：\n现将有关事项通知如下。\n一、要抓紧。\n柳河市人民政府\n2019年5月17日", "2019-05-17"},
		{"signature in numerals", "", "各镇人民政府：\n现将有关事项通知如下。\n柳河市人民政府\n二〇一九年五月十七日", "2019-05-17"},
		{"dateline about earlier days", "", "柳河网2019年10月8日讯 2019年10月2日至3日，市长何林率队考察。", "2019-10-08"},
		{"the event's date", "", "2019年10月2日，市长何林率队考察。", ""},
		{"no year", "", "本报10月8日讯 市长何林率队考察。", ""},
		{"a meeting's time", "", "会议时间：2019年5月23日下午\n地点：三楼会议室", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := patternDoc("", "", tt.text)
			d.Published = tt.record
			if got := x.Extract(d).Published; got != tt.want {
				t.Errorf("published of %q = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}
