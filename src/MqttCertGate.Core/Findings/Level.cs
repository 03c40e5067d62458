namespace MqttCertGate.Findings;

/// <summary>How much a finding matters; the words and their order are SARIF's (§3.27.10).</summary>
internal enum Level
{
    /// <summary>The rule is off.</summary>
    None,
    /// <summary>Worth knowing; never breaks a build.</summary>
    Note,
    /// <summary>Should be mended; breaks a build only where the user says so.</summary>
    Warning,
    /// <summary>Must be mended; breaks the build.</summary>
    Error,
}
