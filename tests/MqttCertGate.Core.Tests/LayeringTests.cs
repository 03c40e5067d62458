using System.Reflection;
using System.Text.RegularExpressions;
using MqttCertGate.Findings;

namespace MqttCertGate.Tests;

/// <summary>What must never depend on what, read from the source text; comments may mention anything.</summary>
public sealed class LayeringTests
{
    private const string Files =
        @"\bSystem\.IO\b|(?<![\w.])(File|Directory)\.(Read|Write|Append|Open|Exists|Create|Delete|Move|Copy|Replace|Enumerate|Get|Set)|\b(FileInfo|DirectoryInfo|FileStream)\(";

    private static readonly string Core = Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Core");

    /// <summary>Folder of Core (empty: all of it), what it must not mention, and the files that may.</summary>
    public static TheoryData<string, string, string> Forbidden => new()
    {
        { "", @"\bMicrosoft\.Build\b", "" },
        { "", @"\bConsole\.", "" },
        { "", @"\bEnvironment\.", "" },
        { "", @"\bDateTime\.(Now|UtcNow|Today)\b|\bDateTimeOffset\.(Now|UtcNow)\b|\bStopwatch\b|\bTimeProvider\b", "" },
        { "", @"\bGetCurrentDirectory\b|\bGetTempPath\b", "" },
        { "", @"\bPath\.GetFullPath\([^,()]*(\([^()]*\)[^,()]*)*\)", "^(Artifacts|Manifests)/" },
        // The network, and the platform's trust store, which fetches from it.
        { "", @"\b(HttpClient|WebRequest|Socket|TcpClient|SslStream|X509Chain|X509Store)\b|\bDns\.", "" },
        { "", @"^\s*#\s*(if|region)\b", "" },
        { "", @"\bOrg\.BouncyCastle\b", @"^X509/(PasswordCipher|BouncyCastleKey)\.cs$" },
        { "", @"\bYamlDotNet\b", @"^Manifests/Yaml(Cursor|Builder|Tokens)\.cs$" },
        { "Findings", @"\bMqttCertGate\.(?!(Core|Findings)\b)[A-Z]", "" },
        { "Findings", Files, "" },
        { "X509", @"\bMqttCertGate\.(Manifests|Rules|Profiles|Reporting)\b", "" },
        { "X509", Files, "" },
        { "Paths", @"\bMqttCertGate\.(Manifests|Rules|Profiles|Reporting)\b", "" },
        { "Paths", Files, "" },
        { "Rules", @"\bMqttCertGate\.Reporting\b", "" },
        { "Rules", Files, "" },
        // A rule does not lean on another rule; the catalogue lists them, and the runner reports one that threw.
        { "Rules", @"(?<![\w.])(?!RuleFailure\b)[A-Z]\w*\.Rule\b", @"^Rules/\w+\.cs$" },
        { "Reporting", @"\bMqttCertGate\.(?!(Core|Findings|Reporting)\b)[A-Z]", "" },
        { "Reporting", Files, "" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_folder_does_not_mention_what_it_must_not_know(string folder, string pattern, string except)
    {
        var mentions =
            from file in Directory.EnumerateFiles(Path.Combine(Core, folder), "*.cs", SearchOption.AllDirectories)
            let name = Path.GetRelativePath(Core, file).Replace('\\', '/')
            where !Regex.IsMatch(name, "^(bin|obj)/") && (except.Length == 0 || !Regex.IsMatch(name, except))
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal) && Regex.IsMatch(line.Text, pattern)
            select $"{name}:{line.Number}: {line.Text.Trim()}";

        Assert.Empty(mentions);
    }

    [Fact]
    public void No_static_field_of_Core_can_change()
    {
        var mutable =
            from type in typeof(Finding).Assembly.GetTypes()
            where !type.FullName!.Contains('<', StringComparison.Ordinal)
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where !field.IsInitOnly && !field.IsLiteral
            select $"{type.FullName}.{field.Name}";

        Assert.Empty(mutable);
    }
}
