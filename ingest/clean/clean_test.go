package clean_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"policygraph/ingest/clean"
	"policygraph/ingest/doc"
)

// check tests what must hold of every document.
func check(t testing.TB, raw []byte, d doc.Document) {
	t.Helper()
	n := utf8.RuneCountInString(d.Text)
	if !utf8.ValidString(d.Text) {
		t.Error("the text is not valid UTF-8")
	}
	if d.Map.Len() != n {
		t.Errorf("the map covers %d runes of %d", d.Map.Len(), n)
	}
	if from, to := d.Map.Raw(0, n); from < 0 || to > len(raw) || from > to {
		t.Errorf("the map leads to [%d, %d) of %d bytes", from, to, len(raw))
	}
	if d.Body < 0 || d.Body > n {
		t.Errorf("the body begins at %d of %d", d.Body, n)
	}
	for _, r := range d.Repairs {
		if r.RawStart < 0 || r.RawEnd > len(raw) || r.RawStart > r.RawEnd || r.CleanStart < 0 || r.CleanEnd > n || r.CleanStart > r.CleanEnd {
			t.Errorf("repair out of range: %+v", r)
		}
	}
	for _, h := range d.Holes {
		if h.Start < 0 || h.End > n || h.Start >= h.End {
			t.Errorf("hole out of range: %+v", h)
		}
	}
}

// TestMap follows every character of the clean gold pages back to the bytes it came from.
func TestMap(t *testing.T) {
	c := clean.New()
	for _, kind := range []string{"utf8.html", "gb18030.html", "forum.txt", "commas.txt"} {
		files, _ := filepath.Glob(gold + "noisy/*." + kind)
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			d, err := c.Clean(doc.Raw{Key: f, Data: data})
			if err != nil {
				t.Fatal(err)
			}
			check(t, data, d)
			for i, r := range []rune(d.Text) {
				from, to := d.Map.Raw(i, i+1)
				back := string(data[from:to])
				if d.Charset == "gb18030" {
					back, _ = simplifiedchinese.GB18030.NewDecoder().String(back)
				}
				if r != '\n' && r != ' ' && back != string(r) {
					t.Fatalf("%s: rune %d %q leads to %q", f, i, r, back)
				}
			}
		}
	}
}

// TestRecords passes clean records through unchanged, below their title.
func TestRecords(t *testing.T) {
	c := clean.New()
	for _, r := range reports(t) {
		d, err := c.Clean(doc.Raw{Key: r.ID, ID: r.ID, Title: r.Title, Outlet: r.Outlet, Date: r.Date, Media: doc.PlainText, Data: []byte(r.Text)})
		if err != nil {
			t.Errorf("%s: %v", r.ID, err)
			continue
		}
		check(t, []byte(r.Text), d)
		want := r.Title + "\n" + r.Text
		if first, _, _ := strings.Cut(r.Text, "\n"); r.Title == "" || first == r.Title {
			want = r.Text
		}
		var lines []string
		for line := range strings.Lines(want) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		if want := strings.ReplaceAll(strings.Join(lines, "\n"), "【打印本页】【关闭窗口】", ""); string(flat(want)) != string(flat(d.Text)) {
			_, _, diffs := compare(flat(want), flat(d.Text))
			t.Errorf("%s: %v", r.ID, diffs)
		}
		if d.Title != r.Title || d.Outlet != r.Outlet && r.Outlet != "" || d.Published != r.Date && r.Date != "" {
			t.Errorf("%s: title %q outlet %q published %q", r.ID, d.Title, d.Outlet, d.Published)
		}
	}
}

func TestBadInput(t *testing.T) {
	c := clean.New()
	for name, raw := range map[string]doc.Raw{
		"empty":  {},
		"blank":  {Data: []byte(" \n\t")},
		"failed": {Err: fmt.Errorf("no such file")},
		"binary": {Data: bytes.Repeat([]byte("\x81\xff\xfe\xfd\x90"), 200)},
	} {
		if d, err := c.Clean(raw); err == nil {
			t.Errorf("%s: got %q, want an error", name, d.Text)
		}
	}
	cut := []byte("福州市召开会议，部署高新区工作。")[:44]
	d, err := c.Clean(doc.Raw{Data: cut})
	if err != nil || d.Text != "福州市召开会议，部署高新区工\uFFFD" {
		t.Errorf("truncated: %q, %v", d.Text, err)
	}
}

// TestTime holds the worst inputs to seconds: nothing may be quadratic.
func TestTime(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	c := clean.New()
	for name, data := range map[string]string{
		"one character":   strings.Repeat("会", 5<<20/3),
		"question marks":  strings.Repeat("?", 1<<19),
		"shifts":          strings.Repeat("?zhí)烀鳎", 8000),
		"nested tags":     "<html>" + strings.Repeat("<div>", 1<<20),
		"open links":      "<html>" + strings.Repeat("<a href=x>会", 1<<17),
		"stray end tags":  "<html>" + strings.Repeat("<p>会议</div></td>", 1<<16),
		"brackets":        strings.Repeat("會(", 1<<18),
		"less than":       strings.Repeat("<a ", 1<<19),
		"entities":        "<p>" + strings.Repeat("&amp", 1<<19),
		"lines":           strings.Repeat("会\n", 1<<17),
		"pipes":           strings.Repeat("| ", 1<<19),
		"readings":        strings.Repeat("區(qū)", 1<<17),
		"commas":          strings.Repeat(",", 1<<19),
		"stops":           strings.Repeat("某市某局某某。", 1<<15),
		"one line of GBK": strings.Repeat("\xb8\xa3\xd6\xdd", 1<<18),
	} {
		if only := os.Getenv("ONLY"); only != "" && only != name {
			continue
		}
		start := time.Now()
		d, err := c.Clean(doc.Raw{Data: []byte(data)})
		if took := time.Since(start); took > 12*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(data))
		} else {
			t.Logf("%-16s %8d bytes %v", name, len(data), took.Round(time.Millisecond))
		}
		if err == nil {
			check(t, []byte(data), d)
		}
	}
}

func FuzzClean(f *testing.F) {
	files, _ := filepath.Glob(gold + "noisy/a0*")
	for _, name := range files[:min(len(files), 12)] {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 500)], strings.HasSuffix(name, "html"))
	}
	f.Add([]byte("福州大學黨委書記張?zhí)烀鳎?a href=\"x\">甲</a>"), false)
	f.Add([]byte("<p>會(huì)議&nbsp;&#x4f1a;</p><td>a<td>b"), true)
	c := clean.New()
	f.Fuzz(func(t *testing.T, data []byte, html bool) {
		media := doc.Unknown
		if html {
			media = doc.HTML
		}
		d, err := c.Clean(doc.Raw{Data: data, Media: media})
		if err == nil {
			check(t, data, d)
		}
	})
}

// BenchmarkHTML cleans pages as sites make them: 50 KB, most of it markup, menus, scripts and lists.
func BenchmarkHTML(b *testing.B) {
	files, _ := filepath.Glob(gold + "noisy/*.utf8.html")
	menu := strings.Repeat(`<li class="item"><a href="/zwgk/fdzdgknr/index_20210501.html" target="_blank" title="政务公开">政务公开</a></li>`+"\n", 120)
	script := "<script>" + strings.Repeat("function f(x){return x<2&&x>1?document.getElementById('nav'):null}\n", 150) + "</script>"
	list := strings.Repeat(`<li><a href="/n/1.html">青溪区举行龙舟赛万人观看</a><span class="date">2021-06-01</span></li>`, 60)
	var pages [][]byte
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		head, body, _ := strings.Cut(string(data), "<body>")
		pages = append(pages, []byte(head+script+"<body><ul>"+menu+"</ul>"+strings.Replace(body, "</body>", "<ul>"+list+"</ul>"+script+"</body>", 1)))
	}
	benchmark(b, pages)
}

// BenchmarkPlain cleans clean texts.
func BenchmarkPlain(b *testing.B) {
	var pages [][]byte
	for _, r := range reports(b) {
		pages = append(pages, []byte(r.Text))
	}
	benchmark(b, pages)
}

// BenchmarkMirror cleans copied pages with readings and byte shifts.
func BenchmarkMirror(b *testing.B) {
	files, _ := filepath.Glob(gold + "noisy/*.mirror.txt")
	var pages [][]byte
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, data)
	}
	benchmark(b, pages)
}

func benchmark(b *testing.B, pages [][]byte) {
	n := 0
	for _, p := range pages {
		n += len(p)
	}
	c := clean.New()
	c.Clean(doc.Raw{Data: pages[0]}) // the tables load once
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range pages {
			if _, err := c.Clean(doc.Raw{Data: p}); err != nil {
				b.Fatal(err)
			}
		}
	}
}
