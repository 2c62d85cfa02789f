package neo4j

import (
	"cmp"
	"crypto/tls"
	"crypto/x509"
	"log/slog"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"policygraph/graph"
)

// Options say which server to use and how. Only URI is needed; the zero value of the others is a
// sensible default.
type Options struct {
	URI          string // neo4j://HOST[:PORT], neo4j+s://… (TLS), neo4j+ssc://… (TLS, any certificate), bolt://…, bolt+s://…
	User         string // "neo4j"
	Password     string
	PasswordFile string // read if Password is empty; blanks at its ends do not count
	Database     string // "neo4j"
	CAFile       string // PEM certificates to trust with +s, in place of the system's

	MaxConnections int           // 16; a loop over Statements holds one
	ConnectTimeout time.Duration // 5 s for a connection to be made
	PoolTimeout    time.Duration // 30 s for a connection to come free
	Timeout        time.Duration // 2 min for one answer of the server: a transaction that writes, the next rows of one that reads
	Retry          time.Duration // 30 s of trying again while the server is away, or says that trying again may help

	ReadOnly bool         // neither bring the schema up to date nor write
	Log      *slog.Logger // notifications of the server, each once; slog.Default()
}

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// complete checks the options and fills in the defaults.
func (o Options) complete() (Options, error) {
	invalid := func(format string, args ...any) (Options, error) {
		return o, graph.Errorf(graph.EINVALID, "open store", o.URI, format, args...)
	}
	u, err := url.Parse(o.URI)
	switch {
	case err != nil:
		return invalid("%w", err)
	case !slices.Contains(schemes, u.Scheme) || u.Hostname() == "":
		return invalid("an address is %s://HOST:PORT", strings.Join(schemes, ", "))
	case u.User != nil:
		o.URI = u.Redacted()
		return invalid("user and password do not belong into the address")
	case u.RawQuery != "" && u.Scheme[:4] == "bolt" || strings.Trim(u.Path, "/") != "":
		return invalid("an address is %s://HOST:PORT, without anything behind it", u.Scheme)
	}
	if o.Password == "" && o.PasswordFile != "" {
		b, err := os.ReadFile(o.PasswordFile)
		if err != nil {
			return invalid("read the password: %w", err)
		}
		o.Password = strings.TrimSpace(string(b))
	}
	if o.CAFile != "" && !strings.HasSuffix(u.Scheme, "+s") {
		return invalid("certificates of %s are for addresses with +s", o.CAFile)
	}
	o.User = cmp.Or(o.User, "neo4j")
	o.Database = cmp.Or(o.Database, "neo4j")
	o.MaxConnections = cmp.Or(o.MaxConnections, 16)
	o.ConnectTimeout = cmp.Or(o.ConnectTimeout, 5*time.Second)
	o.PoolTimeout = cmp.Or(o.PoolTimeout, 30*time.Second)
	o.Timeout = cmp.Or(o.Timeout, 2*time.Minute)
	o.Retry = cmp.Or(o.Retry, 30*time.Second)
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o, nil
}

func (o Options) driver() (neo4j.DriverWithContext, error) {
	var roots *x509.CertPool
	if o.CAFile != "" {
		pem, err := os.ReadFile(o.CAFile)
		if err != nil {
			return nil, graph.Errorf(graph.EINVALID, "open store", o.URI, "read certificates: %w", err)
		}
		roots = x509.NewCertPool()
		if !roots.AppendCertsFromPEM(pem) {
			return nil, graph.Errorf(graph.EINVALID, "open store", o.URI, "no certificate in %s", o.CAFile)
		}
	}
	d, err := neo4j.NewDriverWithContext(o.URI, neo4j.BasicAuth(o.User, o.Password, ""), func(c *config.Config) {
		if roots != nil {
			c.TlsConfig = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
		}
		c.MaxConnectionPoolSize = o.MaxConnections
		c.SocketConnectTimeout = o.ConnectTimeout
		c.ConnectionAcquisitionTimeout = o.PoolTimeout
		c.ConnectionLivenessCheckTimeout = 5 * time.Second
		c.MaxTransactionRetryTime = time.Millisecond // we try again ourselves
		c.NotificationsMinSeverity = notifications.WarningLevel
		// A fresh database does not know the properties that nothing has yet.
		c.NotificationsDisabledClassifications = notifications.DisableClassifications(notifications.Unrecognized)
		c.UserAgent = "policygraph"
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, graph.Errorf(graph.EINVALID, "open store", o.URI, "%w", err)
	}
	return d, nil
}
