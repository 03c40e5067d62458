using System.Text;

namespace MqttCertGate.Tests.Conformance;

/// <summary>All that is found in a suite, in one number.</summary>
internal static class FindingsDigest
{
    /// <summary>As <c>sha256sum</c> prints it.</summary>
    public static string Line(string suite, IEnumerable<CaseResult> results)
    {
        var text = new StringBuilder();
        foreach (var result in results)
        {
            text.Append($"{result.Id}: {result.Outcome}, {result.Detail}\n");
            foreach (var finding in result.Findings)
                text.Append($"{finding.Level} {finding.Rule.Id} {finding.Violation.Message}\n");
        }

        return $"{Sha256.Of(Encoding.UTF8.GetBytes(text.ToString()))}  {suite}\n";
    }
}
