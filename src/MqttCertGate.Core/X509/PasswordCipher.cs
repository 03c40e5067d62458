using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Paddings;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace MqttCertGate.X509;

/// <summary>Decrypts and authenticates with a password (RFC 7292 appendix B, RFC 8018, OpenSSL's PEM). A password that is wrong throws.</summary>
internal static class PasswordCipher
{
    // sun.security.util.KnownOIDs.JAVASOFT_JDKKeyProtector
    private const string JavaKeyProtector = "1.3.6.1.4.1.42.2.17.1.1";

    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string HmacWithSha1 = "1.2.840.113549.2.7";

    // BouncyCastle's word for a key that is any octets; the engine says how many.
    private const string PlainKey = "AES";

    // OpenSSL's EVP_BytesToKey takes the first octets of the IV as salt (PKCS5_SALT_LEN).
    private const int PemSaltLength = 8;

    // RFC 7292 appendix C, without RC4.
    private static readonly Dictionary<string, Cipher> Pkcs12Ciphers = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.12.1.3"] = new(() => new DesEdeEngine(), 24),
        ["1.2.840.113549.1.12.1.4"] = new(() => new DesEdeEngine(), 16),
        ["1.2.840.113549.1.12.1.5"] = new(() => new RC2Engine(), 16),
        ["1.2.840.113549.1.12.1.6"] = new(() => new RC2Engine(), 5),
    };

    // RFC 8018 appendix B.2, RFC 3565 §4.1; the names are those of DEK-Info.
    private static readonly Dictionary<string, Cipher> Ciphers = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.3.7"] = new(() => new DesEdeEngine(), 24),
        ["2.16.840.1.101.3.4.1.2"] = new(() => new AesEngine(), 16),
        ["2.16.840.1.101.3.4.1.22"] = new(() => new AesEngine(), 24),
        ["2.16.840.1.101.3.4.1.42"] = new(() => new AesEngine(), 32),
        ["DES-EDE3-CBC"] = new(() => new DesEdeEngine(), 24),
        ["AES-128-CBC"] = new(() => new AesEngine(), 16),
        ["AES-192-CBC"] = new(() => new AesEngine(), 24),
        ["AES-256-CBC"] = new(() => new AesEngine(), 32),
    };

    // RFC 8018 appendix B.1.2.
    private static readonly Dictionary<string, string> HashOfPrf = new(StringComparer.Ordinal)
    {
        [HmacWithSha1] = Oids.Sha1,
        ["1.2.840.113549.2.8"] = Oids.Sha224,
        ["1.2.840.113549.2.9"] = Oids.Sha256,
        ["1.2.840.113549.2.10"] = Oids.Sha384,
        ["1.2.840.113549.2.11"] = Oids.Sha512,
    };

    /// <param name="algorithm">An AlgorithmIdentifier that names how <paramref name="content"/> was encrypted.</param>
    public static byte[] Decrypt(BerElement algorithm, byte[] content, FilePassword password)
    {
        var oid = OidOf(algorithm);
        if (oid == JavaKeyProtector)
            return DecryptJava(content, password);
        var parameters = algorithm.Child(1, DerTag.Sequence);
        if (oid == Pbes2)
            return DecryptPbes2(parameters, content, password);

        var cipher = Find(Pkcs12Ciphers, oid, "encryption");
        var generator = Pkcs12Generator(Oids.Sha1, parameters.OctetString(0), parameters.Child(1, DerTag.Integer).Number, password);
        var engine = cipher.Engine();
        return Decrypt(engine, generator.GenerateDerivedParameters(PlainKey, cipher.KeyLength * 8, engine.GetBlockSize() * 8), content);
    }

    /// <summary>
    /// A key of a JKS (sun.security.provider.KeyProtector): the salt, the key combined with a chain of SHA-1 over password and salt, and the SHA-1 of
    /// password and key.
    /// </summary>
    private static byte[] DecryptJava(byte[] content, FilePassword password)
    {
        const int digest = 20;
        if (content.Length <= 2 * digest)
            throw new MalformedException("it is cut short");
        var secret = Encoding.BigEndianUnicode.GetBytes(password.Require());
        byte[] mask = [.. content.Take(digest)];
        byte[] key = [.. content.Skip(digest).Take(content.Length - (2 * digest))];
        for (var index = 0; index < key.Length; index++)
        {
            if (index % digest == 0)
                mask = Sha1([.. secret, .. mask]);
            key[index] ^= mask[index % digest];
        }

        return Sha1([.. secret, .. key]).SameAs([.. content.Skip(content.Length - digest)]) ? key : throw WrongPassword();
    }

    /// <summary>A block with <c>Proc-Type: 4,ENCRYPTED</c> (RFC 1421 §4.6.1.1): as OpenSSL derives the key, which is MD5, once.</summary>
    /// <param name="name">The algorithm <c>DEK-Info</c> names.</param>
    public static byte[] DecryptPem(string name, byte[] iv, byte[] content, FilePassword password)
    {
        var cipher = Find(Ciphers, name, "encryption");
        var generator = new OpenSslPbeParametersGenerator();
        byte[] salt = [.. iv.Take(PemSaltLength)];
        generator.Init(Encoding.UTF8.GetBytes(password.Require()), salt);
        var key = (KeyParameter)generator.GenerateDerivedParameters(PlainKey, cipher.KeyLength * 8);
        return Decrypt(cipher.Engine(), key, iv, content);
    }

    /// <summary>Throws unless <paramref name="content"/> has the MAC of <paramref name="macData"/> (RFC 7292 §4, MacData).</summary>
    public static void Authenticate(BerElement macData, byte[] content, FilePassword password)
    {
        var digestInfo = macData.Child(0, DerTag.Sequence);
        var hash = OidOf(digestInfo.Child(0, DerTag.Sequence));
        if (!HashOfPrf.ContainsValue(hash))
            throw Unsupported("integrity check", hash);

        // Iterations DEFAULT 1.
        var iterations = macData.Find(2, DerTag.Integer)?.Number ?? 1;
        var generator = Pkcs12Generator(hash, macData.OctetString(1), iterations, password);
        var mac = new HMac(NewDigest(hash));
        mac.Init(generator.GenerateDerivedMacParameters(mac.GetMacSize() * 8));
        mac.BlockUpdate(content, 0, content.Length);
        var computed = new byte[mac.GetMacSize()];
        mac.DoFinal(computed, 0);
        if (!computed.SameAs(digestInfo.OctetString(1)))
            throw WrongPassword();
    }

    /// <summary>SHA-1, for the formats that have no other.</summary>
    public static byte[] Sha1(byte[] bytes) => DigestUtilities.CalculateDigest(new DerObjectIdentifier(Oids.Sha1), bytes);

    /// <summary>What a wrong password and damaged content look like: the same.</summary>
    public static MalformedException WrongPassword() => new("the password is wrong, or the content is damaged");

    private static byte[] DecryptPbes2(BerElement parameters, byte[] content, FilePassword password)
    {
        var derivation = parameters.Child(0, DerTag.Sequence);
        if (OidOf(derivation) is not Pbkdf2 and var unknown)
            throw Unsupported("key derivation", unknown);
        var scheme = parameters.Child(1, DerTag.Sequence);
        var cipher = Find(Ciphers, OidOf(scheme), "encryption");

        // PBKDF2-params: salt, iterationCount, keyLength OPTIONAL, prf DEFAULT hmacWithSHA1. The cipher says how long its key is.
        var derived = derivation.Child(1, DerTag.Sequence);
        var prf = derived.Children.Skip(2).FirstOrDefault(element => element.Tag == DerTag.Sequence);
        var generator = new Pkcs5S2ParametersGenerator(NewDigest(Find(HashOfPrf, prf is null ? HmacWithSha1 : OidOf(prf), "pseudorandom function")));
        generator.Init(
            Encoding.UTF8.GetBytes(password.Require()), derived.OctetString(0),
            password.Spend(derived.Child(1, DerTag.Integer).Number));
        var key = (KeyParameter)generator.GenerateDerivedParameters(PlainKey, cipher.KeyLength * 8);
        return Decrypt(cipher.Engine(), key, scheme.OctetString(1), content);
    }

    private static Pkcs12ParametersGenerator Pkcs12Generator(string hash, byte[] salt, long iterations, FilePassword password)
    {
        var generator = new Pkcs12ParametersGenerator(NewDigest(hash));
        generator.Init(PbeParametersGenerator.Pkcs12PasswordToBytes(password.Require().ToCharArray()), salt, password.Spend(iterations));
        return generator;
    }

    private static byte[] Decrypt(IBlockCipher engine, KeyParameter key, byte[] iv, byte[] content) =>
        iv.Length == engine.GetBlockSize()
            ? Decrypt(engine, new ParametersWithIV(key, iv), content)
            : throw new MalformedException("an initialisation vector has a wrong length");

    private static byte[] Decrypt(IBlockCipher engine, ICipherParameters parameters, byte[] content)
    {
        var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher(engine));
        try
        {
            cipher.Init(forEncryption: false, parameters);
            // Of 256 wrong passwords one leaves a padding that is valid. Whatever is encrypted here is a SEQUENCE.
            var plain = cipher.DoFinal(content);
            return plain.Length > 0 && plain[0] == DerTag.Sequence ? plain : throw WrongPassword();
        }
        catch (Exception refusal) when (refusal is CryptoException or ArgumentException)
        {
            throw WrongPassword();
        }
    }

    private static IDigest NewDigest(string hash) => DigestUtilities.GetDigest(new DerObjectIdentifier(hash));

    private static string OidOf(BerElement algorithm) => algorithm.Child(0, DerTag.ObjectIdentifier).Oid;

    private static T Find<T>(Dictionary<string, T> known, string name, string what) =>
        known.TryGetValue(name, out var found) ? found : throw Unsupported(what, name);

    private static MalformedException Unsupported(string what, string name) => new($"its {what} '{name}' is not supported");

    /// <param name="KeyLength">In octets.</param>
    private sealed record Cipher(Func<IBlockCipher> Engine, int KeyLength);
}
