namespace MqttCertGate.X509;

/// <summary>RFC 5280 §4.2.1.8: more about the subject, which says nothing to TLS; the attributes' OIDs.</summary>
internal sealed record SubjectDirectoryAttributes(IReadOnlyList<string> Types);
