using System.Globalization;

namespace MqttCertGate.TestPki;

/// <summary>
/// Where every test PKI begins: <c>Pki.Root("Plant Root CA").Intermediate("Plant Issuing CA").Server("broker.example")</c>. Keys, times, serial
/// numbers and signatures are fixed, so that a certificate is the same to the byte in every run.
/// </summary>
public static class Pki
{
    /// <summary>
    /// Nothing, so that a certificate is the same in every run; in an assembly that sets this switch, whole days. Real programs ask the clock, so
    /// there today is the instant at which tests judge, and every other one has moved along.
    /// </summary>
    private static readonly TimeSpan Shift = AppContext.TryGetSwitch("MqttCertGate.TestPki.Today", out var isToday) && isToday
        ? DateTime.UtcNow.Date - new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc)
        : TimeSpan.Zero;

    /// <summary>The instant at which tests judge: within every default validity.</summary>
    public static DateTime Now { get; } = Utc("2026-06-01T00:00:00Z");

    public static (DateTime NotBefore, DateTime NotAfter) AuthorityValidity { get; } = (Utc("2024-01-01T00:00:00Z"), Utc("2034-01-01T00:00:00Z"));

    /// <summary>365 days, the last second included.</summary>
    public static (DateTime NotBefore, DateTime NotAfter) LeafValidity { get; } = (Utc("2026-01-01T00:00:00Z"), Utc("2026-12-31T23:59:59Z"));

    /// <summary>A self-signed CA.</summary>
    public static TestCertificate Root(string commonName) => new(Authority(commonName, TestKey.P256A), issuer: null);

    /// <summary>A server certificate that signed itself.</summary>
    public static TestCertificate SelfSignedServer(params string[] names) => new(Server(names), issuer: null);

    /// <summary>Two months around <see cref="Now"/>.</summary>
    public static (DateTime ThisUpdate, DateTime NextUpdate) ListValidity { get; } = (Utc("2026-05-01T00:00:00Z"), Utc("2026-07-01T00:00:00Z"));

    /// <summary>A revocation list of <paramref name="issuer"/> that names the certificates <paramref name="revoked"/>.</summary>
    public static TestRevocationList Crl(TestCertificate issuer, params TestCertificate[] revoked) => Crl(issuer, revoked.Select(certificate => certificate.SerialNumber).ToArray());

    /// <summary>The same by the content octets of serial numbers.</summary>
    public static TestRevocationList Crl(TestCertificate issuer, byte[][] serialNumbers) =>
        new(issuer) { Revoked = [.. serialNumbers.Select(serialNumber => new TestRevocation(serialNumber))] };

    /// <summary>An instant, from <c>2026-06-01T00:00:00Z</c>.</summary>
    public static DateTime Utc(string text) => DateTime.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) + Shift;

    internal static CertificateTemplate Authority(string commonName, TestKey key) => new()
    {
        Subject = TestName.Cn(commonName),
        Key = key,
        NotBefore = AuthorityValidity.NotBefore,
        NotAfter = AuthorityValidity.NotAfter,
        Extensions =
        [
            TestExtension.BasicConstraints(isCa: true),
            TestExtension.KeyUsage(KeyUsageBits.KeyCertSign | KeyUsageBits.CrlSign),
            TestExtension.SubjectKeyIdentifier(),
        ],
    };

    /// <summary>The first name is the CN too; what parses as an address is an iPAddress.</summary>
    internal static CertificateTemplate Server(string[] names) => EndEntity(names[0], TestExtension.ServerAuth)
        .Set(TestExtension.SubjectAlternativeName([.. names.Select(TestGeneralName.DnsOrIp)]));

    internal static CertificateTemplate Client(string commonName) => EndEntity(commonName, TestExtension.ClientAuth);

    private static CertificateTemplate EndEntity(string commonName, string purpose) => new()
    {
        Subject = TestName.Cn(commonName),
        Key = TestKey.P256H,
        NotBefore = LeafValidity.NotBefore,
        NotAfter = LeafValidity.NotAfter,
        Extensions =
        [
            TestExtension.BasicConstraints(isCa: false),
            TestExtension.KeyUsage(KeyUsageBits.DigitalSignature),
            TestExtension.ExtendedKeyUsage(purpose),
            TestExtension.SubjectKeyIdentifier(),
        ],
    };
}
