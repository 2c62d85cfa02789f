// Command testall runs all tests of the module. Tests that need Neo4j share one real server, which it
// starts first; the packages that use the server run one after another, the others side by side.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	cmd := exec.Command("go", append([]string{"test", "./..."}, os.Args[1:]...)...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "tests failed:", err)
		os.Exit(1)
	}
}
