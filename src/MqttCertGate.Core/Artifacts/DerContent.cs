namespace MqttCertGate.Artifacts;

/// <summary>
/// What binary content is, told by the tags of its outermost elements and by nothing inside them. Lengths may be indefinite, as in PKCS #12 and
/// PKCS #7 files that are BER.
/// </summary>
/// <param name="Name">As a message names it: <c>a certificate</c>.</param>
/// <param name="KeyLabel">For a private key, the PEM label it would have.</param>
internal sealed record DerContent(ArtifactFormat Format, string Name, string? KeyLabel = null)
{
    private const byte Sequence = 0x30;

    public static DerContent Unknown { get; } = new(ArtifactFormat.Unknown, "an unknown structure");

    private static DerContent Certificate { get; } = new(ArtifactFormat.Der, "a certificate");

    public static DerContent Pkcs7 { get; } = new(ArtifactFormat.Pkcs7, "a PKCS #7 bundle");

    public static DerContent JavaKeyStore { get; } = new(ArtifactFormat.JavaKeyStore, "a Java key store");

    /// <summary>A SEQUENCE whose length takes more than one octet: no text begins so, and every certificate does.</summary>
    public static bool IsLongSequence(byte[] bytes) => bytes.Length > 1 && bytes[0] == Sequence && bytes[1] >= 0x80;

    public static DerContent Of(byte[] bytes)
    {
        var position = 0;
        if (bytes.Length == 0 || bytes[0] != Sequence || !TryEnter(bytes, ref position, bytes.Length, out var end))
            return Unknown;

        var outer = ShapeOf(bytes, position, end);
        var inner = outer[0] == 'S' && TryEnter(bytes, ref position, end, out var innerEnd) ? ShapeOf(bytes, position, innerEnd) : "";
        return outer switch
        {
            _ when Starts(outer, "SSB") => OfSigned(inner),

            // RFC 5958 §2 and §3; RFC 8017 A.1.2; RFC 5915 §3; OpenSSL's DSA key has six integers.
            _ when Starts(outer, "ISO") => PrivateKey("PRIVATE KEY"),
            "SO" => PrivateKey("ENCRYPTED PRIVATE KEY"),
            _ when Starts(outer, "IIIIIIIII") => PrivateKey("RSA PRIVATE KEY"),
            "IIIIII" => PrivateKey("DSA PRIVATE KEY"),
            _ when Starts(outer, "IO") => PrivateKey("EC PRIVATE KEY"),

            // RFC 5652 §3; RFC 7292 §4; RFC 5280 §4.1.2.7 and RFC 8017 A.1.1.
            "D0" => Pkcs7,
            "IS" or "ISS" => new(ArtifactFormat.Pkcs12, "a PKCS #12 store"),
            "SB" or "II" => new(ArtifactFormat.Unknown, "a public key"),
            _ => Unknown,
        };
    }

    // RFC 5280 §4.1 (v3 and v1) and §5.1 (v2 and v1); RFC 2986 §4.
    private static DerContent OfSigned(string signed) => signed switch
    {
        _ when Starts(signed, "0IS") || Starts(signed, "ISSS") => Certificate,
        _ when Starts(signed, "ISST") || Starts(signed, "SST") => new(ArtifactFormat.CertificateRevocationList, "a certificate revocation list"),
        _ when Starts(signed, "ISS") => new(ArtifactFormat.CertificationRequest, "a certification request (PKCS #10)"),
        _ => Unknown,
    };

    private static DerContent PrivateKey(string label) => new(ArtifactFormat.PrivateKey, "a private key", label);

    private static bool Starts(string shape, string beginning) => shape.StartsWith(beginning, StringComparison.Ordinal);

    /// <summary>One letter for each element: Sequence, Integer, Bit string, Octet string, iDentifier, Time, 0 for [0], and a dot for others.</summary>
    private static string ShapeOf(byte[] bytes, int position, int end)
    {
        // As many as tell the formats apart: an RSA key's nine integers.
        const int longest = 9;
        var shape = new char[longest];
        var count = 0;
        while (position < end && count < longest)
        {
            shape[count++] = bytes[position] switch
            {
                Sequence => 'S',
                0x02 => 'I',
                0x03 => 'B',
                0x04 => 'O',
                0x06 => 'D',
                0x17 or 0x18 => 'T',
                0xA0 => '0',
                _ => '.',
            };
            if (!TryEnter(bytes, ref position, end, out var next))
                break;
            position = next;
        }

        return count == 0 ? "." : new string(shape, 0, count);
    }

    /// <summary>Moves <paramref name="position"/> behind the header; the content of an indefinite or cut element ends where its parent ends.</summary>
    private static bool TryEnter(byte[] bytes, ref int position, int parentEnd, out int end)
    {
        const int longForm = 0x80;
        end = parentEnd;
        if (parentEnd - position < 2)
            return false;
        long length = bytes[position + 1];
        position += 2;
        if (length == longForm)
            return true;
        if (length > longForm)
        {
            var octets = (int)length - longForm;
            if (octets > sizeof(int) || octets > parentEnd - position)
                return false;
            length = 0;
            for (; octets > 0; octets--)
                length = (length << 8) | bytes[position++];
        }

        end = (int)Math.Min(position + length, parentEnd);
        return true;
    }
}
