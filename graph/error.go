package graph

import (
	"errors"
	"fmt"
)

// Code says what sort of thing went wrong; commands map it to an exit code, the API to a status.
type Code string

// The error codes.
const (
	EINVALID     Code = "invalid"     // the caller's input or facts are wrong
	ENOTFOUND    Code = "not_found"   // no such thing
	ECONFLICT    Code = "conflict"    // another writer was there, or a newer schema
	EUNAVAILABLE Code = "unavailable" // the store cannot be reached
	EFORBIDDEN   Code = "forbidden"   // the store refuses this user
	EINTERNAL    Code = "internal"    // our fault
)

// Error carries an operation, what it was done to, a cause and what the user can do.
type Error struct {
	Code Code
	Op   string // "open store"
	Path string // file, address, id
	Hint string // "set POLICYGRAPH_NEO4J_PASSWORD"
	Err  error
}

// Error gives operation, object, cause and hint in one line.
func (e *Error) Error() string {
	s := e.Op
	if e.Path != "" {
		s += " " + e.Path
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error whose cause is formatted.
func Errorf(code Code, op, path, format string, args ...any) *Error {
	return &Error{Code: code, Op: op, Path: path, Err: fmt.Errorf(format, args...)}
}

// CodeOf returns the code of the first Error in err's chain; "" for nil, EINTERNAL for others.
func CodeOf(err error) Code {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	}
	return EINTERNAL
}
