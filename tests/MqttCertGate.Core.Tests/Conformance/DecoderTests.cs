using System.Diagnostics;
using System.Text.Json;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Whatever the bytes, a decoder answers or refuses, soon and in one way.</summary>
public sealed class DecoderTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Action<byte[]>> Decoders = new(StringComparer.Ordinal)
    {
        ["artifact"] = bytes => ArtifactReader.Read("/case/input", SourceLocation.StartOf("/case/input"), bytes, FilePassword.None),
        ["PEM"] = bytes => PemScanner.Scan("/case/input", bytes),
        ["DER content"] = bytes => DerContent.Of(bytes),
        ["certificate"] = bytes => CertificateDecoder.Decode(bytes),
        ["certificate length"] = bytes => CertificateDecoder.TryMeasure(bytes, out _),
        ["PKCS #8"] = bytes => PrivateKeyReader.PublicKeyOf("PRIVATE KEY", bytes),
        ["SEC 1"] = bytes => PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", bytes),
        ["PKCS #1"] = bytes => PrivateKeyReader.PublicKeyOf("RSA PRIVATE KEY", bytes),
        ["public key"] = bytes => PublicKeyDecoder.Decode(bytes),
        ["ECDSA signature"] = bytes => EcdsaSignature.Read(bytes),
        ["name"] = Reading(NameDecoder.Read),
        ["general name"] = Reading(GeneralNameDecoder.Read),
        ["algorithm"] = Reading((ref DerReader reader) => SignatureAlgorithm.From(PublicKeyDecoder.ReadAlgorithm(ref reader))),
        ["time"] = Reading((ref DerReader reader) => reader.ReadTime()),
        ["basicConstraints"] = Reading(ExtensionDecoder.ReadBasicConstraints),
        ["keyUsage"] = Reading(ExtensionDecoder.ReadKeyUsage),
        ["extKeyUsage"] = Reading(ExtensionDecoder.ReadExtendedKeyUsage),
        ["subjectAltName"] = Reading(ExtensionDecoder.ReadSubjectAlternativeName),
        ["subjectKeyIdentifier"] = Reading(ExtensionDecoder.ReadSubjectKeyIdentifier),
        ["authorityKeyIdentifier"] = Reading(ExtensionDecoder.ReadAuthorityKeyIdentifier),
        ["authorityInfoAccess"] = Reading(ExtensionDecoder.ReadAuthorityInformationAccess),
    };

    public static TheoryData<string> Names => [.. Decoders.Keys];

    /// <summary>All of them together take a second or two: what takes a minute hangs.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_every_fuzz_input(string name)
    {
        var decode = Decoders[name];
        var inputs = FuzzInputs();
        var refused = 0;
        var watch = Stopwatch.StartNew();
        foreach (var input in inputs)
        {
            if (Decoding.Try(() => { decode(input); return input; }) is null)
                refused++;
        }

        output.WriteLine($"{inputs.Count} inputs, {refused} refused, {watch.Elapsed}");
        Assert.NotEmpty(inputs);
        Assert.True(watch.Elapsed < Hang, $"It took {watch.Elapsed}.");
    }

    // The first has an empty line before its END; the others a time without seconds or without a Z.
    [Fact]
    public void Reads_every_certificate_of_zlint_but_three()
    {
        var refused = Directory.GetFiles(Corpus.PathOf("zlint", "testdata"), "*.pem")
            .Where(file => ArtifactReader.Read(file, SourceLocation.StartOf(file), File.ReadAllBytes(file), FilePassword.None).Certificates.Count == 0)
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["subCertLocalityNameDoesNotNeedToAppear.pem", "utcNoSeconds.pem", "utcNotZulu.pem"], refused.Order(StringComparer.Ordinal));
    }

    private static Action<byte[]> Reading<T>(ExtensionDecoder.ValueReader<T> read) => bytes =>
    {
        var reader = new DerReader(bytes, []);
        read(ref reader);
    };

    private static List<byte[]> FuzzInputs()
    {
        using var lines = new StreamReader(Corpus.Open("fuzz", "inputs.jsonl.gz"));
        var inputs = new List<byte[]>();
        while (lines.ReadLine() is { } line)
            inputs.Add(JsonSerializer.Deserialize<FuzzInput>(line, JsonSerializerOptions.Web)!.Data);
        return inputs;
    }

    private sealed record FuzzInput(byte[] Data);
}
