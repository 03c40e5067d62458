namespace MqttCertGate.X509;

/// <summary>RFC 5280 §4.2.1.4: OIDs, dotted decimal. Qualifiers tell nothing about validity.</summary>
internal sealed record CertificatePolicies(IReadOnlyList<string> Policies);

/// <summary>RFC 5280 §4.2.1.5; a policy may be mapped to several, and several to one.</summary>
internal sealed record PolicyMappings(IReadOnlyList<PolicyMapping> Mappings);

/// <param name="IssuerDomain">The policy as the issuing CA calls it.</param>
/// <param name="SubjectDomain">The policy as the subject CA calls it.</param>
internal sealed record PolicyMapping(string IssuerDomain, string SubjectDomain);

/// <summary>RFC 5280 §4.2.1.11: after how many more certificates each takes effect; null for not at all.</summary>
internal sealed record PolicyConstraints(int? RequireExplicitPolicy, int? InhibitPolicyMapping);

/// <summary>RFC 5280 §4.2.1.14: after how many more certificates anyPolicy no longer counts.</summary>
internal sealed record InhibitAnyPolicy(int SkipCerts);
