package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"policygraph/queries"
)

// paste prints a question with its parameters as Neo4j Browser or the sqlite3 shell take them.
func paste(w io.Writer, q *queries.Question, dialect string, bound []queries.Bound) error {
	text, err := q.Text(dialect)
	if err != nil {
		return err
	}
	for _, b := range bound {
		v, err := json.Marshal(b.Value)
		if err != nil {
			return fmt.Errorf("write parameter %s: %w", b.Name, err)
		}
		if dialect == "cypher" {
			fmt.Fprintf(w, ":param %s => %s;\n", b.Name, v)
			continue
		}
		fmt.Fprintf(w, ".parameter set :%s %s\n", b.Name, sqlLiteral(b.Value, v))
	}
	_, err = fmt.Fprintln(w, strings.TrimSpace(text))
	return err
}

// sqlLiteral writes a value for the sqlite3 shell; lists go as JSON text.
func sqlLiteral(value any, asJSON []byte) string {
	s, ok := value.(string)
	if !ok {
		switch value.(type) {
		case nil:
			return "NULL"
		case int, int64, float64, bool:
			return string(asJSON)
		}
		s = string(asJSON)
	}
	return "\"'" + strings.NewReplacer("'", "''", `"`, `\"`).Replace(s) + "'\""
}
