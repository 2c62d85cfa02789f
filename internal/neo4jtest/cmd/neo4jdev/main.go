// Command neo4jdev runs a Neo4j server for a developer to look at until Ctrl-C. Its data stay in the
// cache folder; --fresh begins with none.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"policygraph/internal/neo4jtest"
)

func main() {
	port := flag.Int("port", 7687, "Bolt port")
	fresh := flag.Bool("fresh", false, "throw away the data of earlier runs")
	heap := flag.String("heap", "1g", "largest heap")
	flag.Parse()
	if err := run(*port, *fresh, *heap); err != nil {
		fmt.Fprintln(os.Stderr, "neo4jdev:", err)
		os.Exit(1)
	}
}

func run(port int, fresh bool, heap string) (err error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	dir, err := neo4jtest.CacheDir()
	if err != nil {
		return err
	}
	data := filepath.Join(dir, "dev")
	if fresh {
		if err := os.RemoveAll(data); err != nil {
			return err
		}
	}
	start, cancel := context.WithTimeout(ctx, 15*time.Minute)
	defer cancel()
	fmt.Fprintln(os.Stderr, "starting Neo4j", neo4jtest.Version(), "…")
	s, err := neo4jtest.Start(start, neo4jtest.Options{Own: true, Port: port, Data: data, Heap: heap, Full: true, Settings: map[string]string{
		"server.http.enabled": "true", "server.http.listen_address": "127.0.0.1:7474",
	}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	fmt.Printf(`Neo4j answers at %[1]s, user %[2]s, password %[3]s; its data are in %[4]s. Ctrl-C stops it.
  POLICYGRAPH_NEO4J_PASSWORD=%[3]s policygraph ingest --store %[1]s --neo4j-user %[2]s PATH…
`, s.URI, s.User, s.Password, data)
	<-ctx.Done()
	return nil
}
