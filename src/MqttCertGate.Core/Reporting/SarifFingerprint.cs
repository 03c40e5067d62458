using System.Text;
using MqttCertGate.Findings;

namespace MqttCertGate.Reporting;

/// <summary>
/// What makes a finding the same alert in the next run. Code scanning's own hash of the line changes with every renewal, or with a
/// neighbour's line, and knows nothing of what is at fault.
/// </summary>
internal static class SarifFingerprint
{
    /// <summary>Part of the hash: another algorithm means another word here, and every alert anew.</summary>
    private const string Version = "mcg-fp/v1";

    /// <summary>No part contains it in earnest, so that parts cannot run into each other.</summary>
    private const string UnitSeparator = "\u001F";

    /// <summary>32 hexadecimal digits.</summary>
    /// <param name="uri">Of the file at fault; stands for the entry where a finding has none, or one of several that name the file.</param>
    public static string Of(Finding finding, string uri)
    {
        var violation = finding.Violation;
        var identity = string.Join(
            UnitSeparator, Version, finding.Rule.Id, violation is { IsOfFile: false, EntryName: { } entry } ? entry : uri, violation.Slot, Discriminator(finding.Rule.Class, violation));
        return Sha256.Of(Encoding.UTF8.GetBytes(identity)).ToString().Substring(0, 32);
    }

    // A renewal closes what is about one certificate, a new key what is about a key; all else survives both.
    private static string Discriminator(FindingClass kind, Violation violation) => kind switch
    {
        FindingClass.Instance => violation.Certificate?.Sha256.ToString(),
        FindingClass.Key => (violation.Certificate?.SpkiSha256 ?? violation.KeySha256)?.ToString(),
        _ => null,
    } ?? violation.Discriminator;
}
