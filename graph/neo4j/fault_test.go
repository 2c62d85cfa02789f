package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/graph/neo4j"
	"policygraph/internal/neo4jtest"
	"policygraph/internal/testkit"
)

var ctx = context.Background()

// quick makes a store that gives up soon, through a proxy if there is one.
func quick(p *neo4jtest.Proxy) func(*neo4j.Options) {
	return func(o *neo4j.Options) {
		if p != nil {
			o.URI = p.URI
		}
		o.ConnectTimeout, o.PoolTimeout, o.Timeout, o.Retry = time.Second, 2*time.Second, 20*time.Second, time.Second
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
}

func fails(t *testing.T, err error, code graph.Code, words ...string) {
	t.Helper()
	if graph.CodeOf(err) != code {
		t.Fatalf("got %v with code %q, want %q", err, graph.CodeOf(err), code)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %q", err)
	}
}

// agrees holds the store equal to the model and to itself.
func agrees(t *testing.T, s *neo4j.Store, m *graphtest.Memory) {
	t.Helper()
	got, err := s.Fingerprint(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want, err := m.Fingerprint(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		a, _ := s.Counts(ctx)
		b, _ := m.Counts(ctx)
		t.Errorf("fingerprint %s, want %s; counts %v, want %v", got, want, a, b)
	}
	rows, err := s.Ledger(ctx)
	if err != nil {
		t.Fatal(err)
	}
	wanted, err := m.Ledger(ctx)
	if err != nil || !slices.Equal(rows, wanted) {
		t.Errorf("the ledger has %d rows, want %d; %v", len(rows), len(wanted), err)
	}
	wrong, err := s.Verify(ctx)
	if err != nil || len(wrong) > 0 {
		t.Errorf("verify: %v, %v", wrong, err)
	}
}

func TestRefusedConnections(t *testing.T) {
	srv := neo4jtest.Shared(t)
	tryOpen := func(change func(*neo4j.Options)) error {
		o := neo4j.Options{URI: srv.URI, User: srv.User, Password: srv.Password}
		quick(nil)(&o)
		change(&o)
		s, err := neo4j.Open(ctx, o)
		if err == nil {
			s.Close()
		}
		return err
	}
	t.Run("wrong password", func(t *testing.T) {
		fails(t, tryOpen(func(o *neo4j.Options) { o.Password = "not this one" }), graph.EFORBIDDEN, `"neo4j"`, "POLICYGRAPH_NEO4J_PASSWORD")
	})
	t.Run("nobody listens", func(t *testing.T) {
		start := time.Now()
		fails(t, tryOpen(func(o *neo4j.Options) { o.URI = "bolt://127.0.0.1:1" }), graph.EUNAVAILABLE, "bolt://127.0.0.1:1", "running")
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("took %v", d)
		}
	})
	t.Run("no TLS there", func(t *testing.T) {
		fails(t, tryOpen(func(o *neo4j.Options) { o.URI = strings.Replace(o.URI, "bolt:", "bolt+ssc:", 1) }), graph.EUNAVAILABLE)
	})
	t.Run("no such database", func(t *testing.T) {
		fails(t, tryOpen(func(o *neo4j.Options) { o.Database = "nowhere" }), graph.EINVALID, `"nowhere"`)
	})
	t.Run("password that must be changed", func(t *testing.T) {
		admin(t, srv, "CREATE OR REPLACE USER fresh SET PASSWORD 'policygraph' CHANGE REQUIRED")
		defer admin(t, srv, "DROP USER fresh")
		fails(t, tryOpen(func(o *neo4j.Options) { o.User = "fresh" }), graph.EFORBIDDEN, `"fresh"`, "must be changed")
	})
	t.Run("a newer program was there", func(t *testing.T) {
		admin(t, srv, "MERGE (p:Policygraph {key: 'store'}) SET p.schema = 99")
		fails(t, tryOpen(func(*neo4j.Options) {}), graph.ECONFLICT, "99", "newer")
		srv.Clean(t)
	})
	for _, x := range []struct {
		name   string
		change func(o *neo4j.Options)
		says   string
	}{
		{"scheme", func(o *neo4j.Options) { o.URI = "http://localhost:7474" }, "neo4j, neo4j+s"},
		{"no host", func(o *neo4j.Options) { o.URI = "bolt://" }, "HOST"},
		{"password in the address", func(o *neo4j.Options) { o.URI = "bolt://neo4j:secret@localhost" }, "do not belong"},
		{"path", func(o *neo4j.Options) { o.URI += "/db" }, "behind it"},
		{"password file", func(o *neo4j.Options) { o.Password, o.PasswordFile = "", t.TempDir()+"/none" }, "none"},
		{"certificates without TLS", func(o *neo4j.Options) { o.CAFile = "ca.pem" }, "+s"},
	} {
		t.Run(x.name, func(t *testing.T) {
			err := tryOpen(x.change)
			fails(t, err, graph.EINVALID, x.says)
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("%v shows the password", err)
			}
		})
	}
}

func admin(t *testing.T, srv *neo4jtest.Server, text string) {
	t.Helper()
	if _, err := srv.Run(ctx, text, nil); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyStore(t *testing.T) {
	srv := neo4jtest.Shared(t)
	w := open(t, srv)
	if err := w.Replace(ctx, testkit.NewPage("d", "").Post("甲", "局", "局长").Facts()); err != nil {
		t.Fatal(err)
	}
	s := open(t, srv, func(o *neo4j.Options) { o.ReadOnly = true })
	if found, err := s.Find(ctx, "甲", nil, 0); err != nil || len(found) != 1 {
		t.Fatalf("found %v, %v", found, err)
	}
	fails(t, s.Replace(ctx, testkit.NewPage("e", "").Facts()), graph.EFORBIDDEN, "for reading")
}

func TestFullPool(t *testing.T) {
	srv := neo4jtest.Shared(t)
	s := open(t, srv, quick(nil), func(o *neo4j.Options) { o.MaxConnections, o.PoolTimeout = 1, 300*time.Millisecond })
	if err := s.Replace(ctx, slices.Collect(testkit.Corpus(1, 80))...); err != nil {
		t.Fatal(err)
	}
	for _, err := range s.Statements(ctx, graph.Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		_, err := s.Document(ctx, "doc-00000000")
		fails(t, err, graph.EUNAVAILABLE, "all 1 are in use")
		break
	}
	if _, err := s.Document(ctx, "doc-00000000"); err != nil {
		t.Fatalf("after the loop: %v", err)
	}
}

func TestFrozenAndSlow(t *testing.T) {
	srv := neo4jtest.Shared(t)
	p := neo4jtest.NewProxy(t, srv)
	patient := open(t, srv, func(o *neo4j.Options) { o.URI = p.URI })
	page := testkit.NewPage("d", "").Post("甲", "局", "局长").Facts()
	for range 5 { // a cold server takes seconds
		if err := patient.Replace(ctx, page); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, srv, quick(p), func(o *neo4j.Options) { o.Timeout = 4 * time.Second })
	for _, toServer := range []bool{true, false} {
		p.Spoil(t, toServer, "timeout", `{"timeout": 0}`) // nothing comes through, but nothing breaks
		start := time.Now()
		fails(t, s.Replace(ctx, page), graph.EUNAVAILABLE) // in its own time, or because no connection comes
		_, err := s.Query(ctx, "RETURN 1 AS x", nil)
		fails(t, err, graph.EUNAVAILABLE)
		short, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
		if _, err = s.Counts(short); !errors.Is(err, context.DeadlineExceeded) || graph.CodeOf(err) == graph.EUNAVAILABLE {
			t.Errorf("the caller's own deadline: %v", err)
		}
		cancel()
		if d := time.Since(start); d > time.Minute {
			t.Errorf("took %v", d)
		}
		p.Heal()
		if err := patient.Replace(ctx, page); err != nil {
			t.Fatalf("healed: %v", err)
		}
	}
	p.Spoil(t, false, "latency", `{"latency": 30}`)
	if err := patient.Replace(ctx, page); err != nil {
		t.Fatalf("slow: %v", err)
	}
	_, err := s.Query(ctx, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS x", nil)
	fails(t, err, graph.EUNAVAILABLE)
	p.Heal()
	m := graphtest.NewMemory()
	m.Replace(ctx, page)
	agrees(t, patient, m)
}

// TestCutConnections cuts the connection after so and so many bytes in either direction, which hits every
// part of a transaction, its commit and the answer to that included.
func TestCutConnections(t *testing.T) {
	srv := neo4jtest.Shared(t)
	p := neo4jtest.NewProxy(t, srv)
	s := open(t, srv, quick(p), func(o *neo4j.Options) { o.Retry = time.Minute })
	m := graphtest.NewMemory()
	all := slices.Collect(testkit.Corpus(7, 40))
	// Earlier versions, so that there is something to replace.
	for _, f := range all[:20] {
		f.Statements = f.Statements[:len(f.Statements)/2]
		if err := s.Replace(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	for i, f := range all {
		toServer := i%2 == 0
		limit := 200 + i*120 // a transaction answers with about 5,000 bytes
		if toServer {
			limit = 500 + i*1100 // and takes about 40,000
		}
		p.Spoil(t, toServer, "limit_data", fmt.Sprintf(`{"bytes": %d}`, limit))
		var heal sync.WaitGroup
		heal.Go(func() { time.Sleep(700 * time.Millisecond); p.Heal() })
		if err := s.Replace(ctx, f); err != nil {
			t.Fatalf("document %d: %v", i, err)
		}
		heal.Wait()
		if err := m.Replace(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	agrees(t, s, m)
}

func TestServerGone(t *testing.T) {
	srv := neo4jtest.Shared(t)
	p := neo4jtest.NewProxy(t, srv)
	s := open(t, srv, quick(p))
	page := testkit.NewPage("d", "").Post("甲", "局", "局长").Facts()
	if err := s.Replace(ctx, page); err != nil {
		t.Fatal(err)
	}
	p.Down()
	start := time.Now()
	fails(t, s.Replace(ctx, page), graph.EUNAVAILABLE, p.URI, "running")
	for _, err := range s.Statements(ctx, graph.Filter{}) {
		fails(t, err, graph.EUNAVAILABLE)
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
	p.Up(t)
	if err := s.Replace(ctx, page); err != nil {
		t.Fatalf("the server is back: %v", err)
	}
	patient := open(t, srv, quick(p), func(o *neo4j.Options) { o.Retry = time.Minute })
	p.Down()
	var back sync.WaitGroup
	back.Go(func() { time.Sleep(2 * time.Second); p.Up(t) })
	if err := patient.Replace(ctx, testkit.NewPage("e", "").Facts()); err != nil {
		t.Fatalf("while waiting for the server: %v", err)
	}
	back.Wait()
	m := graphtest.NewMemory()
	m.Replace(ctx, page, testkit.NewPage("e", "").Facts())
	agrees(t, s, m)
}

// TestDeadlock lets somebody else hold what the store wants, and the other way round.
func TestDeadlock(t *testing.T) {
	srv := neo4jtest.Shared(t)
	s := open(t, srv)
	m := graphtest.NewMemory()
	all := slices.Collect(testkit.Corpus(9, 60))
	stop := make(chan struct{})
	var others sync.WaitGroup
	for range 2 {
		others.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				// Locks nodes in the order that the store does not.
				_, _ = srv.Run(ctx, "MATCH (n:Theme|Region|Park|Official) WITH n ORDER BY n.id DESC LIMIT 30 SET n.seen = true", nil)
			}
		})
	}
	for part := range slices.Chunk(all, 10) {
		if err := s.Replace(ctx, part...); err != nil {
			t.Error(err)
		}
		m.Replace(ctx, part...)
	}
	close(stop)
	others.Wait()
	admin(t, srv, "MATCH (n) REMOVE n.seen")
	agrees(t, s, m)
}
