using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

/// <summary>A rule that threw.</summary>
/// <param name="Place">Where its subject stands.</param>
internal sealed record RuleFailure(RuleDescriptor Rule, SourceLocation Place, Exception Exception) : ISubject;

internal static class InternalError
{
    // Constants, so that a host can say them where Core cannot be loaded.
    public const string Id = "MCG0001";
    public const string DocumentationUrl = RuleDescriptor.DocumentationUrl + "#mcg0001";

    public static readonly Rule<RuleFailure> Rule = new(
        new(Id, "gate.internal-error", nameof(InternalError))
        {
            Title = "A rule of the gate failed",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            Class = FindingClass.Configuration,
            Help = """
                This is a fault of MqttCertGate, not of the certificate, and nothing it could not judge passes.
                Report it with the message and, if it may be shown, the certificate.
                """,
        },
        Check);

    private static void Check(RuleFailure failure, RuleContext context) => context.Report(new Violation(
        $"Rule {failure.Rule.Id} ({failure.Rule.Name}) could not finish: {failure.Exception.GetType().Name}. Nothing is known of what it checks.",
        failure.Place)
    {
        Discriminator = failure.Rule.Id,
    });
}
