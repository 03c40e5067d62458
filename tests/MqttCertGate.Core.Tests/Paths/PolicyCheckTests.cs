using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>Certificate policies (RFC 5280 §6.1); NIST PKITS has more of them than stand here.</summary>
public sealed class PolicyCheckTests
{
    private const string A = "2.999.1";
    private const string B = "2.999.2";
    private const string Any = "2.5.29.32.0";

    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Explicit = Root.Intermediate("ca").With(TestExtension.PolicyConstraints(requireExplicitPolicy: 0));

    [Fact]
    public void Demands_no_policy_where_nobody_requires_one()
    {
        AssertValid(Root.Intermediate("ca"));
        AssertValid(Root.Intermediate("ca").With(Policies(A)), B);
    }

    [Theory]
    [InlineData(A, A, true)]
    [InlineData(A, B, false)]
    [InlineData(A, "", false)]
    [InlineData("", A, false)]
    [InlineData(Any, A, true)]
    [InlineData(A, Any, true)]
    [InlineData(Any, Any, true)]
    [InlineData(A + " " + B, B, true)]
    public void Requires_a_policy_of_every_certificate_where_one_is_required(string ofCa, string ofLeaf, bool isValid) =>
        Assert.Equal(isValid, IsValid(ofCa.Length == 0 ? Explicit : Explicit.With(Policies(ofCa.Split(' '))), ofLeaf));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Counts_down_to_the_certificate_from_which_on_a_policy_is_required(byte skip, bool isValid)
    {
        Assert.Equal(isValid, IsValid(Root.Intermediate("ca").With(TestExtension.PolicyConstraints(requireExplicitPolicy: skip))));
        var anchor = Root.With(TestExtension.PolicyConstraints(requireExplicitPolicy: skip));
        Assert.Equal(isValid, Search(anchor.Server("leaf"), [], [anchor]).Valid is not null);
    }

    [Fact]
    public void Follows_a_mapping_and_nothing_else_once_mapped()
    {
        var mapped = Explicit.With(Policies(A)).With(TestExtension.PolicyMappings((A, B)));

        AssertValid(mapped, B);
        AssertRejected(mapped, A);
        AssertValid(Explicit.With(Policies(Any)).With(TestExtension.PolicyMappings((A, B))), B);
        AssertValid(Explicit.With(Policies(A)).With(TestExtension.PolicyMappings((A, B), (A, "2.999.3"))), "2.999.3");
        AssertRejected(Explicit.With(Policies(A)).With(TestExtension.PolicyMappings((B, "2.999.3"))), "2.999.3");
    }

    [Fact]
    public void Drops_what_is_mapped_where_mapping_is_inhibited()
    {
        var inhibiting = Root.Intermediate("top").With(Policies(A, B)).With(TestExtension.PolicyConstraints(requireExplicitPolicy: 0, inhibitPolicyMapping: 0));
        var mapping = inhibiting.Intermediate("ca").With(Policies(A, B)).With(TestExtension.PolicyMappings((A, B)));

        Assert.NotNull(Search(mapping.Server("leaf").With(Policies(B)), [inhibiting, mapping], [Root]).Valid);
        Assert.Null(Search(mapping.Server("leaf").With(Policies(A)), [inhibiting, mapping], [Root]).Valid);
    }

    [Fact]
    public void Counts_anyPolicy_for_nothing_where_it_is_inhibited()
    {
        var inhibiting = Explicit.With(Policies(A)).With(TestExtension.InhibitAnyPolicy(0));

        AssertValid(inhibiting, A);
        AssertRejected(inhibiting, Any);
        AssertValid(Explicit.With(Policies(A)).With(TestExtension.InhibitAnyPolicy(1)), Any);
    }

    [Fact]
    public void Refuses_a_mapping_of_anyPolicy()
    {
        foreach (var mapping in new[] { (Any, B), (B, Any) })
            Assert.Equal(["MalformedExtension ca 2.5.29.33"], Reasons(Root.Intermediate("ca").With(TestExtension.PolicyMappings(mapping))));
    }

    [Theory]
    [InlineData(A, A, true)]
    [InlineData(A, B, false)]
    [InlineData(Any, B, true)]
    public void Judges_by_the_policies_a_user_accepts(string ofPath, string accepted, bool isValid)
    {
        var inputs = new PolicyInputs { Accepted = [accepted], RequireExplicitPolicy = true };
        var ca = Root.Intermediate("ca").With(Policies(ofPath));

        Assert.Equal(isValid, Search(ca.Server("leaf").With(Policies(ofPath)), [ca], [Root], policies: inputs).Valid is not null);
        Assert.NotNull(Search(ca.Server("leaf").With(Policies(ofPath)), [ca], [Root], policies: inputs with { RequireExplicitPolicy = false }).Valid);
    }

    [Fact]
    public void Accepts_a_policy_by_the_name_it_has_under_the_anchor()
    {
        var ca = Root.Intermediate("ca").With(Policies(A)).With(TestExtension.PolicyMappings((A, B)));

        PathSearch Accepting(string policy) => Search(
            ca.Server("leaf").With(Policies(B)), [ca], [Root], policies: new PolicyInputs { Accepted = [policy], RequireExplicitPolicy = true });

        Assert.NotNull(Accepting(A).Valid);
        Assert.Null(Accepting(B).Valid);
    }

    [Fact]
    public void Does_not_grow_with_the_product_of_the_mappings()
    {
        // Each CA maps each of thirty policies to all thirty: the tree of RFC 5280 would have 30^6 leaves (RFC 9618 §3).
        var policies = Enumerable.Range(1, 30).Select(number => $"2.999.{number}").ToArray();
        var mappings = policies.SelectMany(from => policies.Select(to => (from, to))).ToArray();
        var chain = new List<TestCertificate> { Root };
        for (var level = 1; level <= 6; level++)
        {
            chain.Add(chain[^1].Intermediate($"{level}").With(Policies(policies)).With(TestExtension.PolicyMappings(mappings))
                .With(TestExtension.PolicyConstraints(requireExplicitPolicy: 0)));
        }

        Assert.NotNull(Search(chain[^1].Server("leaf").With(Policies(A)), [.. chain.Skip(1)], [Root]).Valid);
        Assert.Null(Search(chain[^1].Server("leaf").With(Policies("2.999.31")), [.. chain.Skip(1)], [Root]).Valid);
    }

    private static TestExtension Policies(params string[] policies) => TestExtension.CertificatePolicies(policies);

    private static void AssertValid(TestCertificate ca, string ofLeaf = "") => Assert.True(IsValid(ca, ofLeaf));

    private static void AssertRejected(TestCertificate ca, string ofLeaf) => Assert.StartsWith("PolicyRejected leaf", Assert.Single(Reasons(ca, ofLeaf)), StringComparison.Ordinal);

    private static bool IsValid(TestCertificate ca, string ofLeaf = "") => !Reasons(ca, ofLeaf).Any();

    private static IEnumerable<string> Reasons(TestCertificate ca, string ofLeaf = "")
    {
        var leaf = ca.Server("leaf");
        return Search(ofLeaf.Length == 0 ? leaf : leaf.With(Policies(ofLeaf)), [ca], [Root]).Reasons.Select(Text);
    }
}
