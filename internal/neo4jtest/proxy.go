package neo4jtest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
)

// Proxy stands between a client and a server and spoils what passes.
type Proxy struct {
	URI string // of the proxy, in place of the server's
	p   *toxiproxy.Proxy
}

// NewProxy puts a proxy in front of the server for the time of a test.
func NewProxy(t testing.TB, s *Server) *Proxy {
	t.Helper()
	_, upstream, _ := strings.Cut(s.URI, "://")
	api := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	p := &Proxy{p: toxiproxy.NewProxy(api, "neo4j", "127.0.0.1:0", upstream)}
	if err := p.p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.p.Stop)
	p.URI = "bolt://" + p.p.Listen
	return p
}

// Down closes all connections and refuses new ones until Up.
func (p *Proxy) Down() { p.p.Stop() }

// Up lets connections through again.
func (p *Proxy) Up(t testing.TB) {
	t.Helper()
	if err := p.p.Start(); err != nil {
		t.Fatal(err)
	}
}

// Spoil adds a fault to one direction: kind is one of toxiproxy's ("latency", "timeout", "limit_data",
// "bandwidth" …), attributes its JSON.
func (p *Proxy) Spoil(t testing.TB, toServer bool, kind, attributes string) {
	t.Helper()
	stream := "downstream"
	if toServer {
		stream = "upstream"
	}
	text := fmt.Sprintf(`{"name": "%[1]s %[2]s", "type": %[1]q, "stream": %[2]q, "attributes": %[3]s}`, kind, stream, attributes)
	if _, err := p.p.Toxics.AddToxicJson(strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
}

// Heal takes all faults away.
func (p *Proxy) Heal() { p.p.Toxics.ResetToxics(context.Background()) }
