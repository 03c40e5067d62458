using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>What the CAs of one path demand of the names below them (RFC 5280 §4.2.1.10, §6.1.3 (b), (c), §6.1.4 (g)).</summary>
internal sealed class NameConstraintCheck(NameComparisonAllowance comparisons)
{
    private readonly List<(Certificate Issuer, NameConstraints Constraints)> inForce = [];

    public bool IsInForce => inForce.Count > 0;

    /// <summary>From here on the constraints of <paramref name="issuer"/> apply too, beside those above it.</summary>
    public void Tighten(Certificate issuer)
    {
        if (issuer.NameConstraints.Value is { } constraints)
            inForce.Add((issuer, constraints));
    }

    /// <summary>The first name of <paramref name="certificate"/> that breaks a constraint, for each issuer that has any.</summary>
    public IEnumerable<PathFailure> Judge(Certificate certificate, bool isEndEntity)
    {
        // A CA that certifies a new key of its own is exempt: its name was judged when it came first.
        if (!IsInForce || (certificate.IsSelfIssued && !isEndEntity))
            return [];
        var names = NamesOf(certificate, isEndEntity).ToList();
        return inForce.Select(one => Judge(certificate, names, one.Issuer, one.Constraints)).OfType<PathFailure>();
    }

    /// <summary>A name of a kind that an issuer does not permit anything of is not constrained by what it permits.</summary>
    private PathFailure? Judge(Certificate certificate, List<GeneralName> names, Certificate issuer, NameConstraints constraints)
    {
        foreach (var name in names)
        {
            if (!comparisons.TrySpend(constraints.Permitted.Count + constraints.Excluded.Count))
                return new PathFailure(PathFailureKind.BudgetExceeded, certificate, issuer, $"{comparisons.Limit} names compared with name constraints");
            if (constraints.Excluded.FirstOrDefault(subtree => NameSubtree.Contains(subtree, name) != false) is { } excluded)
                return new PathFailure(PathFailureKind.NameExcluded, certificate, issuer, $"'{name}' is, or may be, within '{excluded}'");
            var permitted = constraints.Permitted.Where(subtree => subtree.Kind == name.Kind).ToList();
            if (permitted.Count > 0 && !permitted.Exists(subtree => NameSubtree.Contains(subtree, name) == true))
                return new PathFailure(PathFailureKind.NameNotPermitted, certificate, issuer, $"'{name}' is not within {Text(permitted)}");
        }

        return null;
    }

    /// <summary>
    /// The names that constraints apply to: the subject, those of the subjectAltName, and what stands in the subject in their place. RFC 5280
    /// §4.2.1.10 says so of mail addresses; that clients which find no dNSName take the CN for one is why OpenSSL constrains it too.
    /// </summary>
    private static IEnumerable<GeneralName> NamesOf(Certificate certificate, bool isEndEntity)
    {
        var (subject, alternatives) = (certificate.Subject, certificate.SubjectAlternativeName.Value?.Names ?? []);
        IEnumerable<GeneralName> names = subject.IsEmpty ? alternatives : alternatives.Append(GeneralName.Of(subject));
        if (alternatives.All(name => name.Kind != GeneralNameKind.Rfc822Name))
        {
            names = names.Concat(subject.Attributes.Where(attribute => attribute.Oid == Oids.EmailAddress)
                .Select(attribute => new GeneralName(GeneralNameKind.Rfc822Name, [], attribute.Value)));
        }

        if (isEndEntity && alternatives.All(name => name.Kind != GeneralNameKind.DnsName))
        {
            names = names.Concat(subject.CommonNames.Where(NameSubtree.IsDnsName)
                .Select(commonName => new GeneralName(GeneralNameKind.DnsName, [], commonName)));
        }

        return names;
    }

    /// <summary>As many as a message bears.</summary>
    private static string Text(List<GeneralName> subtrees)
    {
        const int most = 3;
        var text = string.Join(", ", subtrees.Take(most).Select(subtree => $"'{subtree}'"));
        return subtrees.Count <= most ? text : $"{text} and {subtrees.Count - most} more";
    }
}
