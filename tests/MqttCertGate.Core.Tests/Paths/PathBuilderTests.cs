using MqttCertGate.Paths;
using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Paths.PathTesting;

namespace MqttCertGate.Tests.Paths;

/// <summary>Which paths are found; what is wrong with one is the matter of <see cref="PathValidationTests"/>.</summary>
public sealed class PathBuilderTests
{
    private static readonly TestCertificate Root = Pki.Root("root");
    private static readonly TestCertificate Ca = Root.Intermediate("ca");
    private static readonly TestCertificate Leaf = Ca.Server("leaf");

    [Fact]
    public void Finds_the_path_whatever_the_order_of_the_intermediates()
    {
        var low = Ca.Intermediate("low");

        var search = Search(low.Server("leaf"), [Ca, low], [Root]);

        Assert.Equal("leaf < low < ca < root", Assert.Single(search.Paths).Names());
        Assert.NotNull(search.Valid);
        Assert.Empty(search.Reasons);
        Assert.Empty(search.DeadEnds);
    }

    [Fact]
    public void Needs_no_intermediate_below_an_anchor() =>
        Assert.Equal("leaf < ca", Search(Leaf, [], [Ca]).Valid?.Names());

    [Fact]
    public void Takes_an_anchor_among_the_intermediates_and_a_repeated_certificate_for_what_they_are() =>
        Assert.Equal("leaf < ca < root", Assert.Single(Search(Leaf, [Ca, Root, Ca, Leaf], [Root, Root]).Paths).Names());

    [Fact]
    public void Passes_over_an_expired_cross_certificate_to_the_valid_path()
    {
        var old = Pki.Root("old root").With(TestKey.P256D);
        var crossed = Root.SignedBy(old).Valid(Pki.Utc("2020-01-01T00:00:00Z"), Pki.Utc("2026-01-01T00:00:00Z"));

        var search = Search(Leaf, [Ca, crossed], [old, Root]);

        Assert.Equal(["leaf < ca < root", "leaf < ca < root < old root"], search.Paths.Select(path => path.Names()));
        Assert.Equal("leaf < ca < root", search.Valid?.Names());
        Assert.Equal(["Expired root"], search.Paths[1].Failures());
    }

    [Fact]
    public void Tells_a_rekeyed_authority_from_its_former_self_by_the_signature()
    {
        var former = Root.Intermediate("ca").With(TestKey.P256E).Without("2.5.29.14");

        var search = Search(Leaf.Without("2.5.29.35"), [former, Ca], [Root]);

        Assert.Equal("leaf < ca < root", Assert.Single(search.Paths).Names());
        Assert.Empty(search.DeadEnds);
    }

    [Fact]
    public void Reports_a_signature_only_where_no_issuer_of_that_name_made_it()
    {
        var former = Root.Intermediate("ca").With(TestKey.P256E);

        var search = Search(Leaf, [former], [Root]);

        Assert.Empty(search.Paths);
        Assert.Equal(["leaf: SignatureInvalid"], search.DeadEnds.Select(Text));
        Assert.Equal(former.Key.Spki, Assert.Single(search.Reasons).Issuer?.PublicKey.Spki);
    }

    [Fact]
    public void Prefers_the_path_that_is_valid_for_longer()
    {
        var old = Pki.Root("old root").With(TestKey.P256D);
        var until2027 = Ca.Valid(Pki.Utc("2024-01-01T00:00:00Z"), Pki.Utc("2026-07-01T00:00:00Z"));
        var crossed = Root.SignedBy(old);

        Assert.Equal(
            ["leaf < ca < root", "leaf < ca < root < old root", "leaf < ca < root", "leaf < ca < root < old root"],
            Search(Leaf, [crossed, until2027, Ca], [old, Root]).Paths.Select(path => path.Names()));
        Assert.Equal(
            [Pki.LeafValidity.NotAfter, Pki.LeafValidity.NotAfter, Pki.Utc("2026-07-01T00:00:00Z"), Pki.Utc("2026-07-01T00:00:00Z")],
            Search(Leaf, [crossed, until2027, Ca], [old, Root]).Paths.Select(path => path.NotAfter));
    }

    [Fact]
    public void Prefers_the_shorter_of_two_paths_that_end_together()
    {
        var detour = Ca.SignedBy(Root.Intermediate("detour"));

        Assert.Equal(
            ["leaf < ca < root", "leaf < ca < detour < root"],
            Search(Leaf, [detour, detour.Issuer, Ca], [Root]).Paths.Select(path => path.Names()));
    }

    [Fact]
    public void Prefers_fewer_failures_among_invalid_paths()
    {
        var bad = Ca.With(TestExtension.BasicConstraints(isCa: false)).With(TestExtension.KeyUsage(KeyUsageBits.CrlSign));
        var better = Ca.With(TestExtension.KeyUsage(KeyUsageBits.CrlSign));

        var search = Search(Leaf, [bad, better], [Root]);

        Assert.Equal([1, 2], search.Paths.Select(path => path.Failures.Count));
        Assert.Equal([PathFailureKind.IssuerMayNotSign], search.Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public void Leaves_a_circle_by_the_way_that_reaches_an_anchor()
    {
        var b = Ca.Intermediate("b");
        var crossed = Ca.SignedBy(b);

        var search = Search(b.Server("leaf"), [crossed, b, Ca], [Root]);

        Assert.Equal("leaf < b < ca < root", Assert.Single(search.Paths).Names());
        Assert.Equal(["leaf < b < ca: Loop"], search.DeadEnds.Select(Text));
    }

    [Fact]
    public void Names_a_circle_as_the_reason_only_where_there_is_no_other()
    {
        var b = Ca.Intermediate("b");
        var crossed = Ca.SignedBy(b);

        Assert.Equal(["leaf < b < ca: Loop"], Search(b.Server("leaf"), [crossed, b], [Pki.Root("other")]).DeadEnds.Select(Text));
        Assert.Equal(
            [PathFailureKind.IssuerNotFound],
            Search(b.Server("leaf"), [crossed, b, Ca], [Pki.Root("other")]).Reasons.Select(reason => reason.Kind));
    }

    [Fact]
    public void Does_not_take_an_authority_for_the_issuer_of_its_own_new_key()
    {
        var rollover = Ca.Intermediate("ca").With(TestKey.P256G);

        Assert.Equal(["leaf < ca: IssuerNotFound"], Search(rollover.Server("leaf"), [rollover], [Root]).DeadEnds.Select(Text));
    }

    [Fact]
    public void Ends_where_the_issuer_is_missing() =>
        Assert.Equal(["leaf < ca: IssuerNotFound"], Search(Leaf, [Ca], [Pki.Root("other")]).DeadEnds.Select(Text));

    [Fact]
    public void Ends_at_a_self_signed_certificate_that_is_not_declared()
    {
        var namesake = Pki.Root("root").With(TestKey.P256G);

        Assert.Equal(["leaf < ca < root: AnchorNotDeclared"], Search(Leaf, [Ca, Root], [namesake]).DeadEnds.Select(Text));
    }

    [Fact]
    public void Takes_the_longest_dead_end_for_the_reason()
    {
        var low = Ca.Intermediate("low");
        var other = Pki.Root("gone").Intermediate("low").With(low.Key);

        var search = Search(low.Server("leaf"), [other, Ca, low], [Pki.Root("other")]);

        Assert.Equal(["leaf < low < ca: IssuerNotFound", "leaf < low: IssuerNotFound"], search.DeadEnds.Select(Text));
        Assert.Equal("ca", Assert.Single(search.Reasons).Certificate.Subject.ShortText);
    }

    [Fact]
    public void Takes_a_declared_end_entity_for_a_path_of_no_certificate()
    {
        var search = Search(Leaf, [Ca], [Leaf, Root]);

        Assert.Empty(Assert.Single(search.Paths).Certificates);
        Assert.NotNull(search.Valid);
    }

    [Fact]
    public void Prefers_a_path_without_a_broken_hash()
    {
        var sha1 = Ca.With(template => template with { Scheme = SignatureScheme.EcdsaSha1 });

        Assert.Equal([false, true], Search(Leaf, [sha1, Ca], [Root]).Paths.Select(path => path.HasBrokenHash));
    }

    [Fact]
    public void Does_not_trust_an_end_entity_for_its_own_signature()
    {
        var own = Pki.SelfSignedServer("leaf");

        Assert.Equal(["leaf: AnchorNotDeclared"], Search(own, [own], [Root]).DeadEnds.Select(Text));
    }

    [Fact]
    public void Tells_a_wrong_key_type_and_an_unknown_algorithm_from_a_wrong_signature()
    {
        var rsa = Root.Intermediate("ca").With(TestKey.Rsa2048A);
        var unknown = Ca.Server("leaf").With(template => template with { Scheme = SignatureScheme.EcdsaSha256.Labelled("1.2.3.4") });

        Assert.Equal(["leaf: SignatureKeyType"], Search(Leaf, [rsa], [Root]).DeadEnds.Select(Text));
        Assert.Equal(["leaf: SignatureNotEvaluated"], Search(unknown, [Ca], [Root]).DeadEnds.Select(Text));
    }
}
