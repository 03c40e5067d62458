namespace MqttCertGate.Paths;

/// <summary>What a user demands of certificate policies (RFC 5280 §6.1.1 (c), (e), (f), (g)); by default nothing.</summary>
internal sealed record PolicyInputs
{
    /// <summary>The user-initial-policy-set; null for any policy.</summary>
    public IReadOnlyCollection<string>? Accepted { get; init; }

    /// <summary>initial-explicit-policy.</summary>
    public bool RequireExplicitPolicy { get; init; }

    /// <summary>initial-policy-mapping-inhibit.</summary>
    public bool InhibitPolicyMapping { get; init; }

    /// <summary>initial-any-policy-inhibit.</summary>
    public bool InhibitAnyPolicy { get; init; }

    public bool Accepts(string policy) => Accepted is null || Accepted.Contains(policy);
}
