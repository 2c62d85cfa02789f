package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
)

// sources opens files inside the packages.
type sources struct {
	dir   string // packages
	lists string // the lists themselves, for those that build on hand-written ones
}

// wheel reads one file of a Python wheel.
func (s *sources) wheel(name, file string) ([]byte, error) {
	z, err := zip.OpenReader(filepath.Join(s.dir, name))
	if err != nil {
		return nil, fmt.Errorf("open package %s: %w", name, err)
	}
	defer z.Close()
	f, err := z.Open(file)
	if err != nil {
		return nil, fmt.Errorf("open %s in %s: %w", file, name, err)
	}
	defer f.Close()
	return io.ReadAll(f)
}

// tgz reads the files of an npm package whose base name is the pattern's.
func (s *sources) tgz(name, pattern string) ([]byte, error) {
	f, err := os.Open(filepath.Join(s.dir, name))
	if err != nil {
		return nil, fmt.Errorf("open package: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("open package %s: %w", name, err)
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("package %s holds no %s", name, pattern)
		}
		if err != nil {
			return nil, fmt.Errorf("read package %s: %w", name, err)
		}
		if ok, _ := path.Match(pattern, h.Name); ok {
			return io.ReadAll(t)
		}
	}
}
