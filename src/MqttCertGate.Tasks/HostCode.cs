namespace MqttCertGate.Tasks;

/// <summary>Codes of what the task says on its own account, before or instead of a report.</summary>
internal static class HostCode
{
    public const string InternalError = "MCG0001";

    public const string NothingEvaluated = "MCG0002";

    public const string UnusableSetting = "MCG0008";
}
