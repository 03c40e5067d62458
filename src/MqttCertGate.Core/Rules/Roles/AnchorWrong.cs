using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AnchorWrong
{
    public static readonly Rule<Anchoring> Rule = new(
        new("MCG9014", "trust.wrong-anchor", nameof(AnchorWrong))
        {
            Title = "Devices trust another CA than the one that the certificate comes from",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1"),
            AlsoIn = [Design.Must("every entry in 'anchors' has a path to the anchors of the file")],
            Class = FindingClass.Trust,
            SecuritySeverity = 6.5,
            Cwe = 295,
            Help = """
                A device accepts a broker only over a path to a CA that is built into it; without one it reports 'unknown ca' and stays offline.
                Build the root that the message names into the devices before the broker uses the certificate, beside the one they have, or have the
                certificate issued by a CA the devices trust. Where the broker's file lacks an intermediate, append that.
                """,
        },
        Check);

    private static void Check(Anchoring anchoring, RuleContext context)
    {
        var trust = anchoring.Trust;
        var anchors = Anchoring.List(trust.File.Certificates.Select(placed => placed.Certificate.Subject.ShortText).Distinct());
        foreach (var alike in anchoring.Anchored.Where(HasNoPath).GroupBy(EndOf, StringComparer.Ordinal))
        {
            var first = alike.First();
            context.Report(trust.ViolationOf(
                trust.File.Certificates[0].Certificate,
                $"The path of {Anchoring.List(alike.Select(anchored => anchored.Entry.Name))} {alike.Key}, and devices trust {anchors}; a valid path to a CA that devices trust is required.",
                discriminator: anchoring.Name.Value) with
            {
                Path = first.Entry.StepsToAnchor(first.Paths, context.Time),
                Related = [new RelatedLocation(first.Entry.Leaf!.Location, $"'{first.Paths.EndEntity.Subject.ShortText}'")],
            });
        }
    }

    /// <summary>No valid path, for another reason than the entry has under its own anchors, or than an anchor's dates: those have rules of their own.</summary>
    private static bool HasNoPath(AnchoredEntry anchored) => anchored.Paths.Reasons.Any(reason =>
        reason.Kind is not (PathFailureKind.AnchorExpired or PathFailureKind.AnchorNotYetValid)
        && anchored.Entry.Paths?.Reasons.Any(own => own.Kind == reason.Kind && own.Certificate.Sha256 == reason.Certificate.Sha256) != true);

    /// <summary>How far the path gets, as half a sentence. The entry's own anchor says most exactly what is missing.</summary>
    private static string EndOf(AnchoredEntry anchored) => anchored.Paths.Reasons[0] switch
    {
        { Kind: PathFailureKind.SignatureInvalid or PathFailureKind.SignatureKeyType, Issuer: { } issuer } => $"ends at another key of '{issuer.Subject.ShortText}'",
        { Kind: PathFailureKind.AnchorNotDeclared, Certificate.Subject: var root } => $"ends at '{root.ShortText}'",
        { Kind: PathFailureKind.IssuerNotFound, Certificate.Issuer: var issuer } =>
            $"ends at '{(anchored.Entry.Paths?.Valid?.Anchor.Certificate.Subject ?? issuer).ShortText}'",
        var reason => $"fails at '{reason.Certificate.Subject.ShortText}'",
    };
}
