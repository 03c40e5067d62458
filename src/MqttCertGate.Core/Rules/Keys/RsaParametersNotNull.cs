using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaParametersNotNull
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG2020", "spki.algorithm-bytes", nameof(RsaParametersNotNull))
        {
            Title = "The key's algorithm is not encoded as required",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.3.1.1"),
            AlsoIn = [Rfc.Must(3279, "2.3.1"), Rfc.Must(4055, "1.2")],
            Class = FindingClass.Key,
            Help = """
                An RSA key is announced by the algorithm rsaEncryption with the parameters NULL; clients that compare these bytes refuse any other form.
                Have the certificate issued again from a request that a current tool makes: 'openssl req -new -key server.key -out server.csr'.
                """,
        },
        Check);

    // An EC key whose curve is named has but one encoding in DER; what has none is MCG2017's or malformed.
    private static void Check(CertificateUse use, RuleContext context)
    {
        if (use.Certificate.PublicKey is RsaPublicKey { IsForPss: false, Algorithm: { HasNullParameters: false, Parameters.Length: var length } })
            context.Report(use.Violation($"The parameters of rsaEncryption are {(length == 0 ? "absent" : "not NULL")}; NULL is required."));
    }
}
