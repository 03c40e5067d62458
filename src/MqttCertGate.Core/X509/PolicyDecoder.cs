namespace MqttCertGate.X509;

/// <summary>Reads the extensions about certificate policies (RFC 5280 §4.2.1.4, §4.2.1.5, §4.2.1.11, §4.2.1.14).</summary>
internal static class PolicyDecoder
{
    public static CertificatePolicies ReadPolicies(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            throw new MalformedException("the list of policies is empty");
        var policies = new List<string>();
        while (sequence.HasData)
        {
            var information = sequence.ReadSequence();
            policies.Add(information.ReadOid());
            if (information.HasData)
                SkipQualifiers(information.ReadSequence());
            information.ReadEnd();
        }

        return new CertificatePolicies(policies);
    }

    public static PolicyMappings ReadMappings(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        if (!sequence.HasData)
            throw new MalformedException("the list of mappings is empty");
        var mappings = new List<PolicyMapping>();
        while (sequence.HasData)
        {
            var pair = sequence.ReadSequence();
            var mapping = new PolicyMapping(pair.ReadOid(), pair.ReadOid());
            pair.ReadEnd();
            // RFC 5280 §6.1.4 (a).
            if (mapping.IssuerDomain == Oids.AnyPolicy || mapping.SubjectDomain == Oids.AnyPolicy)
                throw new MalformedException("anyPolicy is mapped");
            mappings.Add(mapping);
        }

        return new PolicyMappings(mappings);
    }

    public static PolicyConstraints ReadConstraints(ref DerReader reader)
    {
        var sequence = reader.ReadSequence();
        var constraints = new PolicyConstraints(ReadSkipCerts(ref sequence, 0), ReadSkipCerts(ref sequence, 1));
        sequence.ReadEnd();
        // RFC 5280 §4.2.1.11: an empty sequence must not be issued, and has no meaning.
        return constraints is { RequireExplicitPolicy: null, InhibitPolicyMapping: null }
            ? throw new MalformedException("there is no constraint in it")
            : constraints;
    }

    public static InhibitAnyPolicy ReadInhibitAnyPolicy(ref DerReader reader) => new(reader.ReadCount());

    private static int? ReadSkipCerts(ref DerReader sequence, int number) =>
        sequence.IsNext(DerTag.Context(number)) ? sequence.ReadCount(DerTag.Context(number)) : null;

    private static void SkipQualifiers(DerReader qualifiers)
    {
        if (!qualifiers.HasData)
            throw new MalformedException("the list of qualifiers is empty");
        while (qualifiers.HasData)
        {
            var qualifier = qualifiers.ReadSequence();
            qualifier.ReadOid();
            qualifier.SkipElement();
            qualifier.ReadEnd();
        }
    }
}
