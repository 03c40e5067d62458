using System.Text.RegularExpressions;

namespace MqttCertGate.Tests.Conformance;

/// <summary>What the code says of RFC 5280, what the text says, and what the tests hold it to are one list.</summary>
public sealed partial class ClaimsTests
{
    private static readonly string Paths = Path.Combine(RepositoryPaths.Root, "src", "MqttCertGate.Core", "Paths");

    [Fact]
    public void RFC5280_md_is_the_list_of_claims() => Golden.Verify(Path.Combine(Paths, "RFC5280.md"), Claims.Markdown());

    [Fact]
    public void Every_section_that_the_code_cites_is_on_the_list() => Assert.Empty(
        Directory.EnumerateFiles(Paths, "*.cs").SelectMany(File.ReadLines)
            .SelectMany(line => Citations().Matches(line)).Select(match => match.Groups[1].Value)
            .Where(section => !Claims.Mentions(section)).Distinct());

    // Citations name an RFC first; those of RFC 5280 go on with "§6.1.4 (g)", and whole chapters are not of interest.
    [GeneratedRegex(@"RFC 5280 §(\d+\.\d+(?:\.\d+)*)")]
    private static partial Regex Citations();
}
