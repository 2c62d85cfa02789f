package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"strings"

	"policygraph/graph"
	"policygraph/ingest/doc"
	"policygraph/ingest/source"
)

// Inputs are looked up in the ledger so many at a time, or fewer when they are large: one question to the
// store for each would cost more than reading, where the store is a server.
const (
	lookup      = 64
	lookupBytes = 8 << 20
)

// feeder looks inputs up in the ledger and sends them to the workers, those that are unchanged straight on to
// the writer.
type feeder struct {
	st         Store
	o          Options
	work, done chan<- item
	window     chan<- struct{} // a token for each input that the writer has not taken yet: bounds the memory
	order      int
}

func (f *feeder) feed(ctx context.Context, in iter.Seq[doc.Raw]) {
	var chunk []item
	size := 0
	for raw := range in {
		select {
		case <-f.o.Stop:
			return
		case <-ctx.Done():
			return
		default:
		}
		it := item{raw: raw, hash: hashOf(raw)}
		it.key = ledgerKey(f.o.Base, raw, it.hash)
		chunk = append(chunk, it)
		if size += len(raw.Data); len(chunk) < lookup && size < lookupBytes {
			continue
		}
		if !f.send(ctx, chunk) {
			return
		}
		chunk, size = nil, 0
	}
	f.send(ctx, chunk)
}

// send looks a chunk up and sends it on, until the job is stopped. It tells whether to go on.
func (f *feeder) send(ctx context.Context, chunk []item) bool {
	if len(chunk) == 0 {
		return true
	}
	keys := make([]string, len(chunk))
	for i := range chunk {
		keys[i] = chunk[i].key
	}
	rows, err := f.st.Ledger(ctx, keys...)
	if err != nil {
		f.pass(ctx, f.done, item{err: &storeError{err}})
		return false
	}
	prior := make(map[string]*graph.LedgerRow, len(rows))
	for i := range rows {
		prior[rows[i].Key] = &rows[i]
	}
	for _, it := range chunk {
		select {
		case <-f.o.Stop:
			return false
		default:
		}
		to := f.work
		if it.prior = prior[it.key]; it.prior != nil && unchanged(*it.prior, it.hash, f.o) {
			it.skip, it.raw.Data = true, nil
			to = f.done
		}
		if !f.pass(ctx, to, it) {
			return false
		}
	}
	return true
}

// pass numbers an item and hands it on as soon as the writer has room.
func (f *feeder) pass(ctx context.Context, to chan<- item, it item) bool {
	it.order = f.order
	f.order++
	select {
	case f.window <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	select {
	case to <- it:
		return true
	case <-ctx.Done():
		return false
	}
}

// Known tells whether this reader has read an input before, unchanged, by the ledger rows that are given by key.
// base is Options.Base.
func Known(rows map[string]graph.LedgerRow, base string, raw doc.Raw) bool {
	hash := hashOf(raw)
	row, ok := rows[ledgerKey(base, raw, hash)]
	return ok && unchanged(row, hash, Options{Version: ReaderVersion})
}

// ledgerKey is the key of an input in the ledger. A relative path is one under base, so that the a.txt of one
// folder never takes the place of another's; what comes by the standard input without an id of its own goes by
// its content, so that two pages piped in one after the other both stay.
func ledgerKey(base string, raw doc.Raw, hash string) string {
	key := raw.Key
	switch {
	case key == source.Stdin || strings.HasPrefix(key, source.Stdin+":"):
		if raw.ID == "" && raw.Err == nil {
			return source.Stdin + ":" + hash[:16]
		}
		return key
	case strings.HasPrefix(key, source.Stdin+"#") || base == "" || path.IsAbs(key) || filepath.IsAbs(key):
		return key
	}
	base = filepath.ToSlash(base)
	for strings.HasPrefix(key, "../") {
		base, key = path.Dir(base), key[len("../"):]
	}
	return strings.TrimSuffix(base, "/") + "/" + key
}

// unchanged tells whether an input need not be read again.
func unchanged(row graph.LedgerRow, hash string, o Options) bool {
	if o.Again || row.Hash != hash || row.Version != o.Version {
		return false
	}
	return row.State == graph.Done || !o.RetryFailed
}

// hashOf covers the bytes and what the record says of itself.
func hashOf(raw doc.Raw) string {
	h := sha256.New()
	for _, s := range []string{raw.ID, raw.Title, raw.Outlet, raw.Date, raw.URL} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	h.Write(raw.Data)
	if raw.Err != nil {
		fmt.Fprintf(h, "error:%s", raw.Err)
	}
	return hex.EncodeToString(h.Sum(nil))
}
