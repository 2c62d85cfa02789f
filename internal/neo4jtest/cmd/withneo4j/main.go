// Command withneo4j starts a Neo4j server, runs a command with its address in POLICYGRAPH_TEST_NEO4J and
// stops it again: go run ./internal/neo4jtest/cmd/withneo4j -- go test ./...
//
// It ends with the command's exit code. If the variable is set already, it only runs the command.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"time"

	"policygraph/internal/neo4jtest"
)

func main() {
	code, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "withneo4j:", err)
	}
	os.Exit(code)
}

func run(args []string) (code int, err error) {
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		return 1, errors.New("usage: withneo4j -- COMMAND ARGUMENT…")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	start, cancel := context.WithTimeout(ctx, 15*time.Minute)
	defer cancel()
	s, err := neo4jtest.Start(start, neo4jtest.Options{})
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(os.Environ(), neo4jtest.Env+"="+s.Address())
	err = cmd.Run()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return max(failed.ExitCode(), 1), nil
	}
	if err != nil {
		return 1, err
	}
	return 0, nil
}
