using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class OcspUrlTooLong
{
    private static readonly Parameter<int> MaximumCharacters =
        new("maximumCharacters", 1000, "Most characters of the address of an OCSP responder.");

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4086", "aia.ocsp-length", nameof(OcspUrlTooLong))
        {
            Title = "The address of an OCSP responder is too long",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("AWS Certificate Manager, prerequisites for importing certificates", "", Keyword.Must, "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html"),
            Class = FindingClass.Profile,
            Parameters = [MaximumCharacters],
            Help = """
                The service that the certificate is imported into refuses a longer address of the responder that answers for its revocation.
                Have the CA issue the certificate with a shorter address ('authorityInfoAccess = OCSP;URI:http://ocsp.example.com'), or without one.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        foreach (var url in use.Certificate.AuthorityInformationAccess.Value?.Ocsp ?? [])
        {
            if (url.Length > context.Get(MaximumCharacters))
                context.Report(use.Violation($"The address of the OCSP responder has {url.Length} characters; at most {context.Get(MaximumCharacters)} are accepted."));
        }
    }
}
