using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AnchorNotRoot
{
    public static readonly Rule<TrustAnchorCertificate> Rule = new(
        new("MCG9013", "trust.not-a-root", nameof(AnchorNotRoot))
        {
            Title = "The trust anchor is an intermediate",
            DefaultLevel = Level.Warning,
            Source = Design.Should("devices trust roots"),
            Class = FindingClass.Trust,
            SecuritySeverity = 3.1,
            Cwe = 295,
            Help = """
                CAs replace their intermediates at short notice, and the next certificate of the broker may come from another one: every device that trusts
                only the old one is cut off at once. OpenSSL does not even accept an intermediate as the end of a path unless told to ('-partial_chain').
                Give the devices the root, the certificate at the top whose issuer is itself: 'openssl x509 -noout -subject -issuer -in FILE' shows both names.
                """,
        },
        Check);

    private static void Check(TrustAnchorCertificate anchor, RuleContext context)
    {
        var certificate = anchor.Certificate;
        if (!certificate.IsCa || certificate.IsSelfIssued)
            return;

        // With its issuer at hand a path goes on to that one when the intermediate is replaced.
        var anchors = anchor.Entry.Role == Role.Trust ? anchor.Entry.File.Certificates : anchor.Entry.Trust.SelectMany(file => file.Certificates);
        if (anchors.Any(other => other.Certificate.Subject.IsEquivalentTo(certificate.Issuer)))
            return;
        context.Report(anchor.Violation(
            $"The trust anchor '{certificate.Subject.ShortText}' is an intermediate, issued by '{certificate.Issuer}'; the root should be the trust anchor."));
    }
}
