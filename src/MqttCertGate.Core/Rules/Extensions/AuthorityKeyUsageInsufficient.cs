using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class AuthorityKeyUsageInsufficient
{
    // RFC 5280 leaves both to the CA; the Baseline Requirements do not.
    private static readonly Grade Lesser = new("not critical or without cRLSign, in a CA that is not publicly trusted", Level.Warning);

    public static readonly Rule<IssuerCertificate> Rule = new(
        new("MCG4020", "ku.ca-present-critical", nameof(AuthorityKeyUsageInsufficient))
        {
            Title = "The key usage of a CA is missing, not critical or lacks a bit",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2.1.3"),
            AlsoIn = [BaselineRequirements.Must("7.1.2.6.1"), BaselineRequirements.Must("7.1.2.10.7")],
            Class = FindingClass.Profile,
            Parameters = [AnchorGrade.AnchorsToo],
            Grades = [AnchorGrade.Nobody, Lesser],
            Help = """
                The key usage says that the CA's key may sign certificates and revocation lists. Python 3.13 and OpenSSL with -x509_strict refuse a CA that has none,
                a root too.
                Issue the CA's certificate again with 'keyUsage = critical, keyCertSign, cRLSign'.
                """,
        },
        Check);

    private static void Check(IssuerCertificate issuer, RuleContext context)
    {
        // 'openssl req -x509' makes roots without key usage.
        var anchor = context.Get(AnchorGrade.AnchorsToo) ? null : AnchorGrade.NobodyFor(issuer);
        var lesser = anchor ?? (issuer.IsPublic ? null : Lesser);
        if (issuer.Certificate is not { IsCa: true, KeyUsage: var usage } certificate)
            return;

        if (!usage.IsPresent)
            Report("The CA has no key usage; keyCertSign is required.", anchor);
        // That no bit is set has a rule of its own, and so has an issuer on the path that may not sign.
        else if (usage.Value is { Bits: not KeyUsages.None } present)
        {
            if (!present.Has(KeyUsages.KeyCertSign) && PathReason.Of(issuer.Entry, PathFailureKind.IssuerMayNotSign).All(reason => reason.Certificate != certificate))
                Report($"The key usage of the CA is '{present}'; keyCertSign is required.", anchor);
            else if (present.Has(KeyUsages.KeyCertSign) && !present.Has(KeyUsages.CrlSign))
                Report($"The key usage of the CA is '{present}'; cRLSign is required for its revocation lists.", lesser);
        }

        Criticality.Require(critical: true, Oids.KeyUsage, issuer, context, lesser);

        void Report(string message, Grade? grade) => context.Report(issuer.Violation(message) with { Grade = grade });
    }
}
