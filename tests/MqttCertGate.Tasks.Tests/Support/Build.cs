using System.Text.RegularExpressions;

namespace MqttCertGate.Tasks.Tests;

/// <summary>What a build ended with.</summary>
internal sealed partial record Build(int ExitCode, string Output, string Folder)
{
    /// <summary>
    /// Its canonical lines up to the message, in order: <c>broker.pem(2,1): error MCG6001</c>, the path relative to the project's folder, followed
    /// by the target framework where the project has several.
    /// </summary>
    public IReadOnlyList<string> Diagnostics =>
    [
        .. Matches.Select(match => match.Groups["framework"].Success
            ? $"{Relative(match)} {match.Groups["framework"].Value}"
            : Relative(match)),
    ];

    /// <summary>The same lines as they are, to the last character.</summary>
    public IReadOnlyList<string> DiagnosticLines => [.. Matches.Select(match => match.Groups["line"].Value)];

    private MatchCollection Matches => Diagnostic().Matches(Summary().Split(Output, 2)[0]);

    private string Relative(Match match) =>
        match.Groups["head"].Value.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*([0-9]+>)?(?<line>(?<head>.+?: (error|warning) [A-Z]+[0-9]+): .*?(TargetFramework=(?<framework>[^\]\s]+)\])?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();

    // It says everything again, and `dotnet build` cannot be told to leave it out.
    [GeneratedRegex("^Build (succeeded|FAILED)", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
