package charset

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// Unmix undoes double encoding: UTF-8 that was once read as GBK, or as Windows-1252, and saved again. It
// returns t itself unless every character goes back to a byte and the bytes are UTF-8 of Chinese text.
func (t *Text) Unmix() *Text {
	if fluent(t.Bytes) {
		return t
	}
	for _, from := range []struct {
		name string
		enc  encoding.Encoding
	}{{"gb18030", simplifiedchinese.GB18030}, {"windows-1252", charmap.Windows1252}} {
		if out := t.unmix(from.name, from.enc.NewEncoder()); out != nil {
			return out
		}
	}
	return t
}

// fluent says whether text reads as Chinese, or is too short to tell: a fifth of the characters beyond ASCII are
// frequent ones. Of mixed-up text hardly any is.
func fluent(b []byte) bool {
	n, hits, set := 0, 0, common()
	for i := 0; i < len(b) && n < 2000; {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, k := utf8.DecodeRune(b[i:])
		i += k
		n++
		if r < 1<<16 && set[r] {
			hits++
		}
	}
	return n < 12 || hits*5 >= n
}

// unmix takes each character back to its bytes and reads these as UTF-8; nil if that does not work out exactly.
func (t *Text) unmix(name string, enc *encoding.Encoder) *Text {
	var raw []byte
	var at []int32 // by byte of raw: where in t.Bytes its character begins
	for i, r := range string(t.Bytes) {
		var b []byte
		switch lead, trail, ok := ToGBK(r); {
		case r < 0x80:
			b = []byte{byte(r)}
		case name == "gb18030" && ok:
			b = []byte{lead, trail}
		case name != "gb18030" && r < 0xa0: // bytes that Windows-1252 does not use pass as they are
			b = []byte{byte(r)}
		default:
			var err error
			if b, err = enc.Bytes([]byte(string(r))); err != nil {
				return nil
			}
		}
		raw = append(raw, b...)
		for range b {
			at = append(at, int32(i))
		}
		if len(raw) > 64 && !nearlyValid(raw) {
			return nil
		}
	}
	if !utf8.Valid(raw) || !fluent(raw) {
		return nil
	}
	out := &Text{Charset: t.Charset + " of utf-8 read as " + name, raw: t.raw}
	for i, r := range string(raw) {
		from, _ := t.Span(int(at[i]))
		_, to := t.Span(int(at[i+utf8.RuneLen(r)-1]))
		out.add(r, from, to-from)
	}
	return out
}

// nearlyValid is false as soon as a broken character lies well before the end; it looks at the end only, so
// that a long text is not checked from its start each time.
func nearlyValid(b []byte) bool {
	b = b[max(0, len(b)-64):]
	for len(b) > 0 && !utf8.RuneStart(b[0]) {
		b = b[1:]
	}
	for len(b) > 8 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			return false
		}
		b = b[n:]
	}
	return true
}
