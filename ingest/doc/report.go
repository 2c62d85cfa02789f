package doc

// Facts is what one document says, in the form of docs/guideline.md. It marshals to the JSON of that
// contract; Evidence stands beside each fact and is left out of it.
type Facts struct {
	ID           string      `json:"id"`
	Title        string      `json:"title"`
	Outlet       string      `json:"outlet"`
	Published    string      `json:"published"`
	Place        string      `json:"place"`
	Officials    []Official  `json:"officials"`
	Institutions []Named     `json:"institutions"`
	Companies    []Named     `json:"companies"`
	Parks        []Named     `json:"parks"`
	Policies     []Named     `json:"policies"`
	Directives   []Directive `json:"directives"`
	Events       []Event     `json:"events"`
	Locations    []Location  `json:"locations"`

	// Damaged are mentions of names with a hole in them; never written as names.
	Damaged []Damaged `json:"-"`
}

// Evidence is where a document says a fact.
type Evidence struct {
	Start, End int     // rune offsets of the proving sentence or clause in Document.Text
	At         int     // rune offset of the mention itself within it; Start ≤ At < End
	Confidence float64 // 0…1
}

// Named is an institution, company, park or policy. It marshals to its name.
type Named struct {
	Name     string
	Forms    []string // surface forms in the text other than Name
	Mentions []Span   // in order of Start
	Evidence Evidence
}

// MarshalText gives the bare name.
func (n Named) MarshalText() ([]byte, error) { return []byte(n.Name), nil }

// UnmarshalText takes a bare name.
func (n *Named) UnmarshalText(b []byte) error { n.Name = string(b); return nil }

// Span is a rune range of Document.Text.
type Span struct{ Start, End int }

// Official is a named person with posts.
type Official struct {
	Name     string   `json:"name"`
	Posts    []Post   `json:"posts"`
	Mentions []Span   `json:"-"` // in order of Start: full names, and surname + title where certain
	Evidence Evidence `json:"-"`
}

// Post is one office of a person.
type Post struct {
	Institution string   `json:"institution"`
	Title       string   `json:"title"`
	Status      string   `json:"status"` // current, acting, former, nominee, removed
	Evidence    Evidence `json:"-"`
}

// Directive is a demand, order, urging, plan or commitment.
type Directive struct {
	Issuer     string   `json:"issuer"`
	Act        string   `json:"act"`
	Text       string   `json:"text"`
	Themes     []string `json:"themes"`
	Addressees []string `json:"-"` // names of institutions, parks, regions, companies told to act
	Evidence   Evidence `json:"-"`
}

// Event is a gathering or trip.
type Event struct {
	Kind         string        `json:"kind"`
	Name         string        `json:"name"`
	Date         string        `json:"date"`
	Place        string        `json:"place"`
	Participants []Participant `json:"participants"`
	Evidence     Evidence      `json:"-"`
}

// Participant takes part in an event in one role.
type Participant struct {
	Name     string   `json:"name"`
	Role     string   `json:"role"`
	Position int      `json:"-"` // 1-based place in the list of names, 0 if in none
	Evidence Evidence `json:"-"`
}

// Location says that a company is located, invests, builds or is inspected in a park or region.
type Location struct {
	Company  string   `json:"company"`
	In       string   `json:"in"`
	Evidence Evidence `json:"-"`
}

// Damaged is a mention with a hole in it and the names it may be, best first.
type Damaged struct {
	Surface    string
	Candidates []string
	Evidence   Evidence
}
