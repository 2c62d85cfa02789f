package lexicon

import "strings"

// Level is the rank of a region.
type Level uint8

// Ranks of regions, highest first.
const (
	Province Level = iota + 1 // 省, 自治区, 直辖市, 特别行政区
	City                      // 地级市, 州, 盟, 地区
	County                    // 县, 区, 县级市, 旗
	Town                      // 街道, 镇, 乡
)

// Region is one administrative division, present or past.
type Region struct {
	ID         int32
	Code       string // GB/T 2260 or statistics code; "" for a past one without
	Name       string // 福州市, 新疆维吾尔自治区
	Short      string // 福州, 新疆; equals Name where cutting would leave one character
	Level      Level
	Parent     int32 // ID, -1 for a province
	Former     bool  // no longer there under this name
	ShortRisky bool  // Short is also a common word (和平, 东方): needs more evidence
	Until      int   // last year of a past division, 0 for a present one
	Now        int32 // ID of the present division that took over from a past one, -1 if present or not known
}

// Regions finds administrative divisions in text.
type Regions struct {
	all   []Region
	trie  trie
	lists [][]int32 // word id → region ids, highest level first
}

// Get returns the region with the id.
func (rs *Regions) Get(id int32) *Region { return &rs.all[id] }

// Len is the number of regions.
func (rs *Regions) Len() int { return len(rs.all) }

// Named returns the regions with this name, short name or alias, highest level first, present before
// past.
func (rs *Regions) Named(name string) []int32 {
	if id, ok := rs.trie.get(name); ok {
		return rs.lists[id]
	}
	return nil
}

// Longest returns the longest region name (full or short) that starts at r[at] and the regions that
// bear it; n is 0 if none does.
func (rs *Regions) Longest(r []rune, at int) (n int, ids []int32) {
	n, id := rs.trie.longest(r, at)
	if n == 0 {
		return 0, nil
	}
	return n, rs.lists[id]
}

// Up returns the ancestor of the region at the level, the region itself included; -1 if there is none.
func (rs *Regions) Up(id int32, level Level) int32 {
	for id >= 0 && rs.all[id].Level > level {
		id = rs.all[id].Parent
	}
	if id >= 0 && rs.all[id].Level == level {
		return id
	}
	return -1
}

// Within tells whether region a lies in region b or is it.
func (rs *Regions) Within(a, b int32) bool {
	for a >= 0 {
		if a == b {
			return true
		}
		a = rs.all[a].Parent
	}
	return false
}

// Path returns the full path of names: 福建省福州市, 上海市宝山区.
func (rs *Regions) Path(id int32) string {
	var parts []string
	for ; id >= 0; id = rs.all[id].Parent {
		parts = append([]string{rs.all[id].Name}, parts...)
	}
	return strings.Join(parts, "")
}

func (rs *Regions) index(word string, id int32) {
	w, ok := rs.trie.get(word)
	if !ok {
		w = int32(len(rs.lists))
		rs.trie.put(word, w)
		rs.lists = append(rs.lists, nil)
	}
	for _, x := range rs.lists[w] {
		if x == id {
			return
		}
	}
	rs.lists[w] = append(rs.lists[w], id)
}
