package config

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// samples give each setting a value that is not its default: as a flag or variable, and as it must arrive.
var samples = map[string]struct {
	text string
	want any
}{
	"store":               {"bolt://h:7687", "bolt://h:7687"},
	"workers":             {"3", 3},
	"batch":               {"7", 7},
	"max-file":            {"1234", int64(1234)},
	"exclude":             {"a*,b", []string{"a*", "b"}},
	"keep-raw":            {"false", false},
	"queries":             {"mine", "mine"},
	"log-format":          {"json", "json"},
	"wait-store":          {"5m", 5 * time.Minute},
	"neo4j.user":          {"ann", "ann"},
	"neo4j.password":      {"secret-1", "secret-1"},
	"neo4j.password-file": {"pw", "pw"},
	"neo4j.database":      {"policy", "policy"},
	"neo4j.ca-file":       {"ca.pem", "ca.pem"},
	"neo4j.pool":          {"2", 2},
	"neo4j.timeout":       {"1s", time.Second},
	"neo4j.retry-time":    {"2s", 2 * time.Second},
}

// get reads the field of a key.
func get(s Settings, key string) any {
	return map[string]any{
		"store": s.Store, "workers": s.Workers, "batch": s.Batch, "max-file": s.MaxFile, "exclude": s.Exclude, "keep-raw": s.KeepRaw, "queries": s.Queries,
		"log-format": s.LogFormat, "wait-store": s.WaitStore, "neo4j.user": s.Neo4j.User, "neo4j.password": s.Neo4j.Password, "neo4j.password-file": s.Neo4j.PasswordFile,
		"neo4j.database": s.Neo4j.Database, "neo4j.ca-file": s.Neo4j.CAFile, "neo4j.pool": s.Neo4j.Pool, "neo4j.timeout": s.Neo4j.Timeout, "neo4j.retry-time": s.Neo4j.RetryTime,
	}[key]
}

func flags(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	fs := pflag.NewFlagSet("t", pflag.ContinueOnError)
	fs.Bool("help", false, "")
	var names []string
	for _, k := range Keys {
		names = append(names, k.Name)
	}
	AddFlags(fs, names...)
	if err := fs.Parse(args); err != nil {
		t.Fatal(err)
	}
	return fs
}

func from(t *testing.T, sources []Source, key string) string {
	t.Helper()
	for _, s := range sources {
		if s.Key.Name == key {
			return s.From
		}
	}
	t.Fatalf("%s: not among the sources", key)
	return ""
}

func TestEachKey(t *testing.T) {
	for _, k := range Keys {
		t.Run(k.Name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			x, ok := samples[k.Name]
			if !ok {
				t.Fatal("no sample value for this setting: add one")
			}
			s, src, err := Load(flags(t), "")
			if err != nil {
				t.Fatal(err)
			}
			def := k.Default
			if k.Name == "workers" {
				def = s.Workers // 0 becomes the number of processors
			}
			if d := cmp.Diff(fmt.Sprint(def), fmt.Sprint(get(s, k.Name))); d != "" || from(t, src, k.Name) != "default" {
				t.Errorf("default: %s from %s", d, from(t, src, k.Name))
			}
			if !k.Secret {
				check(t, k.Name, x.want, writeFile(t, k.Name, x.text), flags(t), FileName)
			}
			t.Setenv(Env(k.Name), x.text)
			check(t, k.Name, x.want, "", flags(t), "environment "+Env(k.Name))
			if k.Secret {
				if flags(t).Lookup(Flag(k.Name)) != nil {
					t.Error("a secret must not be a flag")
				}
				return
			}
			t.Setenv(Env(k.Name), "")
			check(t, k.Name, x.want, "", flags(t, "--"+Flag(k.Name)+"="+x.text), "flag --"+Flag(k.Name))
		})
	}
}

// writeFile writes a settings file with one key into the working folder.
func writeFile(t *testing.T, key, text string) string {
	t.Helper()
	line := key + ": " + text
	if group, name, ok := strings.Cut(key, "."); ok {
		line = group + ":\n  " + name + ": " + text
	}
	if key == "exclude" {
		line = "exclude: ['a*', b]"
	}
	if err := os.WriteFile(FileName, []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return FileName
}

func check(t *testing.T, key string, want any, file string, fs *pflag.FlagSet, wantFrom string) {
	t.Helper()
	s, src, err := Load(fs, "")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, get(s, key)); d != "" {
		t.Errorf("%s: (-want +got)\n%s", wantFrom, d)
	}
	if got := from(t, src, key); got != wantFrom {
		t.Errorf("came from %q, want %q", got, wantFrom)
	}
	if file != "" {
		os.Remove(file)
	}
}

func TestFlagWinsOverEnvironmentOverFile(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "batch", "1")
	t.Setenv("POLICYGRAPH_BATCH", "2")
	s, _, err := Load(flags(t, "--batch=3"), "")
	if err != nil || s.Batch != 3 {
		t.Errorf("flag: got %d, %v", s.Batch, err)
	}
	if s, _, err = Load(flags(t), ""); err != nil || s.Batch != 2 {
		t.Errorf("environment: got %d, %v", s.Batch, err)
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"unknown key", "stor: x\n", `unknown setting "stor"; did you mean store?`},
		{"unknown nested key", "neo4j:\n  usr: x\n", `unknown setting "neo4j.usr"; did you mean neo4j.user?`},
		{"password in the file", "neo4j:\n  password: x\n", "POLICYGRAPH_NEO4J_PASSWORD"},
		{"no number", "batch: many\n", "batch"},
		{"out of range", "batch: 0\n", "batch 0: must be at least 1"},
		{"no YAML", "a: [\n", "read settings"},
		{"wrong word", "log-format: xml\n", `log-format "xml": must be text or json`},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "s.yaml")
			if err := os.WriteFile(path, []byte(c.file), 0o600); err != nil {
				t.Fatal(err)
			}
			_, _, err := Load(nil, path)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want it to say %q", err, c.want)
			}
		})
	}
	if _, _, err := Load(nil, "no-such-file.yaml"); err == nil || !strings.Contains(err.Error(), "no-such-file.yaml") {
		t.Errorf("missing file: %v", err)
	}
}

func TestPasswordFromFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pw")
	if err := os.WriteFile(path, []byte("geheim-1\nnote\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := (Neo4j{PasswordFile: path}).PasswordOrFile(); got != "geheim-1" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := (Neo4j{PasswordFile: path + "x"}).PasswordOrFile(); err == nil {
		t.Error("missing password file: no error")
	}
}

// TestExample holds policygraph.example.yaml equal to the settings: every key, its default, its help.
func TestExample(t *testing.T) {
	b, err := os.ReadFile("../policygraph.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	v := viper.New()
	v.SetConfigType("yaml")
	if err := v.ReadConfig(bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
	for _, k := range Keys {
		if k.Secret {
			if v.IsSet(k.Name) {
				t.Errorf("%s: a secret in the example", k.Name)
			}
			continue
		}
		if !v.IsSet(k.Name) {
			t.Errorf("%s: missing from the example", k.Name)
			continue
		}
		if got, want := fmt.Sprint(v.Get(k.Name)), fmt.Sprint(k.Default); got != want {
			t.Errorf("%s: example has %s, default is %s", k.Name, got, want)
		}
		if !strings.Contains(string(b), "# "+k.Help) {
			t.Errorf("%s: help is not in the example: %s", k.Name, k.Help)
		}
	}
	for _, key := range v.AllKeys() {
		if _, ok := find(key); !ok {
			t.Errorf("%s: in the example, but no setting", key)
		}
	}
}
