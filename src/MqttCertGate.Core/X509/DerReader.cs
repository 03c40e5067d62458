namespace MqttCertGate.X509;

/// <summary>
/// Reads DER (X.690 §8, §10, §11) from front to back and throws <see cref="MalformedException"/> at the first octet that is not DER. A reader
/// is a value: what it hands out for the inside of an element moves on its own.
/// </summary>
/// <remarks>
/// It is our own because System.Formats.Asn1 would bring System.Memory beside a task that .NET Framework MSBuild loads without isolation, and
/// because BouncyCastle normalises what has to be judged as it stands on the wire.
/// </remarks>
internal struct DerReader
{
    // OpenSSL's bound: ASN1_MAX_CONSTRUCTED_NEST in crypto/asn1/tasn_dec.c.
    private const int MaximumDepth = 30;

    // The algorithm of a certificate's key stands as deep, and nothing else that is decoded once and may nest stands deeper: none is read where it was refused.
    private const int DepthOfWhatIsDecodedOnce = 3;

    private readonly byte[] bytes;
    private readonly int end;
    private readonly int depth;
    private readonly ICollection<EncodingFault> faults;

    /// <param name="faults">Where faults go that do not keep the bytes from being read.</param>
    public DerReader(byte[] bytes, ICollection<EncodingFault> faults)
        : this(bytes, 0, bytes.Length, 0, faults)
    {
    }

    private DerReader(byte[] bytes, int start, int end, int depth, ICollection<EncodingFault> faults)
    {
        this.bytes = bytes;
        this.end = end;
        this.depth = depth;
        this.faults = faults;
        Position = start;
    }

    /// <summary>The offset of the next octet in the whole array.</summary>
    public int Position { get; private set; }

    public readonly bool HasData => Position < end;

    /// <summary>Whether an element of this tag comes next.</summary>
    public readonly bool IsNext(int tag) => HasData && bytes[Position] == tag;

    /// <summary>The next identifier octet.</summary>
    public readonly int PeekTag() => HasData ? bytes[Position] : throw new MalformedException("a value is missing at the end");

    /// <summary>The octets from <paramref name="start"/> to the next one.</summary>
    public readonly byte[] Since(int start) => Octets.Copy(bytes, start, Position);

    public readonly void Note(EncodingFaultKind kind, string message) => faults.Add(new EncodingFault(kind, message));

    /// <summary>Throws where anything is left.</summary>
    public readonly void ReadEnd()
    {
        if (HasData)
            throw new MalformedException("data follows where nothing may follow");
    }

    /// <summary>Steps over a constructed element and hands out a reader of its inside.</summary>
    public DerReader ReadConstructed(int tag)
    {
        if (depth == MaximumDepth)
            throw new MalformedException($"more than {MaximumDepth} elements are nested");
        var contentEnd = ReadHeader(tag);
        var inner = new DerReader(bytes, Position, contentEnd, depth + 1, faults);
        Position = contentEnd;
        return inner;
    }

    public DerReader ReadSequence() => ReadConstructed(DerTag.Sequence);

    /// <summary>The content octets of an element.</summary>
    public byte[] ReadContent(int tag) => Since(StepOver(tag));

    /// <summary>Any one element, whole; the headers of everything inside it are checked.</summary>
    public byte[] ReadElement()
    {
        var start = Position;
        SkipElement();
        return Since(start);
    }

    /// <summary>
    /// The next SEQUENCE as <paramref name="read"/> decodes it, unless the same octets were decoded lately. What has a fault is decoded each time: the
    /// fault is to be noted. All count as equally deep: nothing but the octets may decide.
    /// </summary>
    public T ReadOnce<T>(Recent<T> recent, DerValue<T> read)
        where T : class
    {
        var start = Position;
        var probe = this;
        var end = probe.ReadHeader(DerTag.Sequence);
        if (recent.Find(bytes, start, end - start) is { } known)
        {
            Position = end;
            return known;
        }

        var before = faults.Count;
        var inside = new DerReader(bytes, start, end, DepthOfWhatIsDecodedOnce, faults);
        var value = read(ref inside);
        Position = end;
        if (faults.Count == before)
            recent.Keep(bytes, start, end - start, value);
        return value;
    }

    public void SkipElement()
    {
        var tag = PeekTag();
        if ((tag & DerTag.NumberBits) == DerTag.NumberBits)
            throw new MalformedException("a tag number is above 30");
        var isConstructed = (tag & DerTag.ConstructedBit) != 0;
        // X.690 §10.2: of the universal types DER constructs SEQUENCE and SET, and no other.
        if ((tag & DerTag.ClassBits) == 0 && isConstructed != ((tag | DerTag.ConstructedBit) is DerTag.Sequence or DerTag.Set))
            throw new MalformedException($"{DerTag.NameOf(tag)} is not DER");
        if (!isConstructed)
        {
            Position = ReadHeader(tag);
            return;
        }

        for (var inner = ReadConstructed(tag); inner.HasData;)
            inner.SkipElement();
    }

    /// <summary>A BOOLEAN DEFAULT FALSE.</summary>
    public bool ReadFlag(string name, int tag = DerTag.Boolean)
    {
        if (!IsNext(tag))
            return false;
        var flag = ReadBoolean(tag);
        if (!flag)
            Note(EncodingFaultKind.DefaultEncoded, $"{name} FALSE is written out");
        return flag;
    }

    /// <summary>The content octets, sign included (X.690 §8.3).</summary>
    public byte[] ReadInteger(int tag = DerTag.Integer)
    {
        var content = ReadContent(tag);
        if (content.Length == 0)
            throw new MalformedException("an INTEGER is empty");
        if (content.Length > 1 && (content[0] == 0x00 ? content[1] < 0x80 : content[0] == 0xFF && content[1] >= 0x80))
            throw new MalformedException("an INTEGER is not minimal");
        return content;
    }

    /// <summary>An INTEGER that counts something; beyond what an int holds it is <see cref="int.MaxValue"/>.</summary>
    public int ReadCount(int tag = DerTag.Integer)
    {
        var content = ReadInteger(tag);
        if (content[0] >= 0x80)
            throw new MalformedException("an INTEGER is negative");
        if (content.Length > sizeof(int))
            return int.MaxValue;
        var value = 0;
        foreach (var octet in content)
            value = (value << 8) | octet;
        return value;
    }

    public byte[] ReadOctetString() => ReadContent(DerTag.OctetString);

    /// <summary>The octets of a BIT STRING (X.690 §8.6, §11.2.1) and how many bits of the last one are not used.</summary>
    public byte[] ReadBitString(out int unusedBits, int tag = DerTag.BitString)
    {
        var contentEnd = ReadHeader(tag);
        if (Position == contentEnd)
            throw new MalformedException("a BIT STRING is empty");
        unusedBits = bytes[Position];
        var start = Position + 1;
        if (unusedBits > 7 || (unusedBits > 0 && start == contentEnd))
            throw new MalformedException("a BIT STRING has a wrong number of unused bits");
        if ((bytes[contentEnd - 1] & ((1 << unusedBits) - 1)) != 0 && start < contentEnd)
            throw new MalformedException("the unused bits of a BIT STRING are not zero");
        Position = contentEnd;
        return Since(start);
    }

    /// <summary>A BIT STRING that holds whole octets.</summary>
    public byte[] ReadBitStringOctets()
    {
        var octets = ReadBitString(out var unusedBits);
        return unusedBits == 0 ? octets : throw new MalformedException("a BIT STRING does not end at a byte");
    }

    /// <summary>Dotted decimal.</summary>
    public string ReadOid(int tag = DerTag.ObjectIdentifier)
    {
        var start = StepOver(tag);
        return DerOid.Decode(bytes, start, Position);
    }

    /// <summary>A Time (RFC 5280 §4.1.2.5), in UTC.</summary>
    public DateTime ReadTime(string name)
    {
        var tag = PeekTag() == DerTag.UtcTime ? DerTag.UtcTime : DerTag.GeneralizedTime;
        return DerTime.Decode(tag, ReadContent(tag), name, faults);
    }

    /// <summary>X.690 §11.1.</summary>
    private bool ReadBoolean(int tag)
    {
        var content = ReadContent(tag);
        return content.Length == 1 && content[0] is 0x00 or 0xFF
            ? content[0] == 0xFF
            : throw new MalformedException("a BOOLEAN is neither 00 nor FF");
    }

    /// <summary>Moves behind an element and answers where its content begins, which ends there.</summary>
    private int StepOver(int tag)
    {
        var contentEnd = ReadHeader(tag);
        var start = Position;
        Position = contentEnd;
        return start;
    }

    /// <summary>Moves to the content and answers where it ends.</summary>
    private int ReadHeader(int tag)
    {
        if (!HasData)
            throw new MalformedException($"{DerTag.NameOf(tag)} is missing at the end");
        if (bytes[Position] != tag)
            throw new MalformedException($"{DerTag.NameOf(tag)} was expected, and {DerTag.NameOf(bytes[Position])} found");
        Position++;
        var length = ReadLength(tag);
        return Position + length;
    }

    /// <summary>X.690 §10.1: definite and in as few octets as possible.</summary>
    private int ReadLength(int tag)
    {
        const int indefinite = 0x80;
        if (!HasData)
            throw new MalformedException($"the {DerTag.NameOf(tag)} has no length");
        long length = bytes[Position++];
        if (length == indefinite)
            throw new MalformedException($"the length of the {DerTag.NameOf(tag)} is indefinite");
        if (length > indefinite)
        {
            var octets = (int)length & 0x7F;
            if (octets > end - Position)
                throw RunsPastEnd(tag);
            if (bytes[Position] == 0 || (octets == 1 && bytes[Position] < 0x80))
                throw new MalformedException($"the length of the {DerTag.NameOf(tag)} is not minimal");
            if (octets > sizeof(int))
                throw RunsPastEnd(tag);
            length = 0;
            for (; octets > 0; octets--)
                length = (length << 8) | bytes[Position++];
        }

        return length <= end - Position ? (int)length : throw RunsPastEnd(tag);
    }

    private static MalformedException RunsPastEnd(int tag) => new($"the length of the {DerTag.NameOf(tag)} runs past the end");
}
