using System.Globalization;
using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>One line per finding, in the form that editors and problem matchers know.</summary>
internal static class CanonicalText
{
    /// <summary><c>path:line:col: level ID name: message</c>, the path relative to <paramref name="folder"/> where it is below it.</summary>
    public static string Line(Finding finding, string folder)
    {
        var location = finding.Violation.Location;
        var path = SafeText.Name(RelativePath.Below(folder, location.Path) ?? location.Path);
        var allowed = finding.Waiver is { } waiver ? $" (allowed until {waiver.Until.Day()})" : "";
        return string.Format(
            CultureInfo.InvariantCulture, "{0}:{1}:{2}: {3} {4} {5}: {6}{7}",
            path, location.Line, location.Column, finding.Level.Word(), finding.Rule.Id, finding.Rule.Name,
            SafeText.Message(finding.Violation.Message), allowed);
    }
}
