using MqttCertGate.Identity;

namespace MqttCertGate.Manifests;

/// <summary>A name or address that clients connect to, alone or with the access point its CNAME record points to.</summary>
internal sealed class DomainForm : Form<Domain>
{
    private static readonly ScalarForm<string> Host = new(
        "a DNS name or an IP address, without scheme, port or path,", (YamlScalar scalar, out string value) =>
        {
            value = scalar.Text;
            return IsDnsName(value, allowsWildcard: true) || ReferenceIdentity.IsAddressText(value);
        });

    private static readonly ScalarForm<string> DnsName = new(
        "a DNS name", (YamlScalar scalar, out string value) => IsDnsName(value = scalar.Text, allowsWildcard: false));

    private static readonly MappingForm<Draft> NameAndAccessPoint = new(
    [
        Key<Draft>.Of("name", "The DNS name clients connect to.", Host, (draft, name) => draft with { Name = name }) with { IsRequired = true },
        Key<Draft>.Of("cname", "The access point that the name's CNAME record points to.", DnsName, (draft, cname) => draft with { Cname = cname }),
    ]);

    public override Domain? Read(YamlNode node, FileReading reading)
    {
        var draft = node is YamlMapping
            ? NameAndAccessPoint.Read(node, new Draft(), reading)
            : new Draft { Name = Host.Read(node, reading) };
        return draft.Name is { } name ? new Domain(name, draft.Cname) : null;
    }

    /// <summary>
    /// The lengths of RFC 1035 §2.3.4 and RFC 9525's wildcard as the whole first label. Characters are not judged further: names may be
    /// international, and private ones hold an underscore.
    /// </summary>
    private static bool IsDnsName(string text, bool allowsWildcard)
    {
        var labels = text.Split('.').ToList();
        if (labels.Count > 1 && labels[labels.Count - 1].Length == 0)
            labels.RemoveAt(labels.Count - 1);
        var first = allowsWildcard && labels.Count > 1 && labels[0] == "*" ? 1 : 0;
        return string.Join(".", labels).Length <= 253
            && labels.Skip(first).All(label => label.Length is >= 1 and <= 63 && label.All(IsNameCharacter))
            && !labels[labels.Count - 1].All(char.IsDigit);
    }

    private static bool IsNameCharacter(char character) => character > '\x7F'
        ? !char.IsWhiteSpace(character) && !char.IsControl(character)
        : char.IsLetterOrDigit(character) || character is '-' or '_';

    private sealed record Draft
    {
        public Located<string>? Name { get; init; }

        public Located<string>? Cname { get; init; }
    }
}
