package lexicon

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every embedded list is sound: it loads, begins with a comment that explains it, and gives no word twice with
// different fields.
func TestListsAreSound(t *testing.T) {
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(b), "# ") {
			t.Errorf("%s does not begin with a comment that says what it holds", name)
		}
		if strings.HasPrefix(name, "region") && name != "region_risky.txt" {
			continue // names of regions repeat
		}
		seen := map[string]string{}
		err = eachLine(strings.NewReader(string(b)), name, func(f []string) error {
			fields := strings.Join(f[1:], "\t")
			if was, ok := seen[f[0]]; ok && was != fields {
				t.Errorf("%s: %s stands twice, with %q and %q", name, f[0], was, fields)
			}
			seen[f[0]] = fields
			return checkWord(f[0])
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestTableMerge(t *testing.T) {
	list := func() *Table {
		tb := &Table{}
		tb.Add("福州", "a", "b")
		tb.Add("厦门", "c", "d")
		return tb
	}
	tb := list()
	if err := tb.Merge(strings.NewReader("\ufeff# mine\r\n福州\tx\r\n\n漳州\ty\tz\n"), "own.txt"); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, w := range tb.Words() {
		got[w], _ = tb.Get(w)
	}
	want := map[string][]string{"福州": {"x"}, "厦门": {"c", "d"}, "漳州": {"y", "z"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("merged (-want +got):\n%s", d)
	}
	for text, want := range map[string]string{
		"漳州\ty\n\tz\n":          "own.txt:2: the line has no word",
		"# a\n\n漳州\ta\tb\tc\n":  "own.txt:3: 漳州 has 3 fields, the list knows 2",
		"漳州 \ta\n":              "own.txt:1: blanks around",
		"漳州\x00\ta\n":           `own.txt:1: "漳州\x00" holds a control character`,
		"泉州\ta\n\xc8\xaa\xd6\n": "own.txt:2: not UTF-8",
	} {
		tb := list()
		err := tb.Merge(strings.NewReader(text), "own.txt")
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
		if tb.Len() != 2 {
			t.Errorf("%q: the list changed in spite of the error", text)
		}
	}
}
