namespace MqttCertGate;

/// <summary>Members of <see cref="string"/> that netstandard2.0 does not have.</summary>
internal static class StringExtensions
{
    public static bool Contains(this string text, char value) => text.IndexOf(value) >= 0;
}
