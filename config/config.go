// Package config holds the settings of policygraph. A setting comes from a flag, else from the
// environment (POLICYGRAPH_…), else from policygraph.yaml, else from its default. Passwords come from the
// environment or a file only.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"time"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// Settings are all settings, typed.
type Settings struct {
	Store     string        `mapstructure:"store"`
	Workers   int           `mapstructure:"workers"`
	Batch     int           `mapstructure:"batch"`
	MaxFile   int64         `mapstructure:"max-file"`
	Exclude   []string      `mapstructure:"exclude"`
	KeepRaw   bool          `mapstructure:"keep-raw"`
	Queries   string        `mapstructure:"queries"`
	LogFormat string        `mapstructure:"log-format"`
	WaitStore time.Duration `mapstructure:"wait-store"`
	Neo4j     Neo4j         `mapstructure:"neo4j"`
}

// Neo4j are the settings of a connection to Neo4j.
type Neo4j struct {
	User         string        `mapstructure:"user"`
	Password     string        `mapstructure:"password"`
	PasswordFile string        `mapstructure:"password-file"`
	Database     string        `mapstructure:"database"`
	CAFile       string        `mapstructure:"ca-file"`
	Pool         int           `mapstructure:"pool"`
	Timeout      time.Duration `mapstructure:"timeout"`
	RetryTime    time.Duration `mapstructure:"retry-time"`
}

// Key describes one setting.
type Key struct {
	Name    string // as it stands in the file: neo4j.user
	Default any
	Help    string
	Secret  bool // never shown, never a flag
}

// Keys are all settings in the order in which they are shown.
var Keys = []Key{
	{Name: "store", Default: "sqlite:policygraph.db", Help: "where the graph is: sqlite:FILE, or neo4j://HOST, neo4j+s://HOST, bolt://HOST"},
	{Name: "workers", Default: 0, Help: "reports read side by side; 0 is one a processor"},
	{Name: "batch", Default: 64, Help: "documents written in one transaction"},
	{Name: "max-file", Default: int64(64 << 20), Help: "largest document in bytes: a file, or one record of JSONL"},
	{Name: "exclude", Default: []string{}, Help: "globs of files and folders to leave out"},
	{Name: "keep-raw", Default: true, Help: "keep the raw page beside its clean text, so that doc show --raw works without the file"},
	{Name: "queries", Default: "", Help: "a folder with questions of your own"},
	{Name: "log-format", Default: "text", Help: "messages on standard error: text or json"},
	{Name: "wait-store", Default: time.Duration(0), Help: "how long to wait for a store that is away before giving up, such as 5m"},
	{Name: "neo4j.user", Default: "neo4j", Help: "user name"},
	{Name: "neo4j.password", Default: "", Help: "password; set POLICYGRAPH_NEO4J_PASSWORD, or name a file in neo4j.password-file", Secret: true},
	{Name: "neo4j.password-file", Default: "", Help: "file that holds the password on its first line"},
	{Name: "neo4j.database", Default: "neo4j", Help: "database"},
	{Name: "neo4j.ca-file", Default: "", Help: "PEM file with the certificate authority of the server"},
	{Name: "neo4j.pool", Default: 16, Help: "connections held at most"},
	{Name: "neo4j.timeout", Default: 2 * time.Minute, Help: "longest wait for one answer"},
	{Name: "neo4j.retry-time", Default: 30 * time.Second, Help: "how long to try again while the server is away or says that trying again may help"},
}

// FileName is looked for in the working folder when no file is named.
const FileName = "policygraph.yaml"

// Source says where a setting came from.
type Source struct {
	Key   Key
	Value any
	From  string // "flag --store", "environment POLICYGRAPH_STORE", a file, "default"
}

// Flag is the flag of a key: neo4j.user → neo4j-user.
func Flag(key string) string { return strings.ReplaceAll(key, ".", "-") }

// Env is the environment variable of a key: neo4j.user → POLICYGRAPH_NEO4J_USER.
func Env(key string) string {
	return "POLICYGRAPH_" + strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(key))
}

// AddFlags defines flags for the named settings, secrets left out.
func AddFlags(fs *pflag.FlagSet, names ...string) {
	for _, name := range names {
		k, ok := find(name)
		if !ok || k.Secret {
			continue
		}
		name := Flag(k.Name)
		switch d := k.Default.(type) {
		case string:
			fs.String(name, d, k.Help)
		case int:
			fs.Int(name, d, k.Help)
		case int64:
			fs.Int64(name, d, k.Help)
		case bool:
			fs.Bool(name, d, k.Help)
		case []string:
			fs.StringSlice(name, d, k.Help)
		case time.Duration:
			fs.Duration(name, d, k.Help)
		}
	}
}

// Load reads all settings. flags may be nil; file "" means FileName in the working folder, if it is there.
func Load(flags *pflag.FlagSet, file string) (Settings, []Source, error) {
	v := viper.NewWithOptions(viper.ExperimentalBindStruct())
	v.SetEnvPrefix("POLICYGRAPH")
	v.SetEnvKeyReplacer(strings.NewReplacer(".", "_", "-", "_"))
	v.AutomaticEnv()
	for _, k := range Keys {
		v.SetDefault(k.Name, k.Default)
	}
	inFile, err := readFile(v, file)
	if err != nil {
		return Settings{}, nil, err
	}
	for _, k := range Keys {
		if flags == nil || k.Secret {
			continue
		}
		if f := flags.Lookup(Flag(k.Name)); f != nil && f.Changed {
			if err := v.BindPFlag(k.Name, f); err != nil {
				return Settings{}, nil, fmt.Errorf("bind flag --%s: %w", f.Name, err)
			}
		}
	}
	var s Settings
	if err := v.UnmarshalExact(&s, viper.DecodeHook(mapstructure.ComposeDecodeHookFunc(mapstructure.StringToTimeDurationHookFunc(), mapstructure.StringToSliceHookFunc(",")))); err != nil {
		return Settings{}, nil, fmt.Errorf("read settings: %w", plain(err))
	}
	if err := s.check(); err != nil {
		return Settings{}, nil, err
	}
	return s, sources(v, flags, inFile), nil
}

// readFile reads the file and refuses keys that are no settings. It returns the file's name by key.
func readFile(v *viper.Viper, file string) (map[string]string, error) {
	given := file != ""
	if !given {
		file = FileName
	}
	b, err := os.Open(file)
	if err != nil {
		if !given && errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, fmt.Errorf("read settings: %w", err)
	}
	defer b.Close()
	one := viper.New()
	one.SetConfigType("yaml")
	if err := one.ReadConfig(b); err != nil {
		return nil, fmt.Errorf("read settings %s: %w", file, err)
	}
	in := map[string]string{}
	for _, key := range one.AllKeys() {
		k, ok := find(key)
		if !ok {
			return nil, fmt.Errorf("read settings %s: unknown setting %q%s", file, key, didYouMean(key))
		}
		if k.Name == "neo4j.password" {
			return nil, fmt.Errorf("read settings %s: a password does not belong here; set %s or name a file in neo4j.password-file", file, Env(k.Name))
		}
		in[key] = file
	}
	return in, v.MergeConfigMap(one.AllSettings())
}

func find(name string) (Key, bool) {
	for _, k := range Keys {
		if k.Name == name {
			return k, true
		}
	}
	return Key{}, false
}

// sources tells for each setting where its value came from.
func sources(v *viper.Viper, flags *pflag.FlagSet, inFile map[string]string) []Source {
	var out []Source
	for _, k := range Keys {
		s := Source{Key: k, Value: v.Get(k.Name), From: "default"}
		if file, ok := inFile[k.Name]; ok {
			s.From = file
		}
		if _, ok := os.LookupEnv(Env(k.Name)); ok && os.Getenv(Env(k.Name)) != "" {
			s.From = "environment " + Env(k.Name)
		}
		if flags != nil && !k.Secret {
			if f := flags.Lookup(Flag(k.Name)); f != nil && f.Changed {
				s.From = "flag --" + f.Name
			}
		}
		out = append(out, s)
	}
	return out
}

// check refuses values that cannot work.
func (s *Settings) check() error {
	switch {
	case s.Workers < 0:
		return fmt.Errorf("workers %d: must not be negative", s.Workers)
	case s.Batch < 1:
		return fmt.Errorf("batch %d: must be at least 1", s.Batch)
	case s.MaxFile < 1:
		return fmt.Errorf("max-file %d: must be at least 1 byte", s.MaxFile)
	case s.LogFormat != "text" && s.LogFormat != "json":
		return fmt.Errorf("log-format %q: must be text or json", s.LogFormat)
	case s.Neo4j.Pool < 1:
		return fmt.Errorf("neo4j.pool %d: must be at least 1", s.Neo4j.Pool)
	}
	if s.Workers == 0 {
		s.Workers = runtime.NumCPU()
	}
	return nil
}

// PasswordOrFile returns the Neo4j password, from the environment or the file.
func (n Neo4j) PasswordOrFile() (string, error) {
	if n.Password != "" || n.PasswordFile == "" {
		return n.Password, nil
	}
	b, err := os.ReadFile(n.PasswordFile)
	if err != nil {
		return "", fmt.Errorf("read password: %w", err)
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return strings.TrimSpace(line), nil
}

// plain takes the decoder's heading off its message.
func plain(err error) error {
	return errors.New(strings.Join(strings.Fields(strings.ReplaceAll(err.Error(), "\n", " ")), " "))
}
