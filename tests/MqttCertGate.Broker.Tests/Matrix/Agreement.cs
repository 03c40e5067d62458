using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Matrix;

/// <summary>A warning of the gate that keeps some clients from connecting, and why it is no error all the same.</summary>
/// <param name="Rule">The rule that warns.</param>
/// <param name="Clients">The clients that do not connect; none for all of them.</param>
internal sealed record AgreementException(string Rule, IReadOnlyList<string> Clients, string Reason);

/// <summary>What ties the gate's verdict to the cells.</summary>
internal static class Agreement
{
    /// <summary>Rules about what a service, a platform outside the matrix or a standard demands: who breaks them may connect to a broker of his own.</summary>
    public static IReadOnlyDictionary<string, string> Compliance { get; } = new Dictionary<string, string>
    {
        ["MCG1013"] = "Firmware takes the length of the text from its NUL; programs on a computer read over one at its end.",
        ["MCG1021"] = "A limit of the service.",
        ["MCG1030"] = "The service takes the certificate and its chain in two fields; here they are put together as it does.",
        ["MCG2004"] = "A file that is handed out must hold no key, which no connection shows.",
        ["MCG2030"] = "The service takes no such key; brokers of one's own do.",
        ["MCG2031"] = "The service takes no key of another algorithm than its CA's; brokers of one's own do.",
        ["MCG2032"] = "EMQX reads a key file of one block alone; OpenSSL, Node.js and .NET read over the others.",
        ["MCG2034"] = "A limit of the service.",
        ["MCG4026"] = "No program in the matrix uses the key of a P-256 certificate for encipherment, and so none looks.",
        ["MCG4030"] = "The service demands the extension; a certificate without is for everything.",
        ["MCG6005"] = "OpenSSL, Go and .NET read either form of a date.",
        ["MCG6009"] = "Apple's systems refuse it.",
        ["MCG6020"] = "The service imports no certificate that ends so soon.",
        ["MCG7020"] = "Who trusts one certificate alone cannot renew it.",
        ["MCG8004"] = "Public CAs issue no such certificate; nobody looks at the common name beside other names.",
    };

    public static IReadOnlyList<AgreementException> Exceptions { get; } =
    [
        new("MCG2033", [], "Mosquitto asks on its terminal for the password of the key; in the matrix it has none, nor do the other brokers. Who starts it by hand can answer."),
        new(
            "MCG9013", ["mosquitto_pub", "openssl s_client", "MQTT.js"],
            "OpenSSL ends a path at a self-signed certificate unless told to take another ('-partial_chain'). Go, Python since 3.13 and Chromium end it at any that is trusted, as Mbed TLS does in devices."),
        new(
            "MCG9022", ["MQTTnet"],
            "MQTTnet's client presents the certificate without its intermediate; the broker has to have that one. Where .NET finds it in the user's store of intermediates it is sent."),
    ];

    public static AgreementException? ExceptionFor(MatrixRow row, Cell cell) => Exceptions.FirstOrDefault(exception =>
        row.Findings.Any(finding => finding.IsActive && finding.Rule.Id == exception.Rule) && (exception.Clients.Count == 0 || exception.Clients.Contains(cell.Client.Name)));

    public static bool IsAboutCompliance(RuleDescriptor rule) => Compliance.ContainsKey(rule.Id);

    /// <summary>Whether the gate reports an error and everybody connects.</summary>
    public static bool StopsNobody(MatrixRow row) => row.Errors.Any() && row.Cells.All(cell => cell.Outcome == Outcome.Connected);
}
