using MqttCertGate.Identity;
using MqttCertGate.Reporting;

namespace MqttCertGate.Manifests;

/// <summary>A name or address that clients connect to, alone or with the access point its CNAME record points to.</summary>
internal sealed class DomainForm : Form<Domain>
{
    private static readonly ScalarForm<string> Host = new(
        "a DNS name or an IP address, without scheme, port or path,", (YamlScalar scalar, out string value) =>
        {
            value = scalar.Text;
            return IsHost(value);
        });

    private static readonly ScalarForm<string> DnsName = new(
        "a DNS name", (YamlScalar scalar, out string value) => IsDnsName(value = scalar.Text, allowsWildcard: false));

    private static readonly MappingForm<Draft> NameAndAccessPoint = new(
    [
        Key<Draft>.Of("name", "The DNS name clients connect to.", Host, (draft, name) => draft.Name = name) with { IsRequired = true },
        Key<Draft>.Of("cname", "The access point that the name's CNAME record points to.", DnsName, (draft, cname) => draft.Cname = cname),
    ]);

    /// <summary>Whether <paramref name="text"/> may stand under <c>domains</c>.</summary>
    public static bool IsHost(string text) => IsDnsName(text, allowsWildcard: true) || ReferenceIdentity.IsAddressText(text);

    public override Domain? Read(YamlNode node, FileReading reading)
    {
        var draft = node is YamlMapping
            ? NameAndAccessPoint.Read(node, new Draft(), reading)
            : new Draft { Name = Host.Read(node, reading) };
        return draft.Name is { } name ? new Domain(name, draft.Cname) : null;
    }

    public override void Describe(JsonText schema)
    {
        using (schema.Array("anyOf"))
        {
            using (schema.Object())
                Host.Describe(schema);
            using (schema.Object())
                NameAndAccessPoint.Describe(schema);
        }
    }

    /// <summary>
    /// The lengths of RFC 1035 §2.3.4, of A-labels where the name is international, and RFC 9525's wildcard as the whole first label. Characters are
    /// not judged further: private names hold an underscore.
    /// </summary>
    private static bool IsDnsName(string text, bool allowsWildcard)
    {
        var name = text.Length > 1 && text[text.Length - 1] == '.' ? text.Remove(text.Length - 1) : text;
        var wildcard = allowsWildcard && name.StartsWith("*.", StringComparison.Ordinal) ? "*." : "";
        var host = name.Substring(wildcard.Length);
        return host.All(character => character == '.' || IsNameCharacter(character))
            && InternationalName.ToALabels(host) is { } ascii
            && wildcard.Length + ascii.Length <= InternationalName.LongestName
            && ascii.Split('.') is var labels
            && labels.All(label => label.Length is >= 1 and <= InternationalName.LongestLabel)
            && !labels[labels.Length - 1].All(char.IsDigit);
    }

    private static bool IsNameCharacter(char character) => character > '\x7F'
        ? !char.IsWhiteSpace(character) && !char.IsControl(character)
        : char.IsLetterOrDigit(character) || character is '-' or '_';

    private sealed record Draft
    {
        public Located<string>? Name { get; set; }

        public Located<string>? Cname { get; set; }
    }
}
