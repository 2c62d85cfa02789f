// Package doc holds what the rooms of the ingest pipeline hand to each other: the raw input, the clean
// document with its way back to the raw bytes, and the report of facts. All offsets into clean text
// are in runes, all offsets into raw input in bytes, half-open.
package doc

// Raw is one input as a source found it, before anything is decoded.
type Raw struct {
	Key    string // where it came from, stable between runs: path, path#member, path:line
	ID     string // id given with the input; "" asks for one from the content
	Title  string // what a record says of itself, where it does
	Outlet string
	Date   string // ISO date of publication, "" if not given
	URL    string
	Media  Media
	Data   []byte // the bytes as they were; for JSONL the text or html field as UTF-8
	Err    error  // why this input cannot be read; Data is then empty
}

// Media says how Data is to be read.
type Media int

// Kinds of raw data.
const (
	Unknown   Media = iota // decide by content
	PlainText              // text in any charset
	HTML
)

// Document is a report whose text was decoded, cut to the main content and repaired.
type Document struct {
	ID        string
	Key       string
	URL       string
	Title     string
	Outlet    string
	Published string // ISO date, "" if unknown
	Genre     Genre
	Hash      string // SHA-256 of Raw.Data, hex
	Charset   string // as it was found: utf-8, gb18030, utf-16le …

	// Text is the clean text: the title on a line of its own if there is one, then a paragraph a line.
	// Simplified characters; punctuation as the page has it. Unreadable characters are U+FFFD.
	Text string
	// Body is the rune offset in Text at which the body begins; 0 if there is no title line.
	Body    int
	Map     Map      // clean runes → raw bytes
	Repairs []Repair // what was changed or struck out, in order of Raw offsets
	Holes   []Hole   // damage that could not be undone for certain, in order of Start
}

// Genre says what sort of page a document is, as far as that decides whether it is read for facts.
type Genre string

// Genres that are refused; the empty genre is read.
const (
	Report      Genre = ""
	Fiction     Genre = "fiction"
	Template    Genre = "template"
	Translation Genre = "translation"
	NoText      Genre = "no-text" // list pages, scans, empty bodies
)

// Repair is one change between raw input and clean text.
type Repair struct {
	Kind       string // pinyin, traditional, byte-shift, comma, spam, link, furniture …
	RawStart   int    // bytes
	RawEnd     int
	CleanStart int // runes; CleanStart == CleanEnd where something was struck out
	CleanEnd   int
	Before     string // what stood there
	After      string
}

// Hole is a damaged place in the clean text with what may have stood there, best first.
type Hole struct {
	Start, End int // runes
	Candidates []string
}
