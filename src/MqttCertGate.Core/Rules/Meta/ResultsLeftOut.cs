using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Rules;

internal static class ResultsLeftOut
{
    /// <summary>No check finds it: a file that cannot hold all results says so itself.</summary>
    public static readonly Rule<ManifestProblem> Rule = new(
        new("MCG0009", "gate.results-left-out", nameof(ResultsLeftOut))
        {
            Title = "There are more findings than a file for code scanning holds",
            DefaultLevel = Level.Note,
            Source = Design.May("no finding vanishes unsaid"),
            Class = FindingClass.Configuration,
            Help = """
                Code scanning keeps 5,000 results of a run. The gravest are in the file; this result counts the others and has the level of the gravest of
                them. The exit code and the build's verdict rest on all.
                Run 'mqttcertgate check' to see every finding; mend what all the certificates have in common first.
                """,
        },
        (_, _) => { });
}
