// Command policygraph reads Chinese policy reports into a graph of officials and their posts, institutions,
// companies, parks and directives, each fact with the sentence that proves it, and answers questions about it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// grace is how long a run that was told to stop at once may take to close its store. What it wrote is whole:
// a transaction that did not end did not happen.
const grace = 3 * time.Second

func main() { os.Exit(start()) }

// start runs the command line of the process and returns its exit code. The first interrupt lets a command
// finish its batch, the second stops it.
func start() int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, stop: make(chan struct{})}
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		a.say("finishing what was begun; press Ctrl-C again to stop at once")
		close(a.stop)
		<-signals
		cancel()
		time.Sleep(grace)
		os.Exit(exitInterrupted)
	}()
	return a.run(ctx, os.Args[1:])
}
