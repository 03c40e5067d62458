using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The tool is the same tool in all its forms.</summary>
public sealed class ToolFormTests(InstalledTools tools) : IClassFixture<InstalledTools>
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
    public void Every_form_says_what_the_portable_one_says(int exitCode, string arguments)
    {
        SkipWhereUnsupported();

        var native = tools.Run(ToolForm.Native, arguments.Split(' '));
        var readyToRun = tools.Run(ToolForm.ReadyToRun, arguments.Split(' '));
        var portable = tools.Run(ToolForm.Portable, arguments.Split(' '));

        Assert.Equal(exitCode, native.ExitCode);
        Assert.Equal(exitCode, readyToRun.ExitCode);
        Assert.Equal(WithoutTime(portable), WithoutTime(native));
        Assert.Equal(WithoutTime(portable), WithoutTime(readyToRun));
    }

    [Fact]
    public void Machine_code_alone_is_one_file_without_symbols_and_no_form_is_made_with_a_warning()
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

    [Theory]
    [InlineData("mqttcertgate.dll", true)]
    [InlineData("MqttCertGate.Core.dll", true)]
    [InlineData("YamlDotNet.dll", true)]
    [InlineData("System.CommandLine.dll", true)]
    [InlineData("BouncyCastle.Cryptography.dll", false)]
    public void For_the_runtime_these_assemblies_have_machine_code_beside(string name, bool hasMachineCode)
    {
        SkipWhereUnsupported();
        using var image = new PEReader(File.OpenRead(Path.Combine(tools.ReadyToRun, "tools", "net10.0", "linux-musl-x64", name)));

        Assert.Equal(hasMachineCode, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    [Fact]
    public void Each_platform_has_its_package_and_those_not_named_have_the_portable_one()
    {
        SkipWhereUnsupported();
        using var portable = ZipFile.OpenRead(tools.PackageFile(".any"));

        Assert.Equal(["linux-x64", "linux-musl-x64", "linux-arm64", "osx-arm64", "win-x64", "any"], Platforms().Keys);
        Assert.All(Platforms(), package => Assert.Equal($"MqttCertGate.Tool.{package.Key}", package.Value));
        Assert.Contains("tools/net10.0/any/mqttcertgate.dll", portable.FileNames());
    }

    [Fact]
    public void For_the_runtime_it_is_started_by_the_dotnet_that_users_have()
    {
        SkipWhereUnsupported();

        var command = Assert.Single(XDocument.Load(Path.Combine(tools.ReadyToRun, "tools", "net10.0", "linux-musl-x64", "DotnetToolSettings.xml")).Descendants("Command"));

        Assert.Equal(("dotnet", "mqttcertgate.dll"), (command.Attribute("Runner")!.Value, command.Attribute("EntryPoint")!.Value));
    }

    private Dictionary<string, string> Platforms()
    {
        using var pointer = ZipFile.OpenRead(tools.PackageFile(""));
        using var settings = pointer.GetEntry("tools/any/any/DotnetToolSettings.xml")!.Open();
        return XDocument.Load(settings).Descendants("RuntimeIdentifierPackage")
            .ToDictionary(package => package.Attribute("RuntimeIdentifier")!.Value, package => package.Attribute("Id")!.Value);
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
