using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>
/// Where a path ends: a name and a key the manifest declares (RFC 5280 §6.1.1 (d)). The certificate it came from is kept for its dates and
/// constraints, and is never asked for a signature.
/// </summary>
internal sealed record TrustAnchor(Certificate Certificate);
