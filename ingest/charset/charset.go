// Package charset finds the encoding of Chinese pages by evidence, never by what they declare, and decodes
// them to UTF-8 keeping the way back to the raw bytes.
package charset

import (
	"bytes"
	"unicode/utf8"
)

// Names of the charsets that Detect tells apart.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
	GB18030 = "gb18030"
	Big5    = "big5"
)

// sampleSize is how much of an input is judged, in bytes: enough to reach the text of any page head.
const sampleSize = 256 << 10

// Detect names the charset of data and the length of its byte order mark.
func Detect(data []byte) (name string, mark int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return UTF8, 3
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return UTF16LE, 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return UTF16BE, 2
	}
	sample := data[:min(len(data), sampleSize)]
	if name := UTF16(sample); name != "" {
		return name, 0
	}
	if looksUTF8(sample) {
		return UTF8, 0
	}
	return judge(sample), 0
}

// looksUTF8 says whether fewer than a tenth of the characters beyond ASCII are broken. One bad byte in
// a page must not throw it to another charset, and other charsets make far more.
func looksUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case utf8.FullRune(b[i:]): // a character cut off at the end of the sample is no evidence
			bad++
		}
		i += n
	}
	return bad*10 <= good
}

// UTF16 names the UTF-16 byte order in which data without a mark reads as Chinese, "" if in neither.
// NULs need not be there: a text of Chinese alone has none.
func UTF16(data []byte) string {
	data = data[:min(len(data), 16<<10)&^1]
	if len(data) < 8 {
		return ""
	}
	var le, be, nul int
	for i := 0; i < len(data); i += 2 {
		if plausible(data[i+1], data[i]) {
			le++
		}
		if plausible(data[i], data[i+1]) {
			be++
		}
		if data[i] == 0 || data[i+1] == 0 {
			nul++
		}
	}
	n := len(data) / 2
	best, other, name := le, be, UTF16LE
	if be > le {
		best, other, name = be, le, UTF16BE
	}
	// Pairs of ASCII letters also fall among Chinese characters (in both orders), GB and UTF-8 pairs rarely.
	if best*100 < n*97 || nul == 0 && (other*100 > n*60 || looksUTF8(data)) {
		return ""
	}
	return name
}

// plausible says whether a UTF-16 unit is one of Chinese text: ASCII, Chinese characters and marks, full width forms.
func plausible(hi, lo byte) bool {
	switch {
	case hi == 0:
		return lo >= 0x20 && lo < 0x7f || lo == '\n' || lo == '\r' || lo == '\t' || lo == 0xb7 || lo == 0xa0
	case hi == 0x20 || hi == 0x30 || hi == 0xff:
		return true
	}
	return hi >= 0x4e && hi <= 0x9f
}

// judge chooses between GB18030 and Big5 by how many of the pairs read in each are characters that
// Chinese texts use all the time.
func judge(b []byte) string {
	b = b[:min(len(b), 64<<10)]
	if len(b) < 2 {
		return GB18030
	}
	// A stretch that begins inside a character reads well from its second byte only.
	if max(score(b, Big5), score(b[1:], Big5)) > max(score(b, GB18030), score(b[1:], GB18030)) {
		return Big5
	}
	return GB18030
}
