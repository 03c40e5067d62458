using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PinMismatch
{
    public static readonly Rule<EndEntityCertificate> Rule = new(
        new("MCG9011", "pin.mismatch", nameof(PinMismatch))
        {
            Title = "The certificate is not the pinned one",
            DefaultLevel = Level.Error,
            Source = Design.Must("a declared pin is a promise"),
            Class = FindingClass.Trust,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Help = """
                Clients that pin the certificate or its key refuse another.
                Deploy the pinned certificate, or change 'pin' together with every client; 'openssl x509 -noout -fingerprint -sha256 -in FILE' prints the value.
                """,
        },
        Check);

    private static void Check(EndEntityCertificate use, RuleContext context)
    {
        if (use.Entry.Declaration.Pin is not { Value: var pin, Location: var location })
            return;

        var found = (pin.OfPublicKey ? use.Certificate.PublicKey.SpkiSha256 : use.Certificate.Sha256).ToString();
        if (!string.Equals(found, pin.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            context.Report(use.Violation($"The SHA-256 of the {(pin.OfPublicKey ? "public key" : "certificate")} is {found}; the manifest pins {pin.Sha256}.", pin.Sha256) with
            {
                Related = [new RelatedLocation(location, "The pin")],
            });
        }
    }
}
