using MqttCertGate.TestPki;
using static MqttCertGate.Tests.Scenario;

namespace MqttCertGate.Tests.Rules.Extensions;

/// <summary>What is asked of the extensions of CAs and anchors, and of what names them in other certificates.</summary>
public sealed class AuthorityRuleTests
{
    private const string SubjectKeyIdentifier = "2.5.29.14";
    private const string KeyUsage = "2.5.29.15";
    private const string BasicConstraints = "2.5.29.19";
    private const string AuthorityKeyIdentifier = "2.5.29.35";

    private static readonly Dictionary<string, (TestCertificate Root, string Message)> StrictlyWrongRoots = new()
    {
        ["MCG4011"] = (Root.With(TestExtension.BasicConstraints(isCa: true, critical: false)), "The extension basicConstraints is not critical; it must be."),
        ["MCG4011 missing"] = (Root.Without(BasicConstraints), "The trust anchor has no basicConstraints; they are required, and must be critical."),
        ["MCG4020"] = (Root.Without(KeyUsage), "The CA has no key usage; keyCertSign is required."),
        ["MCG4040"] = (Root.Without(SubjectKeyIdentifier), "The CA has no subject key identifier; one is required."),
        ["MCG4042"] = (Root.With(TestExtension.SubjectKeyIdentifier() with { Critical = true }), "The extension subjectKeyIdentifier is critical; it must not be."),
    };

    public static TheoryData<string> Strict => [.. StrictlyWrongRoots.Keys];

    [Theory]
    [MemberData(nameof(Strict))]
    public void Anchors_are_held_to_it_only_where_clients_are_strict(string wrong)
    {
        var (root, message) = StrictlyWrongRoots[wrong];
        var rule = wrong.Split(' ')[0];
        using var lenient = Anchored(root);
        using var strict = Anchored(root, $"rules: {{ {rule}: {{ level: error, anchorsToo: true }} }}");

        // 'openssl req -x509' leaves out the key usage alone.
        Assert.Equal([$"{(rule == "MCG4020" ? "note" : "warning")}: {message}"], lenient.FindingsOf(rule));
        Assert.Equal([$"error: {message}"], strict.FindingsOf(rule));
    }

    [Theory]
    [MemberData(nameof(Strict))]
    public void An_anchor_that_is_sent_along_is_one_finding(string wrong)
    {
        var root = StrictlyWrongRoots[wrong].Root;
        using var scenario = Of(Pem.Chain(Good, Intermediate, root)).File("root.pem", root.Pem);

        Assert.Single(scenario.FindingsOf(wrong.Split(' ')[0]));
    }

    [Theory]
    [InlineData("private", "note")]
    [InlineData("public", "error")]
    public void Of_an_end_entity_only_public_cas_must_mark_basic_constraints_critical(string pki, string level)
    {
        using var wrong = Server(Good.With(TestExtension.BasicConstraints(isCa: false, critical: false)), $"pki: {pki}");
        using var absent = Server(Good.Without(BasicConstraints), $"pki: {pki}");

        Assert.Equal([$"{level}: The extension basicConstraints is not critical; it must be."], wrong.FindingsOf("MCG4011"));
        Assert.Empty(absent.FindingsOf("MCG4011"));
    }

    [Fact]
    public void Basic_constraints_of_an_intermediate_are_critical_in_every_pki()
    {
        using var scenario = Issuing(Intermediate.With(TestExtension.BasicConstraints(isCa: true, critical: false)));

        Assert.Equal(["error: The extension basicConstraints is not critical; it must be."], scenario.FindingsOf("MCG4011"));
    }

    [Fact]
    public void A_path_length_is_for_cas_alone()
    {
        using var scenario = Server(Good.With(TestExtension.BasicConstraints(isCa: false, pathLength: 0)));

        Assert.Equal(["error: The path length is 0 in a certificate without CA:TRUE; only a CA may have one."], scenario.FindingsOf("MCG4012"));
    }

    [Theory]
    [InlineData(KeyUsageBits.KeyCertSign, null)]
    [InlineData(KeyUsageBits.CrlSign, "error: The path length is 0 and the key usage is 'cRLSign'; only with keyCertSign may a CA have one.")]
    [InlineData(null, null)]
    public void A_path_length_needs_the_right_to_sign(KeyUsageBits? usage, string? finding)
    {
        var authority = Intermediate.With(TestExtension.BasicConstraints(isCa: true, pathLength: 0));
        using var scenario = Issuing(usage is { } bits ? authority.With(TestExtension.KeyUsage(bits)) : authority.Without(KeyUsage));

        Assert.Equal(Maybe(finding), scenario.FindingsOf("MCG4012"));
    }

    [Theory]
    [InlineData(KeyUsageBits.KeyCertSign | KeyUsageBits.CrlSign, true, null)]
    [InlineData(KeyUsageBits.KeyCertSign | KeyUsageBits.CrlSign, false, "The extension keyUsage is not critical; it must be.")]
    [InlineData(KeyUsageBits.KeyCertSign, true, "The key usage of the CA is 'keyCertSign'; cRLSign is required for its revocation lists.")]
    public void What_rfc_5280_leaves_to_a_ca_is_an_error_only_in_the_public_pki(KeyUsageBits usage, bool critical, string? message)
    {
        var authority = Intermediate.With(TestExtension.KeyUsage(usage, critical));
        using var own = Issuing(authority);
        using var publicly = Issuing(authority, "pki: public");

        Assert.Equal(Maybe(message is null ? null : $"warning: {message}"), own.FindingsOf("MCG4020"));
        Assert.Equal(Maybe(message is null ? null : $"error: {message}"), publicly.FindingsOf("MCG4020"));
    }

    [Fact]
    public void A_ca_needs_a_key_usage()
    {
        using var scenario = Issuing(Intermediate.Without(KeyUsage));

        Assert.Equal(["error: The CA has no key usage; keyCertSign is required."], scenario.FindingsOf("MCG4020"));
    }

    [Fact]
    public void An_issuer_on_the_path_that_may_not_sign_is_one_finding()
    {
        var silent = TestExtension.KeyUsage(KeyUsageBits.CrlSign);
        using var onPath = Issuing(Intermediate.With(silent));
        using var beside = new Scenario("version: 1\ncertificates: { clients: { file: ca.pem, role: ca, pki: private } }\n").File("ca.pem", Intermediate.With(silent).Pem);
        using var empty = Issuing(Intermediate.With(TestExtension.KeyUsage(KeyUsageBits.None)));

        Assert.Empty(onPath.FindingsOf("MCG4020"));
        Assert.Single(onPath.FindingsOf("MCG7015"));
        Assert.Equal(["error: The key usage of the CA is 'cRLSign'; keyCertSign is required."], beside.FindingsOf("MCG4020"));
        Assert.Empty(empty.FindingsOf("MCG4020"));
    }

    [Theory]
    [InlineData(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyEncipherment, null)]
    [InlineData(KeyUsageBits.DigitalSignature | KeyUsageBits.KeyAgreement, "keyAgreement")]
    [InlineData(KeyUsageBits.DigitalSignature | KeyUsageBits.EncipherOnly | KeyUsageBits.DecipherOnly, "encipherOnly, decipherOnly")]
    public void An_rsa_key_agrees_on_nothing(KeyUsageBits usage, string? wrong)
    {
        var leaf = Good.With(TestKey.Rsa4096).With(TestExtension.KeyUsage(usage));
        using var own = Server(leaf);
        using var publicly = Server(leaf, "pki: public");

        Assert.Equal(Maybe(wrong is null ? null : $"warning: The key usage of the RSA-4096 key is 'digitalSignature, {wrong}'; {wrong} must not be set."), own.FindingsOf("MCG4025"));
        Assert.Equal(wrong is null ? 0 : 1, publicly.FindingsOf("MCG4025").Count(line => line.StartsWith("error", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_rsa_key_of_a_ca_enciphers_nothing_and_other_keys_have_rules_of_their_own()
    {
        var usage = TestExtension.KeyUsage(KeyUsageBits.KeyCertSign | KeyUsageBits.CrlSign | KeyUsageBits.KeyEncipherment);
        using var intermediate = Issuing(Intermediate.With(TestKey.Rsa2048A).With(usage));
        using var anchor = Anchored(Root.With(TestKey.Rsa2048A).With(usage));
        using var curve = Issuing(Intermediate.With(usage));
        const string message = "The key usage of the RSA-2048 key is 'keyEncipherment, keyCertSign, cRLSign'; keyEncipherment must not be set.";

        Assert.Equal([$"warning: {message}"], intermediate.FindingsOf("MCG4025"));
        Assert.Equal([$"note: {message}"], anchor.FindingsOf("MCG4025"));
        Assert.Empty(curve.FindingsOf("MCG4025"));
    }

    [Theory]
    [InlineData(KeyUsageBits.DigitalSignature, null)]
    [InlineData(KeyUsageBits.KeyEncipherment, "keyEncipherment")]
    [InlineData(KeyUsageBits.DataEncipherment, "dataEncipherment")]
    [InlineData(KeyUsageBits.KeyAgreement | KeyUsageBits.EncipherOnly, "keyAgreement, encipherOnly")]
    [InlineData(KeyUsageBits.KeyAgreement | KeyUsageBits.DecipherOnly, "keyAgreement, decipherOnly")]
    public void An_edwards_curve_key_only_signs(KeyUsageBits usage, string? wrong)
    {
        using var scenario = Server(Good.With(TestKey.Ed25519).With(TestExtension.KeyUsage(usage)));

        Assert.Equal(
            Maybe(wrong is null ? null : $"error: The key usage of the Ed25519 key is '{wrong}'; {wrong} must not be set."), scenario.FindingsOf("MCG4027"));
    }

    [Theory]
    [InlineData("1.3.101.110", KeyUsageBits.KeyAgreement, null)]
    [InlineData("1.3.101.110", KeyUsageBits.DigitalSignature, "error: The key usage of the X25519 key is 'digitalSignature'; digitalSignature must not be set.")]
    [InlineData("1.3.101.111", KeyUsageBits.KeyEncipherment, "error: The key usage of the X448 key is 'keyEncipherment'; keyEncipherment must not be set.")]
    [InlineData("1.3.101.112.1", KeyUsageBits.KeyEncipherment, null)]
    public void A_montgomery_curve_key_only_agrees(string algorithm, KeyUsageBits usage, string? finding)
    {
        using var scenario = Server(Good.With(template => template with { RawSpki = TestSpki.Of(algorithm) }).With(TestExtension.KeyUsage(usage)));

        Assert.Equal(Maybe(finding), scenario.FindingsOf("MCG4027"));
    }

    [Fact]
    public void A_ca_has_a_subject_key_identifier_and_an_end_entity_need_not()
    {
        using var authority = Issuing(Intermediate.Without(SubjectKeyIdentifier));
        using var leaf = Server(Good.Without(SubjectKeyIdentifier));

        Assert.Equal(["error: The CA has no subject key identifier; one is required."], authority.FindingsOf("MCG4040"));
        Assert.Empty(leaf.FindingsOf("MCG4040"));
    }

    [Fact]
    public void Key_identifiers_are_never_critical()
    {
        using var scenario = Server(Good
            .With(TestExtension.SubjectKeyIdentifier() with { Critical = true })
            .With(TestExtension.AuthorityKeyIdentifier() with { Critical = true }));

        Assert.Equal(
            ["error: The extension authorityKeyIdentifier is critical; it must not be.", "error: The extension subjectKeyIdentifier is critical; it must not be."],
            scenario.FindingsOf("MCG4042").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("private", "warning")]
    [InlineData("public", "error")]
    public void A_certificate_identifies_the_key_of_its_issuer(string pki, string level)
    {
        using var absent = Server(Good.Without(AuthorityKeyIdentifier), $"pki: {pki}");
        using var without = Server(Good.With(TestExtension.AuthorityCertificate(withKeyIdentifier: false)), $"pki: {pki}");

        Assert.Equal([$"{level}: The certificate has no authority key identifier; one is required."], absent.FindingsOf("MCG4043"));
        Assert.Equal([$"{level}: The authority key identifier holds no key identifier; one is required."], without.FindingsOf("MCG4043"));
    }

    [Fact]
    public void A_self_signed_certificate_and_an_anchor_identify_nobody()
    {
        using var selfSigned = Of(Pki.SelfSignedServer("mqtt.example.com").Pem);
        using var anchor = Of(Good.Pem).File("root.pem", Intermediate.Without(AuthorityKeyIdentifier).Pem);

        Assert.Empty(selfSigned.FindingsOf("MCG4043"));
        Assert.Empty(anchor.FindingsOf("MCG4043"));
    }

    [Theory]
    [InlineData("private", "warning")]
    [InlineData("public", "error")]
    public void A_certificate_does_not_bind_itself_to_one_certificate_of_its_issuer(string pki, string level)
    {
        using var leaf = Server(Good.With(TestExtension.AuthorityCertificate()), $"pki: {pki}");
        using var root = Anchored(Root.With(TestExtension.AuthorityCertificate()), $"pki: {pki}");

        Assert.Equal(
            [$"{level}: The authority key identifier names the issuer's issuer and serial number; only a key identifier should be in it."],
            leaf.FindingsOf("MCG4044"));
        Assert.Empty(root.FindingsOf("MCG4044"));
    }

    [Fact]
    public void A_root_that_identifies_an_issuer_identifies_itself()
    {
        var own = Convert.ToHexStringLower(Root.Key.Identifier);
        (TestExtension Identifier, string? Found)[] cases =
        [
            (TestExtension.AuthorityKeyIdentifier(), null),
            (TestExtension.AuthorityKeyIdentifier([1, 2, 3]), $"is '010203' and its subject key identifier '{own}'"),
            (TestExtension.AuthorityCertificate(), "names an issuer and a serial number"),
            (TestExtension.AuthorityCertificate(withKeyIdentifier: false), "holds no key identifier"),
        ];
        foreach (var (identifier, found) in cases)
        {
            using var scenario = Anchored(Root.With(identifier));
            using var publicly = Anchored(Root.With(identifier), "pki: public");

            var message = $"The authority key identifier of the root {found}; it must be the subject key identifier and nothing else.";
            Assert.Equal(Maybe(found is null ? null : $"note: {message}"), scenario.FindingsOf("MCG9007"));
            Assert.Equal(Maybe(found is null ? null : $"error: {message}"), publicly.FindingsOf("MCG9007"));
        }
    }

    [Fact]
    public void An_anchor_below_a_root_identifies_another_key()
    {
        using var scenario = Of(Good.Pem).File("root.pem", Intermediate.Pem);

        Assert.Empty(scenario.FindingsOf("MCG9007"));
    }

    [Fact]
    public void Name_constraints_have_the_form_of_their_kind()
    {
        (TestGeneralName Subtree, string? Finding)[] cases =
        [
            (TestGeneralName.Dns("example.com"), null),
            (TestGeneralName.Dns(""), null),
            (TestGeneralName.Dns(".example.com"), "warning: The name constraint 'DNS .example.com' begins with a period; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Dns("..example.com"), "error: The name constraint 'DNS ..example.com' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Dns("*.example.com"), "error: The name constraint 'DNS *.example.com' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Email("a@example.com"), null),
            (TestGeneralName.Email("example.com"), null),
            (TestGeneralName.Email(".example.com"), null),
            (TestGeneralName.Email("@"), "error: The name constraint 'email @' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Uri(".example.com"), null),
            (TestGeneralName.Uri("https://example.com"), "error: The name constraint 'URI https://example.com' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Uri("example"), "error: The name constraint 'URI example' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Uri(".example"), "error: The name constraint 'URI .example' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Uri("10.0.0.5"), "error: The name constraint 'URI 10.0.0.5' is no host of the Internet; one such as 'mqtt.example.com' is required."),
            (TestGeneralName.Network("10.0.0.0/255.0.0.0"), null),
        ];
        foreach (var (subtree, finding) in cases)
        {
            using var permitted = Issuing(Intermediate.With(TestExtension.NameConstraints([subtree], [])));
            using var excluded = Issuing(Intermediate.With(TestExtension.NameConstraints([], [subtree])));

            Assert.Equal(Maybe(finding), permitted.FindingsOf("MCG4061"));
            Assert.Equal(Maybe(finding), excluded.FindingsOf("MCG4061"));
        }
    }

    [Fact]
    public void Extensions_about_policies_are_critical_and_in_cas_alone()
    {
        (TestExtension Extension, string Name, bool MustBeCritical)[] cases =
        [
            (TestExtension.PolicyConstraints(requireExplicitPolicy: 5), "policyConstraints", true),
            (TestExtension.InhibitAnyPolicy(5), "inhibitAnyPolicy", true),
            (TestExtension.PolicyMappings(("2.999.1", "2.999.2")), "policyMappings", false),
        ];
        foreach (var (extension, name, mustBeCritical) in cases)
        {
            using var leaf = Server(Good.With(extension));
            using var critical = Issuing(Intermediate.With(extension with { Critical = true }));
            using var optional = Issuing(Intermediate.With(extension with { Critical = false }));
            using var anchor = Anchored(Root.With(extension with { Critical = false }));

            Assert.Equal([$"error: The extension {name} is in an end entity's certificate; only a CA may have it."], leaf.FindingsOf("MCG4071"));
            Assert.Empty(critical.FindingsOf("MCG4071"));
            Assert.Equal(Maybe(mustBeCritical ? $"error: The extension {name} is not critical; it must be." : null), optional.FindingsOf("MCG4071"));
            Assert.Equal(Maybe(mustBeCritical ? $"note: The extension {name} is not critical; it must be." : null), anchor.FindingsOf("MCG4071"));
        }
    }

    private static string[] Maybe(string? finding) => finding is null ? [] : [finding];

    /// <summary>A server certificate issued under <paramref name="authority"/>.</summary>
    private static Scenario Issuing(TestCertificate authority, string entry = "domains: [mqtt.example.com]") =>
        Of(Pem.Chain(authority.Server("mqtt.example.com"), authority), entry);

    /// <summary>What is good, and <paramref name="root"/> declared as anchor.</summary>
    private static Scenario Anchored(TestCertificate root, string entry = "domains: [mqtt.example.com]") => Server(Good, entry).File("root.pem", root.Pem);
}
