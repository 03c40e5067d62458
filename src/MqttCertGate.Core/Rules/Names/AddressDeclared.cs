using MqttCertGate.Findings;
using MqttCertGate.Identity;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class AddressDeclared
{
    public static readonly Rule<ServerCertificate> Rule = new(
        new("MCG8030", "id.address", nameof(AddressDeclared))
        {
            Title = "Clients connect to an IP address, which some cannot verify",
            DefaultLevel = Level.Note,
            OnByDefault = false,
            Source = new Citation("Mbed TLS 3.5.0, ChangeLog", "", Keyword.May, "https://github.com/Mbed-TLS/mbedtls/blob/v3.5.0/ChangeLog"),
            Class = FindingClass.Configuration,
            Help = """
                Mbed TLS compares IP addresses with the subject alternative name since version 3.5.0 (October 2023); older firmware refuses the broker, or was
                built not to look at the name at all.
                Give the broker a DNS name, or make sure that every device has a library that compares addresses.
                """,
        },
        Check);

    private static void Check(ServerCertificate server, RuleContext context)
    {
        foreach (var domain in server.Domains.Where(domain => ReferenceIdentity.IsAddressText(domain.Name.Value)))
        {
            context.Report(server.Violation($"Clients connect to the IP address '{domain.Name.Value}'; some compare DNS names alone.", domain.Name.Value) with
            {
                Location = domain.Name.Location,
            });
        }
    }
}
