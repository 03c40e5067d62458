using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tasks.Tests;

public sealed class BuildLogSinkTests
{
    private static readonly SourceLocation InCertificate = new("/repo/certs/broker.pem", 2, 1, 20, 65);
    private static readonly SourceLocation InManifest = new("/repo/mqttcertgate.yml", 7, 11, 7, 20);

    private readonly FakeBuildEngine engine = new();

    [Fact]
    public void An_error_has_place_code_and_link()
    {
        Write(Found(Level.Error, new Violation("The certificate 'a' expired.", InManifest)));

        var error = Assert.Single(engine.Errors);
        Assert.Equal("MCG6001", error.Code);
        Assert.Equal("/repo/mqttcertgate.yml", error.File);
        Assert.Equal((7, 11), (error.LineNumber, error.ColumnNumber));
        Assert.Equal("The certificate 'a' expired.", error.Message);
        Assert.Equal(RuleDescriptor.DocumentationUrl + "#mcg6001", error.HelpLink);
        Assert.Null(error.HelpKeyword);
        Assert.Null(error.Subcategory);
    }

    [Fact]
    public void A_position_has_no_end_since_problem_matchers_know_none()
    {
        Write(Found(Level.Error, new Violation("Text.", InCertificate)));

        Assert.Equal((0, 0), (engine.Errors[0].EndLineNumber, engine.Errors[0].EndColumnNumber));
    }

    [Fact]
    public void A_warning_has_a_link_too()
    {
        Write(Found(Level.Warning, new Violation("Text.", InCertificate)));

        Assert.Empty(engine.Errors);
        Assert.Equal(RuleDescriptor.DocumentationUrl + "#mcg6001", Assert.Single(engine.Warnings).HelpLink);
    }

    [Fact]
    public void A_note_is_a_message()
    {
        Write(Found(Level.Note, new Violation("Text.", InCertificate)));

        Assert.Empty(engine.Errors);
        Assert.Empty(engine.Warnings);
        var note = Assert.Single(engine.Messages);
        Assert.Equal(("MCG6001", MessageImportance.Normal), (note.Code, note.Importance));
    }

    [Fact]
    public void A_fault_of_a_certificate_names_the_entry_and_its_declaration()
    {
        Write(Found(Level.Error, new Violation("Text.", InCertificate) { EntryName = "broker-eu", DeclaredAt = InManifest }));

        Assert.Equal("Text. (entry 'broker-eu', declared in mqttcertgate.yml line 7)", engine.Errors[0].Message);
    }

    [Fact]
    public void A_fault_in_the_manifest_does_not_name_it_again()
    {
        Write(Found(Level.Error, new Violation("Text.", InManifest) { EntryName = "broker-eu", DeclaredAt = InManifest }));

        Assert.Equal("Text.", engine.Errors[0].Message);
    }

    [Fact]
    public void A_message_stays_on_its_line_and_braces_are_text()
    {
        Write(Found(Level.Error, new Violation("{0} 'CN=a\r\nb\u001b[31m' {", InCertificate) { EntryName = "x\ny", DeclaredAt = InManifest }));

        var message = engine.Errors[0].Message!;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.StartsWith("{0} 'CN=a", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_finding_is_not_logged()
    {
        var waiver = new Waiver("MCG6001", "known", new DateTime(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc), null, InManifest);

        Write(Found(Level.Error, new Violation("Text.", InCertificate)) with { Waiver = waiver });

        Assert.Empty(engine.Errors);
    }

    [Fact]
    public void Findings_keep_the_order_of_the_report()
    {
        Write(
            Found(Level.Error, new Violation("First.", InCertificate)),
            Found(Level.Error, new Violation("Second.", InCertificate)),
            Found(Level.Error, new Violation("Third.", InManifest)));

        Assert.Equal(["First.", "Second.", "Third."], engine.Errors.Select(error => error.Message));
    }

    [Theory]
    [InlineData(true, "", true)]
    [InlineData(true, "MCG6003", true)]
    [InlineData(true, "CS1591;mcg6001", false)]
    [InlineData(false, "", false)]
    public void Warnings_become_errors_where_asked_and_not_excepted(bool warningsAsErrors, string exceptions, bool isError)
    {
        Write(warningsAsErrors, exceptions.Split(';'), Found(Level.Warning, new Violation("Text.", InCertificate)));

        Assert.Equal(isError, engine.Errors.Count == 1);
        Assert.Equal(isError, engine.Warnings.Count == 0);
    }

    [Fact]
    public void Notes_never_become_errors()
    {
        Write(warningsAsErrors: true, [], Found(Level.Note, new Violation("Text.", InCertificate)));

        Assert.Empty(engine.Errors);
    }

    private void Write(params Finding[] findings) => Write(warningsAsErrors: false, [], findings);

    private void Write(bool warningsAsErrors, string[] warningsNotAsErrors, params Finding[] findings)
    {
        var sink = new BuildLogSink(new TaskLoggingHelper(engine, "CheckMqttCertificates"), warningsAsErrors, warningsNotAsErrors);
        var report = new Report
        {
            At = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc),
            NextChange = null,
            RepositoryRoot = "/repo",
            Rules = [],
            Manifests = [InManifest.Path],
            Artifacts = [],
            CertificateCount = 1,
            Findings = findings,
        };
        foreach (var line in LogLine.Of(report))
            sink.Write(line);
    }

    private static Finding Found(Level level, Violation violation) => new(
        new RuleDescriptor("MCG6001", "validity.expired", "Expired")
        {
            Title = "The certificate has expired",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(5280, "6.1.3"),
            Help = "Renew it.",
            Class = FindingClass.Instance,
        },
        level, violation, Waiver: null);
}
