using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>Reads a PKCS #12 store (RFC 7292): authenticates it first, then takes its certificates and the public halves of its keys.</summary>
/// <remarks>Nothing is imported: .NET would write keys to disk on Windows and to a keychain on macOS.</remarks>
internal sealed class Pkcs12Reader
{
    // RFC 5652 §4, §8
    private const string Data = "1.2.840.113549.1.7.1";
    private const string EncryptedData = "1.2.840.113549.1.7.6";

    // RFC 7292 appendix D; RFC 2985 §5.5.2
    private const string KeyBag = "1.2.840.113549.1.12.10.1.1";
    private const string ShroudedKeyBag = "1.2.840.113549.1.12.10.1.2";
    private const string CertificateBag = "1.2.840.113549.1.12.10.1.3";
    private const string SafeContentsBag = "1.2.840.113549.1.12.10.1.6";
    private const string X509Certificate = "1.2.840.113549.1.9.22.1";
    private const string LocalKeyId = "1.2.840.113549.1.9.21";

    private readonly FilePassword password;
    private readonly SourceLocation location;
    private readonly List<(byte[] Encoded, byte[]? Id)> certificates = [];
    private readonly List<(PlacedPrivateKey Key, byte[]? Id)> keys = [];

    private Pkcs12Reader(FilePassword password, SourceLocation location)
    {
        this.password = password;
        this.location = location;
    }

    /// <exception cref="MalformedException">It is damaged, its password is absent or wrong, or it is protected in a way that is not supported.</exception>
    public static ContainerContent Read(byte[] bytes, FilePassword password, SourceLocation location)
    {
        var pfx = BerElement.Read(bytes);
        var content = ContentOf(pfx.Child(1, DerTag.Sequence));
        PasswordCipher.Authenticate(pfx.Find(2, DerTag.Sequence) ?? throw new MalformedException("it has no integrity check (MAC)"), content, password);

        var reader = new Pkcs12Reader(password, location);
        foreach (var contentInfo in BerElement.Read(content).Children)
            reader.ReadSafeContents(contentInfo);
        return new ContainerContent(
            [.. reader.OwnFirst().Select(certificate => certificate.Encoded)],
            [.. reader.keys.Select(key => key.Key)],
            pfx.End);
    }

    /// <summary>
    /// Whether a key is to be seen without the password: common tools encrypt the certificates as a whole, and of a key only its bag's content.
    /// </summary>
    public static bool ShowsKey(byte[] bytes)
    {
        try
        {
            return BerElement.Read(ContentOf(BerElement.Read(bytes).Child(1, DerTag.Sequence))).Children
                .Where(contentInfo => TypeOf(contentInfo) == Data)
                .SelectMany(contentInfo => BerElement.Read(ContentOf(contentInfo)).Children)
                .Any(bag => TypeOf(bag) is KeyBag or ShroudedKeyBag);
        }
        catch (MalformedException)
        {
            return false;
        }
    }

    private static byte[] ContentOf(BerElement contentInfo) => TypeOf(contentInfo) == Data
        ? contentInfo.Child(1, DerTag.ContextConstructed(0)).OctetString(0)
        : throw new MalformedException($"a part is protected by other means than a password ({TypeOf(contentInfo)})");

    private static string TypeOf(BerElement element) => element.Child(0, DerTag.ObjectIdentifier).Oid;

    private void ReadSafeContents(BerElement contentInfo) =>
        ReadBags(BerElement.Read(TypeOf(contentInfo) == EncryptedData ? Decrypt(contentInfo) : ContentOf(contentInfo)));

    /// <summary>EncryptedData: version, then contentType, contentEncryptionAlgorithm and encryptedContent [0] IMPLICIT.</summary>
    private byte[] Decrypt(BerElement contentInfo)
    {
        var encrypted = contentInfo.Child(1, DerTag.ContextConstructed(0)).Child(0, DerTag.Sequence).Child(1, DerTag.Sequence);
        var content = encrypted.Find(2, DerTag.ContextConstructed(0)) ?? encrypted.Child(2, DerTag.Context(0));
        return PasswordCipher.Decrypt(encrypted.Child(1, DerTag.Sequence), content.Octets, password);
    }

    /// <summary>Bags of CRLs and secrets are no concern of certificates.</summary>
    private void ReadBags(BerElement safeContents)
    {
        foreach (var bag in safeContents.Children)
        {
            var value = bag.Child(1, DerTag.ContextConstructed(0)).Child(0, DerTag.Sequence);
            switch (TypeOf(bag))
            {
                case CertificateBag when TypeOf(value) == X509Certificate:
                    certificates.Add((value.Child(1, DerTag.ContextConstructed(0)).OctetString(0), IdOf(bag)));
                    break;
                case KeyBag:
                    keys.Add((PlacedPrivateKey.Read(() => PrivateKeyReader.PublicKeyOf("PRIVATE KEY", value.Encoded), location), IdOf(bag)));
                    break;
                case ShroudedKeyBag:
                    keys.Add((PlacedPrivateKey.ReadEncrypted(() => PrivateKeyReader.PublicKeyOf(value.Encoded, password), location), IdOf(bag)));
                    break;
                case SafeContentsBag:
                    ReadBags(value);
                    break;
            }

            PartBudget.Require(keys.Count + certificates.Count);
        }
    }

    private static byte[]? IdOf(BerElement bag) => bag.Find(2, DerTag.Set)?.Children
        .FirstOrDefault(attribute => TypeOf(attribute) == LocalKeyId)?.Child(1, DerTag.Set).OctetString(0);

    /// <summary>The certificate of a key is the one that holds it; where none does, the one labelled so, which shows the mismatch.</summary>
    private IEnumerable<(byte[] Encoded, byte[]? Id)> OwnFirst()
    {
        var publicKeys = new HashSet<Sha256>(keys.Select(key => key.Key.PublicKey?.SpkiSha256).OfType<Sha256>());
        var own = certificates.FindAll(certificate => publicKeys.Count > 0 && HoldsOne(certificate.Encoded, publicKeys));
        if (own.Count == 0)
            own = certificates.FindAll(certificate => keys.Exists(key => key.Id is { } id && certificate.Id is { } other && id.SameAs(other)));
        return own.Concat(certificates.Where(certificate => !own.Contains(certificate)));
    }

    private static bool HoldsOne(byte[] certificate, HashSet<Sha256> publicKeys)
    {
        try
        {
            return publicKeys.Contains(CertificateDecoder.Decode(certificate).PublicKey.SpkiSha256);
        }
        catch (MalformedException)
        {
            // It is said where the certificate is taken in.
            return false;
        }
    }
}
