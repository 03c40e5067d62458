namespace MqttCertGate.Findings;

/// <summary>
/// A weaker form of a rule's fault, declared by the rule: "close to the limit" beside "over the limit". A finding of this
/// grade has at most the level <paramref name="Ceiling"/>, and never more than the level configured for the rule.
/// </summary>
internal sealed record Grade(string Name, Level Ceiling);
