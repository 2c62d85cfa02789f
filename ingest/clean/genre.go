package clean

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"policygraph/ingest/doc"
)

var (
	chapter   = regexp.MustCompile(`(?m)^\s*第[一二三四五六七八九十百千0-9]{1,6}[章回]`)
	chapterIn = regexp.MustCompile(`第[一二三四五六七八九十百千0-9]{1,6}章`)
)

// genre says whether a page is no report, by cues that reports do not show.
func genre(d *doc.Document) doc.Genre {
	body := string([]rune(d.Text)[d.Body:])
	han, hangul, holes := 0, 0, 0
	for _, r := range body {
		switch {
		case isHan(r):
			han++
		case r >= 0xac00 && r <= 0xd7a3:
			hangul++
		}
	}
	holes = placeholders.count(body)
	switch {
	case hangul > han/2 && hangul > 50:
		return doc.Translation
	case han < 8:
		return doc.NoText
	case fiction(d, body, han):
		return doc.Fiction
	case holes >= 3 && holes*150 >= han:
		return doc.Template
	}
	return doc.Report
}

// placeholders stand for a place or person in essays made to be filled in.
var placeholders = newWords("xx市", "XX市", "××市", "xx县", "XX县", "××县", "xx区", "XX区", "××区", "xx镇", "XX镇", "××镇", "xx省", "××省", "xx同志", "XX同志", "××同志", "ⅹⅹ", "某某市", "×××同志", "20xx年", "20XX年", "(名称)")

// Words of novels: of their sites, and of telling.
var (
	novelSite = newWords("本章未完", "加入书签", "上一章", "下一章", "最新章节", "作者有话说", "求推荐票", "求月票", "小说模式", "尝试刷新", "章节报错", "继续阅读", "收藏网址", "看后求收藏", "无弹窗", "纯文字在线")
	telling   = newWords("笑道", "问道", "说道", "喊道", "点点头", "点了点头", "摇摇头", "摇了摇头", "叹了口气", "皱眉", "皱着眉", "皱起了眉", "眉头", "微微一笑", "苦笑", "冷笑", "哈哈", "嘿嘿", "心想", "心里一", "心中一", "暗道", "低声", "愣了", "瞪了", "瞪大", "淡淡", "沉声", "忍不住", "眼神", "脸色")
	pageOf    = regexp.MustCompile(`[(（](?: ?\d{1,2} ?/ ?\d{1,2}(?: ?页)? ?|第 ?\d{1,2} ?页)[)）]`)
)

func fiction(d *doc.Document, body string, han int) bool {
	cues := novelSite.count(body)
	head := d.Title + "\n" + body[:min(len(body), 300)]
	if chapter.MatchString(head) || strings.Contains(head, "章") && chapterIn.MatchString(head) {
		cues++
		if pageOf.MatchString(head) {
			cues++
		}
	}
	told := telling.count(body)
	if told >= 4 && told*250 > han {
		cues++
		if told >= 8 && told*150 > han {
			cues++
		}
	}
	return cues >= 2
}

// words is a set of words.
type words struct {
	first [1 << 10]uint64 // a bit for each character that begins one
	by    map[rune][]string
}

func newWords(list ...string) *words {
	w := &words{by: map[rune][]string{}}
	for _, s := range list {
		r, _ := utf8.DecodeRuneInString(s)
		w.first[r>>6] |= 1 << (r & 63)
		w.by[r] = append(w.by[r], s)
	}
	return w
}

// count is how often words of the set stand in s.
func (w *words) count(s string) int {
	n := 0
	for i, r := range s {
		if r >= 1<<16 || w.first[r>>6]&(1<<(r&63)) == 0 {
			continue
		}
		for _, word := range w.by[r] {
			if strings.HasPrefix(s[i:], word) {
				n++
			}
		}
	}
	return n
}
