using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RootNamesAnotherKey
{
    public static readonly Rule<TrustAnchorCertificate> Rule = new(
        new("MCG9007", "ca.root-form", nameof(RootNamesAnotherKey))
        {
            Title = "The authority key identifier of a root is not its own",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Note,
            Source = BaselineRequirements.Must("7.1.2.1.3"),
            AlsoIn = [Rfc.May(5280, "4.2.1.1")],
            Class = FindingClass.Trust,
            Help = """
                A root vouches for itself: a client that looks for the key named there finds no issuer.
                Issue the root again with 'authorityKeyIdentifier = none', or with 'keyid:always' alone, and 'subjectKeyIdentifier = hash' before it.
                """,
        },
        Check);

    private static void Check(TrustAnchorCertificate anchor, RuleContext context)
    {
        if (anchor.Certificate is not { IsSelfIssued: true, AuthorityKeyIdentifier.Value: { } identifier, SubjectKeyIdentifier: var own })
            return;

        var found = identifier switch
        {
            { KeyIdentifier: null } => "holds no key identifier",
            { HasIssuerAndSerial: true } => "names an issuer and a serial number",
            { KeyIdentifier: var key } when own.Value is { } ownKey && !key.SameAs(ownKey.KeyIdentifier) =>
                $"is '{Digest.Hex(key)}' and its subject key identifier '{Digest.Hex(ownKey.KeyIdentifier)}'",
            _ => null,
        };
        if (found is not null)
            context.Report(anchor.Violation($"The authority key identifier of the root {found}; it must be the subject key identifier and nothing else."));
    }
}
