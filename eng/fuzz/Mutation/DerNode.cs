namespace MqttCertGate.Fuzz.Mutation;

/// <summary>How a length is written.</summary>
internal enum LengthForm
{
    Minimal,
    Indefinite,
    Longer,
    Wrong,
}

/// <summary>An element of BER or DER as a tree; what an octet or bit string holds is part of it where that is DER itself.</summary>
internal sealed class DerNode(byte tag, byte[] content, List<DerNode>? children)
{
    // Certificates nest about ten deep.
    private const int MaximumDepth = 40;

    public byte Tag { get; set; } = tag;

    /// <summary>What stands before the children, or everything where there are none.</summary>
    public byte[] Content { get; set; } = content;

    public List<DerNode>? Children { get; set; } = children;

    public LengthForm LengthForm { get; set; }

    /// <summary>The elements that fill the bytes exactly; null where there are none such.</summary>
    public static List<DerNode>? ParseAll(byte[] bytes, int depth = 0)
    {
        var nodes = new List<DerNode>();
        for (var position = 0; position < bytes.Length;)
        {
            if (depth > MaximumDepth || bytes.Length - position < 2)
                return null;
            var tag = bytes[position];
            long length = bytes[position + 1];
            position += 2;
            if (length > 0x80)
            {
                var octets = (int)length & 0x7F;
                if (octets > 3 || octets > bytes.Length - position)
                    return null;
                length = 0;
                for (; octets > 0; octets--)
                    length = (length << 8) | bytes[position++];
            }
            else if (length == 0x80)
            {
                return null;
            }

            if (length > bytes.Length - position)
                return null;
            nodes.Add(Of(tag, bytes[position..(position + (int)length)], depth));
            position += (int)length;
        }

        return nodes;
    }

    private static DerNode Of(byte tag, byte[] content, int depth)
    {
        if ((tag & 0x20) != 0)
            return ParseAll(content, depth + 1) is { } children ? new DerNode(tag, [], children) : new DerNode(tag, content, null);
        return tag switch
        {
            0x04 when content.Length > 2 && ParseAll(content, depth + 1) is { } inside => new DerNode(tag, [], inside),
            0x03 when content.Length > 3 && content[0] == 0 && ParseAll(content[1..], depth + 1) is { } inside => new DerNode(tag, [0], inside),
            _ => new DerNode(tag, content, null),
        };
    }

    /// <summary>Itself and everything inside, with the list each stands in.</summary>
    public static IEnumerable<(DerNode Node, List<DerNode> Siblings)> Flatten(List<DerNode> nodes) =>
        nodes.SelectMany(node => Flatten(node.Children ?? []).Prepend((node, nodes)));

    public DerNode Clone() => new(Tag, Content, Children?.ConvertAll(child => child.Clone())) { LengthForm = LengthForm };

    public static byte[] Encode(IEnumerable<DerNode> nodes)
    {
        using var stream = new MemoryStream();
        foreach (var node in nodes)
            node.Write(stream);
        return stream.ToArray();
    }

    private void Write(MemoryStream stream)
    {
        byte[] content = Children is null ? Content : [.. Content, .. Encode(Children)];
        stream.WriteByte(Tag);
        stream.Write(LengthForm switch
        {
            LengthForm.Indefinite => [0x80],
            LengthForm.Longer => [0x84, .. Octets(content.Length, 4)],
            LengthForm.Wrong => Minimal(content.Length + 1 + (content.Length / 3)),
            _ => Minimal(content.Length),
        });
        stream.Write(content);
        if (LengthForm == LengthForm.Indefinite)
            stream.Write([0, 0]);
    }

    private static byte[] Minimal(int length) => length switch
    {
        < 0x80 => [(byte)length],
        < 0x100 => [0x81, .. Octets(length, 1)],
        < 0x10000 => [0x82, .. Octets(length, 2)],
        < 0x1000000 => [0x83, .. Octets(length, 3)],
        _ => [0x84, .. Octets(length, 4)],
    };

    private static IEnumerable<byte> Octets(int number, int count) => Enumerable.Range(1, count).Select(index => (byte)(number >> (8 * (count - index))));
}
