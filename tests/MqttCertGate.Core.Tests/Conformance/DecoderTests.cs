using System.Diagnostics;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Whatever the bytes, a decoder answers or refuses, soon, in little memory and in one way.</summary>
public sealed class DecoderTests(ITestOutputHelper output)
{
    private const long MostBytes = 64 * 1024 * 1024;

    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(100);

    private const int Attempts = 50;

    private static readonly SourceLocation Input = SourceLocation.StartOf("/case/input");

    private static readonly Lazy<IReadOnlyList<FuzzInput>> Inputs = new(() => [.. FuzzInputs.Read()]);

    private static readonly Dictionary<string, Action<byte[]>> Decoders = new(StringComparer.Ordinal)
    {
        ["artifact"] = bytes => ArtifactReader.Read("/case/input", Input, bytes, Password),
        ["PEM"] = bytes => PemScanner.Scan("/case/input", bytes),
        ["DER content"] = bytes => DerContent.Of(bytes),
        ["certificate"] = bytes => CertificateDecoder.Decode(bytes),
        ["certificate length"] = bytes => CertificateDecoder.TryMeasure(bytes, out _),
        ["revocation list"] = bytes => RevocationListDecoder.Decode(bytes),
        ["PKCS #7"] = bytes => ContainerReader.Read(ArtifactFormat.Pkcs7, bytes, Password, Input),
        ["PKCS #12"] = bytes => ContainerReader.Read(ArtifactFormat.Pkcs12, bytes, Password, Input),
        ["Java key store"] = bytes => ContainerReader.Read(ArtifactFormat.JavaKeyStore, bytes, Password, Input),
        ["encrypted PKCS #8"] = bytes => PrivateKeyReader.PublicKeyOf(bytes, Password),
        ["PKCS #8"] = bytes => PrivateKeyReader.PublicKeyOf("PRIVATE KEY", bytes),
        ["SEC 1"] = bytes => PrivateKeyReader.PublicKeyOf("EC PRIVATE KEY", bytes),
        ["PKCS #1"] = bytes => PrivateKeyReader.PublicKeyOf("RSA PRIVATE KEY", bytes),
        ["public key"] = bytes => PublicKeyDecoder.Decode(bytes),
        ["ECDSA signature"] = bytes => EcdsaSignature.Read(bytes),
        ["name"] = Reading(NameDecoder.Read),
        ["general name"] = Reading(GeneralNameDecoder.Read),
        ["algorithm"] = Reading((ref DerReader reader) => SignatureAlgorithm.From(PublicKeyDecoder.ReadAlgorithm(ref reader))),
        ["time"] = Reading((ref DerReader reader) => reader.ReadTime("time")),
        ["basicConstraints"] = Reading(ExtensionDecoder.ReadBasicConstraints),
        ["keyUsage"] = Reading(ExtensionDecoder.ReadKeyUsage),
        ["extKeyUsage"] = Reading(ExtensionDecoder.ReadExtendedKeyUsage),
        ["subjectAltName"] = Reading(ExtensionDecoder.ReadSubjectAlternativeName),
        ["subjectDirectoryAttributes"] = Reading(ExtensionDecoder.ReadSubjectDirectoryAttributes),
        ["subjectKeyIdentifier"] = Reading(ExtensionDecoder.ReadSubjectKeyIdentifier),
        ["authorityKeyIdentifier"] = Reading(ExtensionDecoder.ReadAuthorityKeyIdentifier),
        ["authorityInfoAccess"] = Reading(ExtensionDecoder.ReadAuthorityInformationAccess),
        ["nameConstraints"] = Reading(NameConstraintsDecoder.Read),
        ["cRLDistributionPoints"] = Reading(DistributionPointDecoder.ReadAll),
        ["issuingDistributionPoint"] = Reading(DistributionPointDecoder.ReadIssuing),
        ["certificatePolicies"] = Reading(PolicyDecoder.ReadPolicies),
        ["policyMappings"] = Reading(PolicyDecoder.ReadMappings),
        ["policyConstraints"] = Reading(PolicyDecoder.ReadConstraints),
        ["inhibitAnyPolicy"] = Reading(PolicyDecoder.ReadInhibitAnyPolicy),
    };

    public static TheoryData<string> Names => [.. Decoders.Keys];

    /// <summary>With one, decryption is tried.</summary>
    private static FilePassword Password => new("PASSWORD", _ => "changeit");

    [Theory]
    [MemberData(nameof(Names))]
    public void Answers_every_fuzz_input(string name)
    {
        var decode = Decoders[name];
        var (refused, slowest, faults) = (0, TimeSpan.Zero, new List<string>());
        foreach (var (input, index) in Inputs.Value.Select((input, index) => (input, index)))
        {
            var (isRefused, time, bytes) = Measure(decode, input.Data);
            refused += isRefused ? 1 : 0;
            slowest = time > slowest ? time : slowest;
            if (bytes > MostBytes || time > MostTime)
                faults.Add($"input {index} ({input.Kind}): {time.TotalMilliseconds} ms, {bytes} bytes");
        }

        output.WriteLine($"{Inputs.Value.Count} inputs, {refused} refused, the slowest in {slowest.TotalMilliseconds} ms");
        Assert.Equal(6_000, Inputs.Value.Count);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>The machine may be busy with something else: what was slow is measured again after a pause, and the best counts.</summary>
    private static (bool IsRefused, TimeSpan Time, long Bytes) Measure(Action<byte[]> decode, byte[] input)
    {
        var (isRefused, best, bytes) = (false, TimeSpan.MaxValue, 0L);
        for (var attempt = 0; attempt < Attempts && best > MostTime; attempt++)
        {
            Thread.Sleep(attempt == 0 ? 0 : (int)MostTime.TotalMilliseconds);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            isRefused = Decoding.Try(() => { decode(input); return input; }) is null;
            best = watch.Elapsed < best ? watch.Elapsed : best;
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (isRefused, best, bytes);
    }

    // It has an empty line before its END.
    [Fact]
    public void Reads_every_certificate_of_zlint_but_one()
    {
        var refused = Directory.GetFiles(Corpus.PathOf("zlint", "testdata"), "*.pem")
            .Where(file => ArtifactReader.Read(file, SourceLocation.StartOf(file), File.ReadAllBytes(file), FilePassword.None).Certificates.Count == 0)
            .Select(file => Path.GetFileName(file));

        Assert.Equal(["subCertLocalityNameDoesNotNeedToAppear.pem"], refused);
    }

    private static Action<byte[]> Reading<T>(DerValue<T> read) => bytes =>
    {
        var reader = new DerReader(bytes, []);
        read(ref reader);
    };
}
