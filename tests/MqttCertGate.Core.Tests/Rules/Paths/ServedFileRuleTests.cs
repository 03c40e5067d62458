using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using Pki = MqttCertGate.TestPki.Pki;

namespace MqttCertGate.Tests.Rules.Paths;

/// <summary>The rules about the certificates that are sent, each run with all the others: one cause is one finding.</summary>
public sealed class ServedFileRuleTests
{
    private static readonly TestCertificate Root = Pki.Root("Root");
    private static readonly TestCertificate High = Root.Intermediate("High");
    private static readonly TestCertificate Low = High.Intermediate("Low");
    private static readonly TestCertificate Leaf = Low.Server("leaf");

    [Fact]
    public void Are_silent_about_leaf_and_issuers_in_order()
    {
        Assert.Empty(EntryBuilder.Server(Leaf, Low, High).Trusting(Root).Judge());
        Assert.Empty((EntryBuilder.Server(Leaf) with { Chain = [Low, High] }).Trusting(Root).Judge());
        Assert.Empty(EntryBuilder.Server(Leaf, Low).Trusting(High).Judge());
    }

    [Fact]
    public void Leaf_first_reports_a_ca_before_the_leaf_and_nothing_else_of_the_order()
    {
        var finding = Only("MCG7001", EntryBuilder.Server(High, Low, Leaf).Trusting(Root));

        Assert.Equal("The first certificate, 'High', is a CA; 'leaf', the certificate of the server or client, must come first.", finding.Message);
        Assert.Equal(2, finding.Location.Line);
        Assert.Equal("High", finding.Certificate?.Subject["CN=".Length..]);
    }

    [Fact]
    public void Leaf_first_needs_no_anchor_and_no_order_outside_of_text_files()
    {
        Only("MCG7001", EntryBuilder.Server(Low, Leaf));
        Assert.Empty((EntryBuilder.Server(High, Leaf, Low) with { Format = ArtifactFormat.Pkcs12 }).Trusting(Root).Judge());
    }

    [Fact]
    public void Leaf_first_leaves_a_file_of_authorities_alone() =>
        Assert.Empty(EntryBuilder.Server(Low, High).Trusting(Root).Judge());

    [Fact]
    public void Order_reports_the_first_certificate_that_stands_before_the_one_it_certifies()
    {
        var finding = Only("MCG7002", EntryBuilder.Server(Leaf, High, Low).Trusting(Root));

        Assert.Equal("'High' stands before 'Low', which it certifies; the order must be 'leaf', 'Low', 'High'.", finding.Message);
        Assert.Equal($"issuer:{Convert.ToHexStringLower(High.Key.Identifier)}", finding.Slot);
    }

    [Fact]
    public void Order_is_judged_over_the_file_and_its_chain_and_where_the_path_is_incomplete()
    {
        Only("MCG7002", (EntryBuilder.Server(Leaf, High) with { Chain = [Low] }).Trusting(Root));
        Assert.Equal(["MCG7002", "MCG7006"], Ids(EntryBuilder.Server(Leaf, High, Low).Trusting(Pki.Root("Other"))));
    }

    [Fact]
    public void Order_leaves_roots_to_their_own_rules()
    {
        Only("MCG7009", EntryBuilder.Server(Leaf, Root, Low, High).Trusting(Root));
        Assert.Equal(["MCG7009", "MCG7010"], Ids(EntryBuilder.Server(Leaf, Root, Low, High).Trusting(Pki.Root("Other"))));
    }

    [Fact]
    public void Unrelated_reports_a_certificate_on_no_path()
    {
        var stranger = Pki.Root("Stranger root").With(TestKey.P256E).Intermediate("Stranger").With(TestKey.P256F);

        var finding = Only("MCG7007", EntryBuilder.Server(Leaf, Low, stranger, High).Trusting(Root));

        Assert.Equal("'Stranger' is on no path from 'leaf'; only its issuers should be sent.", finding.Message);
        Only("MCG1022", EntryBuilder.Server(Leaf, Low, High, Low.Server("other")).Trusting(Root));
        Assert.Equal(["MCG7007", "MCG7009", "MCG7010"], Ids(EntryBuilder.Server(Leaf, Low, stranger, High, Root).Trusting(Pki.Root("Other"))));
    }

    [Fact]
    public void Unrelated_reports_the_former_self_of_a_rekeyed_authority() =>
        Only("MCG7007", EntryBuilder.Server(Leaf, Low, Low.With(TestKey.P256E), High).Trusting(Root));

    [Fact]
    public void Unrelated_knows_every_path_not_only_the_best()
    {
        var old = Pki.Root("Old root").With(TestKey.P256E);

        Assert.Empty(EntryBuilder.Server(Leaf, Low, High, High.SignedBy(old)).Trusting(Root).Judge());
    }

    [Fact]
    public void Unrelated_is_silent_where_a_missing_issuer_or_the_budget_hides_what_belongs()
    {
        Only("MCG7006", EntryBuilder.Server(Leaf, High).Trusting(Root));
        Only("MCG7012", (EntryBuilder.Server(Leaf, Low, High) with { Budget = new PathBudget(Signatures: 1) }).Trusting(Root));

        // With three signatures the valid path is found, and the cross-certificate's issuer is not.
        var other = Pki.Root("Other root").Intermediate("Other").With(TestKey.P256F);
        var entry = EntryBuilder.Server(Leaf, Low, High, High.SignedBy(other), other).Trusting(Root);
        Assert.Empty((entry with { Budget = new PathBudget(Signatures: 3) }).Judge());
        Assert.Empty(entry.Judge());
    }

    [Fact]
    public void Duplicate_reports_a_certificate_once_however_often_it_is_there()
    {
        var finding = Only("MCG7008", EntryBuilder.Server(Leaf, Low, High, Low, Low).Trusting(Root));

        Assert.Equal("'Low' is there 3 times; once is enough.", finding.Message);
        Assert.True(finding.Location.Line > Assert.Single(finding.Related).Location.Line);
        Only("MCG7008", EntryBuilder.Server(Leaf, Leaf, Low, High).Trusting(Root));
        Only("MCG7008", (EntryBuilder.Server(Leaf, Low) with { Chain = [Low, High] }).Trusting(Root));
        Only("MCG7008", EntryBuilder.Server(High, Low, High) with { Role = Role.Ca });
    }

    [Fact]
    public void Root_is_noted_whether_or_not_it_is_the_declared_one()
    {
        var finding = Only("MCG7009", EntryBuilder.Server(Leaf, Low, High, Root).Trusting(Root));

        Assert.Equal("The root 'Root' is in the file; clients have it already, and it may be left out.", finding.Message);
        Assert.StartsWith("root:", finding.Slot, StringComparison.Ordinal);
        Only("MCG7009", EntryBuilder.Server(Leaf, Low, High, Pki.Root("Stranger").With(TestKey.P256E)).Trusting(Root));

        finding = Only("MCG7009", EntryBuilder.Server(Leaf, Low, High).Trusting(High));
        Assert.Equal("The trust anchor 'High' is in the file; clients have it already, and it may be left out.", finding.Message);
    }

    [Fact]
    public void Root_is_not_an_authority_that_certifies_a_new_key_of_its_own()
    {
        var rollover = High.Intermediate("High").With(TestKey.P256E);
        var leaf = rollover.Server("leaf");

        Assert.Empty(EntryBuilder.Server(leaf, rollover, High).Trusting(Root).Judge());
        var bare = rollover.Without("2.5.29.14").Without("2.5.29.35");
        Assert.Empty(EntryBuilder.Server(leaf, bare, High).Trusting(Root).Judge());
        Only("MCG7006", EntryBuilder.Server(leaf, bare, High).Trusting(Pki.Root("Other")));
        Only("MCG7006", EntryBuilder.Server(leaf, rollover).Trusting(Root));
    }

    [Fact]
    public void Root_is_what_a_trust_file_is_made_of() =>
        Assert.Empty((EntryBuilder.Server(Root) with { Role = Role.Trust }).Judge());

    private static Violation Only(string id, EntryBuilder entry)
    {
        var findings = entry.Judge();
        Assert.Equal([id], findings.Select(finding => finding.Rule.Id));
        Assert.Equal("broker", findings[0].Violation.EntryName);
        return findings[0].Violation;
    }

    private static IEnumerable<string> Ids(EntryBuilder entry) => entry.Judge().Select(finding => finding.Rule.Id);
}
