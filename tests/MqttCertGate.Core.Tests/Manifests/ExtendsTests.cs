using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

public sealed class ExtendsTests : IDisposable
{
    private const string Certificates = "certificates: {broker: {file: a.pem}}\n";

    private readonly ManifestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Defaults_and_rules_of_the_extended_manifest_come_first()
    {
        folder.Write("base.yml", """
            version: 1
            profile: tdmq
            defaults: { pki: private, renew-before: 10d }
            rules: { rsa.modulus-size: note }
            certificates:
              not-inherited: { file: missing.pem }
            """);
        folder.Write("m.yml", "version: 1\nextends: base.yml\ndefaults: {renew-before: 20d}\nrules: {rsa.modulus-size: error}\n" + Certificates);

        var manifest = folder.Read("m.yml").Manifest!;

        Assert.Equal("broker", Assert.Single(manifest.Entries).Name.Value);
        Assert.Equal((Pki.Private, 20), (manifest.Entries[0].Pki!.Value, manifest.Entries[0].RenewBefore!.Value.Days));
        Assert.Equal([Level.Note, Level.Error], manifest.Rules.Select(rule => rule.Level));
        Assert.Equal("tdmq", manifest.Profile!.Value);
    }

    [Fact]
    public void Its_own_profile_comes_before_the_extended_one()
    {
        folder.Write("base.yml", "version: 1\nprofile: tdmq\n");
        folder.Write("m.yml", "version: 1\nextends: base.yml\nprofile: other\n" + Certificates);

        Assert.Equal("other", folder.Read("m.yml").Manifest!.Profile!.Value);
    }

    [Fact]
    public void Rules_in_extended_defaults_are_weaker_than_the_rules_of_the_manifest()
    {
        folder.Write("base.yml", "version: 1\ndefaults: {rules: {rsa.modulus-size: none}}\nrules: {rsa.modulus-size: note}\n");
        folder.Write("m.yml", "version: 1\nextends: base.yml\nrules: {rsa.modulus-size: error}\n" + Certificates);

        var manifest = folder.Read("m.yml").Manifest!;

        Assert.Equal([Level.Note, Level.None, Level.Error], manifest.Rules.Select(rule => rule.Level));
        Assert.Empty(manifest.Entries[0].Rules);
    }

    [Fact]
    public void Paths_of_an_extended_manifest_lead_from_its_own_folder()
    {
        folder.Write("company/pki/base.yml", "version: 1\nprofile: ../profiles/own.yml\ndefaults: {trust: [roots/a.pem, ../b.pem], crl: a.crl}\n");
        folder.Write("company/product.yml", "version: 1\nextends: pki/base.yml\ndefaults: {chain: chain.pem}\n");
        folder.Write("teams/a/m.yml", "version: 1\nextends: ../../company/product.yml\n" + Certificates);

        var manifest = folder.Read("teams/a/m.yml").Manifest!;

        Assert.Equal("../../company/pki/../profiles/own.yml", manifest.Profile!.Value);
        var entry = manifest.Entries[0];
        Assert.Equal(["../../company/pki/roots/a.pem", "../../company/pki/../b.pem"], entry.Trust.Select(path => path.Value));
        Assert.Equal(["../../company/pki/a.crl"], entry.Crl.Select(path => path.Value));
        Assert.Equal(["../../company/chain.pem"], entry.Chain.Select(path => path.Value));
        Assert.Equal("a.pem", entry.File!.Value);
    }

    [Fact]
    public void A_problem_of_the_extended_manifest_is_at_its_own_line_and_hides_nothing()
    {
        var path = folder.Write("base.yml", "version: 1\n\ndefault: {}\n");
        folder.Write("m.yml", "version: 1\nextends: base.yml\nrule: {}\n" + Certificates);

        var reading = folder.Read("m.yml");

        Assert.Equal(["3:1 UnknownName Unknown key 'default'.", "3:1 UnknownName Unknown key 'rule'."], ManifestFolder.Printed(reading.Problems).Order(StringComparer.Ordinal));
        Assert.Contains(reading.Problems, problem => problem.Location.Path == path);
        Assert.Null(reading.Manifest);
        Assert.Equal(["m.yml", "base.yml"], reading.Files.Select(file => Path.GetFileName(file.Path)));
    }

    [Fact]
    public void A_manifest_never_extends_itself()
    {
        folder.Write("m.yml", "version: 1\nextends: m.yml\n" + Certificates);

        Assert.Equal(["2:10 Invalid The file 'm.yml' extends itself, directly or through others."], ManifestFolder.Printed(folder.Read("m.yml").Problems));
    }

    [Fact]
    public void A_cycle_is_a_problem_where_it_closes()
    {
        folder.Write("m.yml", "version: 1\nextends: x/a.yml\n" + Certificates);
        folder.Write("x/a.yml", "version: 1\nextends: ../b.yml\n");
        var path = folder.Write("b.yml", "version: 1\nextends: ./x/a.yml\n");

        var problem = Assert.Single(folder.Read("m.yml").Problems);

        Assert.Equal((path, 2, 10), (problem.Location.Path, problem.Location.Line, problem.Location.Column));
        Assert.EndsWith("extends itself, directly or through others.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.yml")]
    [InlineData("../../../../../../../../../../../../etc/passwd")]
    [InlineData("x/../../repository-2/base.yml")]
    public void Nothing_outside_the_repository_is_read(string extends)
    {
        folder.Write("outside.yml", "version: 1\n");
        folder.Write("repository-2/base.yml", "version: 1\n");
        var path = folder.Write("repository/m.yml", $"version: 1\nextends: {extends}\n" + Certificates);

        var reading = ManifestReader.Read(path, new Repository(Path.Combine(folder.Root, "repository")));

        Assert.Equal(
            [$"2:10 Invalid The file '{extends}' lies outside the repository; nothing outside it is read."], ManifestFolder.Printed(reading.Problems));
        Assert.Single(reading.Files);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Extends_at_most_five_times(int times, bool isRead)
    {
        for (var index = 0; index <= times; index++)
            folder.Write($"m{index}.yml", "version: 1\n" + (index < times ? $"extends: m{index + 1}.yml\n" : "") + Certificates);

        Assert.Equal(
            isRead ? [] : ["2:10 Invalid The file 'm6.yml' is extended by 6 files in a row; 5 are the most."],
            ManifestFolder.Printed(folder.Read("m0.yml").Problems));
    }

    [Fact]
    public void A_missing_manifest_is_a_problem_where_it_is_named()
    {
        folder.Write("m.yml", "version: 1\nextends: base.yml\n" + Certificates);

        Assert.Equal(["2:10 Invalid The file 'base.yml' does not exist."], ManifestFolder.Printed(folder.Read("m.yml").Problems));
    }
}
