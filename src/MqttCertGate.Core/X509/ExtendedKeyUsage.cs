namespace MqttCertGate.X509;

/// <summary>RFC 5280 §4.2.1.12.</summary>
/// <param name="Purposes">OIDs, in order.</param>
internal sealed record ExtendedKeyUsage(IReadOnlyList<string> Purposes)
{
    public bool Has(string purpose) => Purposes.Contains(purpose, StringComparer.Ordinal);

    /// <summary>The purposes by name where RFC 5280 has one: <c>serverAuth, 1.2.3.4</c>.</summary>
    public override string ToString() => string.Join(", ", Purposes.Select(Oids.NameOf));
}
