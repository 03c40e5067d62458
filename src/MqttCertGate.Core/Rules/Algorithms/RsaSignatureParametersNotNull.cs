using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaSignatureParametersNotNull
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG5004", "sig.rsa-null", nameof(RsaSignatureParametersNotNull))
        {
            Title = "The parameters of an RSA signature are not NULL",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = Rfc.Must(4055, "5"),
            AlsoIn = [Rfc.Must(3279, "2.2.1")],
            Class = FindingClass.Profile,
            Help = """
                An RSA signature is announced together with a NULL; some verifiers do without it and strict ones refuse the certificate.
                Have the certificate issued again by a CA that writes the NULL, as OpenSSL, cfssl and step-ca do.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var algorithm = use.Certificate.SignatureAlgorithm;
        if (IsRsaPkcs1(algorithm.Oid) && !algorithm.HasNullParameters)
        {
            var found = algorithm.HasNoParameters ? "no parameters" : "other parameters than NULL";
            context.Report(use.Violation($"The signature algorithm {Oids.NameOf(algorithm.Oid)} has {found}; NULL is required.", algorithm.Oid));
        }
    }

    private static bool IsRsaPkcs1(string oid) => oid is Oids.Md2WithRsa or Oids.Md4WithRsa or Oids.Md5WithRsa or Oids.Sha1WithRsa
        or Oids.Sha224WithRsa or Oids.Sha256WithRsa or Oids.Sha384WithRsa or Oids.Sha512WithRsa;
}
