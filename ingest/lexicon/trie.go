package lexicon

// trie maps words to ids by runes. Nodes are numbers, node 0 is the root; the edges of all nodes lie in
// one open-addressed table under (node, rune), so that words can be added at any time and a step costs
// one probe. The root's edges to the common Han characters lie in an array of their own: most positions
// of a text begin no word and end there.
type trie struct {
	root  []int32 // first rune − hanFirst → node, 0 if none
	keys  []uint64
	nodes []int32
	used  int
	id    []int32 // node → word id + 1, 0 if no word ends there
}

// The block of Han characters that the root's array covers.
const (
	hanFirst = 0x4E00
	hanLast  = 0x9FFF
)

func edgeKey(node int32, r rune) uint64 { return uint64(uint32(node))<<21 | uint64(r)&0x1FFFFF | 1<<63 }

func slotOf(key uint64, mask int) int {
	return int(key*0x9E3779B97F4A7C15>>33) & mask
}

// step follows one edge; 0 if there is none.
func (t *trie) step(node int32, r rune) int32 {
	if node == 0 && r >= hanFirst && r <= hanLast {
		if t.root == nil {
			return 0
		}
		return t.root[r-hanFirst]
	}
	if len(t.keys) == 0 {
		return 0
	}
	key, mask := edgeKey(node, r), len(t.keys)-1
	for i := slotOf(key, mask); t.keys[i] != 0; i = (i + 1) & mask {
		if t.keys[i] == key {
			return t.nodes[i]
		}
	}
	return 0
}

// grow doubles the table of edges when it is half full.
func (t *trie) grow() {
	if 2*t.used < len(t.keys) {
		return
	}
	keys, nodes := t.keys, t.nodes
	n := max(64, 2*len(keys))
	t.keys, t.nodes = make([]uint64, n), make([]int32, n)
	for i, key := range keys {
		if key != 0 {
			t.set(key, nodes[i])
		}
	}
}

func (t *trie) set(key uint64, node int32) {
	mask := len(t.keys) - 1
	i := slotOf(key, mask)
	for t.keys[i] != 0 {
		i = (i + 1) & mask
	}
	t.keys[i], t.nodes[i] = key, node
}

// put adds a word, or gives it another id.
func (t *trie) put(word string, id int32) {
	if word == "" {
		return
	}
	if t.id == nil {
		t.id = []int32{0}
	}
	var at int32
	for _, r := range word {
		n := t.step(at, r)
		if n == 0 {
			n = int32(len(t.id))
			t.id = append(t.id, 0)
			t.link(at, r, n)
		}
		at = n
	}
	t.id[at] = id + 1
}

func (t *trie) link(node int32, r rune, next int32) {
	if node == 0 && r >= hanFirst && r <= hanLast {
		if t.root == nil {
			t.root = make([]int32, hanLast-hanFirst+1)
		}
		t.root[r-hanFirst] = next
		return
	}
	t.grow()
	t.set(edgeKey(node, r), next)
	t.used++
}

// get returns the id of a word.
func (t *trie) get(word string) (int32, bool) {
	var at int32
	for _, r := range word {
		if at = t.step(at, r); at == 0 {
			return 0, false
		}
	}
	if at == 0 || t.id[at] == 0 {
		return 0, false
	}
	return t.id[at] - 1, true
}

// longest returns the length in runes and the id of the longest word that starts at r[at].
func (t *trie) longest(r []rune, at int) (n int, id int32) {
	var node int32
	for i := at; i < len(r); i++ {
		if node = t.step(node, r[i]); node == 0 {
			break
		}
		if w := t.id[node]; w != 0 {
			n, id = i-at+1, w-1
		}
	}
	return n, id
}
