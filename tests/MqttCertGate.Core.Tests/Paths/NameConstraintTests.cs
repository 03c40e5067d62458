using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>Which names of which certificates the constraints of a path bind (RFC 5280 §6.1.3 (b), (c), §6.1.4 (g)).</summary>
public sealed class NameConstraintTests
{
    private const string Email = "1.2.840.113549.1.9.1";

    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");
    private static readonly TestGeneralName ExampleCom = TestGeneralName.Dns("example.com");

    [Theory]
    [InlineData("mqtt.example.com", null, "NameExcluded leaf 'DNS mqtt.example.com' is, or may be, within 'DNS example.com'")]
    [InlineData("mqtt.example.net", "NameNotPermitted leaf 'DNS mqtt.example.net' is not within 'DNS example.com'", null)]
    [InlineData("*.com", "NameNotPermitted leaf 'DNS *.com' is not within 'DNS example.com'", "NameExcluded leaf 'DNS *.com' is, or may be, within 'DNS example.com'")]
    public void Permits_only_what_is_certain_and_excludes_what_is_possible(string name, string? permitted, string? excluded)
    {
        AssertFailure(permitted, Permitting(ExampleCom).Server("leaf").With(Names(TestGeneralName.Dns(name))));
        AssertFailure(excluded, Excluding(ExampleCom).Server("leaf").With(Names(TestGeneralName.Dns(name))));
    }

    [Fact]
    public void Lets_one_of_several_permitted_subtrees_suffice_and_any_excluded_one_forbid()
    {
        var ca = Permitting(TestGeneralName.Dns("example.net"), ExampleCom);
        AssertFailure(null, ca.Server("mqtt.example.com", "mqtt.example.net"));
        AssertFailure(
            "NameNotPermitted mqtt.example.org 'DNS mqtt.example.org' is not within 'DNS example.net', 'DNS example.com'", ca.Server("mqtt.example.org"));

        ca = Ca.With(TestExtension.NameConstraints([ExampleCom], [TestGeneralName.Dns("lab.example.com")]));
        AssertFailure("NameExcluded lab.example.com 'DNS lab.example.com' is, or may be, within 'DNS lab.example.com'", ca.Server("lab.example.com"));
    }

    [Fact]
    public void Leaves_names_of_other_kinds_alone() => AssertFailure(null, Permitting(ExampleCom).Server("mqtt.example.com", "192.0.2.1"));

    [Fact]
    public void Names_no_more_subtrees_than_a_message_bears()
    {
        TestGeneralName[] five = [.. Enumerable.Range(1, 5).Select(number => TestGeneralName.Dns($"{number}.example"))];

        AssertFailure(
            "NameNotPermitted a.example 'DNS a.example' is not within 'DNS 1.example', 'DNS 2.example', 'DNS 3.example' and 2 more",
            Permitting(five).Server("a.example"));
    }

    [Fact]
    public void Binds_by_the_constraints_of_every_issuer_the_anchor_among_them()
    {
        var root = Root.With(TestExtension.NameConstraints([ExampleCom], []));
        var ca = root.Intermediate("ca").With(TestExtension.NameConstraints([TestGeneralName.Dns("lab.example.com")], []));

        Assert.Empty(Reasons(ca.Server("mqtt.lab.example.com"), [ca], root));
        Assert.Equal(["NameNotPermitted"], Reasons(ca.Server("mqtt.example.com"), [ca], root));
        Assert.Equal(["NameNotPermitted", "NameNotPermitted"], Reasons(ca.Server("mqtt.example.net"), [ca], root));
        Assert.Equal(["NameNotPermitted"], Reasons(root.Server("mqtt.example.net"), [], root));
    }

    [Fact]
    public void Does_not_bind_the_certificate_that_sets_them_nor_what_stands_above()
    {
        var ca = Ca.With(TestExtension.NameConstraints([], [TestGeneralName.DirectoryName(TestName.Cn("ca")), TestGeneralName.DirectoryName(TestName.Cn("root"))]));

        AssertFailure(null, ca.Server("leaf"));
    }

    [Fact]
    public void Binds_intermediates_but_for_self_issued_ones()
    {
        var ca = Excluding(TestGeneralName.DirectoryName(TestName.Cn("low")), TestGeneralName.DirectoryName(TestName.Cn("ca")));
        var (low, rollover) = (ca.Intermediate("low"), ca.Intermediate("ca").With(TestKey.P256G));

        Assert.Equal(["NameExcluded"], Reasons(low.Server("leaf"), [ca, low], Root));
        Assert.Empty(Reasons(rollover.Server("leaf"), [ca, rollover], Root));
    }

    [Fact]
    public void Binds_a_self_issued_end_entity()
    {
        var ca = Excluding(TestGeneralName.DirectoryName(TestName.Cn("ca")));

        Assert.Equal(["NameExcluded"], Reasons(ca.Server("ca"), [ca], Root));
    }

    [Fact]
    public void Binds_the_subject_and_no_empty_one()
    {
        var ca = Permitting(TestGeneralName.DirectoryName(TestName.Of(new TestNamePart(TestName.Organization, "Example"))));
        var leaf = ca.Server("leaf");

        AssertFailure("NameNotPermitted leaf 'directoryName CN=leaf' is not within 'directoryName O=Example'", leaf);
        AssertFailure(null, Named(leaf, new TestNamePart(TestName.Organization, "example"), new TestNamePart(TestName.CommonName, "leaf")));
        AssertFailure(null, Named(leaf));
    }

    [Fact]
    public void Binds_mail_addresses_of_the_subject_where_there_is_no_rfc822Name()
    {
        var leaf = Named(Permitting(TestGeneralName.Email("example.com")).Server("leaf"), new TestNamePart(Email, "a@example.net", StringKind.Ia5));

        Assert.Equal(["NameNotPermitted"], Reasons(leaf, [leaf.Issuer], Root));
        AssertFailure(null, leaf.With(Names(TestGeneralName.Email("a@example.com"))));
    }

    [Fact]
    public void Binds_the_common_name_of_an_end_entity_where_there_is_no_dNSName()
    {
        var ca = Permitting(ExampleCom);
        var low = ca.Intermediate("mqtt.example.net");

        Assert.Equal(["NameNotPermitted"], Reasons(ca.Server("mqtt.example.net").Without("2.5.29.17"), [ca], Root));
        Assert.Equal(["NameNotPermitted"], Reasons(ca.Server("mqtt.example.net").With(Names(TestGeneralName.Ip("192.0.2.1"))), [ca], Root));
        Assert.Empty(Reasons(ca.Server("mqtt.example.net").With(Names(ExampleCom)), [ca], Root));
        Assert.Empty(Reasons(ca.Server("Broker 7").Without("2.5.29.17"), [ca], Root));
        Assert.Empty(Reasons(low.Server("leaf").With(Names(ExampleCom)), [ca, low], Root));
    }

    [Fact]
    public void Refuses_a_name_of_a_kind_that_is_constrained_and_not_compared()
    {
        var name = TestGeneralName.RegisteredId("1.2.3");

        Assert.Equal(["NameNotPermitted"], Reasons(Permitting(name).Server("leaf").With(Names(name)), [Permitting(name)], Root));
        Assert.Equal(["NameExcluded"], Reasons(Excluding(name).Server("leaf").With(Names(name)), [Excluding(name)], Root));
        AssertFailure(null, Permitting(ExampleCom).Server("leaf").With(Names(name)));
        AssertFailure(null, Excluding(name).Server("leaf"));
    }

    [Fact]
    public void Refuses_a_malformed_subjectAltName_below_a_constraint_and_malformed_constraints()
    {
        var malformed = new TestExtension("2.5.29.17", critical: false, [0x05, 0x00]);

        AssertFailure("MalformedExtension leaf 2.5.29.17", Permitting(ExampleCom).Server("leaf").With(malformed));
        AssertFailure(null, Ca.Server("leaf").With(malformed));
        AssertFailure("MalformedExtension ca 2.5.29.30", Ca.With(new TestExtension("2.5.29.30", critical: false, [0x30, 0x00])).Server("leaf"));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Compares_no_more_names_than_allowed(int comparisons, bool isValid)
    {
        // Two names and the subject, against two subtrees.
        var ca = Ca.With(TestExtension.NameConstraints([ExampleCom], [TestGeneralName.Dns("example.net")]));

        var search = Search(ca.Server("a.example.com", "b.example.com"), [ca], [Root], new PathBudget(NameComparisons: comparisons));

        Assert.Equal(isValid ? [] : [$"BudgetExceeded a.example.com {comparisons} names compared with name constraints"], search.Reasons.Select(Text));
    }

    [Fact]
    public void Lets_all_paths_of_a_search_share_the_allowance()
    {
        var ca = Permitting(ExampleCom);
        var renewed = ca.Valid(Pki.Utc("2025-01-01T00:00:00Z"), Pki.Utc("2035-01-01T00:00:00Z"));

        var search = Search(ca.Server("a.example.com"), [ca, renewed], [Root], new PathBudget(NameComparisons: 3));

        Assert.Equal([0, 1], search.Paths.Select(path => path.Failures.Count));
        Assert.Equal(PathFailureKind.BudgetExceeded, search.Paths[1].Failures[0].Kind);
    }

    private static TestCertificate Permitting(params TestGeneralName[] subtrees) => Ca.With(TestExtension.NameConstraints(subtrees, []));

    private static TestCertificate Excluding(params TestGeneralName[] subtrees) => Ca.With(TestExtension.NameConstraints([], subtrees));

    private static TestExtension Names(params TestGeneralName[] names) => TestExtension.SubjectAlternativeName(names);

    private static TestCertificate Named(TestCertificate certificate, params TestNamePart[] subject) =>
        certificate.With(template => template with { Subject = TestName.Of(subject) });

    private static void AssertFailure(string? expected, TestCertificate leaf) =>
        Assert.Equal(expected is null ? [] : [expected], Search(leaf, [leaf.Issuer], [Root]).Reasons.Select(Text));

    private static IEnumerable<string> Reasons(TestCertificate leaf, TestCertificate[] intermediates, TestCertificate anchor) =>
        Search(leaf, intermediates, [anchor]).Reasons.Select(reason => reason.Kind.ToString());
}
