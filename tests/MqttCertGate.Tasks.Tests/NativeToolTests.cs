using System.IO.Compression;
using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The tool as machine code is the same tool.</summary>
public sealed class NativeToolTests(InstalledTools tools) : IClassFixture<InstalledTools>
{
    [Theory]
    [InlineData(0, "check samples/tdmq-server --at 2026-12-01 --verbose --include-allowed")]
    [InlineData(1, "check samples/faulty-server --at 2026-12-01")]
    [InlineData(1, "check samples/faulty-server --at 2026-12-01 --sarif - --quiet")]
    [InlineData(1, "check samples/faulty-server --at 2026-12-01 --format msbuild --ci github")]
    [InlineData(2, "check samples/tdmq-server/rsa4096/server.chain.crt --profile tdmq --at 2026-12-01")]
    [InlineData(2, "check samples --serif x")]
    [InlineData(0, "explain MCG8001 --manifest samples/tdmq-server")]
    [InlineData(0, "rules --profile tdmq --client esp32-mbedtls --json")]
    [InlineData(0, "profiles tdmq")]
    [InlineData(0, "schema")]
    [InlineData(0, "merge tests/MqttCertGate.Core.Tests/Reporting/SarifWriterTests.expected.sarif -o artifacts/merged.sarif")]
    [InlineData(2, "merge README.md -o artifacts/merged.sarif")]
    [InlineData(0, "check --help")]
    [InlineData(0, "--version")]
    public void Says_what_the_portable_tool_says(int exitCode, string arguments)
    {
        SkipWhereUnsupported();

        var native = tools.Run(native: true, arguments.Split(' '));
        var portable = tools.Run(native: false, arguments.Split(' '));

        Assert.Equal(exitCode, native.ExitCode);
        Assert.Equal(WithoutTime(portable), WithoutTime(native));
    }

    [Fact]
    public void Is_one_file_without_symbols_and_is_made_without_a_warning()
    {
        SkipWhereUnsupported();
        using var package = ZipFile.OpenRead(tools.PackageFile(".linux-x64"));

        Assert.DoesNotContain("warning", tools.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            [
                "MqttCertGate.Tool.linux-x64.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "tools/any/linux-x64/DotnetToolSettings.xml",
                "tools/any/linux-x64/mqttcertgate",
            ],
            package.FileNames());
    }

    [Fact]
    public void Every_other_platform_has_the_portable_tool()
    {
        SkipWhereUnsupported();
        using var pointer = ZipFile.OpenRead(tools.PackageFile(""));
        using var settings = pointer.GetEntry("tools/any/any/DotnetToolSettings.xml")!.Open();
        using var portable = ZipFile.OpenRead(tools.PackageFile(".any"));

        Assert.Equal(
            [("linux-x64", "MqttCertGate.Tool.linux-x64"), ("any", "MqttCertGate.Tool.any")],
            XDocument.Load(settings).Descendants("RuntimeIdentifierPackage").Select(package => (package.Attribute("RuntimeIdentifier")!.Value, package.Attribute("Id")!.Value)));
        Assert.Contains("tools/net10.0/any/mqttcertgate.dll", portable.FileNames());
    }

    private static void SkipWhereUnsupported()
    {
        if (!InstalledTools.IsSupported)
            Assert.Skip("Machine code is made for linux-x64, with the Debian package gcc or clang.");
    }

    // What --verbose says of the run's time is the run's own.
    private static (string Output, string Error) WithoutTime((int ExitCode, string Output, string Error) run) =>
        (run.Output, string.Join('\n', run.Error.Split('\n').Where(line => !line.StartsWith("time: ", StringComparison.Ordinal))));
}
