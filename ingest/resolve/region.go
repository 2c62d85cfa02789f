package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policygraph/graph"
	"policygraph/ingest/lexicon"
)

// regionID is the id of a division; code and path together, since past divisions have no code of their own.
func regionID(g *lexicon.Region, path string) string { return graph.NewID(graph.Region, g.Code, path) }

func (r *Resolver) regionID(id int32) string { return regionID(r.regions.Get(id), r.regions.Path(id)) }

// byPath finds the region of a full path of names; -1 if there is none.
func (r *Resolver) byPath(path string) int32 {
	runes := []rune(path)
	id := int32(-1)
	for at := 0; at < len(runes); {
		next, n := r.step(runes, at, id)
		if n == 0 {
			return -1
		}
		id, at = next, at+n
	}
	return id
}

// step finds the longest full name at runes[at:] of a region in (or, at the start, anywhere) id.
func (r *Resolver) step(runes []rune, at int, id int32) (next int32, n int) {
	for k := len(runes) - at; k > 0; k-- {
		name := string(runes[at : at+k])
		for _, x := range r.regions.Named(name) {
			if r.regions.Get(x).Name == name && x != id && (id < 0 || r.regions.Within(x, id)) {
				return x, k
			}
		}
	}
	return -1, 0
}

// leading finds the region that a name begins with, the deepest where it names several (福州市鼓楼区政府 →
// 鼓楼区), and the rune at which that region's own name begins. The id is -1 if there is none; own is -1 too if
// there is one but it is not certain which (朝阳区政府 in a report from nowhere).
func (r *Resolver) leading(name string, near int32) (id int32, own int) {
	runes := []rune(name)
	n, ids := r.regions.Longest(runes, 0)
	if n == 0 {
		return -1, 0
	}
	if id = r.nearest(ids, near); id < 0 {
		return -1, -1
	}
	if n == len(runes) && r.regions.Get(id).Name != name {
		return -1, 0
	}
	if g := r.regions.Get(id); g.ShortRisky && g.Name != string(runes[:n]) && !public(string(runes[n:])) && !r.around(id, near) {
		return -1, 0 // 中山大学 is not in 中山市
	}
	for at := n; at < len(runes); { // a district behind its city
		next, k := r.step(runes, at, id)
		if k < 2 || at+k == len(runes) {
			break
		}
		id, own, at = next, at, at+k
	}
	return id, own
}

// public tells whether words name a body that every region has: 和平 | 区委.
func public(rest string) bool {
	switch bodyKind(rest) {
	case "university", "hospital", "association":
		return false
	}
	return bodyLike("某某"+rest) && !strings.HasSuffix(rest, "银行") && !strings.HasSuffix(rest, "中心") && !strings.HasSuffix(rest, "学校") && !strings.HasSuffix(rest, "中学")
}

// around tells whether a region lies in the prefecture of near, or near in it.
func (r *Resolver) around(id, near int32) bool {
	return near >= 0 && (r.regions.Within(id, r.anchor(near)) || r.regions.Within(near, id))
}

// complete puts the region before a name that leaves it to the report's place: 省电子信息集团 in a report from
// Fujian is 福建省电子信息集团.
func (r *Resolver) complete(name string, place int32) string {
	for _, l := range []struct {
		word  string
		level lexicon.Level
		not   string // what follows where the word is no region's
	}{{"省", lexicon.Province, "心时直级"}, {"市", lexicon.City, "政场值民容内级直"}, {"我省", lexicon.Province, ""}, {"我市", lexicon.City, ""}} {
		rest, ok := strings.CutPrefix(name, l.word)
		if !ok || rest == "" || place < 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(rest)
		if up := r.regions.Up(place, l.level); up >= 0 && !strings.ContainsRune(l.not, first) {
			return r.regions.Get(up).Name + rest
		}
	}
	return name
}

// exact finds the region of exactly that name; -1 if none, or if it is not certain which.
func (r *Resolver) exact(name string, near int32) int32 {
	if ids := r.regions.Named(name); len(ids) > 0 {
		return r.nearest(ids, near)
	}
	return -1
}

// nearest picks the region with most in common with near; without that the one of highest level, a present one
// before a past one; -1 if two are as good.
func (r *Resolver) nearest(ids []int32, near int32) int32 {
	for level := lexicon.Town; level >= lexicon.Province && near >= 0; level-- {
		up := r.regions.Up(near, level)
		if up < 0 {
			continue
		}
		if i := slices.IndexFunc(ids, func(id int32) bool { return r.regions.Within(id, up) }); i >= 0 {
			return ids[i]
		}
	}
	best := ids[0]
	if len(ids) > 1 {
		a, b := r.regions.Get(best), r.regions.Get(ids[1])
		if a.Level == b.Level && a.Former == b.Former {
			return -1
		}
	}
	return best
}

// anchor is the region by which namesakes are told apart: the prefecture, else the province.
func (r *Resolver) anchor(id int32) int32 {
	if up := r.regions.Up(id, lexicon.City); up >= 0 {
		return up
	}
	return r.regions.Up(id, lexicon.Province)
}
