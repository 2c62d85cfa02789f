package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/bits"
)

// Fingerprint sums hashes of rows modulo 2^256, so that the order of adding does not matter. The zero
// value is ready. Ledger, raw bytes and time of reading are not part of it.
type Fingerprint struct {
	sum [4]uint64
	n   uint64
}

// Entity adds a node with the union of its aliases.
func (f *Fingerprint) Entity(e Entity) {
	e.Aliases = aliasSet(e.Name, append([]string(nil), e.Aliases...))
	if len(e.Props) == 0 {
		e.Props = nil
	}
	f.add("entity", e)
}

// Statement adds a relationship.
func (f *Fingerprint) Statement(s Statement) { f.add("statement", s) }

// Document adds a document; Text counts, Source does not.
func (f *Fingerprint) Document(d Document) {
	d.Source = ""
	f.add("document", d)
}

func (f *Fingerprint) add(kind string, v any) {
	b, err := json.Marshal(v)
	if err != nil { // plain structs of strings and numbers always marshal
		panic(err)
	}
	h := sha256.Sum256(append([]byte(kind), b...))
	var carry uint64
	for i := range f.sum {
		var w uint64
		for j := 0; j < 8; j++ {
			w |= uint64(h[i*8+j]) << (8 * j)
		}
		f.sum[i], carry = bits.Add64(f.sum[i], w, carry)
	}
	f.n++
}

// String is 16 hex digits over sum and number of rows.
func (f *Fingerprint) String() string {
	var b [40]byte
	for i, w := range append(f.sum[:], f.n) {
		for j := 0; j < 8; j++ {
			b[i*8+j] = byte(w >> (8 * j))
		}
	}
	h := sha256.Sum256(b[:])
	return hex.EncodeToString(h[:8])
}
