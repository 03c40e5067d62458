namespace MqttCertGate.Tool;

/// <summary>Why nothing could be checked. Its message is what the user reads; the exit code is 2.</summary>
internal class CannotCheckException(string message) : Exception(message);

/// <summary>A fault of the command line.</summary>
internal sealed class UsageException(string message) : CannotCheckException($"{message}\nTry `mqttcertgate check --help`.");
