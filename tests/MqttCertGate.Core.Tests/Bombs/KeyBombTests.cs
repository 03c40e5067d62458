using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Bombs;

public sealed class KeyBombTests
{
    private const string TooMany = "its iteration counts add up to more than 600000";

    [Theory]
    [InlineData(600_001)]
    [InlineData(int.MaxValue)]
    public async Task A_store_that_demands_too_many_iterations_is_not_opened(int iterations)
    {
        using var scenario = Scenario.Of("", "password-env: P12").File("server.pem", Containers.Pkcs12(Scenario.Good.Key, 0, iterations, Scenario.Good, Scenario.Intermediate));
        scenario.Variables["P12"] = Containers.Password;

        Assert.Contains($"MCG1024 The file is a PKCS #12 store that cannot be read: {TooMany}.", await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData(new byte[] { 0x09, 0x27, 0xC1 })]
    [InlineData(new byte[] { 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public async Task A_key_that_demands_too_many_iterations_is_not_opened(byte[] iterations)
    {
        byte[] Sequence(params byte[][] parts) => Tlv.Encode(Tlv.SequenceTag, parts);
        byte[] Octets(int count) => Tlv.Encode(Tlv.OctetStringTag, new byte[count]);
        var derivation = Sequence(Tlv.EncodeOid("1.2.840.113549.1.5.12"), Sequence(Octets(8), Tlv.Encode(Tlv.IntegerTag, iterations)));
        var encryption = Sequence(Tlv.EncodeOid("2.16.840.1.101.3.4.1.42"), Octets(16));
        var key = Sequence(Sequence(Tlv.EncodeOid("1.2.840.113549.1.5.13"), Sequence(derivation, encryption)), Octets(48));
        using var scenario = Scenario.Server(Scenario.Good, "key: server.key\npassword-env: KEY").File("server.key", Pem.Encode("ENCRYPTED PRIVATE KEY", key));
        scenario.Variables["KEY"] = Containers.Password;

        Assert.Contains(
            $"MCG2005 Whether the private key belongs to 'mqtt.example.com' could not be told: it is encrypted, and {TooMany}.", await Bomb.Check(scenario));
    }

    [Fact]
    public async Task A_store_in_nested_parts_is_refused()
    {
        static byte[] Nest(byte[] octets, int depth) => depth == 0 ? octets : Nest(Tlv.Encode(0x24, octets), depth - 1);
        var content = Nest(Tlv.Encode(Tlv.OctetStringTag, new byte[4_000_000]), 24);
        using var scenario = Scenario.Of("").File(
            "server.pem", Tlv.Encode(Tlv.SequenceTag, [[2, 1, 3], Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid("1.2.840.113549.1.7.1"), Tlv.Encode(0xA0, content)])]));

        Assert.Contains("MCG1024 The file is a PKCS #12 store that cannot be read: it has no integrity check (MAC).", await Bomb.Check(scenario));
    }

    [Fact]
    public async Task A_store_of_very_many_keys_is_refused()
    {
        using var scenario = Scenario.Of("", "password-env: P12").File(
            "server.pem", Containers.Pkcs12(Scenario.Good.Key, 0, 2, [.. Enumerable.Repeat(Scenario.Good, 5_000)]));
        scenario.Variables["P12"] = Containers.Password;

        Assert.Contains("MCG1024 The file is a PKCS #12 store that cannot be read: it holds more than 1000 parts.", await Bomb.Check(scenario));
    }

    [Theory]
    [InlineData(1, 4_000_000, "the password is wrong, or the content is damaged")]
    [InlineData(50_000, 0, "it holds more than 1000 parts")]
    public async Task A_Java_key_store_of_megabytes_is_refused(int keys, int length, string fault)
    {
        static byte[] Number(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
        var algorithm = Tlv.Encode(Tlv.SequenceTag, [Tlv.EncodeOid("1.3.6.1.4.1.42.2.17.1.1"), [5, 0]]);
        var info = Tlv.Encode(Tlv.SequenceTag, [algorithm, Tlv.Encode(Tlv.OctetStringTag, new byte[length])]);
        byte[] entry = [.. Number(1), 0, 1, (byte)'k', .. new byte[8], .. Number(info.Length), .. info, .. Number(0)];
        using var scenario = Scenario.Of("", "password-env: JKS").File(
            "server.pem", [0xFE, 0xED, 0xFE, 0xED, .. Number(2), .. Number(keys), .. Enumerable.Repeat(entry, keys).SelectMany(octets => octets), .. new byte[20]]);
        scenario.Variables["JKS"] = Containers.Password;

        Assert.Contains($"MCG1024 The file is a Java key store that cannot be read: {fault}.", await Bomb.Check(scenario));
    }
}
