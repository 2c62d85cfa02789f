package doc

import (
	"encoding/binary"
	"errors"
	"sort"
)

// Map leads from runes of the clean text back to bytes of the raw input. It is a list of runs; within
// a run each rune took the same number of raw bytes, or the run stands for its raw span as a whole.
type Map struct {
	runs []run
}

type run struct {
	clean, n int // first rune and number of runes
	raw, len int // first byte and number of bytes
}

// Add appends n clean runes that came from raw bytes [rawStart, rawEnd). Runs must be added in order
// of clean runes. Runes that were one to one should be added one by one or with a length that n
// divides; neighbours are joined where they continue each other at the same width.
func (m *Map) Add(n, rawStart, rawEnd int) {
	if n == 0 {
		return
	}
	size := rawEnd - rawStart
	if k := len(m.runs); k > 0 {
		last := &m.runs[k-1]
		if last.raw+last.len == rawStart && last.len%last.n == 0 && size%n == 0 && last.len/last.n == size/n {
			last.n += n
			last.len += size
			return
		}
	}
	m.runs = append(m.runs, run{m.Len(), n, rawStart, size})
}

// Len is the number of clean runes that are mapped.
func (m *Map) Len() int {
	if len(m.runs) == 0 {
		return 0
	}
	last := m.runs[len(m.runs)-1]
	return last.clean + last.n
}

// Raw returns the raw bytes [from, to) behind the clean runes [start, end): the smallest span that
// covers them all.
func (m *Map) Raw(start, end int) (from, to int) {
	if start >= end || len(m.runs) == 0 {
		return 0, 0
	}
	from = -1
	i := sort.Search(len(m.runs), func(i int) bool { return m.runs[i].clean+m.runs[i].n > start })
	for ; i < len(m.runs) && m.runs[i].clean < end; i++ {
		a, b := m.runs[i].span(max(start, m.runs[i].clean), min(end, m.runs[i].clean+m.runs[i].n))
		if from < 0 || a < from {
			from = a
		}
		to = max(to, b)
	}
	return max(from, 0), to
}

func (r run) span(start, end int) (int, int) {
	if r.len%r.n != 0 {
		return r.raw, r.raw + r.len
	}
	w := r.len / r.n
	return r.raw + (start-r.clean)*w, r.raw + (end-r.clean)*w
}

// MarshalBinary encodes the map as varints: for each run the rune count, the raw start as the
// difference from the end of the run before, and the raw length.
func (m *Map) MarshalBinary() ([]byte, error) {
	var b []byte
	at := 0
	for _, r := range m.runs {
		b = binary.AppendUvarint(b, uint64(r.n))
		b = binary.AppendVarint(b, int64(r.raw-at))
		b = binary.AppendUvarint(b, uint64(r.len))
		at = r.raw + r.len
	}
	return b, nil
}

// UnmarshalBinary decodes what MarshalBinary wrote.
func (m *Map) UnmarshalBinary(b []byte) error {
	m.runs = nil
	at, clean := 0, 0
	for len(b) > 0 {
		n, k1 := binary.Uvarint(b)
		if k1 <= 0 {
			return errors.New("decode offset map: truncated")
		}
		d, k2 := binary.Varint(b[k1:])
		if k2 <= 0 {
			return errors.New("decode offset map: truncated")
		}
		l, k3 := binary.Uvarint(b[k1+k2:])
		if k3 <= 0 || n == 0 || n > 1<<31 || l > 1<<40 {
			return errors.New("decode offset map: damaged")
		}
		b = b[k1+k2+k3:]
		m.runs = append(m.runs, run{clean, int(n), at + int(d), int(l)})
		at += int(d) + int(l)
		clean += int(n)
	}
	return nil
}
