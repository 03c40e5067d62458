namespace MqttCertGate.X509;

/// <summary>How much a certificate may hold, so that none is slow to judge. What holds more is malformed.</summary>
internal static class CertificateBudget
{
    /// <summary>Beyond it no peer built on OpenSSL takes even a whole chain: SSL_MAX_CERT_LIST_DEFAULT (include/openssl/ssl.h).</summary>
    public const int Bytes = 100 * 1024;

    /// <summary>Names of one list, as subjectAltName and the subtrees of nameConstraints are. With 20 octets each they fill the whole certificate.</summary>
    public const int Names = 5_000;

    /// <summary>Attributes of one distinguished name. RFC 5280 appendix A knows 15 kinds, and few names have one of each.</summary>
    public const int Attributes = 100;

    /// <summary>RFC 5280 §4.2 knows 17 kinds, and each may stand there once.</summary>
    public const int Extensions = 100;

    /// <summary>Throws where there is no room for one more.</summary>
    public static void Require(int count, int limit, string what)
    {
        if (count == limit)
            throw new MalformedException($"it has more than {limit} {what}");
    }
}
