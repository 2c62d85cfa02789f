package ingest

import (
	"sync"

	"policygraph/graph"
	"policygraph/ingest/clean"
	"policygraph/ingest/doc"
	"policygraph/ingest/extract"
	"policygraph/ingest/lexicon"
	"policygraph/ingest/resolve"
)

// ReaderVersion is stored with each input; a newer reader reads inputs again. Raise it when the facts
// that a report gives can change.
const ReaderVersion = "1"

// FullReader cleans, extracts and resolves. Lexicons and segmenter are loaded with the first input, which
// takes about a second: a run that finds everything unchanged does not pay for them.
type FullReader struct {
	cleaner *clean.Cleaner
	rooms   func() (*rooms, error)
}

// rooms are the steps that need lexicons.
type rooms struct {
	extractor *extract.Extractor
	resolver  *resolve.Resolver
}

// NewReader returns a reader.
func NewReader() *FullReader {
	return &FullReader{clean.New(), sync.OnceValues(func() (*rooms, error) {
		x, err := extract.New()
		if err != nil {
			return nil, err
		}
		return &rooms{x, resolve.New(lexicon.LoadRegions())}, nil
	})}
}

// Read decodes, cleans and extracts one input.
func (r *FullReader) Read(raw doc.Raw) (*doc.Document, *doc.Facts, error) {
	d, err := r.cleaner.Clean(raw)
	if err != nil {
		return nil, nil, err
	}
	x, err := r.rooms()
	if err != nil {
		return nil, nil, err
	}
	return &d, x.extractor.Extract(&d), nil
}

// Resolve makes graph facts of what a document says.
func (r *FullReader) Resolve(d *doc.Document, f *doc.Facts) (graph.DocumentFacts, error) {
	x, err := r.rooms()
	if err != nil {
		return graph.DocumentFacts{}, err
	}
	return x.resolver.Facts(d, f)
}
