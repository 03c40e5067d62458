namespace MqttCertGate.Findings;

/// <summary>What makes two findings the same alert when the files change (the classes of the SARIF fingerprint).</summary>
internal enum FindingClass
{
    /// <summary>About this very certificate: a renewal closes it.</summary>
    Instance,
    /// <summary>About a key: it survives a renewal over the same key.</summary>
    Key,
    /// <summary>About how certificates are issued: it survives renewals.</summary>
    Profile,
    /// <summary>About an anchor or a missing issuer.</summary>
    Trust,
    /// <summary>About the manifest or a file.</summary>
    Configuration,
}

/// <summary>
/// All that is printed of a rule, in one place: SARIF's reportingDescriptor (§3.49), RULES.md, <c>explain</c> and MSBuild's code and
/// help link are printings of it.
/// </summary>
/// <param name="Id"><c>MCG</c> and four digits; never renamed or reused.</param>
/// <param name="Name">The short name accepted wherever the id is: <c>rsa.modulus-size</c>.</param>
/// <param name="Defect">The rule's type name, which names the defect; SARIF's <c>name</c>.</param>
internal sealed record RuleDescriptor(string Id, string Name, string Defect)
{
    public const string DocumentationUrl = "https://github.com/mqttcertgate/mqttcertgate/blob/main/src/MqttCertGate.Core/Rules/RULES.md";

    /// <summary>One line without a full stop: the fault, as a statement.</summary>
    public required string Title { get; init; }

    /// <summary>The level where neither profile nor manifest says otherwise.</summary>
    public required Level DefaultLevel { get; init; }

    /// <summary>
    /// The default level for certificates that are not publicly trusted; null for the same one. <see cref="Level.None"/>: the requirement binds public
    /// CAs alone, and the rule judges nothing else whatever level it is given.
    /// </summary>
    public Level? PrivateLevel { get; init; }

    /// <summary>False for a rule that runs only where a profile or manifest gives it a level.</summary>
    public bool OnByDefault { get; init; } = true;

    /// <summary>The requirement the level follows from.</summary>
    public required Citation Source { get; init; }

    /// <summary>Further sources.</summary>
    public IReadOnlyList<Citation> AlsoIn { get; init; } = [];

    /// <summary>Why it matters and how to mend it, in a few sentences; a command where one helps.</summary>
    public required string Help { get; init; }

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Weaker forms this rule reports.</summary>
    public IReadOnlyList<Grade> Grades { get; init; } = [];

    public required FindingClass Class { get; init; }

    /// <summary>CVSS-like severity for code scanning, 0.1 to 10.0; null for a rule that is not about security.</summary>
    public double? SecuritySeverity { get; init; }

    /// <summary>CWE number; null where none fits.</summary>
    public int? Cwe { get; init; }

    /// <summary>Whether it concludes from signs, and does not read what is written.</summary>
    public bool IsHeuristic { get; init; }

    /// <summary>The gate's own rules: never lowered, never allowed.</summary>
    public bool IsMeta => Id.StartsWith("MCG00", StringComparison.Ordinal);

    /// <summary>The permanent address of the rule's documentation.</summary>
    public string HelpUri => HelpUriOf(Id);

    /// <summary>The permanent address of the documentation of the rule with that identifier.</summary>
    public static string HelpUriOf(string id) => $"{DocumentationUrl}#{id.ToLowerInvariant()}";
}
