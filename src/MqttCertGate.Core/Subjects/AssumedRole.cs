using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Subjects;

/// <summary>The role taken from the certificates of a declaration with <c>role: auto</c>.</summary>
/// <param name="Entries">Those of the same role; at least one.</param>
internal sealed record AssumedRole(Located<Role> Declared, Role Role, IReadOnlyList<Entry> Entries) : ISubject
{
    public SourceLocation Place => Declared.Location;

    /// <summary>What was taken from the entries of one declaration; nothing where it says itself what they are for.</summary>
    public static IEnumerable<AssumedRole> Of(CertificateEntry declaration, IEnumerable<Entry> entries) =>
        declaration.Role is not { Value: Role.Auto } declared ? []
        : entries.Where(entry => entry.File.Certificates.Count > 0)
            .GroupBy(entry => entry.Role)
            .Select(alike => new AssumedRole(declared, alike.Key, [.. alike]));
}
