using System.Text;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Bombs;

public sealed class FileBombTests
{
    private const long FourGigabytes = 4_000_000_000;
    private const int MostBytes = 4 * 1024 * 1024;
    private const string TooManyParts = "MCG1003 The file has more than 1000 parts; what is beyond them was not read.";

    [Theory]
    [InlineData("server.pem")]
    [InlineData("root.pem")]
    public async Task A_sparse_file_of_4_GB_is_not_read(string file)
    {
        using var scenario = Scenario.Server(Scenario.Good);
        Enlarge(scenario, file);

        Assert.Contains($"MCG1003 '{file}' has 4000000000 bytes and was not read; at most 4194304 are.", await Bomb.Check(scenario));
    }

    [Fact]
    public async Task A_sparse_manifest_of_4_GB_is_not_read()
    {
        using var scenario = new Scenario("");
        Enlarge(scenario, Scenario.ManifestName);

        Assert.Equal([$"MCG0008 The file '{Scenario.ManifestName}' has more than 4194304 bytes, which is the most that is read."], await Bomb.Check(scenario));
    }

    [Fact]
    public async Task A_million_blocks_are_not_read()
    {
        using var scenario = Scenario.Of(Repeat("-----BEGIN X-----\nAA==\n-----END X-----\n", 1_000_000));

        Assert.Contains("MCG1003 'server.pem' has 39000000 bytes and was not read; at most 4194304 are.", await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")]
    [InlineData("-----BEGIN CERTIFICATE-----\n")]
    [InlineData("-----END CERTIFICATE-----\n")]
    [InlineData("---- CERTIFICATE ----\n")]
    [InlineData("-----BEGIN A-----")]
    [InlineData("-----BEGIN X-----\nAAAA\n-----END X-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n")]
    [InlineData("-----BEGIN")]
    [InlineData("-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----\n")]
    public async Task As_many_blocks_as_a_file_has_room_for_are_too_many(string block)
    {
        using var scenario = Scenario.Of(Repeat(block, MostBytes / block.Length));

        Assert.Contains(TooManyParts, await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("\r.")]
    [InlineData("MIIEvgIBADAN\n\n")]
    [InlineData("MC4CAQAwBQYDK2Vw.")]
    [InlineData("M ")]
    public async Task A_file_full_of_what_may_begin_something_is_refused(string beginning)
    {
        using var scenario = Scenario.Of(Repeat(beginning, MostBytes / beginning.Length));

        Assert.Contains(
            "MCG1005 The file holds no PEM block and is not DER either; a block begins with a line such as '-----BEGIN CERTIFICATE-----'.", await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData("QUJD\n")]
    [InlineData("QUJD\r")]
    [InlineData("QUJD \t\n")]
    [InlineData("QUJDR\n")]
    public async Task A_block_of_as_many_lines_as_a_file_has_room_for_is_no_certificate(string line)
    {
        const string begin = "-----BEGIN CERTIFICATE-----\n";
        const string end = "-----END CERTIFICATE-----\n";
        using var scenario = Scenario.Of($"{begin}{Repeat(line, (MostBytes - begin.Length - end.Length) / line.Length / 4 * 4)}{end}");

        Assert.Contains(await Bomb.Check(scenario), error => error.StartsWith("MCG1015 The CERTIFICATE block cannot be decoded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_many_certificates_as_a_file_has_room_for_are_too_many()
    {
        var root = Pki.Root("r");
        var many = Enumerable.Range(0, 4_000).Select(number => root.With(template => template with { SerialNumber = [1, (byte)(number >> 8), (byte)number] }));
        using var scenario = Scenario.Of(Pem.Chain([Scenario.Good, Scenario.Intermediate, .. many]));

        Assert.Contains(TooManyParts, await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData(500_000)]
    [InlineData(9_000)]
    public async Task As_many_elements_as_a_bundle_has_room_for_are_too_many(int count)
    {
        var certificates = Tlv.Encode(0xA0, Enumerable.Repeat((byte[])[0x30, 0x00], count));
        var data = Tlv.Encode(Tlv.SequenceTag, [[0x02, 0x01, 0x01], [0x31, 0x00], Tlv.Encode(Tlv.SequenceTag, Tlv.EncodeOid("1.2.840.113549.1.7.1")), certificates]);
        using var scenario = Scenario.Of("").File("server.pem", Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid("1.2.840.113549.1.7.2"), Tlv.Encode(0xA0, data)]));

        Assert.Contains(
            count > 10_000 ? "MCG1024 The file is a PKCS #7 bundle that cannot be read: more than 10000 elements stand in one." : TooManyParts, await Bomb.Check(scenario));
    }

    private static void Enlarge(Scenario scenario, string file)
    {
        using var stream = new FileStream(Path.Combine(scenario.Folder, file), FileMode.Create);
        stream.SetLength(FourGigabytes);
    }

    private static string Repeat(string part, int count) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();
}
