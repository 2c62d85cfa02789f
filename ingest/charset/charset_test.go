package charset_test

import (
	"bufio"
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"policygraph/ingest/charset"
)

const sample = "福州市13日召开会议，部署高新区工作。市长主持并讲话，要求各级各部门抓好落实。"

func gb(s string) []byte { b, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s)); return b }
func b5(s string) []byte { b, _ := traditionalchinese.Big5.NewEncoder().Bytes([]byte(s)); return b }
func le(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
func be(s string) []byte {
	b := le(s)
	for i := 0; i < len(b); i += 2 {
		b[i], b[i+1] = b[i+1], b[i]
	}
	return b
}

func TestDecode(t *testing.T) {
	trad := "福州市13日召開會議，部署高新區工作。市長主持並講話，要求各級各部門抓好落實。"
	for _, c := range []struct {
		name    string
		data    []byte
		charset string
		want    string
	}{
		{"utf-8", []byte(sample), "utf-8", sample},
		{"utf-8 with mark", []byte("\ufeff" + sample), "utf-8", sample},
		{"utf-8 with one bad byte", []byte(sample[:29] + "\xff" + sample[29:]), "utf-8", sample[:29] + "\uFFFD" + sample[29:]},
		{"utf-8 cut off", []byte(sample)[:len(sample)-1], "utf-8", strings.TrimSuffix(sample, "。") + "\uFFFD"},
		{"gb18030", gb(sample), "gb18030", sample},
		{"gb18030, four bytes", gb(sample + "𠮷㑇"), "gb18030", sample + "𠮷㑇"},
		{"gb18030 that declares utf-8", gb(`<meta charset="utf-8">` + sample), "gb18030", `<meta charset="utf-8">` + sample},
		{"utf-8 that declares gb2312", []byte(`<meta charset="gb2312">` + sample), "utf-8", `<meta charset="gb2312">` + sample},
		{"utf-16le", le(sample), "utf-16le", sample},
		{"utf-16be", be(sample), "utf-16be", sample},
		{"utf-16le with mark", append([]byte("\xff\xfe"), le(sample+"𠮷")...), "utf-16le", sample + "𠮷"},
		{"utf-16be with mark", append([]byte("\xfe\xff"), be(sample)...), "utf-16be", sample},
		{"big5", b5(trad), "big5", trad},
		{"ascii", []byte("<html>plain</html>"), "utf-8", "<html>plain</html>"},
	} {
		d := charset.Decode(c.data)
		if d.Charset != c.charset || string(d.Bytes) != c.want {
			t.Errorf("%s: %s %q, want %s", c.name, d.Charset, d.Bytes, c.charset)
		}
		for i := range string(d.Bytes) {
			if from, to := d.Span(i); from < 0 || to > len(c.data) || from >= to {
				t.Errorf("%s: character at %d leads to [%d, %d) of %d bytes", c.name, i, from, to, len(c.data))
			}
		}
	}
}

func TestSpan(t *testing.T) {
	d := charset.Decode(gb("a福州b𠮷州"))
	var got [][2]int
	cur := d.Cursor()
	for i := range string(d.Bytes) {
		from, to := cur.Span(i)
		got = append(got, [2]int{from, to})
	}
	want := [][2]int{{0, 1}, {1, 3}, {3, 5}, {5, 6}, {6, 10}, {10, 12}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("character %d leads to %v, want %v", i, got[i], want[i])
		}
	}
}

func TestUnmix(t *testing.T) {
	// Each stretch of Chinese has an even number of characters: three bytes each, read two by two.
	text := "福州部署工作12市长部署工业项目部门3各级部门部署"
	read, err := simplifiedchinese.GB18030.NewDecoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"saved as utf-8": read, "saved as gb18030": gb(string(read))} {
		d := charset.Decode(data).Unmix()
		if string(d.Bytes) != text {
			t.Errorf("%s: %s %q", name, d.Charset, d.Bytes)
		}
		for i := range string(d.Bytes) {
			if from, to := d.Span(i); from < 0 || to > len(data) || from >= to {
				t.Errorf("%s: character at %d leads to [%d, %d)", name, i, from, to)
			}
		}
	}
	latin := ""
	for _, b := range []byte(text) {
		if r := charmap.Windows1252.DecodeByte(b); r != utf8.RuneError {
			latin += string(r)
		} else {
			latin += string(rune(b))
		}
	}
	if d := charset.Decode([]byte(latin)).Unmix(); string(d.Bytes) != text {
		t.Errorf("windows-1252: %q", d.Bytes)
	}
	for _, s := range []string{sample, "plain ASCII only", "short 锛", "锛屼腑鍥?"} {
		d := charset.Decode([]byte(s))
		if u := d.Unmix(); u != d {
			t.Errorf("%q became %q", s, u.Bytes)
		}
	}
}

// TestDetect cuts samples of 200 to 600 bytes from the gold reports and finds their charset.
func TestDetect(t *testing.T) {
	var texts []string
	for _, name := range []string{"reports.jsonl", "reports2.jsonl"} {
		f, err := os.Open("../../testdata/gold/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			var r struct{ Text string }
			if err := json.Unmarshal(s.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			texts = append(texts, r.Text)
		}
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	wrong := map[string]int{}
	const n = 2000
	for range n {
		text := texts[rnd.IntN(len(texts))]
		for want, encode := range map[string]func(string) []byte{"utf-8": func(s string) []byte { return []byte(s) }, "gb18030": gb, "utf-16le": le, "utf-16be": be} {
			b := encode(text)
			size := 200 + rnd.IntN(400)
			if len(b) > size {
				at := rnd.IntN(len(b)-size) &^ 1
				b = b[at : at+size]
			}
			if got, _ := charset.Detect(b); got != want {
				wrong[want]++
				if testing.Verbose() && wrong[want] < 6 {
					t.Logf("%s taken for %s: %.60x", want, got, b)
				}
			}
		}
	}
	for name, k := range wrong {
		t.Logf("%s: %d of %d wrong", name, k, n)
		if k*200 > n {
			t.Errorf("%s: right on %.2f %%, want 99.5", name, 100-100*float64(k)/n)
		}
	}
}
