using System.Text.Json;

namespace MqttCertGate.Tests.Conformance;

/// <summary>An input of a fuzzer's corpus.</summary>
/// <param name="Kind">What it was made for: cert, crl, pem and others.</param>
internal sealed record FuzzInput(string Kind, byte[] Data);

internal static class FuzzInputs
{
    public static IEnumerable<FuzzInput> Read()
    {
        using var lines = new StreamReader(Corpus.Open("fuzz", "inputs.jsonl.gz"));
        while (lines.ReadLine() is { } line)
            yield return JsonSerializer.Deserialize<FuzzInput>(line, JsonSerializerOptions.Web)!;
    }
}
