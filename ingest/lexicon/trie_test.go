package lexicon

import (
	"strings"
	"testing"
)

func TestTrie(t *testing.T) {
	var tr trie
	words := []string{"福州", "福州市", "福", "A股", "𠮷田", "福州市鼓楼区", "a"}
	for i, w := range words {
		tr.put(w, int32(i))
	}
	for i, w := range words {
		if id, ok := tr.get(w); !ok || id != int32(i) {
			t.Errorf("%s: id %d, %v; want %d", w, id, ok, i)
		}
	}
	for _, w := range []string{"", "州", "福州市鼓", "A", "𠮷", "福州市鼓楼区区"} {
		if _, ok := tr.get(w); ok {
			t.Errorf("%q: found, though never added", w)
		}
	}
	for text, want := range map[string]string{"福州市鼓楼": "福州市", "福建": "福", "𠮷田屋": "𠮷田", "州": "", "A股市场": "A股"} {
		r := []rune(text)
		if n, _ := tr.longest(r, 0); string(r[:n]) != want {
			t.Errorf("%s: longest is %q, want %q", text, string(r[:n]), want)
		}
	}
}

// The empty trie finds nothing.
func TestTrieEmpty(t *testing.T) {
	var tr trie
	if _, ok := tr.get("福州"); ok {
		t.Error("found a word in an empty trie")
	}
	if n, _ := tr.longest([]rune("福州"), 0); n != 0 {
		t.Errorf("longest is %d, want 0", n)
	}
}

// FuzzTrie holds the trie against a map.
func FuzzTrie(f *testing.F) {
	f.Add("福州 福州市 鼓楼", "福州市鼓楼区")
	f.Add("a ab abc", "abcd")
	f.Add("\xff\xfe x", "\xff")
	f.Fuzz(func(t *testing.T, list, text string) {
		var tr trie
		words := map[string]int32{}
		for i, w := range strings.Fields(list) {
			w = string([]rune(w))
			words[w] = int32(i)
			tr.put(w, int32(i))
		}
		r := []rune(text)
		for at := range r {
			n, id := tr.longest(r, at)
			want := 0
			for e := at + 1; e <= len(r); e++ {
				if _, ok := words[string(r[at:e])]; ok {
					want = e - at
				}
			}
			if n != want || n > 0 && words[string(r[at:at+n])] != id {
				t.Fatalf("at %d: %d runes, id %d; want %d", at, n, id, want)
			}
		}
	})
}

// BenchmarkLongest scans a report for regions, the way extraction does.
func BenchmarkLongest(b *testing.B) {
	rs := LoadRegions()
	text := strings.Repeat("11月13日,福州市召开全市工业(产业)园区标准化建设现场会。省委常委、市委书记林宝金强调,要坚持分类施策,"+
		"按照基础型、标准型、创新型,有侧重、分阶段、有步骤推进建设。闽侯县、福清市、长乐区主要负责同志参加会议。", 50)
	r := []rune(text)
	b.SetBytes(int64(len(text)))
	found := 0
	for b.Loop() {
		for i := 0; i < len(r); {
			n, _ := rs.Longest(r, i)
			if n > 0 {
				found++
			}
			i += max(n, 1)
		}
	}
	if found == 0 {
		b.Fatal("found no region")
	}
}
