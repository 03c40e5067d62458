using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>What a built-in profile or overlay makes of a rule.</summary>
/// <param name="Profile">Its id.</param>
/// <param name="Level">The level of the rule for publicly trusted certificates under it alone.</param>
/// <param name="Parameters">The values that it sets.</param>
/// <param name="Source">The passage it follows from.</param>
internal sealed record ProfileDemand(string Profile, Level Level, IReadOnlyDictionary<string, object> Parameters, string Source);
