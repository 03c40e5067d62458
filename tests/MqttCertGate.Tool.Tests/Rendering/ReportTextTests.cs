using MqttCertGate.Findings;
using MqttCertGate.Tool.Rendering;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class ReportTextTests
{
    [Fact]
    public void A_fault_of_a_certificate_shows_its_declaration_and_its_path()
    {
        AssertPrints(
            """
            deploy/certs/broker-eu.pem:2:1: error MCG6001 validity.expired: broker-eu: The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC.
               | deploy/mqttcertgate.yaml
             7 |     file: certs/broker-eu.pem
               |           ^~~~~~~~~~~~~~~~~~~ 1st of 2 certificates in this file
               |
               Plant Root CA 2024         pki/plant-root.pem:2          until 2034-01-01
               └─ Plant Issuing CA 3                                    not in the file
                  └─ mqtt.eu.example.com  deploy/certs/broker-eu.pem:2  expired 2026-08-10
               help: Renew it and replace deploy/certs/broker-eu.pem.

            FAILED  1 error
            6 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            Of(Expired));
    }

    [Fact]
    public void A_fault_of_the_manifest_shows_its_line_and_what_belongs_to_it()
    {
        AssertPrints(
            """
            deploy/mqttcertgate.yaml:12:36: error MCG8001 id.host-coverage: broker-us: '10.20.0.5' is not covered.
               |
            12 |     domains: [mqtt.us.example.com, 10.20.0.5]
               |                                    ^~~~~~~~~ clients that connect to this address will refuse the broker
               |
               deploy/certs/broker-us.pem:2: The certificate
               help: Reissue the certificate.

            FAILED  1 error
            6 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            Of(NotCovered));
    }

    [Fact]
    public void Findings_stand_apart_and_are_counted_by_level()
    {
        AssertPrints(
            """
            deploy/certs/broker-eu.pem:2:1: warning MCG6003 validity.expiring: It ends soon.
               help: Renew the certificate.

            deploy/certs/broker-eu.pem:2:1: note MCG6003 validity.expiring: It ends soon.
            deploy/certs/broker-eu.pem:2:1: note MCG6003 validity.expiring: It ends soon.

            FAILED  1 warning, 2 notes, 2 allowed (the first until 2026-12-31)
            6 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            Of(Expiring, Allowed(Expired, 2027), Allowed(NotCovered, 2026), Expiring with { Level = Level.Note }, Expiring with { Level = Level.Note }),
            Level.Warning);
    }

    [Fact]
    public void A_faulty_manifest_is_not_checked_which_is_not_a_failure()
    {
        AssertPrints(
            """
            deploy/mqttcertgate.yaml:10:5: error MCG0004 manifest.unknown-key: Unknown key 'domain'.
               |
            10 |     domain: [mqtt.us.example.com]
               |     ^~~~~~ did you mean "domains"?
               |
               help: Write a key that is known.

            NOT CHECKED  1 manifest error. Nothing was checked in deploy/mqttcertgate.yaml
            0 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            Of(0, UnknownKey));
    }

    [Fact]
    public void What_was_not_checked_comes_before_what_failed()
    {
        var text = Print(Of(NotEvaluated, NotEvaluated, UnknownKey, Expired, Expiring));

        Assert.Contains("\nNOT CHECKED  1 manifest error, 2 checks not done, 1 error, 1 warning\n6 certificates, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_names_what_is_to_be_renewed_next()
    {
        AssertPrints(
            """
            PASSED  6 certificates, 1 allowed (until 2026-12-31). Next to renew: broker-ap from 2026-09-10
            1 manifest, as of 2026-08-22 09:00 UTC.
            """,
            WithRenewal(Of(Allowed(Expired, 2026)), new DueRenewal("broker-ap", Noon.AddDays(19))));
    }

    [Fact]
    public void A_pass_with_warnings_says_so()
    {
        Assert.Contains("\nPASSED  6 certificates, 1 warning\n1 manifest, ", Print(Of(Expiring)), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_that_are_asked_not_to_fail_are_no_pass()
    {
        Assert.Contains(
            "\nNOT ENFORCED  1 error, 1 warning, by --fail-on never\n6 certificates, ", Print(Of(Expired, Expiring), Level.None), StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_prints_findings_and_nothing_else()
    {
        Assert.Equal("", Print(Of(Allowed(Expired, 2026)), verbosity: Verbosity.Quiet));
        Assert.Equal(
            "deploy/certs/broker-eu.pem:2:1: warning MCG6003 validity.expiring: It ends soon.\n   help: Renew the certificate.\n",
            Print(Of(Expiring), verbosity: Verbosity.Quiet));
    }

    [Fact]
    public void Verbose_prints_the_allowance_to_complete()
    {
        Assert.Contains(
            $"""
               help: Renew it and replace deploy/certs/broker-eu.pem.
               to accept it for a time, complete this and add it to the entry in deploy/mqttcertgate.yaml:
                 allow:
                   - rule: validity.expired
                     reason:
                     until:
                     sha256: {new string('a', 64)}

            """,
            Print(Of(Expired), verbosity: Verbosity.Verbose),
            StringComparison.Ordinal);
        Assert.DoesNotContain("allow", Print(Of(NotEvaluated), verbosity: Verbosity.Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Unicode_the_tree_is_drawn_in_ASCII()
    {
        var text = Print(Of(Expired), glyphs: Glyphs.Ascii);

        Assert.Contains(
            """
               Plant Root CA 2024         pki/plant-root.pem:2          until 2034-01-01
               `- Plant Issuing CA 3                                    not in the file
                  `- mqtt.eu.example.com  deploy/certs/broker-eu.pem:2  expired 2026-08-10
            """, text, StringComparison.Ordinal);
        Assert.All(text, character => Assert.True(char.IsAscii(character)));
    }

    [Fact]
    public void The_rules_help_speaks_by_its_first_paragraph()
    {
        var text = Print(Of(Expired with { Violation = Expired.Violation with { Help = null } }));

        Assert.Contains("\n   help: Clients refuse an expired certificate. Renew it.\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paths_are_relative_to_where_one_stands()
    {
        var report = Of(Expired with { Violation = Expired.Violation with { DeclaredAt = null } });

        var spans = ReportText.Of(report, Level.Error, new Display(At("deploy"), Glyphs.Unicode, Verbosity.Quiet), _ => null);

        Assert.Equal("certs/broker-eu.pem:2:1", spans[0].Text);
        Assert.Contains(spans, span => span.Text.Contains(" ../pki/plant-root.pem:2 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_line_up_under_wide_characters()
    {
        var path = Expired.Violation.Path;
        var report = Of(Expired with { Violation = Expired.Violation with { DeclaredAt = null, Path = [path[0] with { Name = "根证书" }, path[2]] } });

        Assert.Contains(
            """
               根证书                  pki/plant-root.pem:2          until 2034-01-01
               └─ mqtt.eu.example.com  deploy/certs/broker-eu.pem:2  expired 2026-08-10
            """, Print(report), StringComparison.Ordinal);
    }

    private static void AssertPrints(string expected, Report report, Level failOn = Level.Error) =>
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", Print(report, failOn));

    private static Report WithRenewal(Report report, DueRenewal renewal) => new()
    {
        At = report.At,
        NextChange = report.NextChange,
        RepositoryRoot = report.RepositoryRoot,
        Rules = report.Rules,
        Manifests = report.Manifests,
        Artifacts = report.Artifacts,
        NextRenewal = renewal,
        CertificateCount = report.CertificateCount,
        Findings = report.Findings,
    };
}
