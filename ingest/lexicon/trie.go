package lexicon

// trie maps words to ids by runes.
type trie struct {
	next map[edge]int32 // (node, rune) → node; node 0 is the root
	id   []int32        // node → word id + 1, 0 if no word ends there
}

type edge struct {
	node int32
	r    rune
}

func (t *trie) put(word string, id int32) {
	if t.next == nil {
		t.next, t.id = map[edge]int32{}, []int32{0}
	}
	var at int32
	for _, r := range word {
		n, ok := t.next[edge{at, r}]
		if !ok {
			n = int32(len(t.id))
			t.id = append(t.id, 0)
			t.next[edge{at, r}] = n
		}
		at = n
	}
	t.id[at] = id + 1
}

func (t *trie) get(word string) (int32, bool) {
	var at int32
	for _, r := range word {
		n, ok := t.next[edge{at, r}]
		if !ok {
			return 0, false
		}
		at = n
	}
	if at == 0 || t.id[at] == 0 {
		return 0, false
	}
	return t.id[at] - 1, true
}

func (t *trie) longest(r []rune, at int) (n int, id int32) {
	var node int32
	for i := at; i < len(r); i++ {
		next, ok := t.next[edge{node, r[i]}]
		if !ok {
			break
		}
		node = next
		if t.id[node] != 0 {
			n, id = i-at+1, t.id[node]-1
		}
	}
	return n, id
}
