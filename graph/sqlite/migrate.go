package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"policygraph/graph"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID stands in the header of our files: "PLGY".
const applicationID = 0x504C4759

// migration is one numbered file: 0001_graph.sql.
type migration struct {
	version int
	name    string
	text    string
}

// migrations are the embedded ones in order of number, which is that of their names.
func migrations() []migration {
	var out []migration
	files, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil { // the pattern is constant
		panic(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(f, "migrations/"), ".sql")
		number, _, _ := strings.Cut(name, "_")
		version, err := strconv.Atoi(number)
		text, err2 := migrationFiles.ReadFile(f)
		if err != nil || err2 != nil || version != len(out)+1 { // a test pins the files
			panic("corrupt migration " + f)
		}
		out = append(out, migration{version, name, string(text)})
	}
	return out
}

// checkFile refuses what can be told from the file alone.
func checkFile(path string) error {
	refuse := func(code graph.Code, hint, format string, args ...any) error {
		e := graph.Errorf(code, "open store", path, format, args...)
		e.Hint = hint
		return e
	}
	if path == "" || strings.IndexByte(path, 0) >= 0 {
		return refuse(graph.EINVALID, "give a path such as policygraph.db", "no usable file name")
	}
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, fs.ErrPermission):
		return refuse(graph.EFORBIDDEN, "the file and its folder must be readable and writable", "%w", err)
	case err != nil:
		return refuse(graph.EUNAVAILABLE, "", "%w", err)
	case st.IsDir():
		return refuse(graph.EINVALID, "name a file in it, such as policygraph.db", "it is a folder")
	case !st.Mode().IsRegular():
		return refuse(graph.EINVALID, "name a file", "it is not a regular file")
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return refuse(graph.EFORBIDDEN, "the file and its folder must be writable", "%w", err)
	}
	defer f.Close()
	var head [16]byte
	n, err := io.ReadFull(f, head[:])
	if n > 0 && (err != nil || !bytes.Equal(head[:], []byte("SQLite format 3\x00"))) {
		return refuse(graph.EINVALID, "choose another file; this one was left as it is", "not a policygraph store")
	}
	return nil
}

// checkOurs refuses databases of other programs before anything about them is changed.
func checkOurs(ctx context.Context, path string, o options) error {
	if st, err := os.Stat(path); err != nil || st.Size() == 0 {
		return nil // to be created, or just being created by another process
	}
	db, err := openPlain(path, o)
	if err != nil {
		return err
	}
	defer db.Close()
	var id, version, tables int
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return err
	case id != applicationID && (id != 0 || tables > 0):
		return &graph.Error{Code: graph.EINVALID, Op: "open store", Path: path,
			Err:  errors.New("a database of another program"),
			Hint: "choose another file; this one was left as it is"}
	}
	return checkVersion(path, version, len(migrations()))
}

func checkVersion(path string, version, known int) error {
	if version <= known {
		return nil
	}
	return &graph.Error{Code: graph.ECONFLICT, Op: "open store", Path: path,
		Err:  fmt.Errorf("its schema has version %d, this program knows up to %d", version, known),
		Hint: "use a newer policygraph"}
}

// migrate applies what the file has not seen yet, each migration in a transaction of its own.
func migrate(ctx context.Context, db *sql.DB, all []migration) error {
	for {
		done, err := migrateOne(ctx, db, all)
		if err != nil || done {
			return err
		}
	}
}

// migrateOne looks at the version inside the transaction, because another process may migrate as well.
func migrateOne(ctx context.Context, db *sql.DB, all []migration) (done bool, err error) {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version >= len(all) {
		return true, checkVersion("", version, len(all))
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // after Commit it does nothing
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	if version >= len(all) {
		return true, checkVersion("", version, len(all))
	}
	m := all[version]
	if _, err := tx.ExecContext(ctx, m.text); err != nil {
		return false, fmt.Errorf("migrate to %s: %w", m.name, err)
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO migration (version, name, applied) VALUES (?, ?, ?)",
		m.version, m.name, time.Now().UTC().Format(time.RFC3339))
	if err != nil {
		return false, fmt.Errorf("migrate to %s: %w", m.name, err)
	}
	head := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, m.version)
	if _, err := tx.ExecContext(ctx, head); err != nil {
		return false, fmt.Errorf("migrate to %s: %w", m.name, err)
	}
	return false, tx.Commit()
}
