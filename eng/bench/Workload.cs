using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MqttCertGate.Bench;

/// <summary>
/// A fleet of devices: chain files of a leaf and its intermediate, the anchors, and a manifest that names them all. 45 % of the leaves have P-256
/// keys, 45 % RSA-2048 and 10 % RSA-4096; so have the 20 CAs that issue them.
/// </summary>
internal static class Workload
{
    public const string Roots = "roots.pem";
    public const string Intermediates = "intermediates.pem";
    public const string Manifest = "mqttcertgate.yml";

    /// <summary>The instant (UTC) at which every certificate is valid and none is due for renewal.</summary>
    public static readonly DateTimeOffset At = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private const int Authorities = 20;

    /// <summary>Of twenty consecutive numbers: nine of P-256, nine of RSA-2048, two of RSA-4096.</summary>
    private static int RsaBits(int number) => (number % 20) switch
    {
        < 9 => 0,
        < 18 => 2048,
        _ => 4096,
    };

    /// <summary>Writes <paramref name="count"/> chain files and what they need into <paramref name="folder"/>, which is made.</summary>
    public static void Write(string folder, int count)
    {
        var files = Directory.CreateDirectory(Path.Combine(folder, "devices")).FullName;
        var authorities = Enumerable.Range(0, Authorities).Select(Authority.Create).ToList();
        File.WriteAllText(Path.Combine(folder, Roots), string.Concat(authorities.Select(authority => authority.Root)));
        File.WriteAllText(Path.Combine(folder, Intermediates), string.Concat(authorities.Select(authority => authority.Intermediate)));
        File.WriteAllText(Path.Combine(folder, Manifest), """
            version: 1
            profile: mosquitto

            certificates:
              fleet:
                files: devices/*.pem
                role: client
                pki: private
                trust: roots.pem

            """);

        var moduli = new RsaModuli();
        for (var number = 0; number < count; number++)
        {
            // The CA of the same kind of key, so that each kind of signature has its share.
            var authority = authorities[number % Authorities];
            var name = number.ToString("D6", CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(files, $"{name}.pem"), authority.IssueClient($"device-{name}", KeyOf(number, moduli)) + authority.Intermediate);
        }
    }

    /// <summary>Writes a manifest of that many lines, with an entry of five lines for each device.</summary>
    public static void WriteManifest(string path, int lines)
    {
        using var manifest = new StreamWriter(path);
        manifest.Write("version: 1\nprofile: mosquitto\ncertificates:\n");
        for (var number = 0; number < (lines - 3) / 5; number++)
            manifest.Write($"  device-{number:D6}:\n    file: devices/{number:D6}.pem\n    role: client\n    pki: private\n    trust: {Roots}\n");
    }

    private static PublicKey KeyOf(int number, RsaModuli moduli)
    {
        if (RsaBits(number) is not 0 and var bits)
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = moduli.Next(bits), Exponent = [1, 0, 1] });
            return new PublicKey(rsa);
        }

        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new PublicKey(ec);
    }

    /// <summary>A root, and the intermediate that issues in its name.</summary>
    private sealed class Authority
    {
        private readonly X509SignatureGenerator signer;
        private readonly X500DistinguishedName name;
        private readonly HashAlgorithmName hash = HashAlgorithmName.SHA256;
        private readonly X509SubjectKeyIdentifierExtension identifier;

        private Authority(X509SignatureGenerator signer, X509Certificate2 root, X509Certificate2 intermediate)
        {
            this.signer = signer;
            name = intermediate.SubjectName;
            identifier = intermediate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single();
            Root = PemOf(root);
            Intermediate = PemOf(intermediate);
        }

        public string Root { get; }

        public string Intermediate { get; }

        public static Authority Create(int number)
        {
            var (rootKey, rootSigner) = NewKey(number);
            var (key, signer) = NewKey(number);
            var rootName = new X500DistinguishedName($"CN=Root CA {number:D2}, O=Fleet");
            var root = IssueAuthority(rootName, rootKey, rootName, rootSigner, new X509SubjectKeyIdentifierExtension(rootKey, critical: false), years: 10);
            var intermediate = IssueAuthority(
                new X500DistinguishedName($"CN=Issuing CA {number:D2}, O=Fleet"), key, rootName, rootSigner,
                root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single(), years: 5);
            return new Authority(signer, root, intermediate);
        }

        public string IssueClient(string commonName, PublicKey key)
        {
            var request = new CertificateRequest(new X500DistinguishedName($"CN={commonName}, O=Fleet"), key, hash);
            var usage = key.Oid.Value == "1.2.840.113549.1.1.1"
                ? X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment
                : X509KeyUsageFlags.DigitalSignature;
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], critical: false));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(identifier));
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName($"{commonName}.fleet.example");
            request.CertificateExtensions.Add(names.Build());
            using var certificate = request.Create(name, signer, At.AddDays(-30), At.AddDays(335), SerialNumber());
            return PemOf(certificate);
        }

        private static X509Certificate2 IssueAuthority(
            X500DistinguishedName subject, PublicKey key, X500DistinguishedName issuer, X509SignatureGenerator signer,
            X509SubjectKeyIdentifierExtension issuerIdentifier, int years)
        {
            var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(key, critical: false));
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerIdentifier));
            return request.Create(issuer, signer, At.AddYears(-1), At.AddYears(years), SerialNumber());
        }

        private static (PublicKey Key, X509SignatureGenerator Signer) NewKey(int number)
        {
            if (RsaBits(number) is not 0 and var bits)
            {
                var rsa = RSA.Create(bits);
                return (new PublicKey(rsa), X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1));
            }

            var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return (new PublicKey(ec), X509SignatureGenerator.CreateForECDsa(ec));
        }

        private static byte[] SerialNumber()
        {
            var number = RandomNumberGenerator.GetBytes(16);
            number[0] = (byte)((number[0] & 0x7f) | 0x40);
            return number;
        }

        private static string PemOf(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";
    }
}
