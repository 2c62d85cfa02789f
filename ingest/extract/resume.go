package extract

import "strings"

// findResumes reads the dated lines of a résumé: posts that ended are former, the open one is current.
//
//	何明远，男，1968年3月生。
//	1994.08—2001.03　渭县县委办副主任
//	2016.03—　　　　渭县县委书记
func (a *analysis) findResumes() {
	subject := a.resumeSubject()
	if subject == "" {
		return
	}
	for i := a.d.Body; i < len(a.r); i++ {
		if a.r[i] < '0' || a.r[i] > '9' || i > 0 && a.r[i-1] >= '0' && a.r[i-1] <= '9' {
			continue
		}
		e, open, ok := a.period(i)
		if !ok {
			continue
		}
		ap := appointer{a: a, s: a.clause(e)}
		status := "former"
		if open {
			status = "current"
		}
		if k := ap.posts(e, []string{subject}, status, false); k > e {
			i = k - 1
		}
	}
}

// clause is the rest of the line from i on, up to ; or the end.
func (a *analysis) clause(i int) sentence {
	e := i
	for e < len(a.r) && a.r[e] != '\n' && a.r[e] != ';' && a.r[e] != '。' {
		e++
	}
	return sentence{start: i, end: e}
}

// resumeSubject is whose résumé the page is: the name of its first biography, or the one before 简历.
func (a *analysis) resumeSubject() string {
	for _, s := range a.sents {
		if e := a.bioName(s.start); e > 0 {
			return cleanName(a.text[s.start:e])
		}
	}
	for _, m := range a.occurrences("简历") {
		ap := appointer{a: a, s: sentence{start: max(0, m.Start-12), end: m.Start}}
		if names := ap.namesBefore(m.Start); len(names) == 1 {
			return names[0]
		}
	}
	return ""
}

// period reads a span of time at i: 1994.08—2001.03, 2016年3月至今, 2016.03—. It returns where the text after it begins
// and whether the span is still open.
func (a *analysis) period(i int) (end int, open, ok bool) {
	j := a.month(i)
	if j == 0 {
		return 0, false, false
	}
	k := j
	for k < len(a.r) && runeIn(a.r[k], " -—–~至－―") {
		k++
	}
	if k == j {
		return 0, false, false
	}
	switch {
	case anyAt(a.r, k, "今", "现在", "目前") > 0:
		k += anyAt(a.r, k, "今", "现在", "目前")
		open = true
	case a.month(k) > 0:
		k = a.month(k)
	default:
		open = strings.ContainsAny(string(a.r[j:k]), "-—–~至－―")
		if !open {
			return 0, false, false
		}
	}
	for k < len(a.r) && runeIn(a.r[k], " ,:") {
		k++
	}
	return k, open, k < len(a.r) && isHan(a.r[k])
}

// month reads a year with its month at i: 1994.08, 1994年8月, 1994/08, 1994年; 0 if there is none.
func (a *analysis) month(i int) int {
	digits := func(j, most int) int {
		n := 0
		for n < most && j+n < len(a.r) && a.r[j+n] >= '0' && a.r[j+n] <= '9' {
			n++
		}
		return n
	}
	if digits(i, 5) != 4 {
		return 0
	}
	j := i + 4
	if j >= len(a.r) || !runeIn(a.r[j], ".年/") {
		return 0
	}
	j++
	if n := digits(j, 2); n > 0 {
		j += n
		if j < len(a.r) && a.r[j] == '月' {
			j++
		}
	}
	return j
}

// dateEnds tells whether a year or month stands right before i: 2011年|任, 2016年3月|任.
func (a *analysis) dateEnds(i int) bool {
	return i > 0 && (a.r[i-1] == '年' || a.r[i-1] == '月' || a.r[i-1] == '起' || a.r[i-1] == '后')
}

// datedAndOver tells whether the verb at i has a date before it in its clause and the biography goes on to
// a later post.
func (a *analysis) datedAndOver(s sentence, i int) bool {
	dated := false
	for j := i - 1; j >= s.start && i-j < 14 && a.r[j] != ','; j-- {
		if a.r[j] == '年' {
			dated = true
			break
		}
	}
	if !dated {
		return false
	}
	for j := i + 1; j < len(a.r) && a.r[j] != '\n'; j++ {
		if hasAt(a.r, j, "现任") || a.r[j] == '任' && j > 2 && (a.r[j-1] == '年' || a.r[j-1] == '月' || a.r[j-1] == '调') {
			return true
		}
	}
	return false
}
