namespace MqttCertGate.Fuzz.Mutation;

/// <summary>Changes DER by its elements, so that the lengths around a change are right and a decoder comes to see it.</summary>
internal static class DerMutator
{
    private static readonly byte[] Tags =
        [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0A, 0x0C, 0x13, 0x14, 0x16, 0x17, 0x18, 0x1C, 0x1E, 0x24, 0x30, 0x31, 0x80, 0x81, 0x82, 0x86, 0x87, 0xA0, 0xA1, 0xA3, 0xA4, 0x1F, 0x7F];

    private static readonly byte[][] Contents =
    [
        [], [0x00], [0x01], [0x7F], [0x80], [0xFF], [0x00, 0x80], [0x00, 0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0x01, 0x00, 0x01],
        [0x08, 0xAA, 0xBB], "99991231235959Z"u8.ToArray(), "00000101000000Z"u8.ToArray(), "500101000000Z"u8.ToArray(), "*"u8.ToArray(), "xn--a-ecp.ru"u8.ToArray(),
        "\u202E\u0000a'b"u8.ToArray(), [0xD8, 0x00, 0xDC], [0x55, 0x1D, 0x11], [0x55, 0x1D, 0x20, 0x00],
    ];

    /// <param name="other">Another input of the same kind, to take elements from.</param>
    public static byte[] Mutate(byte[] bytes, byte[] other, Random random)
    {
        if (random.Next(8) == 0 || DerNode.ParseAll(bytes) is not { Count: > 0 } nodes)
            return ByteMutator.Mutate(bytes, other, random);
        var donors = DerNode.ParseAll(other) is { Count: > 0 } parsed ? DerNode.Flatten(parsed).Select(pair => pair.Node).ToList() : [new DerNode(0x05, [], null)];
        for (var count = random.Next(1, 5); count > 0 && nodes.Count > 0; count--)
        {
            var all = DerNode.Flatten(nodes).ToList();
            var (node, siblings) = all[random.Next(all.Count)];
            Once(node, siblings, donors[random.Next(donors.Count)].Clone(), random);
        }

        var mutated = DerNode.Encode(nodes);
        return mutated.Length > ByteMutator.MostBytes ? mutated[..ByteMutator.MostBytes] : mutated;
    }

    private static void Once(DerNode node, List<DerNode> siblings, DerNode donor, Random random)
    {
        var at = siblings.IndexOf(node);
        switch (random.Next(11))
        {
            case 0:
                node.Tag = Tags[random.Next(Tags.Length)];
                break;
            case 1:
                siblings.RemoveAt(at);
                break;
            case 2:
                var size = Math.Max(1, DerNode.Encode([node]).Length);
                siblings.InsertRange(at, Enumerable.Range(0, ByteMutator.Count(random, ByteMutator.MostBytes / 2 / size)).Select(_ => node.Clone()));
                break;
            case 3:
                var with = random.Next(siblings.Count);
                (siblings[at], siblings[with]) = (siblings[with], siblings[at]);
                break;
            case 4:
                siblings[at] = donor;
                break;
            case 5:
                siblings.Insert(at, donor);
                break;
            case 6 when node.Children is null && node.Content.Length > 0:
                node.Content = ByteMutator.Mutate(node.Content, donor.Content, random);
                break;
            case 7:
                (node.Content, node.Children) = (Contents[random.Next(Contents.Length)], null);
                break;
            case 8:
                Wrap(node, siblings, at, random.Next(50) == 0 ? random.Next(200) : random.Next(1, 4));
                break;
            case 9:
                node.LengthForm = (LengthForm)random.Next(4);
                break;
            default:
                siblings.RemoveAt(at);
                siblings.InsertRange(at, node.Children ?? []);
                break;
        }
    }

    private static void Wrap(DerNode node, List<DerNode> siblings, int at, int levels)
    {
        for (; levels > 0; levels--)
            node = new DerNode(0x30, [], [node]);
        siblings[at] = node;
    }
}
