namespace MqttCertGate.X509;

/// <summary>
/// An element of BER (X.690 §8.1), in which PKCS #7 and PKCS #12 are written: lengths may be indefinite, and octet strings come in parts. What
/// they carry, certificates above all, is handed out as it stands on the wire.
/// </summary>
internal sealed class BerElement
{
    // As for DER: OpenSSL's bound, ASN1_MAX_CONSTRUCTED_NEST in crypto/asn1/tasn_dec.c.
    private const int MaximumDepth = 30;

    // Far above what a store holds, and the parts that a long string may come in.
    private const int MaximumChildren = 10_000;

    // X.690 §8.1.3.6, §8.1.5.
    private const int Indefinite = 0x80;
    private const int EndOfContentsLength = 2;

    private readonly byte[] bytes;
    private readonly int start;
    private readonly int contentStart;
    private readonly int contentEnd;
    private readonly int depth;
    private List<BerElement>? children;

    private BerElement(byte[] bytes, int start, int parentEnd, int depth)
    {
        if (depth > MaximumDepth)
            throw new MalformedException($"more than {MaximumDepth} elements are nested");
        if (parentEnd - start < 2)
            throw CutShort();
        (this.bytes, this.start, this.depth) = (bytes, start, depth);
        Tag = bytes[start];
        contentStart = start + 2;
        if (bytes[start + 1] == Indefinite)
        {
            contentEnd = FindEndOfContents(parentEnd);
            End = contentEnd + EndOfContentsLength;
        }
        else
        {
            var length = ReadLength(parentEnd, ref contentStart);
            contentEnd = length <= parentEnd - contentStart ? contentStart + (int)length : throw CutShort();
            End = contentEnd;
        }
    }

    /// <summary>The identifier octet.</summary>
    public int Tag { get; }

    /// <summary>Where the next element begins.</summary>
    public int End { get; }

    /// <summary>The whole element, header included.</summary>
    public byte[] Encoded => Copy(start, End);

    /// <summary>The elements inside; none where it is primitive.</summary>
    public IReadOnlyList<BerElement> Children => children ??= ReadChildren();

    /// <summary>The content of a string; the parts of a constructed one are joined (X.690 §8.7.3).</summary>
    public byte[] Octets => IsConstructed ? [.. Children.SelectMany(part => part.Octets)] : Copy(contentStart, contentEnd);

    /// <summary>The value of an OBJECT IDENTIFIER.</summary>
    public string Oid => DerOid.Decode(Copy(contentStart, contentEnd));

    /// <summary>The value of an INTEGER, which must not be negative; the largest number there is for one that is larger.</summary>
    public long Number
    {
        get
        {
            var octets = Octets;
            if (octets.Length == 0 || octets[0] >= 0x80)
                throw new MalformedException("a number is negative");
            return octets.Length > sizeof(long) ? long.MaxValue : octets.Aggregate(0L, (number, octet) => (number << 8) | octet);
        }
    }

    private bool IsConstructed => (Tag & DerTag.ConstructedBit) != 0;

    /// <summary>The first element; whatever follows its <see cref="End"/> is not looked at.</summary>
    /// <exception cref="MalformedException">Here and in every member: it is cut short, nested too deeply or of another kind.</exception>
    public static BerElement Read(byte[] bytes) => new(bytes, 0, bytes.Length, 0);

    /// <summary>The element at <paramref name="index"/> inside, which must have that tag.</summary>
    public BerElement Child(int index, int tag) => Find(index, tag) ?? throw new MalformedException($"{DerTag.NameOf(tag)} is missing");

    /// <summary>The same where it may be absent.</summary>
    public BerElement? Find(int index, int tag) => index < Children.Count && Children[index].Tag == tag ? Children[index] : null;

    /// <summary>The content of the OCTET STRING at <paramref name="index"/> inside.</summary>
    public byte[] OctetString(int index) =>
        (Find(index, DerTag.OctetString | DerTag.ConstructedBit) ?? Child(index, DerTag.OctetString)).Octets;

    private int FindEndOfContents(int parentEnd)
    {
        if (!IsConstructed)
            throw new MalformedException("a primitive element has an indefinite length");
        var position = contentStart;
        while (parentEnd - position < EndOfContentsLength || bytes[position] != 0 || bytes[position + 1] != 0)
            position = new BerElement(bytes, position, parentEnd, depth + 1).End;
        return position;
    }

    private List<BerElement> ReadChildren()
    {
        var found = new List<BerElement>();
        for (var position = contentStart; IsConstructed && position < contentEnd; position = found[found.Count - 1].End)
        {
            if (found.Count == MaximumChildren)
                throw new MalformedException($"more than {MaximumChildren} elements stand in one");
            found.Add(new BerElement(bytes, position, contentEnd, depth + 1));
        }

        return found;
    }

    private long ReadLength(int parentEnd, ref int position)
    {
        long length = bytes[position - 1];
        if (length < Indefinite)
            return length;
        var octets = (int)length - Indefinite;
        if (octets > sizeof(int) || octets > parentEnd - position)
            throw CutShort();
        length = 0;
        for (; octets > 0; octets--)
            length = (length << 8) | bytes[position++];
        return length;
    }

    private static MalformedException CutShort() => new("it is cut short");

    private byte[] Copy(int from, int to)
    {
        var copy = new byte[to - from];
        Buffer.BlockCopy(bytes, from, copy, 0, copy.Length);
        return copy;
    }
}
