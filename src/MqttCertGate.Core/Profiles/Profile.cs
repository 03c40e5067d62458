using MqttCertGate.Manifests;

namespace MqttCertGate.Profiles;

/// <summary>Whose demands a profile holds.</summary>
internal enum ProfileKind
{
    /// <summary>What a broker takes: <c>profile</c> in a manifest names one.</summary>
    Broker,
    /// <summary>What the programs that connect refuse: <c>clients</c> in a manifest names any number.</summary>
    Clients,
}

/// <summary>What a broker or its clients demand, as levels and parameter values of rules, with the revision of the documents it was taken from.</summary>
/// <param name="Id">As named by <c>profile</c> or <c>clients</c>.</param>
/// <param name="Revision">The date of the documents, or the commit they were read at.</param>
/// <param name="Rules">In order of precedence, the weakest first; each says which profile it is of and what it follows from.</param>
internal sealed record Profile(string Id, string Title, string Revision, IReadOnlyList<RuleSetting> Rules)
{
    /// <summary>What holds where the manifest names no profile: every rule as it declares itself.</summary>
    public static Profile None { get; } = new("none", "No broker profile", "", []);

    /// <summary>Its own id after those of the profiles it extends.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>URLs of the documents.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];
}
