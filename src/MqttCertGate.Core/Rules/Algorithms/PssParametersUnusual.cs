using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class PssParametersUnusual
{
    private static readonly Grade Verifiable = new("verifiable, in a private PKI", Level.Warning);

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG5006", "sig.pss-params", nameof(PssParametersUnusual))
        {
            Title = "The parameters of an RSASSA-PSS signature are unusual",
            DefaultLevel = Level.Error,
            Source = BaselineRequirements.Must("7.1.3.2.1"),
            AlsoIn = [Rfc.Must(4055, "3.1")],
            Class = FindingClass.Profile,
            SecuritySeverity = 4.3,
            Grades = [Verifiable],
            Help = """
                RSASSA-PSS has parameters of its own, and verifiers accept the usual ones: many refuse others, and some devices know no PSS at all.
                Have the certificate issued again with PKCS #1 v1.5, which every verifier knows ('openssl x509 -req … -sha256' without '-sigopt'), or with the
                usual parameters: 'openssl x509 -req … -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest'.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var algorithm = use.Certificate.SignatureAlgorithm;
        if (algorithm.Oid != Oids.RsaPss)
            return;

        var parameters = PssParameters.Read(algorithm);
        if (parameters.Fault is { } fault)
            context.Report(Of(use, $"signature was not evaluated with these parameters: {fault}"));
        else if (parameters.Deviations.Count > 0 && parameters.Hash != Oids.Sha1)
            context.Report(Of(use, $"parameters are unusual: {string.Join(", ", parameters.Deviations)}") with { Grade = use.IsPublic ? null : Verifiable });
    }

    private static Violation Of(CertificateUse use, string found) => use.Violation(
        $"The RSASSA-PSS {found}; SHA-256, SHA-384 or SHA-512, MGF1 over the same hash and a salt as long as the hash are required.");
}
