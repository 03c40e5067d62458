using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Paths;

/// <summary>Searches over test certificates, and speaks of them by their names.</summary>
internal static class PathTesting
{
    public static PathSearch Search(
        TestCertificate leaf, TestCertificate[] intermediates, TestCertificate[] anchors, PathBudget? budget = null, ValidationTime? time = null,
        string? purpose = null, TestRevocationList[]? revocationLists = null, PolicyInputs? policies = null)
    {
        using var verifier = new SignatureVerifier();
        return PathBuilder.Search(
            Decode(leaf), [.. intermediates.Select(Decode)], new TrustAnchors(anchors.Select(Decode)),
            time ?? new ValidationTime(Pki.Now), verifier, budget ?? new PathBudget(), purpose,
            revocationLists is null ? null : [.. revocationLists.Select(list => RevocationListDecoder.Decode(list.Der))], policies);
    }

    public static Certificate Decode(TestCertificate certificate) => CertificateDecoder.Decode(certificate.Der);

    /// <summary>"leaf &lt; ca &lt; root".</summary>
    public static string Names(this CertificationPath path) =>
        string.Join(" < ", path.Certificates.Append(path.Anchor.Certificate).Select(certificate => certificate.Subject.ShortText));

    /// <summary>"leaf &lt; ca: IssuerNotFound".</summary>
    public static string Text(DeadEnd end) =>
        $"{string.Join(" < ", end.Certificates.Select(certificate => certificate.Subject.ShortText))}: {end.Failure.Kind}";

    /// <summary>"Expired ca".</summary>
    public static string Text(PathFailure failure) =>
        $"{failure.Kind} {failure.Certificate.Subject.ShortText}{(failure.Detail.Length > 0 ? $" {failure.Detail}" : "")}";

    public static IEnumerable<string> Failures(this CertificationPath path) => path.Failures.Select(Text);
}
