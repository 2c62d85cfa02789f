package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// local runs the server from its jars with the Java of this machine.
type local struct {
	o    Options
	java string
	home string

	mu   sync.Mutex
	cmd  *exec.Cmd
	done chan struct{} // closed when cmd has ended
}

func newLocal(ctx context.Context, o Options) (runner, error) {
	java, lib, err := install(ctx)
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "policygraph-neo4j-")
	if err != nil {
		return nil, err
	}
	l := &local{o: o, java: java, home: home}
	if l.o.Data == "" {
		l.o.Data = filepath.Join(home, "data")
	}
	for _, d := range []string{"conf", "logs", "run", "plugins", "import"} {
		if err := os.MkdirAll(filepath.Join(home, d), 0o755); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(l.o.Data, 0o755); err != nil {
		return nil, err
	}
	if err := os.Symlink(lib, filepath.Join(home, "lib")); err != nil {
		return nil, err
	}
	return l, l.writeConfig()
}

func (l *local) writeConfig() error {
	return os.WriteFile(filepath.Join(l.home, "conf", "neo4j.conf"), []byte(l.config()), 0o644)
}

func (l *local) config() string {
	address := fmt.Sprintf("127.0.0.1:%d", l.o.Port)
	c := map[string]string{
		"server.default_listen_address":  "127.0.0.1",
		"server.bolt.listen_address":     address,
		"server.bolt.advertised_address": address,
		"server.http.enabled":            "false",
		"server.https.enabled":           "false",
		"server.directories.data":        l.o.Data,
		"server.memory.pagecache.size":   "128m",
		"dbms.security.auth_enabled":     "true",
		"dbms.usage_report.enabled":      "false",
		"db.tx_log.preallocate":          "false",
		"db.tx_log.rotation.size":        "64m",
		// Quick ends.
		"internal.server.bolt.thread_pool_shutdown_wait_time":   "0s",
		"internal.server.bolt.connection_shutdown_wait_time":    "0s",
		"internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
	}
	maps.Copy(c, l.o.Settings)
	var b strings.Builder
	for _, k := range slices.Sorted(maps.Keys(c)) {
		fmt.Fprintf(&b, "%s=%s\n", k, c[k])
	}
	return b.String()
}

func (l *local) args() []string {
	a := []string{"-Xms128m", "-Xmx" + l.o.Heap, "-XX:+UseSerialGC"}
	if !l.o.Full {
		a = append(a, "-XX:TieredStopAtLevel=1")
	}
	for _, p := range []string{"java.nio", "java.io", "sun.nio.ch"} {
		a = append(a, "--add-opens=java.base/"+p+"=ALL-UNNAMED")
	}
	return append(a, "--enable-native-access=ALL-UNNAMED", "-cp", filepath.Join(l.home, "lib", "*"),
		mainClass(), "--home-dir="+l.home, "--config-dir="+filepath.Join(l.home, "conf"))
}

// mainClass runs the server itself; the product's own launcher would start a Java to start this one.
func mainClass() string {
	if strings.HasPrefix(Version(), "5.") {
		return "org.neo4j.server.CommunityEntryPoint"
	}
	return "org.neo4j.server.Neo4jCommunity"
}

func (l *local) start(context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	out, err := os.OpenFile(filepath.Join(l.home, "logs", "console.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer out.Close()
	cmd := exec.Command(l.java, l.args()...)
	cmd.Dir = l.home
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+l.home, "NEO4J_CONF="+filepath.Join(l.home, "conf"))
	cmd.Stdout, cmd.Stderr = out, out
	done := make(chan struct{})
	if err := startDying(cmd, done); err != nil {
		return err
	}
	l.cmd, l.done = cmd, done
	return nil
}

func (l *local) signal(sig os.Signal, wait time.Duration) error {
	l.mu.Lock()
	cmd, done := l.cmd, l.done
	l.mu.Unlock()
	if cmd == nil {
		return nil
	}
	if err := cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-done:
		return nil
	case <-time.After(wait):
		return fmt.Errorf("Neo4j (process %d) does not end on %v", cmd.Process.Pid, sig)
	}
}

func (l *local) stop() error {
	if err := l.signal(syscall.SIGTERM, time.Minute); err != nil {
		return errors.Join(err, l.kill())
	}
	return nil
}

func (l *local) kill() error { return l.signal(os.Kill, 30*time.Second) }

func (l *local) running() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cmd == nil {
		return false
	}
	select {
	case <-l.done:
		return false
	default:
		return true
	}
}

func (l *local) log() string {
	var b strings.Builder
	for _, f := range []string{"console.log", "neo4j.log"} {
		text, err := os.ReadFile(filepath.Join(l.home, "logs", f))
		if err == nil {
			b.Write(text[max(0, len(text)-4000):])
		}
	}
	return b.String()
}

func (l *local) remove() error { return os.RemoveAll(l.home) }

// admin runs neo4j-admin on the stopped server's data.
func (l *local) admin(ctx context.Context, args []string) (string, error) {
	cmd := exec.CommandContext(ctx, l.java, append([]string{"-Xmx" + l.o.Heap, "--add-opens=java.base/java.nio=ALL-UNNAMED",
		"-cp", filepath.Join(l.home, "lib", "*"), "org.neo4j.server.startup.Neo4jAdminCommand"}, args...)...)
	cmd.Dir = l.home
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+l.home, "NEO4J_CONF="+filepath.Join(l.home, "conf"))
	out, err := cmd.CombinedOutput()
	return string(out), err
}
