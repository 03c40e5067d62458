using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Subjects;

namespace MqttCertGate.Rules;

internal static class ChainFileSplit
{
    public static readonly Parameter<bool> RequiredLeafAlone =
        new("requiredLeafAlone", false, "Whether the server's certificate stands alone in its file and the others in 'chain'; without, all stand in one file.");

    public static readonly Rule<Entry> Rule = new(
        new("MCG1030", "chain-file.layout", nameof(ChainFileSplit))
        {
            Title = "The certificates are not in the files the broker takes them in",
            DefaultLevel = Level.Error,
            OnByDefault = false,
            Source = new Citation("EMQX Cloud, TLS/SSL of Dedicated deployments", "", Keyword.Must, "https://docs.emqx.com/zh/cloud/latest/deployments/tls_ssl.html"),
            AlsoIn = [new Citation("AWS Certificate Manager, prerequisites for importing certificates", "", Keyword.Must, "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html")],
            Class = FindingClass.Configuration,
            Parameters = [RequiredLeafAlone],
            Help = """
                A broker that takes one file serves what is in it and nothing else; one with a field for the certificate and another for the chain refuses, or
                serves twice, what stands in the wrong field.
                For one file put them together with 'cat server.crt intermediate.crt > server.chain.crt' and drop 'chain' from the manifest; for two leave the
                server's certificate alone in 'file' and name the file of the others under 'chain'.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        if (entry.Role != Role.Server)
            return;
        var count = entry.File.Certificates.Count;
        if (context.Get(RequiredLeafAlone) && count > 1)
            context.Report(entry.Violation($"The file holds {count} certificates; the broker takes the server's alone, and the others as 'chain'."));
        else if (!context.Get(RequiredLeafAlone) && entry.Chain.Count > 0)
            context.Report(entry.Violation("The intermediates stand under 'chain', in a file of their own; the broker takes one file with all certificates, the server's first."));
    }
}
