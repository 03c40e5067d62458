using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>All that a search found.</summary>
/// <param name="EndEntity">Where it began.</param>
/// <param name="Paths">Candidates that reach an anchor, the best first: valid before invalid, then fewer failures, then without a broken hash, then the later end, then shorter.</param>
/// <param name="DeadEnds">Attempts that reached no anchor, the longest first; before them where the budget ran out, after them loops.</param>
internal sealed record PathSearch(
    Certificate EndEntity, IReadOnlyList<CertificationPath> Paths, IReadOnlyList<DeadEnd> DeadEnds)
{
    /// <summary>How often a certificate was tried as issuer.</summary>
    public int Steps { get; init; }

    /// <summary>The best valid path; null where there is none.</summary>
    public CertificationPath? Valid => Paths.Count > 0 && Paths[0].IsValid ? Paths[0] : null;

    /// <summary>
    /// Why there is no valid path: the failures of the candidate that came nearest, which are the ones to mend. Empty where there is a valid
    /// path.
    /// </summary>
    public IReadOnlyList<PathFailure> Reasons =>
        Valid is not null ? []
        : Paths.Count > 0 ? Paths[0].Failures
        : DeadEnds.Count > 0 ? [DeadEnds[0].Failure]
        : [];
}

/// <summary>An attempt that reached no anchor.</summary>
/// <param name="Certificates">The end entity first; the last one is where it ended.</param>
internal sealed record DeadEnd(IReadOnlyList<Certificate> Certificates, PathFailure Failure)
{
    /// <summary>A search cut short knows nothing of what it did not try; a loop only says that there is no other way on. Of the others the longest.</summary>
    public static IComparer<DeadEnd> MostTellingFirst { get; } = Comparer<DeadEnd>.Create((left, right) =>
        left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank) : right.Certificates.Count.CompareTo(left.Certificates.Count));

    private int Rank => Failure.Kind switch
    {
        PathFailureKind.BudgetExceeded => 0,
        PathFailureKind.Loop => 2,
        _ => 1,
    };
}
