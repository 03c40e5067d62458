using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class DomainNotCovered
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8001", "id.host-coverage", nameof(DomainNotCovered))
        {
            Title = "The certificate does not cover a declared domain",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(9525, "6.3"),
            AlsoIn = [Rfc.Must(9525, "6.4")],
            Class = FindingClass.Profile,
            SecuritySeverity = 6.5,
            Cwe = 297,
            Help = """
                Clients that connect to the domain or address refuse the broker, or have their verification switched off to get through.
                Issue the certificate again with the name as 'DNS:…', or the address as 'IP:…', in subjectAltName; or drop it from 'domains'.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        var covered = new Lazy<string>(() => Coverage.Describe(server.Certificate));
        foreach (var domain in server.Domains)
        {
            if (Coverage.Of(server.Certificate, domain.Name.Value) == DomainCoverage.None)
                context.Report(Violation(server, domain, covered.Value));
        }
    }

    private static Violation Violation(ServerCertificate server, Domain domain, string covered) =>
        server.Violation($"'{domain.Name.Value}' is not covered; the certificate covers {covered}.", domain.Name.Value) with
        {
            Location = domain.Name.Location,
            Marker = $"clients that connect to this {(ReferenceIdentity.IsAddressText(domain.Name.Value) ? "address" : "name")} will refuse the broker",
            Related = [new RelatedLocation(server.Place, "The certificate")],
        };
}

/// <summary>How a certificate speaks of a domain; each way but the first is the fault of one rule.</summary>
internal enum DomainCoverage
{
    /// <summary>By its subject alternative name.</summary>
    Covered,
    /// <summary>By an address written as a dNSName.</summary>
    AddressAsDnsName,
    /// <summary>By the common name alone.</summary>
    CommonNameOnly,
    /// <summary>Not at all.</summary>
    None,
}

/// <summary>Decides which rule a domain falls to, so that one cause is one finding.</summary>
internal static class Coverage
{
    public static DomainCoverage Of(Certificate certificate, string domain)
    {
        var reference = ReferenceIdentity.Parse(domain);
        var hosts = certificate.SubjectAlternativeName.Value?.Hosts;
        if (hosts is not null && reference.Presented.Any(hosts.Contains))
            return DomainCoverage.Covered;
        if (hosts is not null && reference.IsAddress && hosts.Contains($"DNS {domain}"))
            return DomainCoverage.AddressAsDnsName;
        return certificate.Subject.CommonNames.Any(name => name == domain || reference.MatchesDnsName(name))
            ? DomainCoverage.CommonNameOnly
            : DomainCoverage.None;
    }

    /// <summary>The names it covers, as printed: <c>DNS mqtt.example.com, IP 10.0.0.5</c>.</summary>
    public static string Describe(Certificate certificate)
    {
        var names = certificate.SubjectAlternativeName.Value?.Names
            .Where(name => name.Kind is GeneralNameKind.DnsName or GeneralNameKind.IpAddress).ToList() ?? [];
        var shown = names.Take(MostNames).Select(name => name.ToString());
        return names.Count == 0 ? "no name"
            : string.Join(", ", names.Count > MostNames ? shown.Append($"and {names.Count - MostNames} more") : shown);
    }

    /// <summary>A message stays readable, and within the 1,000 characters that code scanning keeps.</summary>
    private const int MostNames = 8;
}
