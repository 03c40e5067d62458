using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;
using MqttCertGate.Tool.Making;

namespace MqttCertGate.Tool;

/// <summary>From arguments to exit code.</summary>
internal static class CommandLine
{
    // Help opens with what people do, then says what can be done.
    private const string Description = """
        Check certificates of MQTT brokers and clients against a manifest.

          mqttcertgate init                      start from the certificates in this folder
          mqttcertgate                           check everything below this folder
          mqttcertgate inspect broker.pem        look at one certificate and its chain
          mqttcertgate --at 2027-01-01           what will fail on New Year's Day?

        Where no command is named, it is check.
        """;

    public static int Run(string[] args)
    {
        var check = CheckCommand.Create();
        var root = new RootCommand(Description)
        {
            check,
            InitCommand.Create(),
            InspectCommand.Create(),
            RequestCommand.Create(),
            IssueCommand.Create(),
            ChainCommand.Create(),
            DeployCommand.Create(),
            ExplainCommand.Create(),
            RulesCommand.Create(),
            ProfilesCommand.Create(),
            SchemaCommand.Create(),
            MergeCommand.Create(),
            CompletionsCommand.Create(),
        };
        root.Directives.Clear();
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-h", "-?") { Description = "show this" });
        root.Options.Add(new VersionOption { Recursive = true, Description = "show the version" });

        // `check` is the default command, so its name may be left out.
        var named = root.Subcommands.FirstOrDefault(command => args is [var first, ..] && first == command.Name);
        var asksForAll = args is ["--help" or "-h" or "-?"];
        if (asksForAll)
            Summarise(root.Subcommands);
        try
        {
            return Completion.PositionIn(args) is { } position
                ? Completion.Write(Completion.Of(root, check, args[1], position))
                : Parse(root, named is null && !asksForAll ? [check.Name, .. args] : args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            Fail($"{exception.Message}\nTry `mqttcertgate {(named ?? check).Name} --help`.");
        }
        catch (CannotCheckException exception)
        {
            Fail(exception.Message);
        }
        catch (Exception exception)
        {
            // Its message may quote what it read, which may be a key.
            Fail($"Internal error, nothing is known of the certificates: {exception.GetType().Name}\n{exception.StackTrace}");
        }

        return (int)Outcome.NotChecked;
    }

    /// <summary>In a list of commands, each has one line; its examples are in its own help.</summary>
    private static void Summarise(IEnumerable<Command> commands)
    {
        foreach (var command in commands)
            command.Description = command.Description!.Split('\n')[0];
    }

    /// <exception cref="UsageException">The arguments are not understood.</exception>
    private static ParseResult Parse(RootCommand root, string[] args)
    {
        // An argument `@file` is a path like any other.
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var command = result.CommandResult.Command;
        var isInformation = result.Action is not null && result.Action != command.Action && result.Action is not ParseErrorAction;
        if (!isInformation)
            Refuse(result, command);
        return result;
    }

    private static void Refuse(ParseResult result, Command command)
    {
        var known = command.Options.Concat(result.RootCommandResult.Command.Options)
            .Select(option => option.Name);

        // The parser takes an unknown option for a path. What follows "--" is one.
        var unknown = result.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-');
        if (unknown?.Value.Split('=') is [var name, ..])
            throw UsageException.Unknown($"Unknown option '{name}'.", name, known);
        if (result.Errors is [var error, ..])
            throw new UsageException(error.Message);
    }

    private static void Fail(string message)
    {
        foreach (var line in $"mqttcertgate: {message}".Split('\n'))
            Console.Error.WriteLine(SafeText.Message(line));
    }
}
