using System.Text;
using System.Text.RegularExpressions;

namespace MqttCertGate.Fuzz.Mutation;

/// <summary>Changes a text by its tokens: YAML by words and signs, PEM by its lines and by what its blocks hold.</summary>
internal static partial class TextMutator
{
    private static readonly string[] Fragments =
    [
        "[", "]", "{", "}", ":", ": ", ", ", "- ", "? ", "\n", "\r\n", "\r", "\t", "  ", "# ", "&a ", "*a", "!x ", "!!str ", "!!binary ", "!<", "'", "\"", "\\", "|\n", ">\n", "|+9\n",
        "%YAML 1.2\n", "%TAG ! a:\n", "---\n", "...\n", "<<: *a", "~", "null", "\uFEFF", "😀", "\u2028", "\u202E", "\0", "@", "`", "yes", "0x10", "1e999", "-1", "2147483648", "99999999999999999999",
        "version: 1\n", "extends: mqttcertgate.yml\n", "profile: tdmq\n", "clients: [apple]\n", "certificates:\n", "defaults:\n", "rules:\n", "allow:\n", "role: auto", "files: '**'",
        "../", "/", "C:\\", "**/", "certs/*.pem", "password-env: PASSWORD", "pin: spki:00", "domains: [a.example.com]", "rule: rsa.modulus-size", "until: 2026-12-31", "reason: x",
        "-----BEGIN CERTIFICATE-----\n", "-----END CERTIFICATE-----\n", "-----BEGIN PRIVATE KEY-----\n", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n", "MIIC", "====",
    ];

    public static byte[] Mutate(byte[] bytes, byte[] other, Random random)
    {
        if (random.Next(8) == 0)
            return ByteMutator.Mutate(bytes, other, random);
        var tokens = Token().Split(Encoding.UTF8.GetString(bytes)).Where(token => token.Length > 0).ToList();
        var donors = Token().Split(Encoding.UTF8.GetString(other)).Where(token => token.Length > 0).ToList();
        for (var count = random.Next(1, 8); count > 0 && tokens.Count > 0; count--)
            Once(tokens, donors, random);
        return Encoding.UTF8.GetBytes(string.Concat(tokens));
    }

    /// <summary>The same, or a change inside one block.</summary>
    public static byte[] MutatePem(byte[] bytes, byte[] other, Random random)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var blocks = Block().Matches(text);
        if (blocks.Count == 0 || random.Next(3) == 0)
            return Mutate(bytes, other, random);
        var block = blocks[random.Next(blocks.Count)];
        var donors = Block().Matches(Encoding.Latin1.GetString(other));
        var mutated = DerMutator.Mutate(Decode(block), donors.Count == 0 ? [] : Decode(donors[random.Next(donors.Count)]), random);
        var base64 = Convert.ToBase64String(mutated, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n");
        return Encoding.Latin1.GetBytes($"{text[..block.Groups["base64"].Index]}{base64}\n{text[(block.Groups["base64"].Index + block.Groups["base64"].Length)..]}");
    }

    private static void Once(List<string> tokens, List<string> donors, Random random)
    {
        var at = random.Next(tokens.Count);
        switch (random.Next(7))
        {
            case 0:
                tokens.RemoveRange(at, Math.Min(tokens.Count - at, random.Next(1, 5)));
                break;
            case 1:
                var length = Math.Min(tokens.Count - at, random.Next(1, 30));
                var repeated = tokens.GetRange(at, length);
                var count = ByteMutator.Count(random, ByteMutator.MostBytes / 2 / Math.Max(1, repeated.Sum(token => token.Length)));
                tokens.InsertRange(at, Enumerable.Repeat(repeated, count).SelectMany(part => part));
                break;
            case 2:
                var with = random.Next(tokens.Count);
                (tokens[at], tokens[with]) = (tokens[with], tokens[at]);
                break;
            case 3:
                tokens[at] = Fragments[random.Next(Fragments.Length)];
                break;
            case 4 when donors.Count > 0:
                var from = random.Next(donors.Count);
                tokens.InsertRange(at, donors.GetRange(from, Math.Min(donors.Count - from, random.Next(1, 40))));
                break;
            case 5:
                tokens[at] = Encoding.UTF8.GetString(ByteMutator.Mutate(Encoding.UTF8.GetBytes(tokens[at]), [], random));
                break;
            default:
                tokens.Insert(at, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }

    private static byte[] Decode(Match block) => Convert.FromBase64String(block.Groups["base64"].Value);

    [GeneratedRegex(@"(\n *|[\[\]{},:?&*!|>'""%#=-]| +)")]
    private static partial Regex Token();

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]+-----\n(?<base64>(?:[A-Za-z0-9+/]{4})*(?:\n(?:[A-Za-z0-9+/]{4})*)*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\n)-----END")]
    private static partial Regex Block();
}
