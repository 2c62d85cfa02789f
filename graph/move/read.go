package move

import (
	"context"

	"policygraph/graph"
)

// factReader is a store that gives back what was written.
type factReader interface {
	Facts(ctx context.Context, docs ...string) ([]graph.DocumentFacts, error)
}

// reader gives the way to read what documents say. The contract of graph.Reader does not tell which
// document uses which alias; Neo4j's store has a method for that, SQLite's a view.
func reader(src graph.Reader) (func(ctx context.Context, docs []string) ([]graph.DocumentFacts, error), error) {
	if f, ok := src.(factReader); ok {
		return func(ctx context.Context, docs []string) ([]graph.DocumentFacts, error) { return f.Facts(ctx, docs...) }, nil
	}
	if src.Dialect() == "sql" {
		s := &sqlReader{src: src, entities: map[string]graph.Entity{}}
		return s.facts, nil
	}
	return nil, graph.Errorf(graph.EINVALID, "copy", "", "a store of dialect %q does not tell which document uses which alias", src.Dialect())
}

// maxKnown bounds the entities that a reader keeps in mind.
const maxKnown = 100_000

type sqlReader struct {
	src      graph.Reader
	entities map[string]graph.Entity // without aliases
}

func (r *sqlReader) facts(ctx context.Context, docs []string) ([]graph.DocumentFacts, error) {
	out := make([]graph.DocumentFacts, 0, len(docs))
	for _, id := range docs {
		f, err := r.one(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

func (r *sqlReader) one(ctx context.Context, id string) (f graph.DocumentFacts, err error) {
	if f.Document, err = r.src.Document(ctx, id); err != nil {
		return f, err
	}
	aliases, err := r.aliases(ctx, id)
	if err != nil {
		return f, err
	}
	seen := map[string]bool{}
	for s, err := range r.src.Statements(ctx, graph.Filter{Doc: id}) {
		if err != nil {
			return f, err
		}
		f.Statements = append(f.Statements, s)
		for i, end := range []string{s.From, s.To} {
			l := graph.LabelOf(end)
			if l == "" || l == graph.DocumentL || seen[end] || (i == 1 && !graph.Supports(s.Type)) {
				continue
			}
			seen[end] = true
			e, err := r.entity(ctx, end)
			if err != nil {
				return f, err
			}
			e.Aliases = aliases[end]
			f.Entities = append(f.Entities, e)
		}
	}
	f.Normalize()
	return f, nil
}

func (r *sqlReader) entity(ctx context.Context, id string) (graph.Entity, error) {
	if e, ok := r.entities[id]; ok {
		return e, nil
	}
	e, err := r.src.Entity(ctx, id)
	if err != nil {
		return e, err
	}
	if len(r.entities) > maxKnown {
		clear(r.entities)
	}
	e.Aliases = nil
	r.entities[id] = e
	return e, nil
}

func (r *sqlReader) aliases(ctx context.Context, doc string) (map[string][]string, error) {
	rows, err := r.src.Query(ctx, "SELECT entity, alias FROM alias WHERE doc = :doc", map[string]any{"doc": doc})
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string][]string{}
	for rows.Next() {
		v := rows.Values()
		entity, _ := v[0].(string)
		alias, _ := v[1].(string)
		out[entity] = append(out[entity], alias)
	}
	return out, rows.Err()
}

// Facts reads what documents say, each entity with the aliases that the document itself uses, without
// ledger rows: the unit in which exporters work. A batch of some dozens is right.
func Facts(ctx context.Context, src graph.Reader, docs ...string) ([]graph.DocumentFacts, error) {
	read, err := reader(src)
	if err != nil {
		return nil, err
	}
	return read(ctx, docs)
}
