// Package extract turns the clean text of one report into facts: who holds which post, which bodies,
// firms and parks are named, who demands what, and which gathering it was said at. The contract of its
// output is docs/guideline.md.
//
// The steps run in a fixed order over one analysis; each kind of fact has a file of its own:
//
//	sentence.go     text → sentences and paragraphs, widths folded for matching
//	place.go        the region the report speaks from
//	policy.go       titles in 《》 and document numbers
//	park.go         development zones and parks
//	company.go      firms, banks, groups
//	institution.go  every other body, completed where the text leaves the region out
//	name.go         where a personal name ends
//	post.go         the grammar of rosters: titles, names, bodies → officials and posts
//	speech.go       who says what: speech verbs, their subjects, quotations
//	directive.go    who demands what of whom; theme.go what about, addressee.go who is told to act
//	event.go        gatherings and trips; date.go when, participant.go who takes part
//	location.go     where firms are
package extract

import (
	"time"

	"policygraph/ingest/doc"
	"policygraph/ingest/lexicon"
)

// Extractor holds the lexicons. It is loaded once and safe for use by several goroutines.
type Extractor struct {
	regions *lexicon.Regions
	words   *words
}

// New loads the embedded lexicons and the segmenter (about a second).
func New() (*Extractor, error) {
	w, err := loadWords()
	if err != nil {
		return nil, err
	}
	return &Extractor{regions: lexicon.LoadRegions(), words: w}, nil
}

// Extract reads one document. It never fails: a document without facts gives empty lists.
func (x *Extractor) Extract(d *doc.Document) *doc.Facts {
	a := x.analyse(d)
	f := &a.facts
	f.ID, f.Title, f.Outlet, f.Published = d.ID, d.Title, d.Outlet, d.Published
	if d.Genre == doc.Report {
		a.run()
	}
	a.collect()
	return f
}

// run does all steps; each may use what the earlier ones found.
func (a *analysis) run() {
	a.findPublished()
	a.findRegions()
	a.findPlace()
	a.findPolicies()
	a.findParks()
	a.findCompanies()
	a.findInstitutions()
	a.findPosts()
	a.findDirectives()
	a.findEvents()
	a.findLocations()
	a.findDamaged()
}

// analysis is the working state of one report. All positions are rune offsets into d.Text.
type analysis struct {
	x    *Extractor
	d    *doc.Document
	text []rune // d.Text
	r    []rune // the same length, widths folded: rules see , ( ) : ; ! ? 0-9 A-Z in ASCII only

	sents   []sentence
	tokens  []token
	wordAt  []int32         // position → index of the token that begins there + 1
	regions []regionMention // in order of start, not overlapping

	place     int32  // region the report speaks from, -1 if unknown
	placeName string // full path of it, "" if unknown
	zone      string // canonical name of the park whose own outlet this is: 我区 and 区领导 mean it; else ""

	policies, parks, companies, institutions registry
	persons                                  []*person
	byName                                   map[string]*person
	dept                                     *body        // the office read last, whose owner the next ones in a list share
	own                                      map[int]body // bodies of their own name by where they begin

	loose bool // names are read backwards over words that look like verbs: before 有限公司

	pairs map[[2]rune][]int32 // two characters → where they stand, for find

	actors     []actor     // mentions of persons, bodies, firms and parks in order of start
	speech     []utterance // reported words, in the order of reading
	heldFor    *speaker    // 他表示,希望…: whoever 表示 belongs to
	gatherings []gathering // what the report is about, the main one first
	day        time.Time   // the day the report speaks from; see reportDay
	dayKnown   bool
	year       int // see onlyYear
	yearKnown  bool
	signs      int                // whether anything is signed: 1 yes, -1 no, 0 not looked
	byFamily   map[rune][]*person // persons by the first character of their names

	facts doc.Facts
}

// regionMention is a name of a region in the text.
type regionMention struct {
	start, end int
	ids        []int32 // those that bear the name, likeliest first once the place is known
	short      bool    // written without 省, 市, 县 …
}

// person is a named person; official once there are posts.
type person struct {
	name     string
	posts    []doc.Post
	mentions []doc.Span // in order of start
	damaged  bool
}

func (x *Extractor) analyse(d *doc.Document) *analysis {
	a := &analysis{x: x, d: d, text: []rune(d.Text), place: -1, byName: map[string]*person{}}
	a.r = fold(a.text)
	a.sents = split(a.r, d.Body)
	a.segment()
	return a
}

// collect moves what the registries hold into the facts, in order of first mention.
func (a *analysis) collect() {
	f := &a.facts
	f.Place = a.placeName
	f.Institutions, f.Companies = a.institutions.named(), a.companies.named()
	f.Parks, f.Policies = a.parks.named(), a.policies.named()
	f.Officials = make([]doc.Official, 0, len(a.persons))
	for _, p := range a.persons {
		if len(p.posts) > 0 && !p.damaged {
			f.Officials = append(f.Officials, doc.Official{Name: p.name, Posts: p.posts, Mentions: p.mentions, Evidence: p.posts[0].Evidence})
		}
	}
	if f.Directives == nil {
		f.Directives = []doc.Directive{}
	}
	if f.Events == nil {
		f.Events = []doc.Event{}
	}
	if f.Locations == nil {
		f.Locations = []doc.Location{}
	}
}

// evidence makes the evidence for a mention at [start, end): the sentence around it.
func (a *analysis) evidence(start, end int, confidence float64) doc.Evidence {
	s := a.sentenceAt(start)
	return doc.Evidence{Start: s.start, End: max(s.end, end), At: start, Confidence: confidence}
}
