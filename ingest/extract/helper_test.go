package extract

import (
	"sync"
	"testing"
)

var shared = sync.OnceValues(New)

// testExtractor returns one extractor for all tests of the package.
func testExtractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return x
}
