namespace MqttCertGate.X509;

/// <summary>RFC 5280 §4.2.1.9.</summary>
/// <param name="PathLength">How many non-self-issued intermediates may follow; null for any number.</param>
internal sealed record BasicConstraints(bool IsCa, int? PathLength);
