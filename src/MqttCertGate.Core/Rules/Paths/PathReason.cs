using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

/// <summary>What the rules about paths share: each speaks of the reasons of one kind for which an entry has no valid path.</summary>
internal static class PathReason
{
    /// <summary>The reasons of that kind, each once; none where there is a valid path, or no anchor to build one to.</summary>
    public static IEnumerable<PathFailure> Of(Entry entry, PathFailureKind kind) =>
        entry.Paths is { Valid: null, Reasons: var reasons } ? OfKind(reasons, kind) : [];

    private static IEnumerable<PathFailure> OfKind(IEnumerable<PathFailure> reasons, PathFailureKind kind) =>
        reasons.Where(reason => reason.Kind == kind).Distinct();

    /// <summary>A violation of the certificate at fault, with the path it breaks and the issuer tried.</summary>
    /// <param name="discriminator">See <see cref="Findings.Violation.Discriminator"/>; the issuer where nothing tells more.</param>
    public static Violation Violation(Entry entry, PathFailure reason, RuleContext context, string message, string? discriminator = null) =>
        entry.ViolationOf(reason.Certificate, message, discriminator ?? (reason.Issuer is { } tried ? AuthoritySlot.Of(tried) : "")) with
        {
            Path = entry.StepsToAnchor(context.Time),
            Related = reason.Issuer is { } issuer && entry.Find(issuer) is { } placed
                ? [new RelatedLocation(placed.Location, $"'{issuer.Subject.ShortText}'")]
                : [],
        };
}
