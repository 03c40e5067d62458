namespace TdmqServer;

/// <summary>Stands for the code that uses the certificates.</summary>
public static class Broker
{
    public const string Host = "mqtt.example.com";
}
