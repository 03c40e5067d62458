using System.Text;

namespace MqttCertGate.Tests.Manifests;

public sealed class ManifestMutationTests
{
    private const string Sample = """
        version: 1
        profile: tdmq
        defaults: &d
          trust: [pki/root.pem, "b\u00e4.pem"]
          renew-before: 33%
        rules:
          rsa.modulus-size: { level: error, minimumRsaBits: 3072 }
        certificates:
          broker-eu:
            file: certs/server.chain.crt
            domains:
              - mqtt.eu.example.com
              - { name: mqtt.example.com, cname: mqtt-xxx.example.net }
            pin: >-
              spki:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            allow:
              - rule: rsa.modulus-size
                reason: 'Gateways in plant 3'
                until: 2026-12-31
          fleet: { files: devices/*/client.pem, role: client }

        """;

    private static readonly string[] Fragments =
    [
        "[", "]", "{", "}", ":", ": ", ",", "- ", "? ", "\n", "\r\n", "\t", "  ", "#", "&a ", "*a", "*d", "!x ", "!!str ", "!<", "'", "\"", "\\", "|\n", ">\n",
        "%YAML 1.2\n", "---\n", "...\n", "<<: *d", "~", "null", "\uFEFF", "😀", "\u2028", "\0", "@", "`", "version: 1\n", "extends: mqttcertgate.yml\n",
    ];

    [Fact]
    public void No_mutation_makes_the_reader_throw_or_lose_its_place()
    {
        Assert.Empty(ManifestFolder.Printed(ManifestFolder.ReadText(Sample).Problems));
        using var folder = new ManifestFolder();
        var random = new Random(20260822);
        for (var round = 0; round < 1000; round++)
        {
            var bytes = Mutate(random);
            folder.Write("mqttcertgate.yml", bytes);

            var reading = folder.Read("mqttcertgate.yml");

            Assert.Equal(reading.Manifest is null, reading.Problems.Count > 0);
            var lines = Encoding.UTF8.GetString(bytes).Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
            Assert.All(reading.Problems, problem =>
            {
                var place = problem.Location;
                Assert.InRange(place.Line, 1, lines.Length);
                Assert.InRange(place.Column, 1, lines[place.Line - 1].Length + 1);
                Assert.InRange(place.EndLine, place.Line, lines.Length);
                Assert.InRange(place.EndColumn, place.EndLine == place.Line ? place.Column : 1, lines[place.EndLine - 1].Length + 1);
            });
        }
    }

    private static byte[] Mutate(Random random)
    {
        var text = new StringBuilder(Sample);
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Fragments[random.Next(Fragments.Length)]);
                    break;
                case 2:
                    text.Insert(at, Sample.AsSpan(random.Next(Sample.Length / 2), random.Next(Sample.Length / 2)));
                    break;
                default:
                    text[at] = (char)random.Next(0x20, 0x7F);
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(10) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }
}
