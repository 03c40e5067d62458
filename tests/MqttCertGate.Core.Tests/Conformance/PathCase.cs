namespace MqttCertGate.Tests.Conformance;

/// <summary>What a client connects to, as a case names it.</summary>
/// <param name="Kind">DNS, IP or RFC822.</param>
internal sealed record PeerName(string Kind, string Value);

/// <summary>One case of <c>pathcases/1</c>; see the corpora's README for its members. Certificates are what a file of one holds.</summary>
internal sealed record PathCase
{
    public required string Id { get; init; }

    public required IReadOnlyList<byte[]> Trusted { get; init; }

    /// <summary>In any order.</summary>
    public required IReadOnlyList<byte[]> Untrusted { get; init; }

    public required byte[] Leaf { get; init; }

    public required IReadOnlyList<byte[]> Crls { get; init; }

    /// <summary>Null for now.</summary>
    public DateTimeOffset? Time { get; init; }

    public PeerName? Peer { get; init; }

    /// <summary>serverAuth, clientAuth, any, or null.</summary>
    public string? Purpose { get; init; }

    /// <summary>SUCCESS or FAILURE.</summary>
    public required string Expected { get; init; }

    /// <summary>Whether the suite itself calls a disagreement a warning.</summary>
    public bool Soft { get; init; }

    public IReadOnlyList<string> Features { get; init; } = [];

    public static IReadOnlyList<PathCase> Read(string suite)
    {
        var file = Corpus.Read<CaseFile>(suite, "cases.json.gz");
        Assert.Equal("pathcases/1", file.Schema);
        Assert.Equal(file.Count, file.Cases.Count);
        return file.Cases;
    }

    private sealed record CaseFile(string Schema, int Count, IReadOnlyList<PathCase> Cases);
}
