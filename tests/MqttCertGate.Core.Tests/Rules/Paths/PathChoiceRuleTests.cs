using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.TestPki;

namespace MqttCertGate.Tests.Rules.Paths;

/// <summary>Rules about a valid path that some clients do not find.</summary>
public sealed class PathChoiceRuleTests
{
    private static readonly TestCertificate Root = Pki.Root("Root");
    private static readonly TestCertificate Ca = Root.Intermediate("CA");
    private static readonly TestCertificate Leaf = Ca.Server("leaf");
    private static readonly TestCertificate Gone = Pki.Root("Gone").With(TestKey.P256G);

    private static readonly TestCertificate Expired = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z"))
        .With(template => template with { SerialNumber = [0x0e] });

    private static readonly TestCertificate Cross = Ca.SignedBy(Gone).With(template => template with { SerialNumber = [0x0c] });

    [Fact]
    public void A_key_identifier_is_the_issuer_s_own()
    {
        var leaf = Leaf.With(TestExtension.AuthorityKeyIdentifier([0x0a]));
        var named = Ca.With(TestExtension.SubjectKeyIdentifier([0x0a]));
        var root = Root.With(TestExtension.SubjectKeyIdentifier([0x0b]));

        Assert.Equal(
            $"MCG7005 warning: 'leaf' names its issuer's key 0a, and 'CA', which signed it, calls that key {Convert.ToHexStringLower(Ca.Key.Identifier)}; both identifiers must be the same.",
            Only(EntryBuilder.Server(leaf, Ca).Trusting(Root)));
        Assert.Equal(
            $"MCG7005 warning: 'CA' names its issuer's key {Convert.ToHexStringLower(Root.Key.Identifier)}, and 'Root', which signed it, calls that key 0b; both identifiers must be the same.",
            Only(EntryBuilder.Server(Leaf, Ca).Trusting(root)));
        Assert.Empty(EntryBuilder.Server(leaf, named).Trusting(Root).Judge());
        // Without one of the two there is nothing to compare.
        Assert.Empty(EntryBuilder.Server(leaf, Ca.Without("2.5.29.14")).Trusting(Root).Judge());
        Assert.Empty(EntryBuilder.Server(Leaf.Without("2.5.29.35"), Ca).Trusting(Root).Judge());
    }

    [Fact]
    public void A_publicly_trusted_certificate_must_name_the_key_identifier_of_its_issuer() => Assert.Equal(
        (Level.Error, Level.Warning), (MqttCertGate.Rules.KeyIdentifiersDiffer.Rule.Descriptor.DefaultLevel, MqttCertGate.Rules.KeyIdentifiersDiffer.Rule.Descriptor.PrivateLevel));

    [Fact]
    public void The_first_issuer_in_the_file_leads_to_a_valid_path()
    {
        const string expected = "MCG7011 warning: By the first issuer in the file, 'CA' (serial number {0}), a client comes to a path that is not valid; the path by 'CA' (serial number {1}) should come first.";
        var good = Digest.Hex(Ca.SerialNumber);

        Assert.Equal(string.Format(null, expected, "0e", good), Only(EntryBuilder.Server(Leaf, Expired, Ca).Trusting(Root)));
        Assert.Equal(string.Format(null, expected, "0c", good), Only(EntryBuilder.Server(Leaf, Cross, Ca).Trusting(Root)));
        Assert.Equal(string.Format(null, expected, "0c", good), Only((EntryBuilder.Server(Leaf, Cross) with { Chain = [Ca] }).Trusting(Root)));
        Assert.Empty(EntryBuilder.Server(Leaf, Ca, Expired).Trusting(Root).Judge());
        Assert.Empty(EntryBuilder.Server(Leaf, Ca, Cross).Trusting(Root).Judge());
    }

    [Fact]
    public void An_anchor_goes_before_what_the_file_holds()
    {
        // The root is declared, and its cross-sign by a root that is gone comes with the file.
        var cross = Root.SignedBy(Gone);
        var other = Pki.Root("Root").With(template => template with { SerialNumber = [0x05] }).Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z"));

        Assert.Empty(EntryBuilder.Server(Leaf, Ca, cross).Trusting(Root).Judge());
        Assert.Empty(EntryBuilder.Server(Leaf, Ca).Trusting(other, Root).Judge());
    }

    [Fact]
    public void Of_valid_paths_one_that_ends_early_comes_last()
    {
        var early = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-08-01T00:00:00Z")).With(template => template with { SerialNumber = [0x0e] });
        var late = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Leaf.Template.NotAfter).With(template => template with { SerialNumber = [0x0f] });

        Assert.Equal(
            $"MCG7011 note: By the first issuer in the file, 'CA' (serial number 0e), a client comes to a path that is valid until 2026-08-01 00:00:00 UTC only; the path by 'CA' (serial number {Digest.Hex(Ca.SerialNumber)}) should come first.",
            Only(EntryBuilder.Server(Leaf, early, Ca).Trusting(Root)));
        Assert.Empty(EntryBuilder.Server(Leaf, Ca, early).Trusting(Root).Judge());
        // As long as the leaf is long enough.
        Assert.Empty(EntryBuilder.Server(Leaf, late, Ca).Trusting(Root).Judge());
    }

    [Fact]
    public void Nothing_is_said_of_the_order_where_there_is_no_valid_path_or_not_all_are_known()
    {
        Assert.DoesNotContain(EntryBuilder.Server(Leaf, Expired, Cross).Trusting(Root).Judge(), finding => finding.Rule.Id == "MCG7011");
        Assert.Empty((EntryBuilder.Server(Leaf, Ca, Expired).Trusting(Root) with { Budget = new PathBudget(Signatures: 2) }).Judge());
    }

    private static string Only(EntryBuilder entry)
    {
        var finding = Assert.Single(entry.Judge());
        return $"{finding.Rule.Id} {finding.Level.ToString().ToLowerInvariant()}: {finding.Violation.Message}";
    }
}
