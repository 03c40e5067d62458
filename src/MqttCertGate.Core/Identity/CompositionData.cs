using System.Globalization;

namespace MqttCertGate.Identity;

/// <summary>What <see cref="NormalFormC"/> knows of Unicode; the resource says of itself how it is written.</summary>
internal sealed class CompositionData
{
    private readonly Dictionary<int, int> classes = [];

    /// <summary>Code points that are in no normalized text.</summary>
    public HashSet<int> Never { get; } = [];

    public Dictionary<(int First, int Second), int> Composites { get; } = [];

    /// <summary>The same the other way round.</summary>
    public Dictionary<int, (int First, int Second)> Parts { get; } = [];

    /// <summary>The canonical combining class; 0 for a starter.</summary>
    public int ClassOf(int codePoint) => classes.TryGetValue(codePoint, out var value) ? value : 0;

    public static CompositionData Read()
    {
        var data = new CompositionData();
        using var reader = new StreamReader(typeof(CompositionData).Assembly.GetManifestResourceStream("Composition.txt")!);
        while (reader.ReadLine() is { } line)
            data.Read(line.Split(' '));
        return data;
    }

    private void Read(string[] words)
    {
        switch (words[0])
        {
            case "never":
                Never.UnionWith(words.Skip(1).SelectMany(Range));
                break;
            case "class":
                foreach (var codePoint in words.Skip(2).SelectMany(Range))
                    classes[codePoint] = int.Parse(words[1], CultureInfo.InvariantCulture);
                break;
            case "with":
                foreach (var pair in words.Skip(2).Select(word => word.Split('+')))
                    Add(Hex(pair[0]), Hex(words[1]), Hex(pair[1]));
                break;
        }
    }

    private void Add(int first, int second, int composite)
    {
        Composites[(first, second)] = composite;
        Parts[composite] = (first, second);
    }

    private static IEnumerable<int> Range(string word)
    {
        var ends = word.Split('-');
        var first = Hex(ends[0]);
        return Enumerable.Range(first, Hex(ends[ends.Length - 1]) - first + 1);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
