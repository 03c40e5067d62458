using System.Text;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Artifacts;

/// <summary>
/// Reads the certificates of a JKS or JCEKS key store, whose layout only their source tells (sun.security.provider.JavaKeyStore,
/// com.sun.crypto.provider.JceKeyStore), and the public halves of the keys of a JKS.
/// </summary>
internal sealed class JavaKeyStoreReader
{
    private const uint Jks = 0xFEEDFEED;
    private const uint Jceks = 0xCECECECE;

    private const uint PrivateKeyEntry = 1;
    private const uint TrustedCertificateEntry = 2;

    // SHA-1 at the end, over the password in UTF-16, this salt and all that is before.
    private const int DigestLength = 20;
    private static readonly byte[] Whitener = Encoding.UTF8.GetBytes("Mighty Aphrodite");

    private readonly byte[] bytes;
    private readonly FilePassword password;
    private readonly SourceLocation location;
    private readonly List<byte[]> chains = [];
    private readonly List<byte[]> trusted = [];
    private readonly List<PlacedPrivateKey> keys = [];
    private int position;

    private JavaKeyStoreReader(byte[] bytes, FilePassword password, SourceLocation location)
    {
        this.bytes = bytes;
        this.password = password;
        this.location = location;
    }

    /// <summary>By its magic number.</summary>
    public static bool IsKeyStore(byte[] bytes) =>
        bytes.Length >= sizeof(uint) && new JavaKeyStoreReader(bytes, FilePassword.None, SourceLocation.StartOf("")).ReadNumber() is Jks or Jceks;

    /// <exception cref="MalformedException">It is damaged, its password is wrong, or it holds what cannot be skipped.</exception>
    public static ContainerContent Read(byte[] bytes, FilePassword password, SourceLocation location)
    {
        var reader = new JavaKeyStoreReader(bytes, password, location);
        reader.ReadEntries();
        var end = reader.position;
        var digest = reader.ReadOctets(DigestLength);
        var secret = password.Find();
        if (secret is not null && !PasswordCipher.Sha1([.. Encoding.BigEndianUnicode.GetBytes(secret), .. Whitener, .. bytes.Take(end)]).SameAs(digest))
            throw PasswordCipher.WrongPassword();
        return new ContainerContent([.. reader.chains, .. reader.trusted], reader.keys, reader.position, secret is null ? password.Absence : null);
    }

    private void ReadEntries()
    {
        ReadNumber();
        var version = ReadNumber();
        if (version is not (1 or 2))
            throw new MalformedException($"its version {version} is not known");
        for (var left = ReadNumber(); left > 0; left--)
        {
            var kind = ReadNumber();
            ReadText();
            // When it was made.
            ReadOctets(sizeof(long));
            if (kind == TrustedCertificateEntry)
                trusted.Add(ReadCertificate(version));
            else if (kind == PrivateKeyEntry)
                ReadKeyEntry(version);
            else
                throw new MalformedException("it holds a secret key, and where that ends only Java can tell");
            PartBudget.Require(keys.Count + chains.Count + trusted.Count);
        }
    }

    private void ReadKeyEntry(uint version)
    {
        var key = ReadOctets(ReadNumber());
        keys.Add(PlacedPrivateKey.ReadEncrypted(() => PrivateKeyReader.PublicKeyOf(key, password), location));
        for (var left = ReadNumber(); left > 0; left--)
        {
            chains.Add(ReadCertificate(version));
            PartBudget.Require(keys.Count + chains.Count + trusted.Count);
        }
    }

    /// <summary>Version 2 says of each that it is X.509.</summary>
    private byte[] ReadCertificate(uint version)
    {
        if (version == 2 && ReadText() is not "X.509" and var type)
            throw new MalformedException($"it holds a certificate of the type '{type}'");
        return ReadOctets(ReadNumber());
    }

    private uint ReadNumber(uint octets = sizeof(uint))
    {
        var number = 0U;
        foreach (var octet in ReadOctets(octets))
            number = (number << 8) | octet;
        return number;
    }

    private string ReadText() => Encoding.UTF8.GetString(ReadOctets(ReadNumber(sizeof(ushort))));

    private byte[] ReadOctets(uint count)
    {
        if (count > bytes.Length - position)
            throw new MalformedException("it is cut short");
        var octets = new byte[count];
        Buffer.BlockCopy(bytes, position, octets, 0, octets.Length);
        position += octets.Length;
        return octets;
    }
}
