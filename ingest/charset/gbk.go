package charset

import (
	"sync"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// tables of the two-byte cells of GBK and Big5, built once from the decoders of x/text.
type tables struct {
	gbk  [126 * 191]uint16 // (lead-0x81)*191 + trail-0x40 → rune, 0 where there is none
	back [1 << 16]uint16   // rune → lead<<8 | trail, 0 where there is none
	big5 [126 * 191]uint16
}

var load = sync.OnceValue(func() *tables {
	t := &tables{}
	gb, b5 := simplifiedchinese.GBK.NewDecoder(), traditionalchinese.Big5.NewDecoder()
	for l := 0x81; l <= 0xfe; l++ {
		for c := 0x40; c <= 0xfe; c++ {
			if c == 0x7f {
				continue
			}
			pair, at := []byte{byte(l), byte(c)}, (l-0x81)*191+c-0x40
			if r := single(gb.Bytes(pair)); r != 0 {
				t.gbk[at] = r
				if t.back[r] == 0 {
					t.back[r] = uint16(l)<<8 | uint16(c)
				}
			}
			t.big5[at] = single(b5.Bytes(pair))
		}
	}
	return t
})

// single is the one rune of a decoded cell; 0 for none, for several, for private use.
func single(b []byte, err error) uint16 {
	r := []rune(string(b))
	if err != nil || len(r) != 1 || r[0] == 0xfffd || r[0] > 0xffff || r[0] < 0x80 || r[0] >= 0xe000 && r[0] <= 0xf8ff {
		return 0
	}
	return uint16(r[0])
}

// GBK is the rune at a two-byte cell of GBK, 0 if there is none. Cells for private use have none.
func GBK(lead, trail byte) rune {
	if lead < 0x81 || lead == 0xff || trail < 0x40 || trail == 0xff {
		return 0
	}
	return rune(load().gbk[(int(lead)-0x81)*191+int(trail)-0x40])
}

// CP936 is as GBK, without the cells that GB18030 added: what Windows and most converters read as GBK.
func CP936(lead, trail byte) rune {
	switch {
	case lead == 0xfe && trail >= 0x50,
		lead == 0xa6 && (trail >= 0xd9 && trail <= 0xdf || trail == 0xec || trail == 0xed || trail == 0xf3 || trail >= 0xf6),
		lead == 0xa8 && (trail == 0xbc || trail == 0xbf),
		lead == 0xa2 && trail == 0xe3,
		lead == 0xa3 && trail == 0xa0,
		lead == 0xa9 && trail >= 0x89 && trail <= 0x95:
		return 0
	}
	return GBK(lead, trail)
}

// ToGBK is the two-byte cell of a rune in GBK.
func ToGBK(r rune) (lead, trail byte, ok bool) {
	if r < 0x80 || r > 0xffff {
		return 0, 0, false
	}
	c := load().back[r]
	return byte(c >> 8), byte(c), c != 0
}

func big5(lead, trail byte) rune {
	if lead < 0x81 || lead == 0xff || trail < 0x40 || trail == 0xff {
		return 0
	}
	return rune(load().big5[(int(lead)-0x81)*191+int(trail)-0x40])
}
