package source

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// litter are names that systems leave in folders; they are no documents.
var litter = []string{"Thumbs.db", "desktop.ini", "__MACOSX"}

// folder reads the files below root in order of path. Links to folders are followed once: a folder that
// is reached a second time, by a loop or by two links, is not read again.
func (r *reader) folder(root string) bool {
	seen := map[string]bool{}
	return r.walk(root, "", seen)
}

func (r *reader) walk(root, below string, seen map[string]bool) bool {
	if r.ctx.Err() != nil {
		return false
	}
	dir := filepath.Join(root, below)
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return r.fail(Key(dir), reason(err))
	}
	if real, err = filepath.Abs(real); err != nil {
		return r.fail(Key(dir), reason(err))
	}
	if seen[real] {
		return true
	}
	seen[real] = true
	entries, err := os.ReadDir(dir)
	if err != nil && !r.fail(Key(dir), reason(err)) {
		return false
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	for _, e := range entries {
		path := filepath.Join(below, e.Name())
		if r.excluded(path) {
			continue
		}
		if !r.entry(root, path, seen) {
			return false
		}
	}
	return true
}

func (r *reader) entry(root, below string, seen map[string]bool) bool {
	p := filepath.Join(root, below)
	info, err := os.Stat(p)
	switch {
	case err != nil && isLink(p):
		return r.fail(Key(p), fmt.Errorf("the link leads nowhere: %w", reason(err)))
	case err != nil:
		return r.fail(Key(p), reason(err))
	case info.IsDir():
		return r.walk(root, below, seen)
	case !info.Mode().IsRegular():
		return r.fail(Key(p), fmt.Errorf("not a regular file (pipe, socket or device)"))
	}
	return r.file(p)
}

func isLink(p string) bool {
	info, err := os.Lstat(p)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// excluded says whether a path below a folder is left out: hidden files, litter, the globs of the options.
func (r *reader) excluded(below string) bool {
	name := filepath.Base(below)
	if strings.HasPrefix(name, ".") || slices.Contains(litter, name) {
		return true
	}
	for _, g := range r.o.Exclude {
		g = strings.TrimSuffix(filepath.ToSlash(g), "/")
		if ok, _ := filepath.Match(g, name); ok {
			return true
		}
		if ok, _ := filepath.Match(g, filepath.ToSlash(below)); ok {
			return true
		}
	}
	return false
}
