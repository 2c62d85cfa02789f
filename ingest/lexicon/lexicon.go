// Package lexicon holds the embedded word lists that extraction stands on, as commented plain text
// that a linguist can edit, and the structures that find them in running text.
//
// A list is one entry a line: the word, then tab-separated fields that the list's head comment
// explains. Lines that start with # and blank lines are skipped.
package lexicon

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
)

//go:embed *.txt
var files embed.FS

// Table is one word list, matched longest first.
type Table struct {
	trie   trie
	fields [][]string
	words  []string
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
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := strings.TrimRight(sc.Text(), "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "\t")
		t.Add(parts[0], parts[1:]...)
	}
	if err := sc.Err(); err != nil {
		panic(fmt.Sprintf("embedded lexicon %s: %v", name, err))
	}
	return t
}

// Add puts a word into the table; a word that is there already gets the new fields.
func (t *Table) Add(word string, fields ...string) {
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
