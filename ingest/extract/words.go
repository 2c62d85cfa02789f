package extract

import (
	"fmt"
	"strings"

	"github.com/go-ego/gse"

	"policygraph/ingest/lexicon"
)

// words are the lexicons that the rules use.
type words struct {
	surname      *lexicon.Table
	title        *lexicon.Table // title → class
	body         *lexicon.Table // suffix of a body → kind, canonical form
	dept         *lexicon.Table // departments by their usual names
	notOffice    *lexicon.Table // words that end the search for an office's name
	notName      *lexicon.Table // words that look like names
	given        *lexicon.Table // characters of given names → frequency per million
	verbsBefore  *lexicon.Table // verbs of appointment before the person
	verbsAfter   *lexicon.Table // and behind
	country      *lexicon.Table // states
	org          *lexicon.Table // bodies of their own name → canonical name
	follow       *lexicon.Table // words that follow a name
	riskySurname *lexicon.Table // surnames that are common words
	parkSuffix   *lexicon.Table // last words of parks → class, what must stand before
	parkGeneric  *lexicon.Table // words that make no park's name
	nameStop     *lexicon.Table // words that no name of a park or firm holds
	firmWord     *lexicon.Table // words in the names of firms → kind
	firmLast     *lexicon.Table // last words of firms → kind
	firmGeneric  *lexicon.Table // words that describe a firm
	firmKnown    *lexicon.Table // firms known by a short name
	policyEnd    *lexicon.Table // last words of titles of policies
	speech       *lexicon.Table // speech verbs → what they do, form
	lead         *lexicon.Table // words between a subject and its speech verb
	imperative   *lexicon.Table // words that open a demand without a subject
	eventNoun    *lexicon.Table // nouns for gatherings → kind, weight
	trip         *lexicon.Table // words for trips and receptions → kind, weight
	role         *lexicon.Table // verbs that give a role at a gathering → role
	theme        *lexicon.Table // cue words → theme, weight
	seg          gse.Segmenter
}

// titlePrefixes stand before a title and belong to it.
var titlePrefixes = []string{"副", "常务副", "第一副", "执行副", "高级副", "执行", "名誉", "第一", "联席", "轮值", "首席", "专职副"}

// partyPrefixes are party bodies inside an organisation, which fold into the title (福州大学 + 党委书记).
var partyPrefixes = []string{"党委", "党组", "党总支", "党支部", "总支", "支部", "纪委", "机关党委", "临时党委", "直属机关党委"}

func loadWords() (*words, error) {
	w := &words{
		surname:      lexicon.Load("surname"),
		title:        titles(lexicon.Load("title")),
		body:         lexicon.Load("body"),
		dept:         lexicon.Load("department"),
		notOffice:    lexicon.Load("not_office"),
		notName:      lexicon.Load("notname"),
		follow:       lexicon.Load("follow"),
		org:          lexicon.Load("org_known"),
		given:        lexicon.Load("given"),
		verbsBefore:  verbTable(verbsBefore),
		verbsAfter:   verbTable(verbsAfter),
		country:      lexicon.Load("country"),
		riskySurname: lexicon.Load("surname_risky"),
		speech:       lexicon.Load("speech"),
		lead:         lexicon.Load("lead"),
		imperative:   lexicon.Load("imperative"),
		eventNoun:    lexicon.Load("event_noun"),
		trip:         lexicon.Load("trip"),
		role:         lexicon.Load("role"),
		theme:        lexicon.Load("theme"),
		parkSuffix:   lexicon.Load("park"),
		parkGeneric:  lexicon.Load("park_generic"),
		nameStop:     lexicon.Load("name_stop"),
		firmWord:     lexicon.Load("firm_word"),
		firmLast:     lexicon.Load("firm_last"),
		firmGeneric:  lexicon.Load("firm_generic"),
		firmKnown:    knownFirms(),
		policyEnd:    lexicon.Load("policy_end"),
	}
	w.seg.SkipLog = true
	var b strings.Builder
	for _, t := range []*lexicon.Table{w.title, w.body} {
		for _, word := range t.Words() {
			if len([]rune(word)) > 1 {
				fmt.Fprintf(&b, "%s 20000 n\n", word)
			}
		}
	}
	if err := w.seg.LoadDictStr(b.String()); err != nil {
		return nil, fmt.Errorf("load lexicon into segmenter: %w", err)
	}
	if err := w.seg.LoadDictEmbed("zh_s"); err != nil {
		return nil, fmt.Errorf("load segmenter dictionary: %w", err)
	}
	return w, nil
}

// titles spells out the prefixed forms of each title: 副市长, 常务副市长, 党委副书记.
func titles(t *lexicon.Table) *lexicon.Table {
	for _, word := range append([]string(nil), t.Words()...) {
		f, _ := t.Get(word)
		if f[0] == "none" || f[0] == "collective" {
			continue
		}
		for _, p := range titlePrefixes {
			if !t.Has(p + word) {
				t.Add(p+word, f...)
			}
		}
	}
	for _, p := range partyPrefixes {
		for _, word := range []string{"书记", "副书记", "常务副书记", "委员", "常委", "成员", "第一书记", "专职副书记"} {
			t.Add(p+word, "inner")
		}
	}
	return t
}
