package clean

import (
	"regexp"
	"strings"

	"policygraph/ingest/doc"
)

var chapter = regexp.MustCompile(`(?m)^\s*第[一二三四五六七八九十百千0-9]{1,6}[章回节]`)

// genre says whether a page is no report, by cues that reports do not show.
func genre(d *doc.Document) doc.Genre {
	body := string([]rune(d.Text)[d.Body:])
	han, hangul, quoted, lines, holes := 0, 0, 0, 0, 0
	for _, r := range body {
		switch {
		case isHan(r):
			han++
		case r >= 0xac00 && r <= 0xd7a3:
			hangul++
		}
	}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		lines++
		if strings.HasPrefix(line, "“") || strings.HasPrefix(line, "「") {
			quoted++
		}
	}
	for _, m := range placeholders {
		holes += strings.Count(body, m)
	}
	switch {
	case hangul > han/2 && hangul > 50:
		return doc.Translation
	case han < 8:
		return doc.NoText
	case fiction(d, body) || lines >= 20 && quoted*10 > lines*4:
		return doc.Fiction
	case holes >= 3 && holes*150 >= han:
		return doc.Template
	}
	return doc.Report
}

// placeholders stand for a place or person in essays made to be filled in.
var placeholders = []string{"xx市", "XX市", "××市", "xx县", "XX县", "××县", "xx区", "XX区", "××区", "xx镇", "XX镇", "××镇", "xx省", "××省", "xx同志", "XX同志", "××同志", "ⅹⅹ", "某某市", "×××同志", "20xx年", "20XX年", "(名称)"}

func fiction(d *doc.Document, body string) bool {
	cues := 0
	for _, w := range []string{"本章未完", "加入书签", "上一章", "下一章", "最新章节", "作者有话说", "求推荐票", "求月票"} {
		if strings.Contains(body, w) {
			cues++
		}
	}
	if chapter.MatchString(d.Title) || chapter.MatchString(body) {
		cues++
	}
	return cues >= 2
}
