namespace MqttCertGate.X509;

/// <summary>An extension as it stands in the certificate (RFC 5280 §4.2), whatever its kind.</summary>
/// <param name="Oid">Dotted decimal.</param>
/// <param name="Value">The octets inside extnValue.</param>
internal sealed record RawExtension(string Oid, bool Critical, byte[] Value)
{
    /// <summary>
    /// The <see cref="Extension{T}"/> it decodes to, which many certificates may have in common; null where nobody has asked yet, and where faults are
    /// noted, which every certificate is to have.
    /// </summary>
    public object? Decoded { get; set; }
}

/// <summary>
/// An extension of a known kind: absent, present or malformed. A malformed one never counts as absent; one rule reports it, and
/// whatever needs its value fails closed.
/// </summary>
internal sealed record Extension<T>
    where T : class
{
    private Extension()
    {
    }

    public static Extension<T> Absent { get; } = new();

    public static Extension<T> Present(T value, bool critical) => new() { Value = value, IsCritical = critical, IsPresent = true };

    public static Extension<T> Malformed(string fault, bool critical) => new() { Fault = fault, IsCritical = critical, IsPresent = true };

    /// <summary>True for a malformed one too.</summary>
    public bool IsPresent { get; private init; }

    public bool IsCritical { get; private init; }

    /// <summary>Null where absent or malformed.</summary>
    public T? Value { get; private init; }

    /// <summary>What is wrong with the encoding; null where nothing is.</summary>
    public string? Fault { get; private init; }
}
