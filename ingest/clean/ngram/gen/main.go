// Command gen makes model.bin.gz: it counts characters, pairs and triples.
//
//	go run ./ingest/clean/ngram/gen -out ingest/clean/ngram/model.bin.gz NEWS.jsonl.zst
//
// The words of gse's dictionary count beside the news, so that rarer words are known too.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"

	"policygraph/ingest/clean/ngram"
)

type counts struct {
	one   map[rune]float64
	two   map[[2]rune]float64
	three map[[3]rune]float64
}

func (c *counts) text(s string, w float64) {
	a, b := rune(0), rune(0)
	c.one[0] += w
	for _, r := range s {
		r = ngram.Fold(r)
		if a == ' ' && r == ' ' {
			continue
		}
		c.one[r] += w
		c.two[[2]rune{b, r}] += w
		c.three[[3]rune{a, b, r}] += w
		a, b = b, r
	}
	// The end of a line is asked for only where a line ends, so it must not take from what follows elsewhere.
	w *= 0.1
	c.one['\n'] += w
	c.two[[2]rune{b, '\n'}] += w
	c.three[[3]rune{a, b, '\n'}] += w
}

// word counts the inside of a word: what stands before it is open.
func (c *counts) word(s string, w float64) {
	r := []rune(s)
	for i := range r {
		r[i] = ngram.Fold(r[i])
		c.one[r[i]] += w
		if i > 0 {
			c.two[[2]rune{r[i-1], r[i]}] += w
		}
		if i > 1 {
			c.three[[3]rune{r[i-2], r[i-1], r[i]}] += w
		}
	}
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "model.bin.gz", "file to write")
	min2 := flag.Float64("min2", 2, "least count of a pair")
	min3 := flag.Float64("min3", 4, "least count of a triple")
	words := flag.String("lexicon", "ingest/lexicon", "folder of the project's word lists")
	flag.Parse()
	c := &counts{map[rune]float64{}, map[[2]rune]float64{}, map[[3]rune]float64{}}
	for _, f := range flag.Args() {
		if err := news(c, f); err != nil {
			log.Fatal(err)
		}
	}
	if err := dictionary(c); err != nil {
		log.Fatal(err)
	}
	if err := lexicon(c, *words); err != nil {
		log.Fatal(err)
	}
	rosters(c)
	if err := os.WriteFile(*out, build(c, *min2, *min3), 0o644); err != nil {
		log.Fatal(err)
	}
}

func news(c *counts, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := zstd.NewReader(f)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(z)
	for dec.More() {
		var d struct{ Title, Text string }
		if err := dec.Decode(&d); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, line := range strings.Split(d.Title+"\n"+d.Text, "\n") {
			c.text(strings.TrimSpace(line), 1)
		}
	}
	return nil
}

// dictionary adds gse's words: their frequencies are of a corpus of some 60 million words, so a word
// that it saw 300 times counts as if the news had it 15 times.
func dictionary(c *counts) error {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-ego/gse").Output()
	if err != nil {
		return fmt.Errorf("find gse: %w", err)
	}
	f, err := os.Open(filepath.Join(strings.TrimSpace(string(dir)), "data/dict/zh/s_1.txt"))
	if err != nil {
		return err
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		field := strings.Fields(s.Text())
		if len(field) < 2 {
			continue
		}
		n, err := strconv.ParseFloat(field[1], 64)
		if err == nil && n > 0 {
			c.word(field[0], math.Min(n, 20000)/20+0.2)
		}
	}
	return nil
}

// lexicon adds the project's own words: the first field of each line.
func lexicon(c *counts, dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			if f[0] == "" || f[0][0] == '#' || filepath.Base(path) == "regions.txt" && len(f) > 1 && f[1] > "3" { // towns are too many
				continue
			}
			c.word(f[0], 4)
		}
	}
	return nil
}

// rosters adds how local reports name their officials; national news hardly does.
func rosters(c *counts) {
	for _, l := range strings.Split("省 市 区 县 州 旗 镇 乡", " ") {
		for _, f := range []string{"L委副书记、L长", "L委副书记、代L长", "L委常委、常务副L长", "L委常委、副L长", "，副L长", "、副L长", "、代L长", "L委书记", "L委副书记", "L委常委、组织部部长", "L委常委、宣传部部长",
			"L委常委、统战部部长", "L委常委、秘书长", "L人大常委会主任", "L人大常委会副主任", "L政协主席", "L政协副主席", "L政府副秘书长", "L政府秘书长", "L长助理", "原副L长", "副L长、L公安局局长", "，L长", "。L领导", "。L委、L政府", "。L委", "。L政府", "。L直", "。L长", "。全L", "。我L", "L直有关部门", "L领导", "全L", "我L"} {
			c.word(strings.ReplaceAll(f, "L", l), 60)
		}
	}
	for _, f := range strings.Split("党工委书记、管委会主任 党工委副书记、管委会主任 党工委委员、管委会副主任 高新区党工委书记 经开区党工委书记 高新区管委会 经开区管委会 开发区管委会 工业园区管委会 主要负责人参加 有关部门负责人参加 参加调研 参加活动 陪同调研 有限公司董事长 有限公司总经理 集团有限公司 股份有限公司 科技有限公司 有限责任公司 党委书记、董事长 董事长、总经理 党组书记、局长 党组成员、副局长 有关部门主要负责同志 调研时强调 主持会议并讲话 主持召开", " ") {
		c.word(f, 60)
	}
}

const discount = 0.7

type entry struct {
	key  uint16
	p    float64
	back float64
	next []entry
}

// build prunes and smooths (absolute discounting, interpolated) and lays the model out.
func build(c *counts, min2, min3 float64) []byte {
	total := 0.0
	var vocab []rune
	for r, n := range c.one {
		total += n
		if n >= 2 {
			vocab = append(vocab, r)
		}
	}
	slices.Sort(vocab)
	index := map[rune]uint16{}
	for i, r := range vocab {
		index[r] = uint16(i)
	}
	p1 := func(r rune) float64 { return c.one[r] / total }
	pairs := make([][]entry, len(vocab))
	lists := map[[2]rune][]rune{}
	for k, n := range c.three {
		if n >= min3 {
			lists[[2]rune{k[0], k[1]}] = append(lists[[2]rune{k[0], k[1]}], k[2])
		}
	}
	mass, kept, sum := map[rune]float64{}, map[rune]float64{}, map[[2]rune]float64{}
	for k, n := range c.two {
		mass[k[0]] += n
		if n >= min2 {
			kept[k[0]] += n - discount
		}
	}
	for k, n := range c.three {
		sum[[2]rune{k[0], k[1]}] += n
	}
	left := func(r rune) float64 { return math.Max(1-kept[r]/math.Max(mass[r], 1), 0.02) }
	p2 := func(a, b rune) float64 {
		p := left(a) * p1(b)
		if n := c.two[[2]rune{a, b}]; n >= min2 {
			p += (n - discount) / mass[a]
		}
		return p
	}
	triples := 0
	for k, n := range c.two {
		i, ok := index[k[0]]
		j, ok2 := index[k[1]]
		if n < min2 || !ok || !ok2 {
			continue
		}
		e := entry{key: j, p: p2(k[0], k[1]), back: 1}
		next := lists[k]
		slices.SortFunc(next, func(x, y rune) int {
			return cmp.Compare(c.three[[3]rune{k[0], k[1], y}], c.three[[3]rune{k[0], k[1], x}])
		})
		s := sum[k]
		for _, r := range next[:min(len(next), 255)] {
			if _, ok := index[r]; ok {
				e.back -= (c.three[[3]rune{k[0], k[1], r}] - discount) / s
			}
		}
		e.back = math.Max(e.back, 0.02)
		for _, r := range next[:min(len(next), 255)] {
			if x, ok := index[r]; ok {
				e.next = append(e.next, entry{key: x, p: (c.three[[3]rune{k[0], k[1], r}]-discount)/s + e.back*p2(k[1], r)})
			}
		}
		slices.SortFunc(e.next, func(x, y entry) int { return cmp.Compare(x.key, y.key) })
		triples += len(e.next)
		pairs[i] = append(pairs[i], e)
	}
	return lay(vocab, p1, left, pairs, triples)
}

func lay(vocab []rune, p1, left func(rune) float64, pairs [][]entry, triples int) []byte {
	var all []entry
	for _, p := range pairs {
		slices.SortFunc(p, func(x, y entry) int { return cmp.Compare(x.key, y.key) })
		all = append(all, p...)
	}
	b := []byte("PGNG1")
	for _, n := range []int{len(vocab), len(all), triples} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	for _, r := range vocab {
		b = binary.LittleEndian.AppendUint32(b, uint32(r))
		b = append(b, cost(p1(r)), cost(left(r)))
	}
	for _, p := range pairs {
		b = binary.LittleEndian.AppendUint16(b, uint16(len(p)))
	}
	for _, e := range all {
		b = binary.LittleEndian.AppendUint16(b, e.key)
	}
	for _, e := range all {
		b = append(b, cost(e.p))
	}
	for _, e := range all {
		b = append(b, cost(e.back))
	}
	for _, e := range all {
		b = append(b, uint8(len(e.next)))
	}
	for _, e := range all {
		for _, t := range e.next {
			b = binary.LittleEndian.AppendUint16(b, t.key)
		}
	}
	for _, e := range all {
		for _, t := range e.next {
			b = append(b, cost(t.p))
		}
	}
	log.Printf("%d characters, %d pairs, %d triples, %d bytes", len(vocab), len(all), triples, len(b))
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if _, err := w.Write(b); err != nil {
		log.Fatal(err)
	}
	if err := w.Close(); err != nil {
		log.Fatal(err)
	}
	return z.Bytes()
}

func cost(p float64) uint8 {
	return uint8(math.Round(math.Min(math.Max(-math.Log(p)*ngram.Step, 0), 255)))
}
