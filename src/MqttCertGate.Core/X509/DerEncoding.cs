namespace MqttCertGate.X509;

/// <summary>Writes DER (X.690 §8.1, §10.1): enough for a SubjectPublicKeyInfo. Our own for the reasons that <see cref="DerReader"/> is.</summary>
internal static class DerEncoding
{
    /// <summary>An element of <paramref name="tag"/> whose content is <paramref name="parts"/>, one after the other.</summary>
    public static byte[] Element(int tag, params byte[][] parts)
    {
        var length = Length(parts.Sum(part => part.Length));
        using var element = new MemoryStream();
        element.WriteByte((byte)tag);
        element.Write(length, 0, length.Length);
        foreach (var part in parts)
            element.Write(part, 0, part.Length);
        return element.ToArray();
    }

    public static byte[] BitString(byte[] octets) => Element(DerTag.BitString, [0], octets);

    private static byte[] Length(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, (byte)length],
        < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
        _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
    };
}
