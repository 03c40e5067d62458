using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Tests;

/// <summary>Runs single rules about files over a temporary repository.</summary>
internal static class FileRules
{
    /// <summary>What <paramref name="rule"/> says of a file, at its default level.</summary>
    public static IReadOnlyList<Finding> FindingsOf(this TemporaryRepository repository, Rule rule, string path) => Run(rule, repository.Read(path));

    /// <summary>What <paramref name="rule"/> says of an entry, at its default level.</summary>
    public static IReadOnlyList<Finding> FindingsOf(this Entry entry, Rule rule) => Run(rule, entry);

    /// <summary>An entry over files of the repository, without paths.</summary>
    public static Entry Entry(this TemporaryRepository repository, string file, string? chain = null, string? trust = null, string? key = null) => new()
    {
        Declaration = new CertificateEntry { Name = repository.Named("broker") },
        Role = Role.Server,
        Place = repository.Named(file).Location,
        File = repository.Read(file),
        Chain = chain is null ? [] : [repository.Read(chain)],
        Trust = trust is null ? [] : [repository.Read(trust)],
        Key = key is null ? null : repository.Read(key),
    };

    public static string Line(Finding finding) => $"{finding.Level}: {finding.Violation.Message}";

    private static List<Finding> Run(Rule rule, ISubject subject)
    {
        var findings = new List<Finding>();
        RuleRunner.Run(
            [subject], new RuleSet([new ConfiguredRule(rule, rule.Descriptor.DefaultLevel, new Dictionary<string, object>())]), new ValidationTime(Pki.Now), findings);
        return findings;
    }
}
