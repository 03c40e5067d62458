using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>
/// Processes certificate policies (RFC 5280 §6.1.2 to §6.1.5). Only whether any policy is left counts here, so that of the valid_policy_graph
/// (RFC 9618 §5) one level is kept, and of each policy in it whether a user accepts a policy it comes from: the size of what is kept is that of
/// the certificates, where the tree of RFC 5280 grows exponentially.
/// </summary>
internal sealed class PolicyCheck
{
    private readonly PolicyInputs inputs;

    /// <summary>
    /// The policies that the next certificate may name, in the terms of its issuer, each with whether it comes from a policy the user accepts. Empty:
    /// the valid_policy_graph is NULL.
    /// </summary>
    private Dictionary<string, bool> valid = new(StringComparer.Ordinal) { [Oids.AnyPolicy] = true };

    // How many more certificates are free of each constraint (RFC 5280 §6.1.2 (d) to (f)).
    private int explicitPolicy;
    private int policyMapping;
    private int inhibitAnyPolicy;

    private PolicyCheck(PolicyInputs inputs, int count)
    {
        this.inputs = inputs;
        explicitPolicy = inputs.RequireExplicitPolicy ? 0 : count + 1;
        policyMapping = inputs.InhibitPolicyMapping ? 0 : count + 1;
        inhibitAnyPolicy = inputs.InhibitAnyPolicy ? 0 : count + 1;
    }

    /// <summary>Why no policy is left where one is required; null where none is required or one is left.</summary>
    /// <param name="certificates">The end entity first. Extensions that are malformed count as absent: they are failures of their own.</param>
    public static PathFailure? Judge(IReadOnlyList<Certificate> certificates, TrustAnchor anchor, PolicyInputs inputs)
    {
        var check = new PolicyCheck(inputs, certificates.Count);
        // An anchor's constraints hold as if they were inputs (RFC 5937 §3.2); its own policies limit nothing.
        check.Tighten(anchor.Certificate);
        for (var index = certificates.Count - 1; index >= 0; index--)
        {
            var certificate = certificates[index];
            check.Narrow(certificate, isLast: index == 0);
            if (check.explicitPolicy == 0 && check.valid.Count == 0)
                return new PathFailure(PathFailureKind.PolicyRejected, certificate, Detail: "no policy is valid for it");
            if (index > 0)
                check.GoOn(certificate);
            else if (!check.IsAccepted(certificate))
                return new PathFailure(PathFailureKind.PolicyRejected, certificate, Detail: "no policy that is accepted is valid for it");
        }

        return null;
    }

    /// <summary>RFC 5280 §6.1.3 (d), (e).</summary>
    private void Narrow(Certificate certificate, bool isLast)
    {
        var next = new Dictionary<string, bool>(StringComparer.Ordinal);
        var policies = certificate.CertificatePolicies.Value?.Policies ?? [];
        foreach (var policy in policies.Where(policy => policy != Oids.AnyPolicy))
        {
            if (valid.TryGetValue(policy, out var isAccepted))
                next[policy] = isAccepted;
            else if (valid.ContainsKey(Oids.AnyPolicy))
                next[policy] = inputs.Accepts(policy);
        }

        if (policies.Contains(Oids.AnyPolicy) && (inhibitAnyPolicy > 0 || (!isLast && certificate.IsSelfIssued)))
        {
            foreach (var pair in valid)
                next[pair.Key] = pair.Value;
        }

        valid = next;
    }

    /// <summary>RFC 5280 §6.1.4 (b), (h).</summary>
    private void GoOn(Certificate certificate)
    {
        if (certificate.PolicyMappings.Value is { } mappings)
            valid = Map(mappings.Mappings);
        if (!certificate.IsSelfIssued)
        {
            explicitPolicy = Math.Max(explicitPolicy - 1, 0);
            policyMapping = Math.Max(policyMapping - 1, 0);
            inhibitAnyPolicy = Math.Max(inhibitAnyPolicy - 1, 0);
        }

        Tighten(certificate);
    }

    /// <summary>RFC 5280 §6.1.4 (b): what is mapped is known by its new names alone, and where mapping is inhibited by none.</summary>
    private Dictionary<string, bool> Map(IReadOnlyList<PolicyMapping> mappings)
    {
        var mapped = new Dictionary<string, bool>(valid, StringComparer.Ordinal);
        foreach (var mapping in mappings)
            mapped.Remove(mapping.IssuerDomain);
        if (policyMapping == 0)
            return mapped;

        foreach (var mapping in mappings)
        {
            if (!valid.TryGetValue(mapping.IssuerDomain, out var isAccepted))
            {
                if (!valid.ContainsKey(Oids.AnyPolicy))
                    continue;
                isAccepted = inputs.Accepts(mapping.IssuerDomain);
            }

            mapped[mapping.SubjectDomain] = isAccepted || (mapped.TryGetValue(mapping.SubjectDomain, out var already) && already);
        }

        return mapped;
    }

    /// <summary>RFC 5280 §6.1.4 (i), (j).</summary>
    private void Tighten(Certificate issuer)
    {
        var constraints = issuer.PolicyConstraints.Value;
        explicitPolicy = Math.Min(explicitPolicy, constraints?.RequireExplicitPolicy ?? int.MaxValue);
        policyMapping = Math.Min(policyMapping, constraints?.InhibitPolicyMapping ?? int.MaxValue);
        inhibitAnyPolicy = Math.Min(inhibitAnyPolicy, issuer.InhibitAnyPolicy.Value?.SkipCerts ?? int.MaxValue);
    }

    /// <summary>RFC 5280 §6.1.5 (a), (b), (g). Under anyPolicy every accepted policy is valid.</summary>
    private bool IsAccepted(Certificate endEntity) =>
        (explicitPolicy > 1 && endEntity.PolicyConstraints.Value?.RequireExplicitPolicy != 0) || valid.ContainsValue(true);
}
