namespace MqttCertGate.X509;

/// <summary>Input that is not what its standard says. Thrown by decoders, caught in one place per stage.</summary>
internal sealed class MalformedException(string message) : Exception(message);
