package lexicon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// LoadRegions returns the embedded divisions, read once. It panics if a list is damaged, which a test
// would have found.
func LoadRegions() *Regions { return loadRegions() }

var loadRegions = sync.OnceValue(newRegions)

func newRegions() *Regions {
	l := regionLoader{rs: &Regions{all: make([]Region, 0, 45000)}, byKey: map[string]int32{"": -1}, byName: map[string][]int32{}, now: map[int32]string{}, risky: Load("region_risky")}
	for _, name := range []string{"regions.txt", "region_extra.txt"} {
		if err := l.file(name, l.division); err != nil {
			panic(fmt.Sprintf("embedded lexicon: %v", err))
		}
	}
	if err := l.resolve(); err != nil {
		panic(fmt.Sprintf("embedded lexicon: %v", err))
	}
	l.indexAll()
	if err := l.file("region_alias.txt", l.alias); err != nil {
		panic(fmt.Sprintf("embedded lexicon: %v", err))
	}
	l.sort()
	return l.rs
}

// regionLoader builds Regions from the lists.
type regionLoader struct {
	rs     *Regions
	byKey  map[string]int32   // key in the list → id
	byName map[string][]int32 // full name → ids
	now    map[int32]string   // past division → key of the present one
	risky  *Table
}

// file calls add for the fields of each line of an embedded list.
func (l *regionLoader) file(name string, add func(f []string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return eachLine(f, name, add)
}

// division adds one line of regions.txt.
func (l *regionLoader) division(f []string) error {
	if len(f) < 3 || len(f[1]) != 1 || f[1][0] < '1' || f[1][0] > '4' {
		return fmt.Errorf("want name, level 1 to 4, key; got %q", f)
	}
	for len(f) < 7 {
		f = append(f, "")
	}
	parent, ok := l.byKey[f[3]]
	if !ok {
		return fmt.Errorf("%s: no division has the key %q of the parent", f[0], f[3])
	}
	r := Region{ID: int32(len(l.rs.all)), Code: codeOf(f[2]), Name: f[0], Short: f[4], Level: Level(f[1][0] - '0'), Parent: parent, Now: -1}
	if r.Short == "" {
		r.Short = r.Name
	}
	if f[5] != "" {
		year, err := strconv.Atoi(f[5])
		if err != nil {
			return fmt.Errorf("%s: last year: %w", f[0], err)
		}
		r.Former, r.Until = true, year
	}
	if f[6] != "" {
		l.now[r.ID] = f[6]
	}
	_, r.ShortRisky = l.risky.Get(r.Short)
	l.byKey[f[2]] = r.ID
	l.byName[r.Name] = append(l.byName[r.Name], r.ID)
	l.rs.all = append(l.rs.all, r)
	return nil
}

// codeOf cuts the year from the key of a past division; keys of our own are no codes.
func codeOf(key string) string {
	key, _, _ = strings.Cut(key, "-")
	if key == "" || key[0] < '0' || key[0] > '9' {
		return ""
	}
	return key
}

// resolve points past divisions to the present ones.
func (l *regionLoader) resolve() error {
	for id, key := range l.now {
		now, ok := l.byKey[key]
		if !ok {
			return fmt.Errorf("%s: no division has the key %q that took over", l.rs.all[id].Name, key)
		}
		l.rs.all[id].Now = now
	}
	return nil
}

// indexAll makes all names findable, present ones first: a past division keeps its short name only where
// no present one of its province bears it (江宁 is the district, not the county before it).
func (l *regionLoader) indexAll() {
	for pass := 0; pass < 2; pass++ {
		for i := range l.rs.all {
			r := &l.rs.all[i]
			if r.Former != (pass == 1) {
				continue
			}
			l.index(r.Name, r)
			for _, name := range [...]string{r.Short, kindName(r)} {
				if name != "" && name != r.Name && !(r.Former && l.borne(name, r)) {
					l.index(name, r)
				}
			}
		}
	}
}

// borne tells whether a present division of r's province is found by the name.
func (l *regionLoader) borne(name string, r *Region) bool {
	province := l.rs.Up(r.ID, Province)
	for _, id := range l.rs.Named(name) {
		if o := l.rs.Get(id); !o.Former && l.rs.Up(id, Province) == province {
			return true
		}
	}
	return false
}

// index makes a name findable. A name that never tells the division by itself (城区, 郊区) is found
// behind its city only: 晋城市城区, 晋城城区.
func (l *regionLoader) index(name string, r *Region) {
	if f, ok := l.risky.Get(name); ok && len(f) > 0 && f[0] == "never" && r.Level > Province {
		up := l.rs.Get(r.Parent)
		l.rs.index(up.Name+name, r.ID)
		l.rs.index(up.Short+name, r.ID)
		return
	}
	l.rs.index(name, r.ID)
}

// kindName is the form between full and short of an autonomous division: 红河州, 恭城县, 鄂伦春旗; "" for
// others.
func kindName(r *Region) string {
	for _, kind := range [...]string{"州", "县", "旗"} {
		if r.Short != r.Name && strings.HasSuffix(r.Name, "自治"+kind) {
			return r.Short + kind
		}
	}
	return ""
}

// alias adds one line of region_alias.txt.
func (l *regionLoader) alias(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("want alias and name; got %q", f)
	}
	within, name, ok := strings.Cut(f[1], "/")
	if !ok {
		within, name = "", f[1]
	}
	found := false
	for _, id := range l.byName[name] {
		if r := l.rs.Get(id); !r.Former && (within == "" || strings.Contains(l.rs.Path(r.ID), within)) {
			l.rs.index(f[0], id)
			found = true
		}
	}
	if !found {
		return fmt.Errorf("no present division is called %s", f[1])
	}
	return nil
}

// sort orders the regions of each name.
func (l *regionLoader) sort() {
	for _, ids := range l.rs.lists {
		if len(ids) < 2 {
			continue
		}
		slices.SortStableFunc(ids, func(i, j int32) int {
			a, b := l.rs.Get(i), l.rs.Get(j)
			if a.Level != b.Level {
				return int(a.Level) - int(b.Level)
			}
			return a.Until - b.Until // 0 for present ones
		})
	}
}
