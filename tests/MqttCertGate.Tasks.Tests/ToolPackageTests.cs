using System.IO.Compression;
using System.Xml.Linq;

namespace MqttCertGate.Tasks.Tests;

public sealed class ToolPackageTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void It_holds_the_command_and_no_other_files()
    {
        var output = PackedGate.Pack("MqttCertGate.Tool", folder.Path, "0.0.0-test");
        using var package = ZipFile.OpenRead(folder["MqttCertGate.Tool.0.0.0-test.nupkg"]);

        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            [
                "MqttCertGate.Tool.nuspec",
                "README.md",
                "THIRD-PARTY-NOTICES.txt",
                "tools/net10.0/any/BouncyCastle.Cryptography.dll",
                "tools/net10.0/any/DotnetToolSettings.xml",
                "tools/net10.0/any/MqttCertGate.Core.dll",
                "tools/net10.0/any/Specimen/ca.pem",
                "tools/net10.0/any/Specimen/server.pem",
                "tools/net10.0/any/System.CommandLine.dll",
                "tools/net10.0/any/YamlDotNet.dll",
                "tools/net10.0/any/mqttcertgate.deps.json",
                "tools/net10.0/any/mqttcertgate.dll",
                "tools/net10.0/any/mqttcertgate.runtimeconfig.json",
            ],
            package.FileNames());

        using var settings = package.GetEntry("tools/net10.0/any/DotnetToolSettings.xml")!.Open();
        var command = Assert.Single(XDocument.Load(settings).Descendants("Command"));
        Assert.Equal("mqttcertgate", command.Attribute("Name")?.Value);
    }
}
