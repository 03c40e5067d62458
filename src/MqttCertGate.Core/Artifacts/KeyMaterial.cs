namespace MqttCertGate.Artifacts;

/// <summary>Tells text that may hold a key, so that nothing prints it: one may be pasted into a manifest, or named in its place.</summary>
internal static class KeyMaterial
{
    // The smallest private key, of Ed25519, takes 64 characters (RFC 8410 §10.3).
    private const int ShortestRun = 48;

    /// <summary>Whether a PEM block begins in it, or it holds base64 long enough. Fingerprints and paths are of one case, as a rule; base64 never is.</summary>
    public static bool MayBeIn(string text)
    {
        if (text.Contains("-----BEGIN"))
            return true;
        var start = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && IsBase64(text[index]))
                continue;
            if (index - start >= ShortestRun && IsMixed(text.Substring(start, index - start)))
                return true;
            start = index + 1;
        }

        return false;
    }

    private static bool IsMixed(string run) => run.Any(IsUpper) && run.Any(IsLower) && run.Any(IsDigit);

    private static bool IsBase64(char character) =>
        IsUpper(character) || IsLower(character) || IsDigit(character) || character is '+' or '/' or '=' or '_' or '-';

    private static bool IsUpper(char character) => character is >= 'A' and <= 'Z';

    private static bool IsLower(char character) => character is >= 'a' and <= 'z';

    private static bool IsDigit(char character) => character is >= '0' and <= '9';
}
