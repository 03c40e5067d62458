using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Paths;

/// <summary>The rules that say why there is no valid path, each run with all the others: one cause is one finding.</summary>
public sealed class PathReasonRuleTests
{
    private static readonly TestCertificate Root = Pki.Root("Root");
    private static readonly TestCertificate Ca = Root.Intermediate("CA");
    private static readonly TestCertificate Leaf = Ca.Server("leaf");

    [Fact]
    public void Are_silent_about_a_valid_path() => Assert.Empty(EntryBuilder.Server(Leaf, Ca).Trusting(Root).Judge());

    [Fact]
    public void Are_silent_where_no_anchor_is_declared() =>
        Assert.Empty(EntryBuilder.Server(Leaf, Ca.With(TestExtension.BasicConstraints(isCa: false))).Judge());

    [Fact]
    public void Are_silent_about_a_bad_path_beside_a_valid_one()
    {
        var expired = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z"));

        Assert.Empty(EntryBuilder.Server(Leaf, Ca, expired).Trusting(Root).Judge());
    }

    [Fact]
    public void Unknown_critical_extension()
    {
        var unknown = new TestExtension("1.2.3.4", critical: true, [0x05, 0x00]);

        var finding = Only("MCG4002", EntryBuilder.Server(Leaf.With(unknown), Ca).Trusting(Root));
        Assert.Equal("'leaf' has the critical extension 1.2.3.4, which is not processed; a certificate with one must be rejected.", finding.Message);
        Assert.Equal("1.2.3.4", finding.Discriminator);
        Only("MCG4002", EntryBuilder.Server(Leaf.With(template => template.Add(unknown).Add(unknown)), Ca).Trusting(Root));
        Assert.Empty(EntryBuilder.Server(Leaf, Ca.With(unknown with { Critical = false })).Trusting(Root).Judge());
    }

    [Fact]
    public void Signature_key_type()
    {
        var finding = Only("MCG5008", EntryBuilder.Server(Leaf, Ca.With(TestKey.Rsa2048A)).Trusting(Root));

        Assert.Equal("'leaf' is signed with ecdsa-with-SHA256 and its issuer 'CA' has a key of type RSA-2048; the algorithm must belong to the key.", finding.Message);
        Assert.Equal("leaf", finding.Slot);
        Assert.Equal("'CA'", Assert.Single(finding.Related).Message);
    }

    [Fact]
    public void Signature()
    {
        var finding = Only("MCG7003", EntryBuilder.Server(Leaf.With(template => template.CorruptSignature()), Ca).Trusting(Root));
        Assert.Equal("The signature of 'leaf' does not verify with the key of 'CA'; the certificate of the key that made it is required.", finding.Message);

        finding = Only("MCG7003", EntryBuilder.Server(Leaf, Ca).Trusting(Root.With(TestKey.P256G)));
        Assert.StartsWith("The signature of 'CA'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Signature_that_is_not_evaluated_is_left_to_the_rule_on_what_is_not_evaluated() =>
        Assert.Empty(EntryBuilder.Server(Leaf.With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.3.4") }), Ca)
            .Trusting(Root).Judge());

    [Fact]
    public void Incomplete_names_the_issuer_its_key_and_where_to_find_it()
    {
        var identifier = Convert.ToHexStringLower(Ca.Key.Identifier);

        var finding = Only("MCG7006", EntryBuilder.Server(Leaf.With(TestExtension.CaIssuers("http://ca.example/ca.crt"))).Trusting(Root));

        Assert.Equal(
            $"'leaf' was issued by 'CN=CA' (key identifier {identifier}), which is neither in the file nor declared as trust anchor; the path must end at a declared anchor. It can be fetched from 'http://ca.example/ca.crt'.",
            finding.Message);
        Assert.Equal("CN=CA", finding.Discriminator);
        Assert.Equal([("CA", "not in the file"), ("leaf", "until 2026-12-31")], finding.Path.Select(step => (step.Name, step.Remark)));
        Assert.Null(finding.Path[0].Location);

        finding = Only("MCG7006", EntryBuilder.Server(Leaf.Without("2.5.29.35")).Trusting(Root));
        Assert.Equal(
            "'leaf' was issued by 'CN=CA', which is neither in the file nor declared as trust anchor; the path must end at a declared anchor.", finding.Message);
    }

    [Fact]
    public void Anchor_not_declared()
    {
        var finding = Only("MCG7010", "MCG7009", EntryBuilder.Server(Leaf, Ca, Root).Trusting(Pki.Root("Other").With(TestKey.P256G)));

        Assert.Equal("The path of 'leaf' ends at 'Root', which is self-signed and not declared as trust anchor; it must end at a declared one.", finding.Message);
        Assert.Equal(["Root", "CA", "leaf"], finding.Path.Select(step => step.Name));
    }

    [Fact]
    public void Loop_and_budget()
    {
        var b = Ca.Intermediate("B");
        var finding = Only("MCG7012", EntryBuilder.Server(b.Server("leaf"), b, Ca.SignedBy(b)).Trusting(Root.With(TestKey.P256G)));
        Assert.Equal("The path of 'leaf' turns in a circle: 'CA' was issued by a CA that it certifies itself; the path must end at a declared anchor.", finding.Message);
        Assert.Equal("loop", finding.Discriminator);

        var entry = EntryBuilder.Server(Leaf, Ca).Trusting(Root);
        finding = Only("MCG7012", entry with { Budget = new PathBudget(Signatures: 1) });
        Assert.Equal("No valid path of 'leaf' was found with 1 signatures verified; a path must be found within that budget.", finding.Message);
        Assert.Equal("budget", finding.Discriminator);
        Assert.Empty((entry with { Budget = new PathBudget(Signatures: 2) }).Judge());
    }

    [Fact]
    public void Budget_is_reported_beside_the_failures_of_an_invalid_path()
    {
        var expired = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z"));

        var ids = (EntryBuilder.Server(Leaf, expired, Ca) with { Budget = new PathBudget(Signatures: 2) }).Trusting(Root).Judge().Select(f => f.Rule.Id);

        Assert.Equal(["MCG7012", "MCG7018"], ids);
    }

    [Fact]
    public void Path_length()
    {
        var constrained = Ca.With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        var low = constrained.Intermediate("Low");

        var finding = Only("MCG7013", EntryBuilder.Server(low.Server("leaf"), low, constrained).Trusting(Root));

        Assert.Equal("'Low' is one CA too many below 'CA', whose pathLenConstraint allows 0.", finding.Message);
        Assert.Empty(EntryBuilder.Server(constrained.Server("leaf"), constrained).Trusting(Root).Judge());
    }

    [Fact]
    public void Issuer_is_not_a_ca()
    {
        var finding = Only("MCG7014", EntryBuilder.Server(Leaf, Ca.With(TestExtension.BasicConstraints(isCa: false))).Trusting(Root));
        Assert.Equal("'CA' is an issuer and has CA:FALSE; CA:TRUE is required.", finding.Message);

        finding = Only("MCG7014", EntryBuilder.Server(Leaf, Ca.Without("2.5.29.19")).Trusting(Root));
        Assert.Equal("'CA' is an issuer and has no basicConstraints; CA:TRUE is required.", finding.Message);
    }

    [Fact]
    public void Issuer_may_not_sign()
    {
        var finding = Only("MCG7015", EntryBuilder.Server(Leaf, Ca.With(TestExtension.KeyUsage(KeyUsageBits.CrlSign))).Trusting(Root));

        Assert.Equal("'CA' is an issuer and its keyUsage is cRLSign; keyCertSign is required.", finding.Message);
    }

    [Theory]
    [InlineData("2026-08-10T12:00:00Z", null)]
    [InlineData("2026-08-10T12:00:01Z", "The intermediate 'CA' expired on 2026-08-10 12:00:00 UTC; every certificate of the path must be valid.")]
    [InlineData("2026-03-01T00:00:00Z", null)]
    [InlineData("2026-02-28T23:59:59Z", "The intermediate 'CA' is not valid before 2026-03-01 00:00:00 UTC; every certificate of the path must be valid.")]
    public void Intermediate_outside_of_its_dates(string at, string? expected)
    {
        var ca = Ca.Valid(Pki.Utc("2026-03-01T00:00:00Z"), Pki.Utc("2026-08-10T12:00:00Z"));

        var findings = EntryBuilder.Server(Leaf.Valid(ca.Template.NotBefore, ca.Template.NotAfter), ca).Trusting(Root).Judge(Pki.Utc(at));

        Assert.Equal(expected is null ? [] : [expected], findings.Select(finding => finding.Violation.Message).ToArray());
        Assert.All(findings, finding => Assert.Equal("MCG7018", finding.Rule.Id));
    }

    [Fact]
    public void Intermediate_shows_its_place_in_the_path()
    {
        var ca = Ca.Valid(Pki.Utc("2026-01-01T00:00:00Z"), Pki.Utc("2026-05-10T12:00:00Z"));

        var finding = Only("MCG7018", EntryBuilder.Server(Leaf, ca).Trusting(Root));

        Assert.Equal("/repo/certs/server.pem", finding.Location.Path);
        Assert.Equal(
            [("Root", "/repo/certs/root.pem", "until 2034-01-01"), ("CA", "/repo/certs/server.pem", "EXPIRED 2026-05-10"), ("leaf", "/repo/certs/server.pem", "until 2026-12-31")],
            finding.Path.Select(step => (step.Name, step.Location!.Path, step.Remark)));
    }

    [Fact]
    public void Dates_of_the_leaf_are_left_to_its_own_rules() =>
        Assert.Empty(EntryBuilder.Server(Leaf, Ca).Trusting(Root).Judge(Pki.Utc("2027-01-01T00:00:00Z")));

    [Theory]
    [InlineData("2026-08-10T12:00:00Z", null)]
    [InlineData("2026-08-10T12:00:01Z", "The trust anchor 'Root' expired on 2026-08-10 12:00:00 UTC; an anchor within its dates is required.")]
    [InlineData("2026-03-01T00:00:00Z", null)]
    [InlineData("2026-02-28T23:59:59Z", "The trust anchor 'Root' is not valid before 2026-03-01 00:00:00 UTC; an anchor within its dates is required.")]
    public void Anchor_outside_of_its_dates(string at, string? expected)
    {
        var root = Root.Valid(Pki.Utc("2026-03-01T00:00:00Z"), Pki.Utc("2026-08-10T12:00:00Z"));

        var findings = EntryBuilder.Server(Leaf.Valid(root.Template.NotBefore, root.Template.NotAfter), Ca).Trusting(root).Judge(Pki.Utc(at));

        Assert.Equal(expected is null ? [] : [expected], findings.Select(finding => finding.Violation.Message).ToArray());
        Assert.All(findings, finding => Assert.Equal("MCG7019", finding.Rule.Id));
    }

    [Fact]
    public void Self_signed_leaf()
    {
        var own = Pki.SelfSignedServer("leaf");

        var finding = Only("MCG7020", EntryBuilder.Server(own).Trusting(Root));
        Assert.Equal("The certificate 'leaf' is self-signed; one issued by a CA is required.", finding.Message);

        finding = Only("MCG7020", EntryBuilder.Server(own).Trusting(own));
        Assert.Equal("The certificate 'leaf' is itself declared as trust anchor; one issued by a CA is required.", finding.Message);
        Only("MCG7020", EntryBuilder.Server(Leaf).Trusting(Leaf));
    }

    private static Violation Only(string id, EntryBuilder entry)
    {
        var finding = Assert.Single(entry.Judge());
        Assert.Equal(id, finding.Rule.Id);
        return finding.Violation;
    }

    private static Violation Only(string id, string beside, EntryBuilder entry)
    {
        var findings = entry.Judge();
        Assert.Equal([beside, id], findings.Select(finding => finding.Rule.Id));
        return findings[1].Violation;
    }
}
