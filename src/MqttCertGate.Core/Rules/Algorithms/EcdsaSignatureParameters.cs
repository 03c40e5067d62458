using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class EcdsaSignatureParameters
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG5005", "sig.ecdsa-params", nameof(EcdsaSignatureParameters))
        {
            Title = "An ECDSA signature has parameters",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(5758, "3.2"),
            AlsoIn = [Rfc.Must(3279, "2.2.3")],
            Class = FindingClass.Profile,
            Help = """
                An ECDSA signature is announced by its name alone, without even the NULL that RSA has; strict verifiers refuse the certificate.
                Have the certificate issued again by a CA that leaves the parameters out, as OpenSSL, cfssl and step-ca do.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var algorithm = use.Certificate.SignatureAlgorithm;
        var isEcdsa = algorithm.Oid is Oids.Sha1WithEcdsa or Oids.Sha224WithEcdsa or Oids.Sha256WithEcdsa or Oids.Sha384WithEcdsa or Oids.Sha512WithEcdsa;
        if (isEcdsa && algorithm.Parameters.Length > 0)
            context.Report(use.Violation($"The signature algorithm {Oids.NameOf(algorithm.Oid)} has parameters; they must be absent.", algorithm.Oid));
    }
}
