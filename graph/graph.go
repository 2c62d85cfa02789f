// Package graph holds the words of the domain: entities, the statements that documents make about
// them, stable ids, and the contracts that every store fulfils. It imports nothing of this module.
package graph

// Label is the kind of an entity; it is the node label in Neo4j.
type Label string

// The entity kinds.
const (
	Official    Label = "Official"
	Institution Label = "Institution"
	Company     Label = "Company"
	Park        Label = "Park"
	Region      Label = "Region"
	Directive   Label = "Directive"
	Event       Label = "Event"
	Policy      Label = "Policy"
	Theme       Label = "Theme"
	DocumentL   Label = "Document"
)

// Labels lists every entity kind in a fixed order.
var Labels = []Label{Official, Institution, Company, Park, Region, Directive, Event, Policy, Theme, DocumentL}

// Type is the kind of a statement; it is the relationship type in Neo4j.
type Type string

// The statement kinds; the comment gives from → to and the own properties in use.
const (
	HoldsPost   Type = "HOLDS_POST"   // Official → Institution, Company, Park, Region; Title, Status
	Issued      Type = "ISSUED"       // Official, Institution, Event, Region, Company, Park → Directive; Act
	AddressedTo Type = "ADDRESSED_TO" // Directive → Institution, Park, Region, Company
	HasTheme    Type = "HAS_THEME"    // Directive → Theme
	Echoes      Type = "ECHOES"       // Directive → earlier Directive; Similarity, LagDays
	Cites       Type = "CITES"        // Document, Directive → Policy
	TookPartIn  Type = "TOOK_PART_IN" // Official, Company, Institution → Event; Role, Position
	HeldAt      Type = "HELD_AT"      // Event → Park, Region, Institution, Company
	LocatedIn   Type = "LOCATED_IN"   // Company, Park, Institution → Park, Region
	PartOf      Type = "PART_OF"      // Institution → Institution, Park → Park, Region → Region
	MentionedIn Type = "MENTIONED_IN" // any entity → Document; Count
	ReprintOf   Type = "REPRINT_OF"   // Document → Document; Similarity
)

// Types lists every statement kind in a fixed order.
var Types = []Type{HoldsPost, Issued, AddressedTo, HasTheme, Echoes, Cites, TookPartIn, HeldAt, LocatedIn, PartOf, MentionedIn, ReprintOf}

// Post statuses.
const (
	Current = "current"
	Acting  = "acting"
	Former  = "former"
	Nominee = "nominee"
	Removed = "removed"
)

// Participant roles.
const (
	Host     = "host"
	Speaker  = "speaker"
	Attendee = "attendee"
)

// Entity is a node. Name and Props are functions of ID: two documents that give the same ID must give
// the same Name and Props, so that the order of writing cannot matter. Aliases are the surface forms
// that one document used; the store keeps the union over all documents that still support it.
type Entity struct {
	ID      string            `json:"id"`
	Label   Label             `json:"label"`
	Name    string            `json:"name"`
	Aliases []string          `json:"aliases,omitempty"` // sorted, without Name
	Props   map[string]string `json:"props,omitempty"`   // see the Prop… keys
}

// Keys of Entity.Props.
const (
	PropKind   = "kind"   // Event: meeting, inspection …; Institution: committee, government …; Park: kind of zone
	PropDate   = "date"   // Event: ISO date or ""
	PropCode   = "code"   // Region: GB/T 2260 code
	PropLevel  = "level"  // Region: province, city, county, town
	PropPath   = "path"   // Region: full path, 福建省福州市
	PropRegion = "region" // Official, Institution, Park: id of the region whose body it is, where known
	PropPlace  = "place"  // Event: where it was held, as text
	PropNumber = "number" // Policy: document number
)

// Statement is a relationship that one document makes, with the words that prove it.
type Statement struct {
	ID         string  `json:"id"` // StatementID of the other fields
	Type       Type    `json:"type"`
	From       string  `json:"from"` // entity id
	To         string  `json:"to"`   // entity id
	Doc        string  `json:"doc"`  // document id
	Date       string  `json:"date"` // ISO date the fact is known at (the document's, or the event's), "" if unknown
	Quote      string  `json:"quote"`
	Start      int     `json:"start"` // rune offsets into the document's clean text: text[Start:End] == Quote
	End        int     `json:"end"`
	Confidence float64 `json:"confidence"` // 0…1

	// Own properties; the zero value means absent.
	Title      string  `json:"title,omitempty"`
	Status     string  `json:"status,omitempty"`
	Act        string  `json:"act,omitempty"`
	Role       string  `json:"role,omitempty"`
	Position   int     `json:"position,omitempty"` // 1-based place in the list of names
	Count      int     `json:"count,omitempty"`
	LagDays    int     `json:"lag_days,omitempty"`
	Similarity float64 `json:"similarity,omitempty"`
}

// Document is a report as it was read: the node that statements point back to.
type Document struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Outlet string `json:"outlet"`
	Date   string `json:"date"` // ISO date of publication, "" if unknown
	URL    string `json:"url"`
	Source string `json:"source"` // path (and line, member) it was read from
	Place  string `json:"place"`  // full path of the region it speaks from
	Genre  string `json:"genre"`  // "" for a report; fiction, template, translation where refused
	Hash   string `json:"hash"`   // SHA-256 of the raw input, hex
	Text   string `json:"text"`   // clean text that offsets refer to
	Raw    []byte `json:"-"`      // raw input, compressed by the store; nil if not kept
	Origin []byte `json:"-"`      // encoded doc.Map from clean runes to raw bytes
}

// DocumentFacts is everything one document says: the unit of writing.
type DocumentFacts struct {
	Document   Document
	Entities   []Entity
	Statements []Statement
	Ledger     LedgerRow
}

// Ledger states.
const (
	Done   = "done"
	Failed = "failed"
)

// LedgerRow remembers what became of one input, so that a job can go on and nothing is read twice.
type LedgerRow struct {
	Key     string `json:"key"`     // the input: path, path#member, path:line, url
	Doc     string `json:"doc"`     // document id, "" if none came of it
	Hash    string `json:"hash"`    // SHA-256 of the raw input, hex
	State   string `json:"state"`   // done or failed
	Reason  string `json:"reason"`  // why it failed, or a note on a page without facts
	Version string `json:"version"` // version of the reader; a newer one reads again
	Time    string `json:"time"`    // RFC 3339, when
}
