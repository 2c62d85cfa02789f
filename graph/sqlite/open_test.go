package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"policygraph/graph"
	"policygraph/internal/testkit"
)

func execFile(t *testing.T, path string, texts ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	for _, x := range texts {
		if _, err := db.Exec(x); err != nil {
			t.Fatalf("%s: %v", x, err)
		}
	}
	return db
}

func TestOpenRefuses(t *testing.T) {
	for _, x := range []struct {
		name string
		make func(t *testing.T, path string)
		path string // in place of a file in a new folder
		code graph.Code
		says string
	}{
		{name: "a folder", make: func(t *testing.T, path string) { mkdir(t, path) }, code: graph.EINVALID, says: "it is a folder"},
		{name: "a text file", make: func(t *testing.T, path string) { write(t, path, "福州市召开会议，部署下一步工作。") }, code: graph.EINVALID, says: "not a policygraph store"},
		{name: "a short file", make: func(t *testing.T, path string) { write(t, path, "x") }, code: graph.EINVALID, says: "not a policygraph store"},
		{name: "a torn database", make: func(t *testing.T, path string) { write(t, path, "SQLite format 3\x00"+strings.Repeat("x", 5000)) }, code: graph.EINVALID, says: "damaged or not a policygraph store"},
		{name: "a database of another program", make: func(t *testing.T, path string) { execFile(t, path, "CREATE TABLE t (x)") }, code: graph.EINVALID, says: "another program"},
		{name: "one with an application id", make: func(t *testing.T, path string) { execFile(t, path, "PRAGMA application_id = 7", "CREATE TABLE t (x)") }, code: graph.EINVALID, says: "another program"},
		{name: "a newer schema", make: func(t *testing.T, path string) {
			execFile(t, path, fmt.Sprintf("PRAGMA application_id = %d", applicationID), "PRAGMA user_version = 99", "CREATE TABLE t (x)")
		}, code: graph.ECONFLICT, says: "version 99, this program knows up to 1 (use a newer policygraph)"},
		{name: "no folder", path: filepath.Join(t.TempDir(), "none", "graph.db"), code: graph.EUNAVAILABLE, says: "does its folder exist"},
		{name: "no name", path: "", code: graph.EINVALID, says: "no usable file name"},
		{name: "a device", path: os.DevNull, code: graph.EINVALID, says: "not a regular file"},
	} {
		t.Run(x.name, func(t *testing.T) {
			path := x.path
			var before []byte
			if x.make != nil {
				path = filepath.Join(t.TempDir(), "graph.db")
				x.make(t, path)
				before, _ = os.ReadFile(path)
			}
			s, err := open(context.Background(), path, options{busy: 100 * time.Millisecond})
			if err == nil {
				s.Close()
			}
			if graph.CodeOf(err) != x.code || !strings.Contains(err.Error(), x.says) || !strings.HasPrefix(err.Error(), strings.TrimSpace("open store "+path)) {
				t.Fatalf("got %v with code %q, want code %q and %q", err, graph.CodeOf(err), x.code, x.says)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Fatal("the file was changed")
			}
		})
	}
}

func TestOpenReadOnlyFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write every file")
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	write(t, path, "")
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path); graph.CodeOf(err) != graph.EFORBIDDEN {
		t.Fatalf("got %v", err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o777); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestOpenLocked(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	other := execFile(t, path, "PRAGMA locking_mode = exclusive", "BEGIN EXCLUSIVE")
	_, err = open(ctx, path, options{busy: 50 * time.Millisecond})
	if graph.CodeOf(err) != graph.ECONFLICT || !strings.Contains(err.Error(), "another process holds the file") {
		t.Fatalf("got %v", err)
	}
	other.Close()
	if s, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestWriteLocked(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := open(ctx, path, options{busy: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other := execFile(t, path, "BEGIN IMMEDIATE")
	page := testkit.NewPage("d", "").Post("甲", "局", "局长").Facts()
	if err := s.Replace(ctx, page); graph.CodeOf(err) != graph.ECONFLICT {
		t.Fatalf("got %v", err)
	}
	if _, err := s.Counts(ctx); err != nil {
		t.Fatalf("reading must go on: %v", err)
	}
	if _, err := other.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := s.Replace(ctx, page); err != nil {
		t.Fatal(err)
	}
}

// TestOpenTogether creates one store from several sides at once, each as a process would.
func TestOpenTogether(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "库 ?#%25&x=1.db")
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() {
			s, err := Open(ctx, path)
			if err != nil {
				errs[i] = err
				return
			}
			page := testkit.NewPage(fmt.Sprintf("d%d", i), "").Post("甲", "局", "局长").Facts()
			errs[i] = s.Replace(ctx, page)
			s.Close()
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if c, err := s.Counts(ctx); err != nil || c.Documents != len(errs) || c.Entities[graph.Official] != 1 {
		t.Fatalf("got %+v, %v", c, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
}

func TestOpenAgain(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	var prints []string
	for range 3 {
		s, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Replace(ctx, testkit.NewPage("d", "").Post("甲", "局", "局长").Facts()); err != nil {
			t.Fatal(err)
		}
		f, err := s.Fingerprint(ctx)
		if err != nil {
			t.Fatal(err)
		}
		prints = append(prints, f)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if prints[0] != prints[1] || prints[1] != prints[2] {
		t.Fatalf("got %v", prints)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) != 1 {
		t.Fatalf("a closed store leaves %v", files)
	}
}

func TestMigrate(t *testing.T) {
	ctx := context.Background()
	db := execFile(t, filepath.Join(t.TempDir(), "graph.db"))
	first := migration{1, "0001_a", "CREATE TABLE migration (version, name, applied); CREATE TABLE a (x)"}
	bad := migration{2, "0002_b", "CREATE TABLE b (x); CREATE TABLE a (x)"}
	good := migration{2, "0002_b", "CREATE TABLE b (x); INSERT INTO a VALUES (1)"}
	version := func() (v, tables int) {
		t.Helper()
		err := db.QueryRow("SELECT (SELECT max(version) FROM migration), (SELECT count(*) FROM sqlite_schema)").Scan(&v, &tables)
		if err != nil {
			t.Fatal(err)
		}
		return v, tables
	}
	if err := migrate(ctx, db, []migration{first}); err != nil {
		t.Fatal(err)
	}
	err := migrate(ctx, db, []migration{first, bad})
	if err == nil || !strings.Contains(err.Error(), "migrate to 0002_b") {
		t.Fatalf("got %v", err)
	}
	if v, n := version(); v != 1 || n != 2 {
		t.Fatalf("a failed migration left version %d, %d tables", v, n)
	}
	for range 2 {
		if err := migrate(ctx, db, []migration{first, good}); err != nil {
			t.Fatal(err)
		}
	}
	if v, n := version(); v != 2 || n != 3 {
		t.Fatalf("version %d, %d tables", v, n)
	}
	if err := migrate(ctx, db, []migration{first}); graph.CodeOf(err) != graph.ECONFLICT {
		t.Fatalf("older program: %v", err)
	}
}

func TestMigrationsAreNumbered(t *testing.T) {
	all := migrations()
	if len(all) != 1 || all[0].name != "0001_graph" {
		t.Fatalf("got %d, first %q: released migrations never change", len(all), all[0].name)
	}
}
