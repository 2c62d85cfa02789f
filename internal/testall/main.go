// Command testall runs all tests of the module. The packages whose tests need Neo4j (those that import
// internal/neo4jtest) run one after another against one real server, which is started for them; all others
// run first, side by side. Arguments go to go test.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

const serverPackage = "policygraph/internal/neo4jtest"

func main() {
	plain, server, err := packages()
	if err != nil {
		fmt.Fprintln(os.Stderr, "list packages:", err)
		os.Exit(1)
	}
	args := append([]string{"test", "-timeout", "30m"}, os.Args[1:]...)
	ok := run("go", append(slices.Clone(args), plain...)...)
	if len(server) > 0 {
		with := []string{"run", "./internal/neo4jtest/cmd/withneo4j", "--", "go"}
		with = append(with, args...)
		with = append(append(with, "-p", "1", "-count", "1"), server...)
		ok = run("go", with...) && ok
	}
	if !ok {
		fmt.Fprintln(os.Stderr, "some tests failed")
		os.Exit(1)
	}
}

func run(name string, args ...string) bool {
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run() == nil
}

// packages sorts the module's packages by whether their tests need the server.
func packages() (plain, server []string, err error) {
	out, err := exec.Command("go", "list", "-json=ImportPath,TestImports,XTestImports", "./...").Output()
	if err != nil {
		return nil, nil, err
	}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath                string
			TestImports, XTestImports []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return plain, server, nil
		} else if err != nil {
			return nil, nil, err
		}
		if slices.Contains(append(p.TestImports, p.XTestImports...), serverPackage) && p.ImportPath != serverPackage {
			server = append(server, p.ImportPath)
		} else {
			plain = append(plain, p.ImportPath)
		}
	}
}
