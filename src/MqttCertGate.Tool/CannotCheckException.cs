using MqttCertGate.Manifests;

namespace MqttCertGate.Tool;

/// <summary>Why nothing could be checked. Its message is what the user reads; the exit code is 2.</summary>
internal class CannotCheckException(string message) : Exception(message);

/// <summary>A fault of the command line.</summary>
internal sealed class UsageException(string message) : CannotCheckException(message)
{
    /// <summary>A name that is not one of <paramref name="known"/>, with the nearest that is.</summary>
    public static UsageException Unknown(string message, string name, IEnumerable<string> known) =>
        new(Suggestion.For(name, known) is { } nearest ? $"{message} Did you mean '{nearest}'?" : message);
}
