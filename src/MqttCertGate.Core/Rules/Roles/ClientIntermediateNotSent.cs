using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ClientIntermediateNotSent
{
    public static readonly Rule<ClientCertificate> Rule = new(
        new("MCG9022", "client.chain-sent", nameof(ClientIntermediateNotSent))
        {
            Title = "The client does not send the intermediates of its certificate",
            DefaultLevel = Level.Warning,
            OnByDefault = false,
            Source = new Citation(
                "MQTTnet, MqttTcpChannel.cs", "", Keyword.Should,
                "https://github.com/dotnet/MQTTnet/blob/14463d1/Source/MQTTnet/Implementations/MqttTcpChannel.cs"),
            Class = FindingClass.Trust,
            Help = """
                MQTTnet hands its certificate to .NET without the chain, and .NET sends only those intermediates that the machine's certificate store holds;
                a broker that knows the root alone then refuses the client.
                Register the intermediate at the broker beside the root, have device certificates issued by the root's own key, or install the intermediate in
                the store of every client.
                """,
        },
        Check);

    private static void Check(ClientCertificate client, RuleContext context)
    {
        if (client.Entry.Paths?.Paths is not { Count: > 0 } paths || paths.Any(path => path.Certificates.Count == 1))
            return;
        var issuer = paths[0].Certificates[1].Subject.ShortText;
        context.Report(client.Violation($"The broker needs '{issuer}' to reach its trust anchor and the client does not send it; a broker that trusts it directly is recommended."));
    }
}
