using System.Text.Json.Serialization;
using MqttCertGate.Tests.X509;
using MqttCertGate.X509;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Signatures that Chromium verifies or refuses.</summary>
internal static class SignatureSuite
{
    public static IEnumerable<CaseResult> Run() => Corpus.Read<IReadOnlyList<SignedCase>>("chromium-pki", "signed_data.json").Select(Run);

    private static CaseResult Run(SignedCase item)
    {
        var verdict = Verify(item);
        return new CaseResult(
            item.Id, "signed data", (verdict == nameof(SignatureVerdict.Valid)) == (item.Expected == "SUCCESS") ? Outcome.Agrees : Outcome.Deviates, verdict);
    }

    private static string Verify(SignedCase item) => Decoding.Try(() =>
    {
        using var verifier = new SignatureVerifier();
        var signature = new DerReader(item.Signature, []).ReadBitStringOctets();
        return verifier.Verify(SignedData.Of(item.Data, item.Algorithm, signature), PublicKeyDecoder.Decode(item.Spki)).ToString();
    }) ?? "malformed";

    private sealed record SignedCase(
        string Id, byte[] Spki, byte[] Algorithm, byte[] Data, [property: JsonPropertyName("signature_bitstring")] byte[] Signature, string Expected);
}
