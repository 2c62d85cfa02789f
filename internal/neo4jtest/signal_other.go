//go:build !unix

package neo4jtest

import "errors"

func (l *local) freeze(bool) error { return errors.ErrUnsupported }
