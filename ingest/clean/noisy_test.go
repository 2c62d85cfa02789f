package clean_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"policygraph/ingest/clean"
	"policygraph/ingest/doc"
)

const gold = "../../testdata/gold/"

type report struct{ ID, Title, Outlet, Date, Text string }

func reports(t testing.TB) map[string]report {
	t.Helper()
	out := map[string]report{}
	for _, name := range []string{"reports.jsonl", "reports2.jsonl"} {
		f, err := os.Open(gold + name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			var r report
			if err := json.Unmarshal(s.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			out[r.ID] = r
		}
	}
	return out
}

// flat drops white space and folds marks to half width, as the damage of some kinds does.
func flat(s string) []rune {
	var out []rune
	for _, r := range s {
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == 0x3000 || r == 0xa0:
			continue
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		}
		out = append(out, r)
	}
	return out
}

// compare aligns want and got (Myers) and counts characters of want that are missing or changed, and
// characters of got that are not in want. diffs shows both where they differ.
func compare(want, got []rune) (missing, extra int, diffs []string) {
	for len(want) > 0 && len(got) > 0 && want[0] == got[0] {
		want, got = want[1:], got[1:]
	}
	n, m := len(want), len(got)
	v := map[int]int{1: 0}
	var trace []map[int]int
	for d := 0; d <= n+m; d++ {
		c := map[int]int{}
		for k, x := range v {
			c[k] = x
		}
		trace = append(trace, c)
		for k := -d; k <= d; k += 2 {
			x := 0
			if k == -d || k != d && v[k-1] < v[k+1] {
				x = v[k+1]
			} else {
				x = v[k-1] + 1
			}
			for x < n && x-k < m && want[x] == got[x-k] {
				x++
			}
			v[k] = x
			if x >= n && x-k >= m {
				return walk(want, got, trace, d)
			}
		}
	}
	return 0, 0, nil
}

func walk(want, got []rune, trace []map[int]int, d int) (missing, extra int, diffs []string) {
	x, y := len(want), len(got)
	type edit struct {
		x, y int
		del  bool
	}
	var edits []edit
	for ; d > 0; d-- {
		v := trace[d]
		k := x - y
		pk := k - 1
		if k == -d || k != d && v[k-1] < v[k+1] {
			pk = k + 1
		}
		px := v[pk]
		py := px - pk
		if pk == k-1 {
			missing++
			edits = append(edits, edit{px, py, true})
		} else {
			extra++
			edits = append(edits, edit{px, py, false})
		}
		x, y = px, py
	}
	for i := len(edits) - 1; i >= 0; {
		j := i
		w, g := "", ""
		ex, ey := edits[i].x, edits[i].y
		for ; j >= 0 && edits[j].x <= ex+1 && edits[j].y <= ey+1; j-- {
			if edits[j].del {
				w += string(want[edits[j].x])
			} else {
				g += string(got[edits[j].y])
			}
			ex, ey = edits[j].x, edits[j].y
		}
		before := string(want[max(0, edits[i].x-6):min(edits[i].x, len(want))])
		diffs = append(diffs, fmt.Sprintf("…%s[want %q got %q]", before, w, g))
		i = j
	}
	return missing, extra, diffs
}

// surroundings are words of what the damaged pages put around the reports; none is in a report.
var surroundings = []string{"创业大赛落幕", "健身运动会开幕", "多条公交线路", "天气转凉", "书画展", "住房公积金新增", "签到天数", "只看该作者", "赵小燕", "小黑屋", "闽ICP", "李小山", "href", "发表了评论", "当前的位置", "合肥拓展训练", "某市牡丹网", "北京办公家具回收", "扫一扫", "浏览次数：318"}

// TestNoisy cleans every damaged gold file and compares with the clean report.
func TestNoisy(t *testing.T) {
	all := reports(t)
	dir := gold + "noisy/*"
	if d := os.Getenv("NOISY"); d != "" {
		dir = d
	}
	files, err := filepath.Glob(dir)
	if err != nil || len(files) == 0 {
		t.Fatal("no files in testdata/gold/noisy", err)
	}
	type sum struct{ files, chars, missing, extra, invented, leaks, bad, holes int }
	sums := map[string]*sum{}
	c := clean.New()
	for _, f := range files {
		part := strings.Split(filepath.Base(f), ".")
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		media := doc.Unknown
		if part[2] == "html" {
			media = doc.HTML
		}
		d, err := c.Clean(doc.Raw{Key: f, Media: media, Data: data})
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		r := all[part[0]]
		// One report carries a line of its page that is none of the report.
		want := flat(r.Title + strings.ReplaceAll(r.Text, "【打印本页】【关闭窗口】", ""))
		missing, extra, diffs := compare(want, flat(d.Text))
		s := sums[part[1]]
		if s == nil {
			s = &sum{}
			sums[part[1]] = s
		}
		s.files++
		s.chars += len(want)
		s.missing += missing
		s.extra += extra
		s.invented += extra - min(extra, strings.Count(d.Text, "\uFFFD"))
		s.holes += len(d.Holes)
		for _, w := range surroundings {
			if strings.Contains(d.Text, w) {
				s.leaks++
				t.Errorf("%s: %q came along", filepath.Base(f), w)
			}
		}
		if missing*200 > len(want) || extra*200 > len(want) {
			s.bad++
		}
		if len(diffs) > 0 {
			t.Logf("%s: %d of %d missing, %d extra: %s", filepath.Base(f), missing, len(want), extra, strings.Join(diffs, " "))
		}
		for _, h := range d.Holes {
			at := []rune(d.Text)
			t.Logf("%s: hole %q %q %q %q", filepath.Base(f), string(at[max(0, h.Start-8):h.Start]), string(at[h.Start:h.End]), string(at[h.End:min(len(at), h.End+6)]), h.Candidates)
		}
		if r.Title != d.Title {
			t.Logf("%s: title %q, want %q", filepath.Base(f), d.Title, r.Title)
		}
		if d.Genre != doc.Report {
			t.Errorf("%s: genre %q", filepath.Base(f), d.Genre)
		}
	}
	kinds := make([]string, 0, len(sums))
	for k := range sums {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		s := sums[k]
		if s.missing*1000 > s.chars*5 || s.extra*1000 > s.chars*5 {
			t.Errorf("%s: %d of %d characters are missing, %d too many; at most 0.5 %% may be", k, s.missing, s.chars, s.extra)
		}
		t.Logf("%-8s %2d files %6d characters  right %.3f %%  extra %3d (%d not marked)  holes %d  leaks %d  files below 99.5 %%: %d", k, s.files, s.chars, 100-100*float64(s.missing)/float64(s.chars), s.extra, s.invented, s.holes, s.leaks, s.bad)
	}
}
