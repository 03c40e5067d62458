using System.Security.Cryptography;
using Microsoft.Build.Utilities;

namespace MqttCertGate.Tasks.Tests;

/// <summary>A build takes over the verdict of the last one where nothing has changed, and never where something has.</summary>
public sealed class VerdictCacheTests : IDisposable
{
    private const string Kept = "kept from the last build";

    private readonly TempFolder folder = new();

    public VerdictCacheTests() => Certificates.WriteExpiring(folder);

    private string CacheFile => folder["obj/mqttcertgate/verdict"];

    private string Broker => folder["broker.pem"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_second_build_says_what_the_first_said()
    {
        var first = Run();
        MarkAsKept();
        var second = Run();

        Assert.Equal($"MqttCertGate: passed, 3 certificates, {Kept}, as of 2026-06-01T00:00:00Z.", second.Summary);
        Assert.NotEmpty(first.Lines);
        Assert.Equal(first.Lines, second.Lines);
    }

    [Fact]
    public void So_it_does_for_a_build_that_fails()
    {
        Certificates.WriteFaulty(folder);
        var first = Run();
        MarkAsKept();
        ReplaceKept(verdict => verdict with { Lines = [.. verdict.Lines.Select(line => line with { Message = Kept })] });

        var second = Run();

        Assert.Equal(3, first.Lines.Count);
        Assert.Equal(3, second.Lines.Count);
        Assert.All(second.Lines, line => Assert.EndsWith(Kept, line, StringComparison.Ordinal));
        Assert.False(second.Succeeded);
    }

    [Fact]
    public void Whether_a_warning_is_an_error_is_asked_anew()
    {
        Run();
        MarkAsKept();

        var strict = Run(task => task.TreatWarningsAsErrors = true);

        Assert.False(strict.Succeeded);
        Assert.StartsWith("error MCG6003 ", Assert.Single(strict.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_by_another_name_has_a_category_of_its_own()
    {
        void In(string project, CheckMqttCertificates task) =>
            (task.ProjectFile, task.SarifFile, task.SarifCategory) = (folder[project], new TaskItem("out/gate.sarif"), "{project}/");

        Run(task => In("App.csproj", task));
        Run(task => In("Broker.csproj", task));

        Assert.Contains("\"Broker.csproj/\"", File.ReadAllText(folder["out/gate.sarif"]), StringComparison.Ordinal);
    }

    public static TheoryData<string> Changes => ["one byte", "swapped files", "older file with its old time", "deleted", "manifest", "new name of a glob", "absent file"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_noticed(string change)
    {
        folder.Write("fleet/a.pem", File.ReadAllText(Broker));
        folder.Write("mqttcertgate.yml", File.ReadAllText(folder["mqttcertgate.yml"])
            + "  fleet: { files: fleet/*.pem }\n  later: { file: later.pem }\n");
        Run();
        MarkAsKept();
        Assert.Contains(Kept, Run().All, StringComparison.Ordinal);

        Make(change);

        Assert.DoesNotContain(Kept, Run().All, StringComparison.Ordinal);
    }

    private void Make(string change)
    {
        switch (change)
        {
            case "one byte":
                folder.Write("broker.pem", File.ReadAllText(Broker).Replace("MII", "MIJ", StringComparison.Ordinal));
                break;
            case "swapped files":
                File.Move(Broker, folder["aside"]);
                File.Move(folder["root.pem"], Broker);
                File.Move(folder["aside"], folder["root.pem"]);
                break;
            case "older file with its old time":
                var written = File.GetLastWriteTimeUtc(Broker);
                Certificates.WriteGood(folder);
                File.SetLastWriteTimeUtc(Broker, written.AddDays(-30));
                break;
            case "deleted":
                File.Delete(folder["root.pem"]);
                break;
            case "manifest":
                File.AppendAllText(folder["mqttcertgate.yml"], "# a comment\n");
                break;
            case "new name of a glob":
                folder.Write("fleet/b.pem", File.ReadAllText(Broker));
                break;
            case "absent file":
                folder.Write("later.pem", File.ReadAllText(Broker));
                break;
        }
    }

    [Theory]
    [InlineData("2026-06-20T23:59:59Z", true)] // the last second of broker.pem
    [InlineData("2026-06-21T00:00:00Z", false)]
    [InlineData("2026-05-31T23:59:59Z", false)] // before the verdict was given
    public void The_clock_alone_ends_a_verdict(string at, bool isKept)
    {
        Run();
        MarkAsKept();

        Assert.Equal(isKept, Run(task => task.At = at).All.Contains(Kept, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-06-02T11:59:59Z", true)]
    [InlineData("2026-06-02T12:00:00Z", false)]
    public void It_is_the_kept_instant_that_ends_it(string at, bool isKept)
    {
        Run();
        MarkAsKept();
        ReplaceKept(verdict => verdict with { NextChange = new DateTime(2026, 6, 2, 12, 0, 0, DateTimeKind.Utc) });

        Assert.Equal(isKept, Run(task => task.At = at).All.Contains(Kept, StringComparison.Ordinal));
    }

    [Fact]
    public void A_verdict_that_the_clock_ended_is_given_anew()
    {
        Assert.True(Run().Succeeded);

        var later = Run(task => task.At = "2027-06-01");

        Assert.False(later.Succeeded);
        Assert.StartsWith("error MCG6001 ", Assert.Single(later.Lines), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Damages => new()
    {
        { "empty", [] },
        { "too short", [1, 2, 3] },
        { "of something else", [.. Enumerable.Repeat((byte)0xFF, 4096)] },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_counts_as_none_and_is_written_again(string damage, byte[] content)
    {
        var first = Run();
        var whole = File.ReadAllBytes(CacheFile);
        File.WriteAllBytes(CacheFile, content);

        Assert.Equal(first, Run());
        Assert.True(whole.SequenceEqual(File.ReadAllBytes(CacheFile)), damage);
    }

    [Fact]
    public void A_single_bit_of_damage_is_noticed()
    {
        Run();
        MarkAsKept();
        var content = File.ReadAllBytes(CacheFile);
        content[^33] ^= 1; // the last character of the last message, before the digest
        File.WriteAllBytes(CacheFile, content);

        Assert.DoesNotContain(Kept, Run().All, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_build_of_the_gate_kept_is_not_taken_over()
    {
        Run();
        var content = File.ReadAllBytes(CacheFile)[..^32];
        content[1] ^= 1; // the first character of the key, which is the identity of the assemblies
        File.WriteAllBytes(CacheFile, [.. content, .. Digest.Sha256(content)]);
        var damaged = File.ReadAllBytes(CacheFile);

        Run();

        Assert.False(damaged.SequenceEqual(File.ReadAllBytes(CacheFile)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SARIF_is_written_again_where_it_is_missing_or_another(bool isMissing)
    {
        void WithSarif(CheckMqttCertificates task) => task.SarifFile = new TaskItem("out/gate.sarif");
        Run(WithSarif);
        var written = File.ReadAllText(folder["out/gate.sarif"]);
        MarkAsKept();
        Assert.Contains(Kept, Run(WithSarif).All, StringComparison.Ordinal);

        if (isMissing)
            File.Delete(folder["out/gate.sarif"]);
        else
            File.AppendAllText(folder["out/gate.sarif"], " ");
        Run(WithSarif);

        Assert.Equal(written, File.ReadAllText(folder["out/gate.sarif"]));
    }

    [Fact]
    public void A_build_that_writes_SARIF_does_not_take_over_one_that_wrote_none()
    {
        Run();

        Run(task => task.SarifFile = new TaskItem("out/gate.sarif"));

        Assert.True(File.Exists(folder["out/gate.sarif"]));
    }

    [Fact]
    public void A_verdict_that_depends_on_a_password_is_not_kept()
    {
        folder.Write("mqttcertgate.yml", """
            version: 1
            certificates:
              broker: { file: broker.pem, trust: root.pem, key: broker.key, password-env: MQTTCERTGATE_TEST_NEVER_SET }
            """);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        folder.Write("broker.key", key.ExportEncryptedPkcs8PrivateKeyPem(
            "secret", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)));

        Run();

        Assert.False(File.Exists(CacheFile));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_fails_nothing()
    {
        folder.Write("obj/mqttcertgate", "a file where the folder should be");

        Assert.True(Run().Succeeded);
    }

    private sealed record Outcome(bool Succeeded, string Summary, IReadOnlyList<string> Lines)
    {
        public string All => string.Join('\n', [.. Lines, Summary]);

        public bool Equals(Outcome? other) => other is not null && All == other.All && Succeeded == other.Succeeded;

        public override int GetHashCode() => All.GetHashCode(StringComparison.Ordinal);
    }

    private Outcome Run(Action<CheckMqttCertificates>? set = null)
    {
        var engine = new FakeBuildEngine();
        var task = new CheckMqttCertificates
        {
            BuildEngine = engine,
            ProjectFile = folder["App.csproj"],
            At = Certificates.At,
            CacheFile = new TaskItem("obj/mqttcertgate/verdict"),
        };
        set?.Invoke(task);
        var succeeded = task.Execute();
        return new Outcome(
            succeeded,
            engine.Messages.LastOrDefault(message => message.Code is null)?.Message ?? "",
            [
                .. engine.Errors.Select(error => $"error {error.Code} {error.File}({error.LineNumber},{error.ColumnNumber}) {error.Message}"),
                .. engine.Warnings.Select(warning => $"warning {warning.Code} {warning.File}({warning.LineNumber},{warning.ColumnNumber}) {warning.Message}"),
            ]);
    }

    /// <summary>Whoever prints this took it from the file.</summary>
    private void MarkAsKept() => ReplaceKept(verdict => verdict with
    {
        Allowed = Kept,
        Lines = [.. verdict.Lines.Select(line => line.Level == MqttCertGate.Findings.Level.Error ? line with { Message = $"{line.Message} {Kept}" } : line)],
    });

    private void ReplaceKept(Func<StoredVerdict, StoredVerdict> change)
    {
        var content = File.ReadAllBytes(CacheFile)[..^32];
        using var reader = new BinaryReader(new MemoryStream(content));
        var key = reader.ReadString();
        var changed = change(StoredVerdict.Decode(content, key)!).Encode(key);
        File.WriteAllBytes(CacheFile, [.. changed, .. Digest.Sha256(changed)]);
    }
}
