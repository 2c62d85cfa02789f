// Command gen makes the generated word lists of ingest/lexicon from the packages that NOTICE.md names.
//
//	go run ./ingest/lexicon/gen -packages DIR [-out ingest/lexicon] [LIST …]
//
// DIR holds the packages as fetch.sh leaves them; gen opens the archives itself. Without LIST all lists are made. Lists written by hand are untouched.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// lists are the generated files and what makes them.
var lists = map[string]func(src *sources) ([]byte, error){
	"regions.txt":   regions,
	"surname.txt":   surnames,
	"given.txt":     given,
	"park_unit.txt": parkUnits,
}

func main() {
	src := flag.String("packages", "", "folder with the packages")
	out := flag.String("out", "ingest/lexicon", "folder of the lists")
	flag.Parse()
	if err := run(*src, *out, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(src, out string, names []string) error {
	if src == "" {
		return fmt.Errorf("no packages: give their folder with -packages (ingest/lexicon/NOTICE.md names them)")
	}
	if len(names) == 0 {
		for n := range lists {
			names = append(names, n)
		}
		sort.Strings(names)
	}
	for _, n := range names {
		mk, ok := lists[n]
		if !ok {
			return fmt.Errorf("list %s is not a generated one", n)
		}
		b, err := mk(&sources{dir: src, lists: out})
		if err != nil {
			return fmt.Errorf("make %s: %w", n, err)
		}
		if err := os.WriteFile(filepath.Join(out, n), b, 0o644); err != nil {
			return fmt.Errorf("write %s: %w", n, err)
		}
		fmt.Printf("%s: %d bytes\n", n, len(b))
	}
	return nil
}
