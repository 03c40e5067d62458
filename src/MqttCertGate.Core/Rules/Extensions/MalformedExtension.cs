using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class MalformedExtension
{
    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG4003", "ext.malformed", nameof(MalformedExtension))
        {
            Title = "An extension cannot be read",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "4.2"),
            Class = FindingClass.Profile,
            SecuritySeverity = 5.3,
            Cwe = 295,
            Help = """
                What a malformed extension grants or forbids is unknown, and verifiers refuse the certificate or ignore it at random.
                Have the certificate issued again; 'openssl asn1parse -in FILE' shows the bytes ('-inform DER' for a binary file).
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        var certificate = use.Certificate;
        Judge(use, context, Oids.BasicConstraints, certificate.BasicConstraints.Fault);
        Judge(use, context, Oids.KeyUsage, certificate.KeyUsage.Fault);
        Judge(use, context, Oids.ExtendedKeyUsage, certificate.ExtendedKeyUsage.Fault);
        Judge(use, context, Oids.SubjectAlternativeName, certificate.SubjectAlternativeName.Fault);
        Judge(use, context, Oids.SubjectDirectoryAttributes, certificate.SubjectDirectoryAttributes.Fault);
        Judge(use, context, Oids.SubjectKeyIdentifier, certificate.SubjectKeyIdentifier.Fault);
        Judge(use, context, Oids.AuthorityKeyIdentifier, certificate.AuthorityKeyIdentifier.Fault);
        Judge(use, context, Oids.AuthorityInformationAccess, certificate.AuthorityInformationAccess.Fault);
        Judge(use, context, Oids.NameConstraints, certificate.NameConstraints.Fault);
        Judge(use, context, Oids.CrlDistributionPoints, certificate.CrlDistributionPoints.Fault);
        Judge(use, context, Oids.CertificatePolicies, certificate.CertificatePolicies.Fault);
        Judge(use, context, Oids.PolicyMappings, certificate.PolicyMappings.Fault);
        Judge(use, context, Oids.PolicyConstraints, certificate.PolicyConstraints.Fault);
        Judge(use, context, Oids.InhibitAnyPolicy, certificate.InhibitAnyPolicy.Fault);
        Judge(use, context, Oids.TlsFeature, certificate.TlsFeature.Fault);
    }

    private static void Judge(CertificateUse use, RuleContext context, string oid, string? fault)
    {
        if (fault is not null && !IsRepeated(use.Certificate, oid))
            context.Report(use.Violation($"The extension {Oids.NameOf(oid)} is malformed: {fault}.", oid));
    }

    /// <summary>Whether it is malformed to the decoder for that, which has a rule of its own. A method apart, so that nothing is captured where there is no fault.</summary>
    private static bool IsRepeated(Certificate certificate, string oid) => certificate.Extensions.Count(extension => extension.Oid == oid) > 1;
}
