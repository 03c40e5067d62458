using System.Formats.Asn1;
using System.Security.Cryptography;

namespace MqttCertGate.TestPki;

/// <summary>Encodes and signs certificates (RFC 5280 §4.1).</summary>
internal static class CertificateEncoder
{
    /// <summary>From this year on, dates are GeneralizedTime (RFC 5280 §4.1.2.5).</summary>
    private const int FirstGeneralizedYear = 2050;

    public static byte[] Encode(TestCertificate certificate)
    {
        var template = certificate.Template;
        var scheme = template.Scheme ?? certificate.Issuer.Key.UsualScheme;
        var tbs = EncodeTbs(certificate, template.RawTbsAlgorithm ?? scheme.Algorithm);
        if (template.EditTbs is { } editTbs)
            tbs = editTbs(tbs);
        var signature = scheme.Sign(certificate.Issuer.Key, tbs);
        if (template.EditSignature is { } editSignature)
            signature = editSignature(signature);

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(tbs);
            writer.WriteEncodedValue(scheme.Algorithm);
            writer.WriteBitString(signature);
        }

        return writer.Encode();
    }

    private static byte[] EncodeTbs(TestCertificate certificate, byte[] algorithm)
    {
        var template = certificate.Template;
        var issuer = template.Issuer ?? certificate.Issuer.Template.Subject;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (template.Version != 1)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                    writer.WriteInteger(template.Version - 1);
            }

            writer.WriteEncodedValue(Tlv.Encode(Tlv.IntegerTag, certificate.SerialNumber));
            writer.WriteEncodedValue(algorithm);
            writer.WriteEncodedValue(issuer.Encoded);
            writer.WriteEncodedValue(template.RawValidity ?? EncodeValidity(template.NotBefore, template.NotAfter));
            writer.WriteEncodedValue(template.Subject.Encoded);
            writer.WriteEncodedValue(template.RawSpki ?? template.Key.Spki);
            if (!template.Extensions.IsEmpty)
                WriteExtensions(writer, certificate);
        }

        return writer.Encode();
    }

    private static void WriteExtensions(AsnWriter writer, TestCertificate certificate)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
        using (writer.PushSequence())
        {
            foreach (var extension in certificate.Template.Extensions)
                writer.WriteEncodedValue(extension.Encode(certificate));
        }
    }

    private static byte[] EncodeValidity(DateTime notBefore, DateTime notAfter)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var instant in new[] { notBefore, notAfter })
            {
                if (instant.Year < FirstGeneralizedYear)
                    writer.WriteUtcTime(instant);
                else
                    writer.WriteGeneralizedTime(instant, omitFractionalSeconds: true);
            }
        }

        return writer.Encode();
    }

    /// <summary>Sixteen octets that follow from names, key and validity, so that a renewed certificate has another; positive, and without a leading zero.</summary>
    public static byte[] SerialOf(TestName issuer, CertificateTemplate template)
    {
        var serial = SHA256.HashData(
            [.. issuer.Encoded, .. template.Subject.Encoded, .. template.Key.Spki, .. Octets(template.NotBefore), .. Octets(template.NotAfter)])[..16];
        serial[0] = (byte)((serial[0] & 0x3f) | 0x40);
        return serial;
    }

    private static byte[] Octets(DateTime instant) => BitConverter.GetBytes(instant.Ticks);
}
