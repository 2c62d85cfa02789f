package main

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"policygraph/config"
)

func (a *app) configCmd() *cobra.Command {
	return &cobra.Command{
		Use: "config", Short: "Show the settings in force and where each comes from", Args: cobra.NoArgs,
		Long: "Show the settings in force and where each comes from: a flag, the environment, " + config.FileName + ", or the default.",
		RunE: func(*cobra.Command, []string) error {
			t := table.NewWriter()
			t.SetOutputMirror(a.stdout)
			t.SetStyle(table.StyleLight)
			t.AppendHeader(table.Row{"setting", "value", "from", "environment"})
			for _, s := range a.sources {
				value := fmt.Sprint(s.Value)
				if list, ok := s.Value.([]string); ok {
					value = strings.Join(list, ", ")
				}
				if s.Key.Secret && value != "" {
					value = "********"
				}
				t.AppendRow(table.Row{s.Key.Name, value, s.From, config.Env(s.Key.Name)})
			}
			t.Render()
			return nil
		},
	}
}
