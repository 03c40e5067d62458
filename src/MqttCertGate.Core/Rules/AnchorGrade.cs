using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

/// <summary>
/// What binds those who issue certificates weighs less in a trust anchor, which is trusted by declaration (RFC 5280 §6.1.1 (d)): where only strict
/// clients look, and where nobody does.
/// </summary>
internal static class AnchorGrade
{
    public static readonly Grade Strict = new("trust anchor", Level.Warning);

    public static readonly Grade Nobody = new("trust anchor", Level.Note);

    public static readonly Parameter<bool> AnchorsToo =
        new("anchorsToo", false, "Whether a trust anchor is held to it like any other CA, as OpenSSL does with X509_V_FLAG_X509_STRICT.");

    /// <summary>The weaker form a fault has in an anchor, unless the clients are strict; null for the fault itself.</summary>
    public static Grade? StrictFor(CertificateUse use, RuleContext context) =>
        !context.Get(AnchorsToo) && use is TrustAnchorCertificate ? Strict : null;

    /// <summary>The weaker form a fault has in an anchor; null for the fault itself.</summary>
    public static Grade? NobodyFor(CertificateUse use) => use is TrustAnchorCertificate ? Nobody : null;
}
