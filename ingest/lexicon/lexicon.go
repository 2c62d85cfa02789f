// Package lexicon holds the embedded word lists that extraction stands on, as commented plain text
// that a linguist can edit, and the structures that find them in running text.
//
// A list is one entry a line: the word, then tab-separated fields that the list's head comment
// explains. Lines that start with # and blank lines are skipped. NOTICE.md names the sources.
package lexicon

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed *.txt
var files embed.FS

// Table is one word list, matched longest first.
type Table struct {
	trie   trie
	fields [][]string
	words  []string
	width  int // most fields that a word has
}

// Load reads the embedded list NAME.txt. It panics if the list is missing or damaged, which a test
// would have found.
func Load(name string) *Table {
	f, err := files.Open(name + ".txt")
	if err != nil {
		panic(fmt.Sprintf("embedded lexicon %s: %v", name, err))
	}
	defer f.Close()
	t := &Table{}
	if err := eachLine(f, name+".txt", t.addLine); err != nil {
		panic(fmt.Sprintf("embedded lexicon: %v", err))
	}
	return t
}

// Merge reads a list of the user's own in the same format; its words win over those that are there. name
// stands for the list in errors, which tell the line as well; after an error nothing has changed.
func (t *Table) Merge(r io.Reader, name string) error {
	var own Table
	err := eachLine(r, name, func(f []string) error {
		if len(f)-1 > t.width && t.Len() > 0 {
			return fmt.Errorf("%s has %d fields, the list knows %d: see the comment at its head", f[0], len(f)-1, t.width)
		}
		return own.addLine(f)
	})
	if err != nil {
		return err
	}
	for i, w := range own.words {
		t.Add(w, own.fields[i]...)
	}
	return nil
}

func (t *Table) addLine(f []string) error {
	if err := checkWord(f[0]); err != nil {
		return err
	}
	t.Add(f[0], f[1:]...)
	return nil
}

// checkWord refuses what can never be found in a text.
func checkWord(w string) error {
	switch {
	case w == "":
		return fmt.Errorf("the line has no word before its first tab")
	case strings.TrimSpace(w) != w:
		return fmt.Errorf("blanks around %q: fields are separated by tabs", w)
	case strings.ContainsFunc(w, unicode.IsControl):
		return fmt.Errorf("%q holds a control character", w)
	}
	return nil
}

// eachLine calls add for the fields of each line that is no comment; the slice is reused. An error names
// the list and the line.
func eachLine(r io.Reader, name string, add func(fields []string) error) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	text := strings.TrimPrefix(string(b), "\ufeff")
	var fields []string
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if !utf8.ValidString(line) {
			return fmt.Errorf("%s:%d: not UTF-8: save the list as UTF-8", name, n)
		}
		fields = fields[:0]
		for more := true; more; {
			var f string
			f, line, more = strings.Cut(line, "\t")
			fields = append(fields, f)
		}
		if err := add(fields); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

// Add puts a word into the table; a word that is there already gets the new fields.
func (t *Table) Add(word string, fields ...string) {
	fields = slices.Clone(fields)
	t.width = max(t.width, len(fields))
	if id, ok := t.trie.get(word); ok {
		t.fields[id] = fields
		return
	}
	t.trie.put(word, int32(len(t.words)))
	t.words = append(t.words, word)
	t.fields = append(t.fields, fields)
}

// Has tells whether the word is in the table.
func (t *Table) Has(word string) bool { _, ok := t.trie.get(word); return ok }

// Get returns the fields of a word.
func (t *Table) Get(word string) ([]string, bool) {
	id, ok := t.trie.get(word)
	if !ok {
		return nil, false
	}
	return t.fields[id], true
}

// Longest returns the number of runes of the longest word that starts at r[at], and its fields; 0 if
// none does.
func (t *Table) Longest(r []rune, at int) (n int, fields []string) {
	n, id := t.trie.longest(r, at)
	if n == 0 {
		return 0, nil
	}
	return n, t.fields[id]
}

// Words returns all words in the order of the list.
func (t *Table) Words() []string { return t.words }

// Len is the number of words.
func (t *Table) Len() int { return len(t.words) }
