package main

import (
	"os"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"policygraph/internal/neo4jtest"
)

func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){
		"policygraph": func() { os.Exit(start()) },
	})
}

// tests are the package's tests and what ends after them.
type tests struct{ *testing.M }

func (t tests) Run() int { return neo4jtest.Finish(t.M.Run()) }

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exitcode": exitCode,
			"bytes":    writeBytes,
		},
	})
}

// exitCode runs a command and holds its exit code: exitcode 2 policygraph ingest broken.
func exitCode(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if x, ok := err.(interface{ ExitCode() int }); ok {
		code = strconv.Itoa(x.ExitCode())
	} else if err != nil {
		ts.Fatalf("run %v: %v", args[1:], err)
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// writeBytes makes hostile files: bytes FILE binary|truncated|longline.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var b []byte
	switch args[1] {
	case "binary":
		for i := 0; i < 4096; i++ {
			b = append(b, byte(i*7), 0, byte(i))
		}
	case "truncated":
		s := "福州市委书记张明远主持召开会议。市长李海波参加。"
		b = []byte(s[:len(s)-2])
	case "longline":
		b = make([]byte, 100<<20)
		for i := range b {
			b[i] = 'x'
		}
	case "empty":
	default:
		ts.Fatalf("unknown kind %s", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}
