// Command policygraph reads Chinese policy reports into a graph of officials and their posts, institutions,
// companies, parks and directives, each fact with the sentence that proves it, and answers questions about it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, stop: make(chan struct{})}
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() { // once finishes the batch, twice stops
		<-signals
		close(a.stop)
		<-signals
		cancel()
	}()
	os.Exit(a.run(ctx, os.Args[1:]))
}
