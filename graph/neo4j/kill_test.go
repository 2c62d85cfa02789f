package neo4j_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	crand "crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/graph/graphtest"
	"policygraph/graph/neo4j"
	"policygraph/internal/neo4jtest"
	"policygraph/internal/testkit"
)

// kills is how often TestKilledServer kills the server: 30 times, 3 with -short, or as
// POLICYGRAPH_TEST_KILLS says.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("POLICYGRAPH_TEST_KILLS")); err == nil {
		return n
	}
	if testing.Short() {
		return 3
	}
	return 30
}

// TestKilledServer kills the server at random moments while a writer writes, and starts it again. The
// writer is never told of it: it waits until the server is back.
func TestKilledServer(t *testing.T) {
	srv := neo4jtest.Own(t, neo4jtest.Options{})
	s := open(t, srv, quick(nil), func(o *neo4j.Options) { o.Retry = 5 * time.Minute })
	m := graphtest.NewMemory()
	stop := make(chan struct{})
	var writer sync.WaitGroup
	var written atomic.Int64
	writer.Go(func() {
		for part := range slices.Chunk(slices.Collect(testkit.Corpus(5, 20000)), 5) {
			select {
			case <-stop:
				return
			default:
			}
			for i := range part { // the population is large, the documents go round
				part[i].Ledger.Time = strconv.FormatInt(written.Load(), 10)
			}
			if err := s.Replace(ctx, part...); err != nil {
				t.Errorf("after %d documents: %v", written.Load(), err)
				return
			}
			if err := m.Replace(ctx, part...); err != nil {
				t.Error(err)
				return
			}
			written.Add(int64(len(part)))
		}
	})
	for n := range kills() {
		for had, until := written.Load(), time.Now().Add(time.Minute); written.Load() == had && time.Now().Before(until); {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(time.Duration(rand.IntN(1000)) * time.Millisecond)
		if err := srv.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := restart(srv); err != nil {
			t.Fatalf("start %d: %v", n, err)
		}
	}
	time.Sleep(time.Second)
	close(stop)
	writer.Wait()
	t.Logf("%d documents over %d kills", written.Load(), kills())
	agrees(t, s, m)
	if err := srv.Halt(); err != nil {
		t.Fatal(err)
	}
	ca := secure(t, srv)
	if err := errors.Join(srv.Set("server.databases.read_only", "neo4j"), restart(srv)); err != nil {
		t.Fatal(err)
	}
	t.Run("read-only", func(t *testing.T) { readOnly(t, srv, m) })
	t.Run("TLS", func(t *testing.T) { overTLS(t, srv, ca) })
}

// readOnly stands for a user without rights, which only the Enterprise edition has.
func readOnly(t *testing.T, srv *neo4jtest.Server, m *graphtest.Memory) {
	s := open(t, srv, quick(nil))
	fails(t, s.Replace(ctx, testkit.NewPage("d", "").Facts()), graph.EFORBIDDEN, "read-only")
	agrees(t, s, m)
}

func overTLS(t *testing.T, srv *neo4jtest.Server, ca string) {
	o := neo4j.Options{URI: strings.Replace(srv.URI, "bolt://", "bolt+s://", 1), User: srv.User, Password: srv.Password, ReadOnly: true}
	quick(nil)(&o)
	_, err := neo4j.Open(ctx, o)
	fails(t, err, graph.EUNAVAILABLE, "CA file") // nobody vouches for its certificate
	o.CAFile = ca
	s, err := neo4j.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Counts(ctx); err != nil {
		t.Error(err)
	}
	o.CAFile = filepath.Join("..", "..", "go.mod")
	_, err = neo4j.Open(ctx, o)
	fails(t, err, graph.EINVALID, "no certificate in")
}

// secure gives the server a certificate of its own, and returns the file to trust it by.
func secure(t *testing.T, srv *neo4jtest.Server) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), crand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cert := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "neo4j"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(crand.Reader, cert, cert, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, b := range map[string]*pem.Block{"private.key": {Type: "PRIVATE KEY", Bytes: private}, "public.crt": {Type: "CERTIFICATE", Bytes: der}} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(b), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for k, v := range map[string]string{"server.bolt.tls_level": "OPTIONAL", "dbms.ssl.policy.bolt.enabled": "true",
		"dbms.ssl.policy.bolt.base_directory": dir, "dbms.ssl.policy.bolt.private_key": "private.key",
		"dbms.ssl.policy.bolt.public_certificate": "public.crt", "dbms.ssl.policy.bolt.client_auth": "NONE"} {
		if err := srv.Set(k, v); errors.Is(err, errors.ErrUnsupported) {
			t.Skip("a container's settings stay as they are")
		} else if err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "public.crt")
}

// TestFullDisk gives the server a small disk of its own, which takes root on Linux.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("needs root on Linux to mount a small disk")
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("cannot mount a small disk here: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("%v %s", err, out)
		}
	})
	// A small heap does not do: to find the end of a log that breaks off, the server makes room for as many
	// bytes as the last four that it finds there say.
	srv := neo4jtest.Own(t, neo4jtest.Options{Data: dir, Heap: "4g", Settings: map[string]string{"db.tx_log.rotation.size": "1m"}})
	s := open(t, srv, quick(nil))
	m := graphtest.NewMemory()
	var full error
	var last []graph.DocumentFacts
	for part := range slices.Chunk(slices.Collect(testkit.Corpus(6, 20000)), 20) {
		for i := range part { // fills the disk sooner
			part[i].Document.Origin = []byte(strings.Repeat(strconv.Itoa(i), 10000))
		}
		if full = s.Replace(ctx, part...); full != nil {
			last = part
			break
		}
		m.Replace(ctx, part...)
	}
	fails(t, full, graph.EUNAVAILABLE)
	t.Logf("full: %v", full)
	// Room again, and a new start, as the server's operator would do.
	if out, err := exec.Command("mount", "-o", "remount,size=512m", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if err := errors.Join(srv.Halt(), restart(srv)); err != nil {
		t.Fatal(err)
	}
	s = open(t, srv)
	if err := s.Replace(ctx, last...); err != nil {
		t.Fatalf("with room again: %v", err)
	}
	m.Replace(ctx, last...)
	agrees(t, s, m)
	if _, err := os.Stat(filepath.Join(dir, "databases")); err != nil {
		t.Errorf("the data were not on the small disk: %v", err)
	}
}

func restart(srv *neo4jtest.Server) error {
	start, cancel := context.WithTimeout(ctx, 4*time.Minute)
	defer cancel()
	return srv.Start(start)
}
