using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class NotEvaluated
{
    private static readonly Parameter<bool> TrustRequired =
        new("trustRequired", false, "Whether a certificate without declared trust anchors is an error.");

    private static readonly Grade Optional = new("optional", Level.Warning);

    private static readonly Grade Unasked = new("unasked", Level.Note);

    public static readonly Rule<Unevaluated> Rule = new(
        new("MCG0003", "gate.not-evaluated", nameof(NotEvaluated))
        {
            Title = "A check could not be evaluated",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Parameters = [TrustRequired],
            Grades = [Optional, Unasked],
            Help = """
                Something is needed for a verdict and is missing, unreadable or not supported, so the result is neither a pass nor a failure.
                Supply what the message names: the trust anchor, a readable file, a supported algorithm or format.
                """,
        },
        Check);

    private static void Check(Unevaluated unevaluated, RuleContext context) => context.Report(unevaluated.Violation with
    {
        Grade = unevaluated.Need switch
        {
            Need.Unasked => Unasked,
            Need.ByProfile when !context.Get(TrustRequired) => Optional,
            _ => null,
        },
    });
}
