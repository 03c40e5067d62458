namespace MqttCertGate.Reporting;

/// <summary>What a host wants of a SARIF file beside the report.</summary>
internal sealed record SarifOptions
{
    /// <summary>
    /// Tells this analysis from others of the same tool (SARIF §3.17.3); null for none, so that whoever uploads the file may name it: a service takes no
    /// other name for a run that has one.
    /// </summary>
    public string? Category { get; init; }

    /// <summary>Whether accepted findings are written, as suppressed results. Code scanning opens an alert for each of them.</summary>
    public bool IncludeAllowed { get; init; }
}
