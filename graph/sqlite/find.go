package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"policygraph/graph"
)

// grams are the pairs of neighbouring characters of a folded name, each as eight digits, and the last
// character alone: "王伟 伟敏 敏". Digits keep whatever a name contains away from the tokenizer.
func grams(fold string) string {
	runes := []rune(fold)
	b := make([]byte, 0, 9*len(runes))
	for i := range runes {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRune(b, runes[i])
		if i+1 < len(runes) {
			b = appendRune(b, runes[i+1])
		}
	}
	return string(b)
}

// appendRune writes the code point as four digits of base 36 (36⁴ > 0x10FFFF).
func appendRune(b []byte, r rune) []byte {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	return append(b, digits[r/46656%36], digits[r/1296%36], digits[r/36%36], digits[r%36])
}

// maxPhrase bounds the grams of a search; what is longer is compared whole afterwards.
const maxPhrase = 16

// match is the FTS5 expression for folded words.
func match(fold string) string {
	runes := []rune(fold)
	if len(runes) == 1 {
		return string(appendRune(nil, runes[0])) + "*"
	}
	runes = runes[:min(len(runes), maxPhrase+1)]
	b := []byte{'"'}
	for i := 0; i+1 < len(runes); i++ {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRune(appendRune(b, runes[i]), runes[i+1])
	}
	return string(append(b, '"'))
}

// The stages of a search, each wider than the one before. They give entity and rank of each spelling
// that matches; :fold are the folded words, :upper bounds what begins with them, :grams are their pairs.
var stages = []string{
	`SELECT entity, 1 - main AS rank FROM name WHERE fold = :fold`,
	`SELECT entity, CASE WHEN fold = :fold THEN 1 - main ELSE 2 END AS rank FROM name WHERE fold >= :fold AND fold < :upper`,
	`SELECT n.entity, CASE WHEN n.fold = :fold THEN 1 - n.main WHEN substr(n.fold, 1, length(:fold)) = :fold THEN 2 ELSE 3 END AS rank
		FROM name_gram g JOIN name n ON n.rid = g.rowid WHERE name_gram MATCH :grams AND instr(n.fold, :fold) > 0`,
}

// search is a stage as a whole query: the rids of the best entities in the order of Find.
func search(stage string) string {
	return `SELECT e.rid FROM (` + stage + `) m CROSS JOIN entity e ON e.rid = m.entity
		WHERE :labels = '[]' OR e.label IN (SELECT value FROM json_each(:labels))
		GROUP BY e.rid ORDER BY min(m.rank), e.name, e.id LIMIT :limit`
}

// prepareFind prepares the stages, because compiling them takes longer than running them.
func (s *Store) prepareFind(ctx context.Context) error {
	for _, stage := range stages {
		st, err := s.r.PrepareContext(ctx, search(stage))
		if err != nil {
			return fmt.Errorf("prepare search: %w", err)
		}
		s.find = append(s.find, st)
	}
	return nil
}

// Find implements graph.Reader.
func (s *Store) Find(ctx context.Context, words string, labels []graph.Label, limit int) ([]graph.Entity, error) {
	fold := graph.FoldName(words)
	if fold == "" {
		return nil, graph.Errorf(graph.EINVALID, "find", "", "no words to look for")
	}
	in, err := json.Marshal(append([]graph.Label{}, labels...))
	if err != nil {
		return nil, err
	}
	args := []any{sql.Named("fold", fold), sql.Named("upper", fold+"\U0010FFFF"), sql.Named("grams", match(fold)),
		sql.Named("labels", string(in)), sql.Named("limit", limit)}
	from := 0
	if limit <= 0 { // all: only the widest stage has them
		args[len(args)-1], from = sql.Named("limit", -1), len(s.find)-1
	}
	var rids []int64
	for _, st := range s.find[from:] {
		if rids, err = ints(ctx, st, args...); err != nil {
			return nil, wrap(ctx, "find", s.path, err)
		}
		if limit > 0 && len(rids) >= limit {
			break
		}
	}
	return s.entities(ctx, rids)
}

// entities reads entities by rid and returns them in the order given.
func (s *Store) entities(ctx context.Context, rids []int64) ([]graph.Entity, error) {
	out := make([]graph.Entity, len(rids))
	if len(rids) == 0 {
		return out, nil
	}
	in, err := json.Marshal(rids)
	if err != nil {
		return nil, err
	}
	place := make(map[int64]int, len(rids))
	for i, rid := range rids {
		place[rid] = i
	}
	err = eachEntity(ctx, s.r, `WHERE e.rid IN (SELECT value FROM json_each(?))`, []any{string(in)}, func(rid int64, e graph.Entity) error {
		out[place[rid]] = e
		return nil
	})
	// One that went between the two readings leaves a gap.
	out = slices.DeleteFunc(out, func(e graph.Entity) bool { return e.ID == "" })
	return out, wrap(ctx, "find", s.path, err)
}
