using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

/// <summary>Certificates, keys and signatures that other projects made: whatever the bytes, there is an answer, and it is theirs.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Decodes_or_refuses_every_fuzz_input_and_throws_nothing_else()
    {
        using var lines = new StreamReader(Unzip(CorpusFile("fuzz", "inputs.jsonl.gz")));
        var count = 0;
        for (; lines.ReadLine() is { } line; count++)
        {
            using var input = JsonDocument.Parse(line);
            var data = input.RootElement.GetProperty("data").GetBytesFromBase64();
            Refusal(() => CertificateDecoder.Decode(data));
            Refusal(() => PrivateKeyReader.PublicKeyOf("PRIVATE KEY", data));
            Refusal(() => PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", data));
            Refusal(() => PrivateKeyReader.PublicKeyOf("RSA PRIVATE KEY", data));
        }

        Assert.True(count > 0);
    }

    [Fact]
    public void Decodes_every_certificate_of_zlint_but_those_whose_times_cannot_be_read()
    {
        var refused = Directory.GetFiles(CorpusFile("zlint", "testdata"), "*.pem")
            .Where(file => Refusal(() => CertificateDecoder.Decode(Find("CERTIFICATE", File.ReadAllText(file)).Content)) is not null)
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["utcNoSeconds.pem", "utcNotZulu.pem"], refused.Order(StringComparer.Ordinal));
    }

    // The certificates it accepts are not asked for: some of them are dummies (see the corpora's README).
    [Fact]
    public void Finds_fault_with_every_certificate_that_mbedtls_refuses()
    {
        using var cases = JsonDocument.Parse(Unzip(CorpusFile("mbedtls", "parse.json.gz")));
        var refused = cases.RootElement.EnumerateArray()
            .Where(item => item.GetProperty("kind").GetString() == "cert" && item.GetProperty("expected").GetString() == "reject")
            .Where(item => item.TryGetProperty("der", out _)).ToList();
        var passed = refused.Where(item => IsFaultless(item.GetProperty("der").GetBytesFromBase64()));

        Assert.NotEmpty(refused);
        Assert.Equal([], passed.Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public void Tells_which_private_keys_belong_to_which_certificates()
    {
        var folder = CorpusFile("keypairs", "files");
        using var index = JsonDocument.Parse(File.ReadAllText(CorpusFile("keypairs", "index.json")));
        var wrong = new List<string>();
        foreach (var pair in index.RootElement.GetProperty("pairs").EnumerateArray())
        {
            string Text(string member) =>
                File.ReadAllText(Path.Combine(folder, pair.GetProperty("set").GetString()!, pair.GetProperty(member).GetString()!));
            var isMatch = false;
            if (Refusal(() => isMatch = Matches(Text("cert"), Text("key"))) is { } refusal)
                Assert.EndsWith(" not supported", refusal, StringComparison.Ordinal);
            else if (isMatch != pair.GetProperty("match").GetBoolean())
                wrong.Add(pair.ToString());
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public void Verifies_the_signatures_of_chromium()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(CorpusFile("chromium-pki", "signed_data.json")));
        using var verifier = new SignatureVerifier();
        var differing = cases.RootElement.EnumerateArray()
            .Where(item => IsValid(verifier, item) != (item.GetProperty("expected").GetString() == "SUCCESS"))
            .Select(item => item.GetProperty("file").GetString());

        // ML-DSA is not evaluated.
        Assert.Equal(["mldsa-44.pem", "mldsa-65.pem", "mldsa-87.pem"], differing);
    }

    private static bool IsValid(SignatureVerifier verifier, JsonElement item)
    {
        byte[] Bytes(string member) => item.GetProperty(member).GetBytesFromBase64();
        var verdict = SignatureVerdict.NotEvaluated;
        Refusal(() =>
        {
            var signature = new DerReader(Bytes("signature_bitstring"), []).ReadBitStringOctets();
            var key = PublicKeyDecoder.Decode(Bytes("spki"));
            verdict = verifier.Verify(SignedData.Of(Bytes("data"), Bytes("algorithm"), signature), key);
        });
        return verdict == SignatureVerdict.Valid;
    }

    private static bool Matches(string certificate, string key)
    {
        var (_, der) = Find("CERTIFICATE", certificate);
        // What OpenSSL calls a TRUSTED CERTIFICATE is one with its own data after it.
        Assert.True(CertificateDecoder.TryMeasure(der, out var length));
        var (label, content) = Find("PRIVATE KEY", key);
        return CertificateDecoder.Decode(der[..length]).PublicKey.Spki.SameAs(PrivateKeyReader.PublicKeyOf(label, content).Spki);
    }

    /// <summary>Decoded, no extension malformed, none critical that the gate does not know.</summary>
    private static bool IsFaultless(byte[] der)
    {
        Certificate? certificate = null;
        if (Refusal(() => certificate = CertificateDecoder.Decode(der)) is not null)
            return false;
        string?[] faults =
        [
            certificate!.BasicConstraints.Fault, certificate.KeyUsage.Fault, certificate.ExtendedKeyUsage.Fault,
            certificate.SubjectAlternativeName.Fault, certificate.SubjectKeyIdentifier.Fault, certificate.AuthorityKeyIdentifier.Fault,
        ];
        return certificate.PublicKey is not MalformedPublicKey
            && faults.All(fault => fault is null)
            && !certificate.Extensions.Any(extension => extension.Critical && Oids.NameOf(extension.Oid) == extension.Oid);
    }

    private static string? Refusal(Action decode)
    {
        try
        {
            decode();
            return null;
        }
        catch (MalformedException refusal)
        {
            return refusal.Message;
        }
    }

    /// <summary>The first block whose label ends so; .NET finds none where the base64 is not canonical.</summary>
    private static (string Label, byte[] Content) Find(string label, string text)
    {
        for (var rest = text; PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            if (rest[fields.Label].EndsWith(label, StringComparison.Ordinal))
                return (rest[fields.Label], Convert.FromBase64String(rest[fields.Base64Data]));
        }

        throw new MalformedException($"a {label} of that form is not supported");
    }

    private static GZipStream Unzip(string file) => new(File.OpenRead(file), CompressionMode.Decompress);

    private static string CorpusFile(string suite, string name) => RepositoryPaths.Shared("corpora", suite, name);
}
