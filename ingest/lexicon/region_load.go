package lexicon

import (
	"bufio"
	"bytes"
	"fmt"
	"sort"
	"strings"
	"sync"
)

// LoadRegions returns the embedded divisions (regions.txt), read once.
func LoadRegions() *Regions { return loadRegions() }

var loadRegions = sync.OnceValue(func() *Regions {
	b, err := files.ReadFile("regions.txt")
	if err != nil {
		panic(fmt.Sprintf("embedded regions: %v", err))
	}
	rs, err := parseRegions(b, Load("region_risky"))
	if err != nil {
		panic(fmt.Sprintf("embedded regions: %v", err))
	}
	return rs
})

// parseRegions reads lines of name, level, code, parent code and "former".
func parseRegions(b []byte, risky *Table) (*Regions, error) {
	rs := &Regions{}
	byCode := map[string]int32{"": -1}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 4 || len(f[1]) != 1 || f[1][0] < '1' || f[1][0] > '4' {
			return nil, fmt.Errorf("line %d: %q", n, line)
		}
		parent, ok := byCode[f[3]]
		if !ok {
			return nil, fmt.Errorf("line %d: unknown parent %q", n, f[3])
		}
		r := Region{ID: int32(len(rs.all)), Code: f[2], Name: f[0], Level: Level(f[1][0] - '0'), Parent: parent, Former: len(f) > 4}
		r.Short = shorten(r.Name, r.Level)
		r.ShortRisky = risky.Has(r.Short)
		byCode[r.Code] = r.ID
		rs.all = append(rs.all, r)
		rs.index(r.Name, r.ID)
		for _, alias := range aliases(&r) {
			rs.index(alias, r.ID)
		}
	}
	for _, ids := range rs.lists {
		sort.SliceStable(ids, func(i, j int) bool {
			a, b := rs.Get(ids[i]), rs.Get(ids[j])
			if a.Level != b.Level {
				return a.Level < b.Level
			}
			return !a.Former && b.Former
		})
	}
	return rs, sc.Err()
}

// peoples are cut from the names of autonomous regions, longest first.
var peoples = []string{"维吾尔", "哈萨克", "柯尔克孜", "塔吉克", "蒙古族", "土家族", "朝鲜族", "布依族", "哈尼族", "傈僳族", "景颇族", "仡佬族", "拉祜族", "达斡尔族", "鄂温克族",
	"鄂伦春", "东乡族", "保安族", "撒拉族", "裕固族", "独龙族", "毛南族", "仫佬族", "布朗族", "普米族", "纳西族", "壮族", "回族", "苗族", "彝族", "藏族", "傣族", "白族", "侗族",
	"羌族", "满族", "瑶族", "黎族", "畲族", "水族", "佤族", "怒族", "土族", "锡伯", "各族", "蒙古"}

// shorten cuts the kind of division, and the peoples of an autonomous one, from a name; a name that would
// be left with one character stays whole, as do towns, whose short names are common words.
func shorten(name string, level Level) string {
	if level == Town {
		return name
	}
	s := name
	for _, kind := range []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "矿区", "省", "市", "县", "区", "旗", "盟", "州"} {
		if t, ok := strings.CutSuffix(s, kind); ok {
			s = t
			break
		}
	}
	if strings.Contains(name, "自治") {
		for cut := true; cut; {
			cut = false
			for _, p := range peoples {
				if t, ok := strings.CutSuffix(s, p); ok && len([]rune(t)) >= 2 {
					s, cut = t, true
				}
			}
		}
	}
	if len([]rune(s)) < 2 {
		return name
	}
	return s
}

// aliases are the other forms by which a region is named: its short name; 红河州, 玉屏县 for autonomous ones.
func aliases(r *Region) []string {
	if r.Short == r.Name {
		return nil
	}
	out := []string{r.Short}
	switch {
	case strings.HasSuffix(r.Name, "自治州"):
		out = append(out, r.Short+"州")
	case strings.HasSuffix(r.Name, "自治县"):
		out = append(out, r.Short+"县")
	case strings.HasSuffix(r.Name, "自治旗"):
		out = append(out, r.Short+"旗")
	case r.Name == "内蒙古自治区":
		out = append(out, "内蒙")
	}
	return out
}
