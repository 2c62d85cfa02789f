package clean

import ("testing";"fmt")

func TestZZ(t *testing.T) {
	c := New()
	for _, w := range []string{"、代市长","、串行长", "、船市长"} { r := []rune("记"+w); x:=0.0; for i := 2; i < len(r); i++ { k:=c.model().Cost(r[i-2],r[i-1],r[i]); fmt.Print(string(r[i]), k, " "); x += k }; fmt.Println(w, x) }
	for _, s := range []string{"針(zhēn)?qiāng)?duì)性強", "上午,周其?chǎng)a(héng)在高新區調(diào)研時(shí)強調(diào) 以項(xiàng)目", "副?xiàn)洝⒋虚L(zhǎng)周其"} {
		var l text
		for i, r := range []rune(s) { l.add(r, span{int32(i), int32(i+1)}) }
		lg := &log{}
		pg := c.observe([]text{l})
		fmt.Println(pg.signature(l.r, 0))
		out := c.unshift(lg, pg, l)
		fmt.Println(out.String(), lg.repairs, lg.holes)
		fmt.Println(pg.marked("chǎng", 0xe4))
	}
}
