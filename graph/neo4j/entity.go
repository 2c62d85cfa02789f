package neo4j

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"policygraph/graph"
)

// Properties of entity nodes that are ours; the keys of graph.Entity.Props have no capitals.
const (
	aliasDocs = "aliasDocs" // how many documents use each of aliases
	nameGrams = "nameGrams" // pairs of characters of the folded name and aliases, for Find
	nameFold  = "nameFold"  // folded name and aliases, where folding changes any
)

// entityProps are the properties of an entity's node; uses counts the documents that use each alias.
func entityProps(e graph.Entity, uses map[string]int64) props {
	p := props{}
	for k, v := range e.Props {
		p.put(k, v)
	}
	p.put("id", e.ID)
	p.put("name", e.Name)
	texts := []string{e.Name}
	if len(uses) > 0 {
		aliases := make([]string, 0, len(uses))
		for a := range uses {
			aliases = append(aliases, a)
		}
		slices.Sort(aliases)
		docs := make([]int64, len(aliases))
		for i, a := range aliases {
			docs[i] = uses[a]
		}
		p["aliases"], p[aliasDocs] = aliases, docs
		texts = append(texts, aliases...)
	}
	fold := make([]string, len(texts))
	for i, t := range texts {
		fold[i] = graph.FoldName(t)
	}
	if !slices.Equal(fold, texts) {
		p[nameFold] = fold
	}
	p[nameGrams] = grams(fold)
	return p
}

// entity reads a node; uses are the documents of each alias.
func entity(p props) (e graph.Entity, uses map[string]int64) {
	e = graph.Entity{ID: p.text("id"), Name: p.text("name"), Aliases: p.texts("aliases")}
	e.Label = graph.LabelOf(e.ID)
	counts, _ := p[aliasDocs].([]any)
	uses = make(map[string]int64, len(e.Aliases))
	for i, a := range e.Aliases {
		uses[a] = 1
		if i < len(counts) {
			if n, ok := counts[i].(int64); ok {
				uses[a] = n
			}
		}
	}
	for k := range p {
		if v, ok := p[k].(string); ok && isProp(k) {
			if e.Props == nil {
				e.Props = map[string]string{}
			}
			if w, ok := p[k+long].(string); ok {
				v = w
			}
			e.Props[k] = v
		}
	}
	return e, uses
}

func isProp(key string) bool {
	return key != "id" && key != "name" && strings.IndexFunc(key, unicode.IsUpper) < 0
}

// grams are the pairs of neighbouring characters of each folded text, and its last character alone,
// each once: "王伟 伟敏 敏". They go into an index that parts words at blanks.
func grams(fold []string) string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, t := range fold {
		runes := []rune(t)
		for i := range runes {
			g := gram(runes[i:min(len(runes), i+2)])
			if seen[g] {
				continue
			}
			seen[g] = true
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(g)
		}
	}
	return b.String()
}

// gram writes characters so that neither the index nor its query language sees anything special in them.
func gram(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}
