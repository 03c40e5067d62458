using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate;

/// <summary>What the entries of one declaration are taken for, where it does not say itself what they are.</summary>
internal sealed class Assumptions(CertificateEntry declaration)
{
    private readonly List<AssumedPki> pki = [];
    private readonly List<AssumedRole> roles = [];

    public IEnumerable<ISubject> Subjects => [.. pki, .. roles];

    /// <summary>Takes an entry, in the order in which they are declared.</summary>
    public void Add(Entry entry)
    {
        if (entry.File.Certificates.Count == 0)
            return;
        if (declaration.Pki is not { Value: not Pki.Auto })
        {
            if (pki.Find(known => known.IsPublic == entry.IsPublic) is { } alike)
                alike.Count++;
            else
                pki.Add(new AssumedPki(declaration, entry.IsPublic, entry));
        }

        if (declaration.Role is { Value: Role.Auto } declared)
        {
            if (roles.Find(known => known.Role == entry.Role) is { } alike)
                alike.Count++;
            else
                roles.Add(new AssumedRole(declared, entry));
        }
    }
}
