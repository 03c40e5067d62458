namespace TdmqServer;

/// <summary>Stands for the code that uses the certificates.</summary>
public static class Broker
{
    /// <summary>What clients connect to.</summary>
    public const string Host = "mqtt.example.com";
}
