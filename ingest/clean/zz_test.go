package clean

import ("testing";"fmt";"policygraph/ingest/charset")

func TestZZ(t *testing.T) {
	c := New()
	fmt.Println(charset.GBK(0xa2,0xb0), userCell(0xa2,0xb0), charset.GBK(0xa1,0xa2), charset.GBK(0xb0,0xfc), charset.GBK(0xbc,0x74))
	for _, s := range []string{"主席團常務主席杜振?!?t梅、孫淑琴"} {
		var l text
		for i, r := range []rune(s) { l.add(r, span{int32(i), int32(i+1)}) }
		lg := &log{}
		pg := c.observe([]text{l})
		fmt.Println(pg.signature(l.r, 0))
		out := c.unshift(lg, pg, l)
		fmt.Println(out.String(), lg.repairs, lg.holes)
	}
}
