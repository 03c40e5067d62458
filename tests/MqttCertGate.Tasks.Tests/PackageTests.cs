using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MqttCertGate.Tests;

namespace MqttCertGate.Tasks.Tests;

public sealed partial class PackageTests(PackedGate gate) : IDisposable
{
    private readonly ZipArchive package = ZipFile.OpenRead(gate.PackageFile);

    public void Dispose() => package.Dispose();

    [Fact]
    public void It_is_packed_without_a_warning() =>
        Assert.DoesNotContain("warning", gate.PackOutput, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_holds_these_files_and_no_others() => Assert.Equal(
        [
            "LICENSE",
            "MqttCertGate.nuspec",
            "README.md",
            "Sdk/Sdk.props",
            "Sdk/Sdk.targets",
            "THIRD-PARTY-NOTICES.txt",
            "build/Gate.props",
            "build/Gate.targets",
            "build/MqttCertGate.props",
            "build/MqttCertGate.targets",
            "build/Repository.proj",
            "buildMultiTargeting/MqttCertGate.targets",
            "tools/netstandard2.0/BouncyCastle.Cryptography.dll",
            "tools/netstandard2.0/MqttCertGate.Core.dll",
            "tools/netstandard2.0/MqttCertGate.Tasks.deps.json",
            "tools/netstandard2.0/MqttCertGate.Tasks.dll",
            "tools/netstandard2.0/Specimen/ca.pem",
            "tools/netstandard2.0/Specimen/server.pem",
            "tools/netstandard2.0/YamlDotNet.dll",
        ],
        package.FileNames());

    [Fact]
    public void Packed_again_it_is_the_same_to_the_last_byte()
    {
        using var feed = new TempFolder();
        PackedGate.Pack("MqttCertGate.Tasks", feed.Path, gate.Version);

        Assert.Equal(File.ReadAllBytes(gate.PackageFile), File.ReadAllBytes(feed[Path.GetFileName(gate.PackageFile)]));
    }

    [Fact]
    public void Its_symbols_say_where_the_sources_are_whatever_clone_it_is_built_in()
    {
        using var intermediate = new TempFolder();
        var (_, output) = DotNet.Run(
            RepositoryPaths.Root,
            "msbuild", Path.Combine("src", "MqttCertGate.Tasks"), "-target:_GenerateSourceLinkFile", "-getItem:SourceRoot",
            "-property:ContinuousIntegrationBuild=true", $"-property:IntermediateOutputPath={intermediate.Path}/");

        Assert.Matches("\"SourceLinkUrl\": \"https://raw\\.githubusercontent\\.com/mqttcertgate/mqttcertgate/[0-9a-f]{40}/\\*\"", output);
    }

    [Fact]
    public void It_brings_a_project_no_dependency()
    {
        using var stream = package.GetEntry("MqttCertGate.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        XNamespace schema = metadata.Name.Namespace;

        Assert.Equal("true", metadata.Element(schema + "developmentDependency")?.Value);
        Assert.Null(metadata.Element(schema + "dependencies"));
        Assert.Equal("README.md", metadata.Element(schema + "readme")?.Value);
        Assert.Equal("MIT", metadata.Element(schema + "license")?.Value);
    }

    [Fact]
    public void Its_assemblies_run_on_every_platform()
    {
        foreach (var entry in package.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using var image = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(image);
            image.Position = 0;
            var header = new PEReader(image).PEHeaders;

            Assert.Equal(Machine.I386, header.CoffHeader.Machine);
            Assert.Equal(CorFlags.ILOnly, header.CorHeader!.Flags & (CorFlags.ILOnly | CorFlags.Requires32Bit));
            Assert.Equal(0, header.CorHeader.ManagedNativeHeaderDirectory.Size);
        }
    }

    [Fact]
    public void These_are_the_properties_a_project_may_set() => Assert.Equal(
        [
            "MqttCertGateAt",
            "MqttCertGateBeforeTargets",
            "MqttCertGateEnabled",
            "MqttCertGateManifest",
            "MqttCertGateSarif",
            "MqttCertGateSarifCategory",
            "MqttCertGateScope",
            "MqttCertGateTaskAssembly",
            "MqttCertGateTaskFactory",
            "MqttCertGateTreatWarningsAsErrors",
        ],
        package.Entries
            .Where(entry => entry.FullName.StartsWith("build", StringComparison.Ordinal))
            .SelectMany(entry => PropertyName().Matches(Text(entry)).Select(match => match.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal));

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\$\((MqttCertGate\w+)")]
    private static partial Regex PropertyName();
}
