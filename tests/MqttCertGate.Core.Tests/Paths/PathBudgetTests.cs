using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

public sealed class PathBudgetTests
{
    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");
    private static readonly TestCertificate Leaf = Ca.Server("leaf");

    /// <summary>Another authority of the same name, whose key did not sign.</summary>
    private static readonly TestCertificate Namesake = Root.Intermediate("ca").With(TestKey.P256E);

    [Theory]
    [InlineData(1, "leaf < ca: BudgetExceeded")]
    [InlineData(2, null)]
    public void Verifies_no_more_signatures_than_allowed(int signatures, string? deadEnd)
    {
        var search = Search(Leaf, [Ca], [Root], new PathBudget(Signatures: signatures));

        Assert.Equal(deadEnd is null, search.Valid is not null);
        Assert.Equal(deadEnd, search.DeadEnds.Select(Text).FirstOrDefault());
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Tries_no_more_issuers_than_allowed(int steps, bool isFound)
    {
        var search = Search(Leaf, [Ca], [Root], new PathBudget(Steps: steps));

        Assert.Equal(isFound, search.Valid is not null);
        Assert.Equal(!isFound, search.Reasons.Any(reason => reason.Kind == PathFailureKind.BudgetExceeded));
    }

    [Theory]
    [InlineData(1, "BudgetExceeded leaf 1 signatures of revocation lists verified")]
    [InlineData(2, null)]
    public void Verifies_no_more_signatures_of_revocation_lists_than_allowed(int signatures, string? reason)
    {
        var search = Search(Leaf, [Ca], [Root], new PathBudget(ListSignatures: signatures), revocationLists: [Pki.Crl(Root), Pki.Crl(Ca)]);

        Assert.Equal(reason is null, search.Valid is not null);
        Assert.Equal(reason is null ? [] : [reason], search.Reasons.Select(Text));
    }

    [Fact]
    public void Spends_the_budget_on_the_issuer_that_the_key_identifier_names_first() =>
        Assert.NotNull(Search(Leaf, [Namesake, Ca], [Root], new PathBudget(Signatures: 2)).Valid);

    [Fact]
    public void Keeps_the_valid_path_found_before_the_budget_ran_out()
    {
        var renewed = Ca.Valid(Pki.Utc("2025-01-01T00:00:00Z"), Pki.Utc("2035-01-01T00:00:00Z"));

        var search = Search(Leaf, [Ca, renewed], [Root], new PathBudget(Signatures: 2));

        Assert.Equal("leaf < ca < root", search.Valid?.Names());
        Assert.Equal(["leaf < ca: BudgetExceeded"], search.DeadEnds.Select(Text));
    }

    [Fact]
    public void Names_the_spent_budget_as_the_reason_before_any_dead_end()
    {
        var stranger = Pki.Root("gone").Intermediate("ca").With(Ca.Key);
        var lower = stranger.Intermediate("low");

        var search = Search(lower.Server("leaf"), [lower, stranger, Ca], [Pki.Root("root").With(TestKey.P256F)], new PathBudget(Signatures: 2));

        Assert.Equal(["leaf < low < ca: BudgetExceeded", "leaf < low < ca: IssuerNotFound"], search.DeadEnds.Select(Text));
    }

    [Fact]
    public void Verifies_each_link_once_however_many_paths_share_it()
    {
        // Ten levels of two renewals each: 20 + 1 links and 1,024 paths.
        var intermediates = new List<TestCertificate>();
        var issuer = Root;
        for (var level = 0; level < 10; level++)
        {
            var authority = issuer.Intermediate($"level {level}");
            intermediates.Add(authority);
            intermediates.Add(authority.Valid(Pki.Utc("2025-01-01T00:00:00Z"), Pki.Utc("2035-01-01T00:00:00Z")));
            issuer = authority;
        }

        var search = Search(issuer.Server("leaf"), [.. intermediates], [Root], new PathBudget(Signatures: 21));

        Assert.Equal(1024, search.Paths.Count);
        Assert.Empty(search.DeadEnds);
    }
}
