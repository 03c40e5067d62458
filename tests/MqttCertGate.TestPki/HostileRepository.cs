namespace MqttCertGate.TestPki;

/// <summary>A repository whose certificates say, wherever one can say anything, what would act on a terminal, a build service or a page.</summary>
public static class HostileRepository
{
    /// <summary>What none of the outputs may hold as it is.</summary>
    public const string Text =
        "::error::a ##vso[task.complete result=Succeeded;]b ##[error]c \e[31m\e]0;d\a e](http://evil) [f](1) `g` {0} \u202Eh\u2066i <script>j</script>\r\n::error::k\n##vso[l]\u2028m";

    private static readonly string Long = Text + new string('n', 10_000);

    /// <summary>Text files by path; the manifest is <c>mqttcertgate.yml</c>, and <see cref="Pki.Now"/> is the instant at which to judge.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Make();

    private static Dictionary<string, string> Make()
    {
        var root = Pki.Root(Long).Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-05-01T00:00:00Z"));
        var intermediate = root.Intermediate(Long).With(TestExtension.BasicConstraints(isCa: true, critical: false));
        var leaf = intermediate.Server("mqtt.example.com").With(template => template with
        {
            Subject = TestName.Of(new TestNamePart(TestName.Organization, Long), new TestNamePart(TestName.CommonName, Text), new TestNamePart(TestName.CommonName, Long)),
            NotAfter = Pki.Utc("2026-05-01T00:00:00Z"),
        }).With(TestExtension.SubjectAlternativeName(
            TestGeneralName.Dns(Text), TestGeneralName.Dns(Long), TestGeneralName.Email(Text), TestGeneralName.Uri(Long), TestGeneralName.DirectoryName(TestName.Cn(Long))));
        return new()
        {
            ["mqttcertgate.yml"] = """
                version: 1
                profile: tdmq
                defaults: { pki: private, trust: root.pem, cluster: a }
                certificates:
                  "::error::complete ##vso[a] [b](1) `c`": { file: complete.pem, match: exact, domains: [mqtt.example.net] }
                  incomplete: { file: incomplete.pem, domains: [mqtt.example.net] }
                  client: { file: incomplete.pem, role: client }

                """,
            ["root.pem"] = root.Pem,
            ["complete.pem"] = Pem.Chain(leaf, intermediate, Pki.Root(Text).Intermediate(Long), intermediate),
            ["incomplete.pem"] = leaf.Pem,
        };
    }
}
