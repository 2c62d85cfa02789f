package eval

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"policygraph/ingest/doc"
	"policygraph/ingest/source"
)

// maxLine bounds a line of a gold or prediction file, in bytes.
const maxLine = 64 << 20

// goldLine is one line of a gold file: a record as `extract` reads it, with its facts; or bare facts.
type goldLine struct {
	ID, Title, Outlet, Date, Text string
	Gold                          *doc.Facts
}

// Case is one report to be read and judged.
type Case struct {
	Doc
	Raw doc.Raw // what is read; Data is empty where the gold file has no text
}

// LoadGold reads a gold file: one JSON object a line, {"id","title","outlet","date","text","gold":{…}}, or the
// facts alone, which can only be compared with a prediction file. A repeated id replaces the earlier line.
func LoadGold(path string) ([]Case, error) {
	var out []Case
	at := map[string]int{}
	err := lines(path, func(n int, line []byte) error {
		var g goldLine
		if err := json.Unmarshal(line, &g); err != nil {
			return err
		}
		if g.Gold == nil {
			g.Gold = &doc.Facts{}
			if err := json.Unmarshal(line, g.Gold); err != nil {
				return err
			}
		}
		id := g.Gold.ID
		if id == "" {
			id = g.ID
		}
		if id == "" {
			return fmt.Errorf("no id")
		}
		c := Case{Doc: Doc{ID: id, Gold: g.Gold, Source: g.Title + "\n" + g.Text}}
		if g.Text != "" {
			c.Raw = doc.Raw{Key: fmt.Sprintf("%s#%s", path, id), ID: id, Title: g.Title, Outlet: g.Outlet, Date: g.Date, Media: doc.PlainText, Data: []byte(g.Text)}
		}
		if i, ok := at[id]; ok {
			out[i] = c
			return nil
		}
		at[id] = len(out)
		out = append(out, c)
		return nil
	})
	return out, err
}

// LoadFacts reads a file of facts as `extract` prints them, by id.
func LoadFacts(path string) (map[string]*doc.Facts, error) {
	out := map[string]*doc.Facts{}
	err := lines(path, func(n int, line []byte) error {
		var g goldLine
		if err := json.Unmarshal(line, &g); err != nil {
			return err
		}
		f := g.Gold
		if f == nil {
			f = &doc.Facts{}
			if err := json.Unmarshal(line, f); err != nil {
				return err
			}
		}
		if f.ID == "" {
			return fmt.Errorf("no id")
		}
		out[f.ID] = f
		return nil
	})
	return out, err
}

// Damaged returns the damaged forms of gold reports that a folder holds as ID.kind.ext, in order of name, and
// how many of its files belong to none of them.
func Damaged(gold []Case, dir string) (out []Case, strange int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, 0, fmt.Errorf("read damaged reports: %w", err)
	}
	byID := map[string]Case{}
	for _, c := range gold {
		byID[c.ID] = c
	}
	for _, e := range entries {
		part := strings.Split(e.Name(), ".")
		if e.IsDir() || len(part) < 3 {
			continue
		}
		c, ok := byID[strings.Join(part[:len(part)-2], ".")]
		if !ok {
			strange++
			continue
		}
		path := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, 0, fmt.Errorf("read damaged report: %w", err)
		}
		c.Damage = part[len(part)-2]
		c.Raw = doc.Raw{Key: source.Key(path), Data: data}
		switch part[len(part)-1] {
		case "html", "htm":
			c.Raw.Media = doc.HTML
		}
		out = append(out, c)
	}
	return out, strange, nil
}

// HeldOut tells whether a report is kept from tuning: the last hex digit of the SHA-256 of its id is 0–4.
func HeldOut(id string) bool {
	sum := sha256.Sum256([]byte(id))
	return sum[len(sum)-1]&0xf <= 4
}

// Keep returns the cases whose id passes.
func Keep(cases []Case, pass func(id string) bool) []Case {
	var out []Case
	for _, c := range cases {
		if pass(c.ID) {
			out = append(out, c)
		}
	}
	return out
}

// lines calls f for each line of a file that is not blank; errors name file and line.
func lines(path string, f func(n int, line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read gold: %w", err)
	}
	defer file.Close()
	return eachLine(file, path, f)
}

func eachLine(r io.Reader, path string, f func(n int, line []byte) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, maxLine)
	for n := 1; sc.Scan(); n++ {
		line := bytes.TrimSpace(sc.Bytes())
		if len(line) == 0 {
			continue
		}
		if err := f(n, line); err != nil {
			return fmt.Errorf("%s:%d: not a gold report or facts: %w", path, n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}

// damageKinds are the kinds of damage among documents, sorted; "" stands for none and is left out.
func damageKinds(docs []Doc) []string {
	seen := map[string]bool{}
	var out []string
	for _, d := range docs {
		if d.Damage != "" && !seen[d.Damage] {
			seen[d.Damage] = true
			out = append(out, d.Damage)
		}
	}
	sort.Strings(out)
	return out
}
