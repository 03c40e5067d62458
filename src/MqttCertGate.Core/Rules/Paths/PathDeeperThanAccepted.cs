using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class PathDeeperThanAccepted
{
    // What OpenSSL verifies unless told otherwise: SSL_CTX_set_verify_depth(3).
    private const int Usual = 100;

    private static readonly Parameter<int> MaximumServerIntermediates =
        new("maximumServerIntermediates", Usual, "Most intermediates that clients accept between a server certificate and the trust anchor.");

    private static readonly Parameter<int> MaximumClientIntermediates =
        new("maximumClientIntermediates", Usual, "Most intermediates that the broker accepts between a client certificate and the trust anchor.");

    public static readonly Rule<Entry> Rule = new(
        new("MCG7031", "chain.depth", nameof(PathDeeperThanAccepted))
        {
            Title = "The path has more intermediates than its verifier accepts",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("Mbed TLS, MBEDTLS_X509_MAX_INTERMEDIATE_CA", "", Keyword.Must, "https://github.com/Mbed-TLS/mbedtls/blob/0333486/include/mbedtls/x509.h"),
            AlsoIn = [new Citation("RabbitMQ, TLS support", "", Keyword.Must, "https://www.rabbitmq.com/docs/ssl")],
            Class = FindingClass.Trust,
            Parameters = [MaximumServerIntermediates, MaximumClientIntermediates],
            Help = """
                A verifier follows a limited number of CAs from the certificate to the trust anchor and refuses what lies deeper.
                Have the certificate issued by a CA nearer to the anchor, declare a nearer CA as anchor of the verifier, or raise its limit ('ssl_options.depth'
                in RabbitMQ and EMQX).
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Paths is not { Paths: { Count: > 0 } paths, EndEntity: var leaf })
            return;
        // Self-issued certificates count for Mbed TLS; one path within the limit is enough.
        var intermediates = paths.Min(path => path.Certificates.Count - 1);
        var (ofServers, ofClients) = (context.Get(MaximumServerIntermediates), context.Get(MaximumClientIntermediates));
        var maximum = entry.Role == Role.Server ? ofServers : ofClients;
        if (intermediates > maximum)
        {
            context.Report(entry.ViolationOf(
                leaf, $"The number of intermediates between '{leaf.Subject.ShortText}' and its trust anchor is {intermediates}; it must be at most {maximum}."));
        }
    }
}
