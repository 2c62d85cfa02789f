package extract

import "policygraph/ingest/lexicon"

// words are the lexicons that the rules use.
type words struct {
	surname *lexicon.Table
}

func loadWords() (*words, error) {
	return &words{surname: lexicon.Load("surname")}, nil
}
