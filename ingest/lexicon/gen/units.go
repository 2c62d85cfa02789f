package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// The package that holds the units of the statistics office: its tables list zones beside towns.
const (
	unitsPkg  = "china-division-2.7.0.tgz"
	unitsFile = "package/dist/streets.csv"
)

const unitsHead = `# Development zones that the statistics office counts as units beside towns (June 2023). Made by gen from the sources that
# NOTICE.md names; do not edit: well-known zones stand in park_known.txt.
# Fields: code of the county (else the city) in which it lies; several, separated by commas, where several zones bear the name.
`

// zoneWords close the names of zones.
var zoneWords = []string{"开发区", "高新区", "经开区", "工业园区", "工业园", "产业园区", "产业园", "科技园区", "科技园", "工业区", "保税区", "保税港区",
	"投资区", "物流园区", "物流园", "化工园区", "工业集中区", "产业集聚区", "集聚区", "合作区", "科技城", "生态城", "示范区", "试验区", "新区", "园区", "创业园"}

// plainUnits are names that tell no zone by themselves.
var plainUnits = map[string]bool{"开发区": true, "经济开发区": true, "高新区": true, "高新技术产业开发区": true, "工业园区": true, "工业园": true,
	"经济技术开发区": true, "新区": true, "综合保税区": true, "产业园": true, "产业园区": true, "工业区": true, "科技园区": true, "物流园区": true,
	"产业集聚区": true, "新城区": true, "高新产业园": true, "新技术产业园区": true, "化工园区": true, "工业集中区": true, "城市新区": true}

// parkUnits makes park_unit.txt.
func parkUnits(src *sources) ([]byte, error) {
	b, err := src.tgz(unitsPkg, unitsFile)
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", unitsFile, err)
	}
	present, err := presentDivisions(src)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, d := range present {
		known[d.key] = true
	}
	counties := map[string][]string{}
	for _, r := range rows[1:] {
		name := strings.TrimSuffix(strings.TrimSuffix(r[1], "管理委员会"), "管委会")
		if zoneName(name) {
			in := r[2]
			if !known[in] { // the office gives large zones codes of their own, as if they were counties
				in = in[:4] + "00"
			}
			if known[in] && !slices.Contains(counties[name], in) {
				counties[name] = append(counties[name], in)
			}
		}
	}
	names := make([]string, 0, len(counties))
	for n := range counties {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := counties[names[i]][0], counties[names[j]][0]
		if a != b {
			return a < b
		}
		return names[i] < names[j]
	})
	var out bytes.Buffer
	out.WriteString(unitsHead)
	for _, n := range names {
		fmt.Fprintf(&out, "%s\t%s\n", n, strings.Join(counties[n], ","))
	}
	return out.Bytes(), nil
}

// zoneName tells whether a unit is a zone with a name of its own.
func zoneName(name string) bool {
	if plainUnits[name] || strings.ContainsAny(name, "（(") || len([]rune(name)) < 4 {
		return false
	}
	for _, w := range zoneWords {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}
