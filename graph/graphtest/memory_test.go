package graphtest

import (
	"testing"

	"policygraph/graph"
)

func TestMemory(t *testing.T) {
	Run(t, func(*testing.T) graph.Store { return NewMemory() })
}
