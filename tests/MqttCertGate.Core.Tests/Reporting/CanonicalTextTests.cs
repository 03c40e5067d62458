using MqttCertGate.Findings;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

public sealed class CanonicalTextTests
{
    [Fact]
    public void A_finding_is_one_line_with_place_level_rule_and_message() => Assert.Equal(
        "certs/broker.pem:2:1: error MCG6001 validity.expired: The certificate expired on 2026-08-10 12:00:00 UTC. It must be valid.",
        CanonicalText.Line(Sample.Finding(Sample.Expired, Sample.Violation), Sample.Absolute("deploy")));

    [Fact]
    public void A_file_elsewhere_keeps_its_whole_path() => Assert.StartsWith(
        $"{Sample.Leaf.Path}:2:1: note MCG6001 ",
        CanonicalText.Line(Sample.Finding(Sample.Expired, Sample.Violation, Level.Note), Sample.Absolute("other")));

    [Fact]
    public void An_accepted_finding_says_until_when()
    {
        var waiver = new Waiver("MCG6001", "Replaced on site.", new DateTime(2026, 12, 31, 0, 0, 0, DateTimeKind.Utc), Sha256: null, Sample.Declaration);

        var line = CanonicalText.Line(Sample.Finding(Sample.Expired, Sample.Violation) with { Waiver = waiver }, Sample.Root);

        Assert.EndsWith(" It must be valid. (allowed until 2026-12-31)", line);
    }

    [Fact]
    public void Nothing_in_a_message_breaks_the_line()
    {
        var violation = Sample.Violation with { Message = "Name 'a\n::error::b\u001b[2J' is odd." };

        var line = CanonicalText.Line(Sample.Finding(Sample.Expired, violation), Sample.Root);

        Assert.EndsWith(": Name 'a ::error::b\ufffd[2J' is odd.", line);
    }
}
