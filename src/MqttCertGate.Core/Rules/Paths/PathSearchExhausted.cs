using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PathSearchExhausted
{
    public static readonly Rule<Entry> Rule = new(
        new("MCG7012", "chain.loop-budget", nameof(PathSearchExhausted))
        {
            Title = "The search for a path found no end",
            DefaultLevel = Level.Error,
            Source = Design.Must("fail closed"),
            AlsoIn = [Rfc.Should(4158, "5.2")],
            Class = FindingClass.Configuration,
            Help = """
                CAs that certify one another, or very many certificates of one name, make more paths than can be tried; devices give up much sooner.
                Leave only the certificate of the server or client and its issuers in the file.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Paths is not { Valid: null } search)
            return;

        var leaf = search.EndEntity.Subject.ShortText;
        var failures = search.DeadEnds.Select(end => end.Failure).Concat(search.Paths.SelectMany(path => path.Failures));
        if (failures.FirstOrDefault(failure => failure.Kind == PathFailureKind.BudgetExceeded) is { } failure)
        {
            context.Report(PathReason.Violation(
                entry, failure, context, $"No valid path of '{leaf}' was found with {failure.Detail}; a path must be found within that budget.", "budget"));
        }

        foreach (var reason in PathReason.Of(entry, PathFailureKind.Loop))
        {
            context.Report(PathReason.Violation(
                entry, reason, context,
                $"The path of '{leaf}' turns in a circle: '{reason.Certificate.Subject.ShortText}' was issued by a CA that it certifies itself; the path must end at a declared anchor.",
                "loop"));
        }
    }
}
