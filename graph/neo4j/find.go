package neo4j

import (
	"context"
	"slices"
	"strings"

	"policygraph/graph"
)

// maxGrams bounds the grams of a search; what is longer is compared whole afterwards.
const maxGrams = 24

// grammar is the index query for folded words: all their pairs, or the one character in front of any.
func grammar(fold string) string {
	runes := []rune(fold)
	if len(runes) == 1 {
		return gram(runes) + "*"
	}
	var terms []string
	for i := 0; i+1 < len(runes) && len(terms) < maxGrams; i++ {
		if t := "+\"" + gram(runes[i:i+2]) + "\""; !slices.Contains(terms, t) {
			terms = append(terms, t)
		}
	}
	return strings.Join(terms, " ")
}

// ranking works out graph.RankName on the server; nameFold is there where folding changes a name.
const ranking = `
WITH n, coalesce(n.nameFold, [coalesce(n.nameLong, n.name)] + coalesce(n.aliases, [])) AS texts
WITH n, CASE WHEN texts[0] = $fold THEN 0 WHEN $fold IN texts THEN 1
  WHEN any(t IN texts WHERE t STARTS WITH $fold) THEN 2 WHEN any(t IN texts WHERE t CONTAINS $fold) THEN 3 END AS rank
WHERE rank IS NOT NULL
RETURN n {.*, nameGrams: null, nameFold: null}
ORDER BY rank, coalesce(n.nameLong, n.name), n.id`

// Find implements graph.Reader.
func (s *Store) Find(ctx context.Context, words string, labels []graph.Label, limit int) ([]graph.Entity, error) {
	fold := graph.FoldName(words)
	if fold == "" {
		return nil, graph.Errorf(graph.EINVALID, "find", "", "no words to look for")
	}
	params := map[string]any{"fold": fold, "grams": grammar(fold)}
	text := "CALL db.index.fulltext.queryNodes('name_grams', $grams) YIELD node AS n"
	if len(labels) > 0 {
		text += " WHERE any(l IN labels(n) WHERE l IN $labels)"
		list := make([]string, len(labels))
		for i, l := range labels {
			list[i] = string(l)
		}
		params["labels"] = list
	}
	text += ranking
	if limit > 0 {
		text += " LIMIT $limit"
		params["limit"] = int64(limit)
	}
	rows, err := s.read(ctx, "find", text, params)
	if err != nil {
		return nil, err
	}
	found := make([]graph.Entity, len(rows))
	for i, r := range rows {
		found[i], _ = entity(r.Values[0].(map[string]any))
	}
	return found, nil
}
