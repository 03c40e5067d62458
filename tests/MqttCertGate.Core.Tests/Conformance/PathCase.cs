using System.Text.Json;
using MqttCertGate.Paths;

namespace MqttCertGate.Tests.Conformance;

/// <summary>What a client connects to, as a case names it.</summary>
/// <param name="Kind">DNS, IP or RFC822.</param>
internal sealed record PeerName(string Kind, string Value);

/// <summary>One case of <c>pathcases/1</c>; see the corpora's README for its members. Certificates are what a file of one holds.</summary>
internal sealed record PathCase
{
    public required string Id { get; init; }

    /// <summary>Empty for a case made of what is no case of a path.</summary>
    public string Suite { get; init; } = "";

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

    /// <summary>What the suite sets beyond the rest; its keys are the suite's.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Options { get; init; }

    /// <summary>What is demanded of certificate policies, in the words of PKITS; null for nothing.</summary>
    public PolicyInputs? Policies
    {
        get
        {
            if (Options is null || !Options.TryGetValue("initial_policy_set", out var accepted))
                return null;
            return new PolicyInputs
            {
                Accepted = accepted.GetString() == "anyPolicy" ? null : [.. accepted.GetString()!.Split(',').Select(PolicyOid)],
                RequireExplicitPolicy = Options["initial_explicit_policy"].GetBoolean(),
                InhibitPolicyMapping = Options["initial_policy_mapping_inhibit"].GetBoolean(),
                InhibitAnyPolicy = Options["initial_inhibit_any_policy"].GetBoolean(),
            };
        }
    }

    // PKITS §2: the test policies are the arcs below 2.16.840.1.101.3.2.1.48.
    private static string PolicyOid(string name) => $"2.16.840.1.101.3.2.1.48.{name.Trim()["NIST-test-policy-".Length..]}";

    public static IReadOnlyList<PathCase> Read(string suite)
    {
        var file = Corpus.Read<CaseFile>(suite, "cases.json.gz");
        Assert.Equal("pathcases/1", file.Schema);
        Assert.Equal(file.Count, file.Cases.Count);
        return file.Cases;
    }

    private sealed record CaseFile(string Schema, int Count, IReadOnlyList<PathCase> Cases);
}
