using MqttCertGate.Manifests;

namespace MqttCertGate.Profiles;

/// <summary>What a broker demands, as levels and parameter values of rules, with the revision of the documents it was taken from.</summary>
/// <param name="Id">As named by <c>profile:</c>.</param>
/// <param name="Revision">The date of the documents, YYYY-MM-DD.</param>
internal sealed record Profile(string Id, string Title, string Revision, IReadOnlyList<RuleSetting> Rules)
{
    /// <summary>What holds where the manifest names no profile: every rule as it declares itself.</summary>
    public static Profile None { get; } = new("none", "No broker profile", "", []);

    /// <summary>URLs of the documents.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>The passage that each rule's setting follows from, by the rule's id.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();
}
