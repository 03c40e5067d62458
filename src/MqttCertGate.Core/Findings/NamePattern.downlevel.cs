using System.Text.RegularExpressions;

namespace MqttCertGate.Findings;

internal sealed partial class NamePattern
{
    /// <summary>netstandard2.0 has no such engine.</summary>
    private static partial Regex? Linear(string text) => null;
}
