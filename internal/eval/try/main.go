// Command try runs extraction over gold files and prints facts as JSON lines; with -persons the officials
// are taken from the gold, so that later steps can be judged by themselves.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"policygraph/ingest/doc"
	"policygraph/ingest/extract"
)

func main() {
	persons := flag.Bool("persons", false, "take officials from the gold")
	flag.Parse()
	x, err := extract.New()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, path := range flag.Args() {
		f, err := os.Open(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 64<<20)
		for sc.Scan() {
			var in struct {
				ID, Title, Outlet, Date, Text string
				Gold                          doc.Facts
			}
			if err := json.Unmarshal(sc.Bytes(), &in); err != nil {
				fmt.Fprintln(os.Stderr, path, err)
				continue
			}
			d := &doc.Document{ID: in.ID, Title: in.Title, Outlet: in.Outlet, Published: in.Date, Text: in.Text}
			if in.Title != "" {
				d.Text, d.Body = in.Title+"\n"+in.Text, len([]rune(in.Title))+1
			}
			var facts *doc.Facts
			if *persons {
				facts = x.ExtractGiven(d, &in.Gold)
			} else {
				facts = x.Extract(d)
			}
			b, _ := json.Marshal(facts)
			fmt.Println(string(b))
		}
	}
}
