package neo4j

import (
	"fmt"

	"github.com/klauspost/compress/zstd"
)

// packer compresses raw input; its methods may be called by several goroutines.
type packer struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func (p *packer) init() (err error) {
	if p.enc, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true)); err != nil {
		return err
	}
	p.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	return err
}

func (p *packer) pack(b []byte) []byte { return p.enc.EncodeAll(b, nil) }

func (p *packer) unpack(b []byte) ([]byte, error) {
	out, err := p.dec.DecodeAll(b, []byte{})
	if err != nil {
		return nil, fmt.Errorf("unpack raw input: %w", err)
	}
	return out, nil
}
