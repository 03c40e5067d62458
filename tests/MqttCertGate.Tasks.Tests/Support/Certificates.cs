using MqttCertGate.TestPki;

namespace MqttCertGate.Tasks.Tests;

/// <summary>The repositories under test: a manifest and what it names.</summary>
internal static class Certificates
{
    /// <summary><see cref="Pki.Now"/>, as a user writes it.</summary>
    public const string At = "2026-06-01";

    private static readonly TestCertificate Root = Pki.Root("Plant Root CA");
    private static readonly TestCertificate Intermediate = Root.Intermediate("Plant Issuing CA");
    private static readonly TestCertificate Broker = Intermediate.Server("broker.example.com");

    /// <summary>One entry that passes.</summary>
    public static void WriteGood(TempFolder folder, string below = "")
    {
        folder.Write(Path.Combine(below, "root.pem"), Root.Pem);
        folder.Write(Path.Combine(below, "broker.pem"), Pem.Chain(Broker, Intermediate));
        folder.Write(Path.Combine(below, "mqttcertgate.yml"), Manifest("broker"));
    }

    /// <summary>The same, twenty days before its end.</summary>
    public static void WriteExpiring(TempFolder folder, string below = "")
    {
        WriteGood(folder, below);
        folder.Write(Path.Combine(below, "broker.pem"), Pem.Chain(Broker.Valid(Pki.LeafValidity.NotBefore, Pki.Now.AddDays(20).AddSeconds(-1)), Intermediate));
    }

    /// <summary>Three entries, each with a fault of its own: expired the second before, without the intermediate, without the file.</summary>
    public static void WriteFaulty(TempFolder folder)
    {
        folder.Write("root.pem", Root.Pem);
        var expired = Broker.Valid(Pki.LeafValidity.NotBefore, Pki.Now.AddSeconds(-1)).With(template => template with { SerialNumber = [1] });
        folder.Write("expired.pem", Pem.Chain(expired, Intermediate));
        folder.Write("incomplete.pem", Broker.Pem);
        folder.Write("mqttcertgate.yml", Manifest("expired", "incomplete", "missing"));
    }

    // The files of the entries stand on lines 8, 11 and 14, in column 11.
    private static string Manifest(params string[] entries) =>
        """
        version: 1
        defaults:
          pki: private
          trust: root.pem

        certificates:

        """
        + string.Concat(entries.Select(entry =>
        $"""
          {entry}:
            file: {entry}.pem
            domains: [broker.example.com]

        """));
}
