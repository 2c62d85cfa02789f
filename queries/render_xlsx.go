package queries

import (
	"io"

	"policygraph/graph"
)

// renderXLSX is not there yet.
func renderXLSX(io.Writer, *Answer, Options) error {
	return graph.Errorf(graph.EINVALID, "write answer", "xlsx", "not supported yet; take csv with a byte order mark")
}
