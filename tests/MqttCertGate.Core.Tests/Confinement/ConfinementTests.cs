namespace MqttCertGate.Tests.Confinement;

/// <summary>Every key of a manifest that names files, and every way such a name may lead astray.</summary>
public sealed class ConfinementTests : IDisposable
{
    /// <summary>YAML of an entry in which <c>{0}</c> stands for a path; what begins with a bang stands above the entries.</summary>
    private static readonly string[] References =
    [
        "file: '{0}', trust: root.pem",
        "file: server.pem, trust: '{0}'",
        "file: server.pem, trust: root.pem, chain: ['{0}']",
        "file: server.pem, trust: root.pem, key: '{0}'",
        "file: server.pem, trust: root.pem, crl: '{0}'",
        "!extends: '{0}'",
        "!profile: './{0}'",
        "!clients: ['./{0}']",
    ];

    private static readonly string[] WaysOut = ["../outside/{0}", "certs/../../outside/{0}", "link{1}", "folder/{0}", "certs/folder/{0}", "certs/absolute/{0}"];

    private static readonly string[] Kinds = ["pipe", "socket", "folder"];

    private readonly ConfinedRepository repository = new();

    public ConfinementTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows, and pipes have no path in a folder.");
        Directory.CreateDirectory(Path.Combine(repository.Root, "certs"));
        repository.Link("link.pem", "../outside/file.pem");
        repository.Link("link.yml", "../outside/file.yml");
        repository.Link("folder", "../outside");
        repository.Link("certs/folder", "../../outside");
        repository.Link("certs/absolute", repository.Outside);
    }

    public static TheoryData<string, string> Escapes => [.. from reference in References from way in WaysOut select (reference, way)];

    public static TheoryData<string, string> Specials => [.. from reference in References from kind in Kinds select (reference, kind)];

    public void Dispose() => repository.Dispose();

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task No_name_leads_out(string reference, string way)
    {
        var extension = reference[0] == '!' ? ".yml" : ".pem";
        Declare(reference, string.Format(null, way, $"file{extension}", extension));

        // netstandard2.0 cannot tell where a link leads, and follows none.
        Assert.Contains(await repository.Check(), message => message.Contains("lead", StringComparison.Ordinal) || message.Contains("lies outside the repository", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Specials))]
    public async Task Nothing_but_a_regular_file_is_opened(string reference, string kind)
    {
        var name = reference[0] == '!' ? "special.yml" : "special.pem";
        await repository.MakeSpecial(kind, name);
        Declare(reference, name);

        Assert.NotEmpty(await repository.Check());
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("socket")]
    [InlineData("folder")]
    public async Task Nothing_but_a_regular_file_is_a_manifest(string kind)
    {
        await repository.MakeSpecial(kind, Scenario.ManifestName);

        Assert.NotEmpty(await repository.Check());
    }

    [Fact]
    public async Task A_device_lies_outside()
    {
        repository.Link("device.pem", "/dev/zero");
        Declare(References[0], "device.pem");

        Assert.NotEmpty(await repository.Check());
    }

    [Theory]
    [InlineData("'folder/*.pem'")]
    [InlineData("'**/file.pem'")]
    [InlineData("'certs/**'")]
    [InlineData("'../outside/*.pem'")]
    [InlineData("'certs/folder/file.pem'")]
    public async Task No_glob_enters_a_linked_folder(string glob)
    {
        repository.Declare($"files: {glob}, trust: root.pem");

        Assert.DoesNotContain(await repository.Check(), message => message.Contains("mqtt.example.com", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("socket")]
    public async Task A_glob_waits_for_nothing_that_it_matches(string kind)
    {
        await repository.MakeSpecial(kind, "certs/special.pem");
        repository.Declare("files: 'certs/*.pem', trust: root.pem");

        Assert.Contains("'certs/special.pem' is empty, or not a regular file.", await repository.Check());
    }

    [Fact]
    public async Task A_folder_of_the_manifest_that_is_a_link_is_outside()
    {
        File.WriteAllText(Path.Combine(repository.Outside, Scenario.ManifestName), "version: 1\ncertificates: { broker: { file: file.pem } }\n");
        Directory.Delete(Path.Combine(repository.Root, "certs"), recursive: true);

        repository.Link(Scenario.ManifestName, $"../outside/{Scenario.ManifestName}");

        Assert.Contains(await repository.Check(), message => message.Contains("leads", StringComparison.Ordinal));
    }

    private void Declare(string reference, string path)
    {
        if (reference[0] == '!')
            repository.Declare("file: server.pem, trust: root.pem", string.Format(null, reference[1..], path));
        else
            repository.Declare(string.Format(null, reference, path));
    }
}
