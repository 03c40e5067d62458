using MqttCertGate.Findings;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ClientCommonNameUnfit
{
    private static readonly Parameter<NamePattern> Pattern =
        new("pattern", NamePattern.Any, "Regular expression of the names that the broker takes.");

    public static readonly Rule<ClientCertificate> Rule = new(
        new("MCG9020", "client.common-name", nameof(ClientCommonNameUnfit))
        {
            Title = "The common name of a client certificate cannot be the identity of a device",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("Azure IoT Hub Device Provisioning Service, X.509 attestation", "", Keyword.Must, "https://learn.microsoft.com/en-us/azure/iot-dps/concepts-x509-attestation"),
            Class = FindingClass.Profile,
            Parameters = [Pattern],
            Help = """
                The broker takes the name of the device from the common name of its certificate, and refuses a device whose certificate has none or one that
                is no name of a device.
                Issue the certificate again with the name of the device as common name ('CN = device-7').
                """,
        },
        Check);

    private static void Check(ClientCertificate client, RuleContext context)
    {
        var names = client.Certificate.Subject.CommonNames.ToList();
        if (names.Count != 1)
        {
            context.Report(client.Violation($"The subject has {(names.Count == 0 ? "no common name" : $"{names.Count} common names")}; exactly one is required."));
            return;
        }

        // Whether it is too long is said of every name alike.
        if (!context.Get(Pattern).Takes(names[0]))
            context.Report(client.Violation($"The common name '{client.Certificate.Subject.ShortText}' is not of the form '{context.Get(Pattern)}', which is required."));
    }
}
