// Package ngram is a small character model of Chinese news: how likely a character is after the two before it.
// It ranks what may have stood in a damaged place; it never decides alone what did.
//
// The file model.bin.gz is made by gen from the evening news of 2022–2026 (MIT) and the dictionary
// of gse (Apache-2.0). Layout, little endian, after gunzip:
//
//	"PGNG1"  u32 V  u32 B  u32 T        numbers of characters, pairs, triples
//	V × (u32 rune, u8 cost, u8 back)    characters by rune; back is the cost of leaving their pairs
//	V × u16                             pairs of each character
//	B × u16, B × u8, B × u8, B × u8     second character, cost, back, number of triples (255: 255)
//	T × u16, T × u8                     third character, cost
//
// A cost is -ln p in steps of 1/16.
package ngram

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

//go:embed model.bin.gz
var embedded []byte

// Step is the unit of costs: 1/Step nats.
const Step = 16

// unknown is the cost of a character that the training text never showed, in nats.
const unknown = 15.5

// Model gives costs of characters in context. It is safe for concurrent use.
type Model struct {
	index  [1 << 16]uint16 // rune → its number, from 1
	cost   []uint8
	back   []uint8
	first  []uint32 // V+1: where the pairs of a character begin
	second []uint16
	cost2  []uint8
	back2  []uint8
	begin  []uint32 // B+1: where the triples of a pair begin
	third  []uint16
	cost3  []uint8
}

// Embedded loads the model that comes with the program: some 20 ms and 10 MB, so load it once.
func Embedded() (*Model, error) { return Read(bytes.NewReader(embedded)) }

// Read loads a model.
func Read(r io.Reader) (*Model, error) {
	zr, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("read character model: %w", err)
	}
	b, err := io.ReadAll(zr)
	if err != nil {
		return nil, fmt.Errorf("read character model: %w", err)
	}
	m, err := parse(b)
	if err != nil {
		return nil, fmt.Errorf("read character model: %w", err)
	}
	return m, nil
}

func parse(b []byte) (*Model, error) {
	if len(b) < 17 || string(b[:5]) != "PGNG1" {
		return nil, errors.New("not a model")
	}
	v, n, t := int(binary.LittleEndian.Uint32(b[5:])), int(binary.LittleEndian.Uint32(b[9:])), int(binary.LittleEndian.Uint32(b[13:]))
	b = b[17:]
	if len(b) != v*8+n*5+t*3 {
		return nil, errors.New("wrong length")
	}
	m := &Model{}
	for i := range v {
		if r := binary.LittleEndian.Uint32(b[i*6:]); r < 1<<16 {
			m.index[r] = uint16(i + 1)
		}
		m.cost, m.back = append(m.cost, b[i*6+4]), append(m.back, b[i*6+5])
	}
	b = b[v*6:]
	m.first = offsets(v, func(i int) int { return int(binary.LittleEndian.Uint16(b[i*2:])) })
	b = b[v*2:]
	m.second, b = words(b, n)
	m.cost2, m.back2 = b[:n], b[n:2*n]
	count := b[2*n : 3*n]
	m.begin = offsets(n, func(i int) int { return int(count[i]) })
	m.third, b = words(b[3*n:], t)
	m.cost3 = b[:t]
	if int(m.first[v]) != n || int(m.begin[n]) != t {
		return nil, errors.New("counts do not add up")
	}
	return m, nil
}

func offsets(n int, count func(int) int) []uint32 {
	out, at := make([]uint32, n+1), uint32(0)
	for i := range n {
		out[i] = at
		at += uint32(count(i))
	}
	out[n] = at
	return out
}

func words(b []byte, n int) ([]uint16, []byte) {
	out := make([]uint16, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint16(b[i*2:])
	}
	return out, b[n*2:]
}

// Cost is -ln p(c | a b) in nats. 0 stands for the start of a line.
func (m *Model) Cost(a, b, c rune) float64 {
	k, ok := m.number(c)
	if !ok {
		return unknown
	}
	j, ok := m.number(b)
	if !ok {
		return float64(m.cost[k]) / Step
	}
	pair, seen := find(m.second, m.first[j], m.first[j+1], k)
	two := float64(m.back[j]) + float64(m.cost[k])
	if seen {
		two = float64(m.cost2[pair])
	}
	i, ok := m.number(a)
	if !ok {
		return two / Step
	}
	before, ok := find(m.second, m.first[i], m.first[i+1], j)
	if !ok {
		return two / Step
	}
	if at, ok := find(m.third, m.begin[before], m.begin[before+1], k); ok {
		return float64(m.cost3[at]) / Step
	}
	return (float64(m.back2[before]) + two) / Step
}

func (m *Model) number(r rune) (uint16, bool) {
	r = Fold(r)
	if r >= 1<<16 {
		return 0, false
	}
	n := m.index[r]
	return n - 1, n > 0
}

// Alone is -ln p(c) in nats.
func (m *Model) Alone(c rune) float64 {
	if k, ok := m.number(c); ok {
		return float64(m.cost[k]) / Step
	}
	return unknown
}

func find(s []uint16, from, to uint32, k uint16) (int, bool) {
	i, ok := slices.BinarySearch(s[from:to], k)
	return int(from) + i, ok
}

// Fold brings a character to the form in which it was counted: half-width marks, one digit, one letter.
func Fold(r rune) rune {
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		r -= 0xfee0
	case r == 0x3000 || r == '\t' || r == 0xa0:
		r = ' '
	}
	switch {
	case r >= '0' && r <= '9':
		return '0'
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
		return 'a'
	}
	return r
}
