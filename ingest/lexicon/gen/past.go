package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// pastDivision is a name that a city or county bore, with the last year it did.
type pastDivision struct {
	province, city, county string // names; county "" for a city
	cityID                 string // the city's key through all its names; reliable, unlike that of counties
	code                   string
	year                   int
}

func (p *pastDivision) name() string {
	if p.county != "" {
		return p.county
	}
	return p.city
}

// pastBuilder turns the yearly tables into divisions that are no more.
type pastBuilder struct {
	provinces map[string]string   // province name → key
	cities    map[string]division // key → present city
	has       map[string]bool     // "province key/level/name" of the present
	byCity    map[string]bool     // "city key/name" of present counties
	moves     map[string][]move   // province name/county name → what became of it
	find      map[string]string   // "province name/name" → key of the present
	keys      map[string]string   // city id → key of the past city
	byShort   map[string][]string // "province key/short name" → keys of present counties
	out       []division
}

// move is one change of a county's name or kind.
type move struct {
	year           int
	province, name string
}

// plainNames are borne by districts of many cities; each city's is a division of its own.
var plainNames = map[string]bool{"郊区": true, "城区": true, "矿区": true, "市区": true, "新区": true, "东区": true, "西区": true, "南区": true, "北区": true,
	"城关区": true, "新城区": true, "城中区": true, "东城区": true, "西城区": true, "新华区": true, "和平区": true, "向阳区": true, "桥东区": true}

// pastDivisions reads the cities and counties of 1980 to 2024 and returns those no longer there.
func pastDivisions(src *sources, present []division) ([]division, error) {
	rows, err := readPast(src)
	if err != nil {
		return nil, err
	}
	b := &pastBuilder{provinces: map[string]string{}, cities: map[string]division{}, has: map[string]bool{}, byCity: map[string]bool{},
		find: map[string]string{}, keys: map[string]string{}, byShort: map[string][]string{}}
	b.index(present)
	if b.moves, err = readMoves(src); err != nil {
		return nil, err
	}
	for _, county := range []bool{false, true} { // cities first: counties hang on them
		for _, p := range rows {
			if (p.county != "") == county {
				b.add(p)
			}
		}
	}
	return b.out, nil
}

// provinceOf is the first two digits of a key, with the parts that became provinces of their own
// counted to the province they left.
func provinceOf(key string) string {
	switch key[:2] {
	case "50":
		return "51"
	case "46":
		return "44"
	}
	return key[:2]
}

// provinceGroup does the same for names.
func provinceGroup(name string) string {
	switch name {
	case "重庆市":
		return "四川省"
	case "海南省":
		return "广东省"
	}
	return name
}

func (b *pastBuilder) index(present []division) {
	names := map[string]string{}
	for _, d := range present {
		names[d.key] = d.name
		switch d.level {
		case 1:
			b.provinces[d.name] = d.key
		case 2:
			b.cities[d.key] = d
		}
		if d.level == 3 {
			k := provinceOf(d.key) + "/" + d.short
			b.byShort[k] = append(b.byShort[k], d.key)
		}
		if d.level <= 3 {
			b.has[fmt.Sprint(provinceOf(d.key), "/", d.level, "/", d.name)] = true
			b.byCity[d.parent+"/"+d.name] = true
			b.find[names[d.key[:2]+"0000"]+"/"+d.name] = d.key
		}
	}
}

// add appends the past division unless its name lives on.
func (b *pastBuilder) add(p *pastDivision) {
	province := b.provinces[p.province]
	level := 2
	if p.county != "" {
		level = 3
	}
	name := p.name()
	for l := 1; l <= level; l++ { // 宜春市 was a county's name and is a city's now: one is enough
		if !plainNames[name] && b.has[fmt.Sprint(provinceOf(province), "/", l, "/", name)] {
			return
		}
	}
	key := fmt.Sprintf("%s-%d", p.code, p.year)
	d := newDivision(key, province, name, level)
	d.until = p.year
	if level == 2 {
		if _, ok := b.cities[p.cityID]; ok {
			d.now = p.cityID
		} else {
			b.keys[p.cityID] = key
		}
	} else {
		if _, ok := b.cities[p.cityID]; ok {
			d.parent = p.cityID
		} else if k, ok := b.keys[p.cityID]; ok {
			d.parent = k
		}
		if b.byCity[d.parent+"/"+name] {
			return
		}
		if !plainNames[name] {
			d.now = b.follow(p.province, name, p.year, 0)
		}
		if d.now == "" {
			d.now = b.namesake(province, d)
		}
	}
	if h, ok := heirs[name]; ok {
		d.now = h
	}
	b.out = append(b.out, d)
}

// namesake returns the one present county of the province that is called as the past one but for its kind:
// 米林县 → 米林市, 开县 → 开州区.
func (b *pastBuilder) namesake(province string, d division) string {
	keys := b.byShort[provinceOf(province)+"/"+d.short]
	if first, ok := strings.CutSuffix(d.name, "县"); ok && d.short == d.name {
		keys = b.byShort[provinceOf(province)+"/"+first+"州"]
	}
	if len(keys) != 1 {
		return ""
	}
	return keys[0]
}

// follow returns the key of the present division that a past county became, "" if that is not told.
func (b *pastBuilder) follow(province, name string, year, depth int) string {
	for _, m := range b.moves[province+"/"+name] {
		if m.year < year-1 || m.name == name && m.province == province {
			continue
		}
		if key, ok := b.find[m.province+"/"+m.name]; ok {
			return key
		}
		if depth < 5 {
			if key := b.follow(m.province, m.name, m.year, depth+1); key != "" {
				return key
			}
		}
	}
	return ""
}

// readPast reads the yearly table and keeps the last year of each name.
func readPast(src *sources) ([]*pastDivision, error) {
	b, err := src.wheel(yearsPkg, yearsFile)
	if err != nil {
		return nil, err
	}
	table, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", yearsFile, err)
	}
	col := map[string]int{}
	for i, h := range table[0] {
		col[h] = i
	}
	last := map[string]*pastDivision{}
	for i, row := range table[1:] {
		year, err := strconv.Atoi(row[col["year"]])
		if err != nil {
			return nil, fmt.Errorf("%s: row %d: year: %w", yearsFile, i+2, err)
		}
		p := &pastDivision{province: row[col["province_name"]], city: row[col["city_name"]], county: row[col["county_name"]],
			cityID: row[col["city_id"]], code: row[col["county_adcode"]], year: year}
		if p.county == "" {
			p.code = row[col["city_adcode"]]
		}
		if row[col["rank"]] == "1" || p.county == "" && noCity(p.city) {
			continue
		}
		k := p.province + "/" + p.cityID + "/" + p.county
		if p.county == "" {
			k += p.city
		}
		if o := last[k]; o == nil || o.year < p.year {
			last[k] = p
		}
	}
	return sortedPast(last), nil
}

// noCity tells whether a city's name only groups what stands under the province directly.
func noCity(name string) bool {
	return strings.HasPrefix(name, "市辖") || strings.HasPrefix(name, "直辖") || strings.HasPrefix(name, "省直辖") || name == "县"
}

// sortedPast orders by year, latest first, and keeps one of each name in a province.
func sortedPast(last map[string]*pastDivision) []*pastDivision {
	var all []*pastDivision
	for _, p := range last {
		all = append(all, p)
	}
	sort.Slice(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.year != b.year {
			return a.year > b.year
		}
		if a.code != b.code {
			return a.code < b.code
		}
		if a.name() != b.name() {
			return a.name() < b.name()
		}
		return a.province+a.cityID < b.province+b.cityID
	})
	var out []*pastDivision
	seen := map[string]bool{}
	for _, p := range all {
		k := provinceGroup(p.province) + "/" + p.name() + "/" + strconv.FormatBool(p.county == "")
		if plainNames[p.name()] {
			k += p.cityID
		}
		if !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	}
	return out
}

// readMoves reads what became of counties. Kinds that only renumber a division are left out: the source
// itself marks them as noise.
func readMoves(src *sources) (map[string][]move, error) {
	b, err := src.wheel(changesPkg, changesFile)
	if err != nil {
		return nil, err
	}
	var table struct {
		Events []struct {
			Year    int
			Type    string
			OldPath []string `json:"old_path"`
			NewPath []string `json:"new_path"`
		}
	}
	if err := json.Unmarshal(b, &table); err != nil {
		return nil, fmt.Errorf("read %s: %w", changesFile, err)
	}
	moves := map[string][]move{}
	for _, e := range table.Events {
		if len(e.OldPath) == 0 || len(e.NewPath) == 0 || e.Type == "同名改码" || e.Type == "码位改派" || e.Type == "新设" || e.Type == "驻地迁移" {
			continue
		}
		old := e.OldPath[0] + "/" + e.OldPath[len(e.OldPath)-1]
		moves[old] = append(moves[old], move{e.Year, e.NewPath[0], e.NewPath[len(e.NewPath)-1]})
	}
	for _, m := range moves {
		sort.SliceStable(m, func(i, j int) bool { return m[i].year < m[j].year })
	}
	return moves, nil
}
