namespace MqttCertGate.TestPki;

/// <summary>A certificate of the tests: what it says, who signed it, and its bytes. Immutable; every change makes another one.</summary>
public sealed class TestCertificate
{
    private readonly Lazy<byte[]> der;

    /// <param name="issuer">Null for one that signs itself.</param>
    public TestCertificate(CertificateTemplate template, TestCertificate? issuer)
    {
        Template = template;
        Issuer = issuer ?? this;
        der = new Lazy<byte[]>(() => CertificateEncoder.Encode(this));
    }

    public CertificateTemplate Template { get; }

    /// <summary>Whose key signs; itself where it is self-signed.</summary>
    public TestCertificate Issuer { get; }

    public bool IsSelfSigned => Issuer == this;

    public TestKey Key => Template.Key;

    /// <summary>Content octets of the INTEGER.</summary>
    public byte[] SerialNumber => Template.SerialNumber ?? CertificateEncoder.SerialOf(Template.Issuer ?? Issuer.Template.Subject, Template);

    /// <summary>A copy, so that a test may spoil it.</summary>
    public byte[] Der => [.. der.Value];

    /// <summary>64 columns, LF, and a line feed at the end.</summary>
    public string Pem => TestPki.Pem.Encode("CERTIFICATE", der.Value);

    /// <summary>PKCS #8.</summary>
    public string PrivateKeyPem => TestPki.Pem.Encode("PRIVATE KEY", Key.Pkcs8);

    /// <summary>The same certificate, changed and signed again by the same issuer.</summary>
    public TestCertificate With(Func<CertificateTemplate, CertificateTemplate> change) => new(change(Template), IsSelfSigned ? null : Issuer);

    /// <summary>The same over another key.</summary>
    public TestCertificate With(TestKey key) => With(template => template with { Key = key });

    /// <summary>The same with that extension, in place of one of its kind.</summary>
    public TestCertificate With(TestExtension extension) => With(template => template.Set(extension));

    /// <summary>The same without the extensions of that kind.</summary>
    public TestCertificate Without(string oid) => With(template => template.Remove(oid));

    /// <summary>The same with other dates.</summary>
    public TestCertificate Valid(DateTime notBefore, DateTime notAfter) =>
        With(template => template with { NotBefore = notBefore, NotAfter = notAfter });

    /// <summary>The same subject and key, certified by <paramref name="issuer"/>: a cross-sign or a renewal.</summary>
    public TestCertificate SignedBy(TestCertificate issuer) => new(Template.Set(TestExtension.AuthorityKeyIdentifier()), issuer);

    /// <summary>A subordinate CA; each level has a key of its own.</summary>
    public TestCertificate Intermediate(string commonName) => Issue(Pki.Authority(commonName, TestKey.OfLevel(Level + 1)));

    /// <summary>A server certificate for <paramref name="names"/>; the first is the CN too.</summary>
    public TestCertificate Server(params string[] names) => Issue(Pki.Server(names));

    public TestCertificate Client(string commonName) => Issue(Pki.Client(commonName));

    private int Level => IsSelfSigned ? 0 : Issuer.Level + 1;

    private TestCertificate Issue(CertificateTemplate template) => new(template.Set(TestExtension.AuthorityKeyIdentifier()), this);
}
