using MqttCertGate.Findings;

namespace MqttCertGate;

/// <summary>The straight line: manifests, profiles, files, paths, rules, waivers, report.</summary>
internal static class Gate
{
    /// <summary>Checks everything <paramref name="request"/> names. Bad input is a finding, never an exception.</summary>
    public static Report Check(GateRequest request) => throw new NotImplementedException();
}
