package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

func (a *app) manCmd() *cobra.Command {
	return &cobra.Command{
		Use: "man FOLDER", Short: "Write the manual pages into a folder", Args: cobra.ExactArgs(1),
		Example: "  policygraph man man1 && man -l man1/policygraph.1",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fmt.Errorf("write manual: %w", err)
			}
			root := cmd.Root()
			root.DisableAutoGenTag = true // else the pages change every day
			return doc.GenManTree(root, &doc.GenManHeader{Title: "POLICYGRAPH", Section: "1", Source: "policygraph"}, args[0])
		},
	}
}
