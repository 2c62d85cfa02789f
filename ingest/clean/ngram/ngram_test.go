package ngram_test

import (
	"bytes"
	"strings"
	"testing"

	"policygraph/ingest/clean/ngram"
)

func TestCost(t *testing.T) {
	m, err := ngram.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ context, likely, unlikely string }{
		{"市委", "书", "鱼"}, {"开发", "区", "人"}, {"董事", "长", "大"}, {"强调", "，", "的"}, {"13", "日", "城"},
	} {
		r := []rune(c.context)
		a, b := m.Cost(r[0], r[1], []rune(c.likely)[0]), m.Cost(r[0], r[1], []rune(c.unlikely)[0])
		if a >= b || a > 4 {
			t.Errorf("%s: %s costs %.1f, %s %.1f", c.context, c.likely, a, c.unlikely, b)
		}
	}
	if m.Alone('的') >= m.Alone('饕') || m.Cost(0, 0, '\U0002A6D6') < 15 {
		t.Error("rare characters should cost more than frequent ones")
	}
}

func TestReadDamaged(t *testing.T) {
	for _, s := range []string{"", "not gzip"} {
		if _, err := ngram.Read(strings.NewReader(s)); err == nil {
			t.Errorf("%q was read", s)
		}
	}
	if _, err := ngram.Read(bytes.NewReader([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff})); err == nil {
		t.Error("a cut off file was read")
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[rune]rune{'，': ',', '７': '0', 'Ｂ': 'a', 'x': 'a', '\u3000': ' ', '市': '市', '“': '“'} {
		if got := ngram.Fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}
