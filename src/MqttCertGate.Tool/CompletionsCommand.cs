using System.CommandLine;

namespace MqttCertGate.Tool;

/// <summary><c>mqttcertgate completions</c>: what makes a shell ask this program how a command line may go on.</summary>
internal static class CompletionsCommand
{
    private const string Description = """
        Print a script that completes commands, options and names.

          eval "$(mqttcertgate completions bash)"                             in ~/.bashrc
          eval "$(mqttcertgate completions zsh)"                              in ~/.zshrc, after compinit
          mqttcertgate completions fish | source                              in ~/.config/fish/config.fish
          mqttcertgate completions pwsh | Out-String | Invoke-Expression      in $PROFILE
        """;

    // Where there is nothing to suggest, the shell completes names of files.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _mqttcertgate() {
                local IFS=$'\n'
                COMPREPLY=($(mqttcertgate "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
                # To bash, what follows "=" is a word of its own.
                COMPREPLY=("${COMPREPLY[@]#--*=}")
            }
            complete -o bashdefault -o default -F _mqttcertgate mqttcertgate
            """,
        ["zsh"] = """
            _mqttcertgate() {
                local line="${(j: :)words[1,CURRENT]}"
                local -a suggestions
                suggestions=("${(@f)$(mqttcertgate "[suggest:${#line}]" "$line" 2>/dev/null)}")
                if [[ -n "$suggestions" ]]; then
                    compadd -a suggestions
                else
                    _files
                fi
            }
            compdef _mqttcertgate mqttcertgate
            """,
        ["fish"] = """
            function __mqttcertgate
                set --local line (commandline --current-process --cut-at-cursor | string collect)
                mqttcertgate "[suggest:"(string length -- $line)"]" $line 2>/dev/null
            end
            complete --command mqttcertgate --arguments '(__mqttcertgate)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName mqttcertgate -ScriptBlock {
                param($word, $command, $cursor)
                $line = $command.ToString().PadRight($cursor - $command.Extent.StartOffset)
                mqttcertgate "[suggest:$($cursor - $command.Extent.StartOffset)]" $line 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys) };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = new Command("completions", Description) { shell };
        command.SetAction(result =>
        {
            Console.Out.Write($"{OptionValues.OneOf("SHELL", result.GetValue(shell)!, Scripts).ReplaceLineEndings("\n")}\n");
            return 0;
        });
        return command;
    }
}
