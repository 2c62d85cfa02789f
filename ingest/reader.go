package ingest

import (
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

// FullReader cleans, extracts and resolves.
type FullReader struct {
	cleaner   *clean.Cleaner
	extractor *extract.Extractor
	resolver  *resolve.Resolver
}

// NewReader loads lexicons and segmenter (about a second).
func NewReader() (*FullReader, error) {
	x, err := extract.New()
	if err != nil {
		return nil, err
	}
	return &FullReader{clean.New(), x, resolve.New(lexicon.LoadRegions())}, nil
}

// Read decodes, cleans and extracts one input.
func (r *FullReader) Read(raw doc.Raw) (*doc.Document, *doc.Facts, error) {
	d, err := r.cleaner.Clean(raw)
	if err != nil {
		return nil, nil, err
	}
	return &d, r.extractor.Extract(&d), nil
}

// Resolve makes graph facts of what a document says.
func (r *FullReader) Resolve(d *doc.Document, f *doc.Facts) (graph.DocumentFacts, error) {
	return r.resolver.Facts(d, f)
}
