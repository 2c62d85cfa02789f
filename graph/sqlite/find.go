package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

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

// Find implements graph.Reader.
func (s *Store) Find(ctx context.Context, words string, labels []graph.Label, limit int) ([]graph.Entity, error) {
	fold := graph.FoldName(words)
	if fold == "" {
		return nil, graph.Errorf(graph.EINVALID, "find", "", "no words to look for")
	}
	if limit <= 0 {
		return s.findStage(ctx, stages[len(stages)-1], fold, labels, -1)
	}
	for _, stage := range stages {
		found, err := s.findStage(ctx, stage, fold, labels, limit)
		if err != nil || len(found) >= limit || stage == stages[len(stages)-1] {
			return found, err
		}
	}
	return nil, nil
}

// findStage gives the best entities of one stage in the order of Find; a limit of -1 means all.
func (s *Store) findStage(ctx context.Context, stage, fold string, labels []graph.Label, limit int) ([]graph.Entity, error) {
	args := []any{sql.Named("fold", fold), sql.Named("upper", fold+"\U0010FFFF"), sql.Named("grams", match(fold)), sql.Named("limit", limit)}
	text := `SELECT e.rid FROM (` + stage + `) m CROSS JOIN entity e ON e.rid = m.entity`
	if len(labels) > 0 {
		in, err := json.Marshal(labels)
		if err != nil {
			return nil, err
		}
		text += ` WHERE e.label IN (SELECT value FROM json_each(:labels))`
		args = append(args, sql.Named("labels", string(in)))
	}
	text += ` GROUP BY e.rid ORDER BY min(m.rank), e.name, e.id LIMIT :limit`
	var rids []int64
	err := s.each(ctx, "find", text, args, func(scan func(...any) error) error {
		var rid int64
		err := scan(&rid)
		rids = append(rids, rid)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.entities(ctx, rids)
}

// entities reads entities by rid and returns them in the order given.
func (s *Store) entities(ctx context.Context, rids []int64) ([]graph.Entity, error) {
	out := make([]graph.Entity, 0, len(rids))
	for _, rid := range rids {
		err := eachEntity(ctx, s.r, `WHERE e.rid = ?`, []any{rid}, func(e graph.Entity) error {
			out = append(out, e)
			return nil
		})
		if err != nil {
			return nil, wrap(ctx, "find", s.path, err)
		}
	}
	return out, nil
}
