using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class NameTooLong
{
    // RFC 5280 appendix A.1, "Upper Bounds".
    private static readonly Dictionary<string, int> Bounds = new(StringComparer.Ordinal)
    {
        [Oids.CommonName] = 64,
        [Oids.CountryName] = 2,
        [Oids.LocalityName] = 128,
        [Oids.StateOrProvinceName] = 128,
        [Oids.OrganizationName] = 64,
        [Oids.OrganizationalUnitName] = 64,
    };

    public static readonly Rule<CertificateUse> Rule = new(
        new("MCG3012", "dn.length", nameof(NameTooLong))
        {
            Title = "A part of the subject is too long",
            DefaultLevel = Level.Error,
            PrivateLevel = Level.Warning,
            Source = BaselineRequirements.Must("7.1.4.2"),
            AlsoIn = [Rfc.Must(5280, "A.1")],
            Class = FindingClass.Profile,
            Grades = [AnchorGrade.Nobody],
            Help = """
                Clients and devices reserve no more room than the standard allows, and refuse the certificate or cut the name.
                Issue the certificate again with a shorter text: a long host name belongs into the subject alternative name, which has no such limit.
                """,
        },
        Check);

    private static void Check(CertificateUse use, RuleContext context)
    {
        foreach (var attribute in use.Certificate.Subject.Attributes)
        {
            // Characters, not octets: one outside of the basic plane takes two chars, of which the second is not counted.
            var length = attribute.Value.Count(c => !char.IsLowSurrogate(c));
            if (Bounds.TryGetValue(attribute.Oid, out var most) && length > most)
            {
                var name = Oids.AttributeName(attribute.Oid);
                context.Report(use.Violation($"{name} has {length} characters in the subject; at most {most} are allowed.", name) with
                {
                    Grade = AnchorGrade.NobodyFor(use),
                });
            }
        }
    }
}
