using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class KeyTypeNotAccepted
{
    public static readonly Parameter<IReadOnlyList<string>> AcceptedKeys =
        new("acceptedKeys", [], "Key types that are taken, as in 'key-type', or RSA and EC for any of that kind; all where the list is empty.");

    public static readonly Parameter<IReadOnlyList<string>> RefusedKeys =
        new("refusedKeys", [], "Key types that are not supported, as in 'key-type', or RSA and EC for any of that kind.");

    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG2030", "key.accepted", nameof(KeyTypeNotAccepted))
        {
            Title = "The key is of a type that the broker or its clients do not take",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("EMQX Cloud, TLS/SSL of Dedicated deployments", "", Keyword.Must, "https://docs.emqx.com/zh/cloud/latest/deployments/tls_ssl.html"),
            Class = FindingClass.Key,
            Parameters = [AcceptedKeys, RefusedKeys],
            Help = """
                A broker refuses a certificate over a key it does not support when it is uploaded, and a client that does not support it ends the handshake.
                Issue the certificate again over a key that both support; most do with P-256
                ('openssl ecparam -genkey -name prime256v1 -noout -out server.key') or RSA-2048 ('openssl genrsa -out server.key 2048').
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        var (accepted, refused) = (context.Get(AcceptedKeys), context.Get(RefusedKeys));
        var type = server.Certificate.PublicKey.AlgorithmName;
        if (accepted.Count > 0 && !accepted.Any(Is))
            context.Report(server.Violation($"The key is of the type {type}; only {string.Join(", ", accepted)} are taken."));
        else if (refused.Any(Is))
            context.Report(server.Violation($"The key is of the type {type}, which is not supported; another type is required."));

        bool Is(string word) => word == type || server.Certificate.PublicKey switch
        {
            RsaPublicKey => word == "RSA",
            EcPublicKey => word == "EC",
            _ => false,
        };
    }
}
