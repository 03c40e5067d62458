namespace MqttCertGate.X509;

/// <summary>The alternatives of GeneralName (RFC 5280 §4.2.1.6), by context tag.</summary>
internal enum GeneralNameKind
{
    OtherName = 0,
    Rfc822Name = 1,
    DnsName = 2,
    X400Address = 3,
    DirectoryName = 4,
    EdiPartyName = 5,
    UniformResourceIdentifier = 6,
    IpAddress = 7,
    RegisteredId = 8,
}

/// <summary>A name of a subjectAltName, or the base of a subtree of nameConstraints.</summary>
/// <param name="Content">The content octets, as encoded.</param>
/// <param name="Text">
/// The value as text: the IA5String of a mail address, DNS name or URI; an IP address in RFC 5952 form, a network with its prefix length; a directory name in RFC 4514 form; an
/// OID; hexadecimal octets for the rest.
/// </param>
internal sealed record GeneralName(GeneralNameKind Kind, byte[] Content, string Text)
{
    /// <summary>The name itself where it is a directory name; else null.</summary>
    public DistinguishedName? DirectoryName { get; private init; }

    /// <summary>Equal where the names are the same: directory names by RFC 5280 §7.1, all others by their octets.</summary>
    public string ComparableText => $"{Kind} {DirectoryName?.ComparableText ?? Digest.Hex(Content)}";

    /// <summary>Whether it names nothing; RFC 5280 §4.2.1.6 forbids that in a subjectAltName.</summary>
    public bool IsEmpty => DirectoryName?.IsEmpty ?? Content.Length == 0;

    public static GeneralName Of(DistinguishedName name) =>
        new(GeneralNameKind.DirectoryName, name.Encoded, name.ToString()) { DirectoryName = name };

    /// <summary>As printed: <c>DNS mqtt.example.com</c>, <c>IP 10.0.0.5</c>.</summary>
    public override string ToString() => Kind switch
    {
        GeneralNameKind.DnsName => $"DNS {Text}",
        GeneralNameKind.IpAddress => $"IP {Text}",
        GeneralNameKind.UniformResourceIdentifier => $"URI {Text}",
        GeneralNameKind.Rfc822Name => $"email {Text}",
        _ => $"{KindNames[(int)Kind]} {Text}",
    };

    private static readonly string[] KindNames =
    [
        "otherName", "rfc822Name", "dNSName", "x400Address", "directoryName", "ediPartyName", "uniformResourceIdentifier", "iPAddress", "registeredID",
    ];
}

/// <summary>RFC 5280 §4.2.1.6.</summary>
internal sealed record SubjectAlternativeName(IReadOnlyList<GeneralName> Names)
{
    private HashSet<string>? hosts;

    /// <summary>Names and addresses of hosts as printed, to be looked up without regard to case: there may be thousands, and as many to look up.</summary>
    public ISet<string> Hosts => hosts ??= new HashSet<string>(
        Names.Where(name => name.Kind is GeneralNameKind.DnsName or GeneralNameKind.IpAddress).Select(name => name.ToString()), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<GeneralName> OfKind(GeneralNameKind kind) => Names.Where(name => name.Kind == kind);
}

/// <summary>RFC 5280 §4.2.1.1.</summary>
internal sealed record AuthorityKeyIdentifier(byte[]? KeyIdentifier, bool HasIssuerAndSerial);

/// <summary>RFC 5280 §4.2.1.2.</summary>
internal sealed record SubjectKeyIdentifier(byte[] KeyIdentifier);

/// <summary>RFC 5280 §4.2.2.1.</summary>
/// <param name="CaIssuers">URIs of the issuer's certificate; printed, never fetched.</param>
internal sealed record AuthorityInformationAccess(IReadOnlyList<string> CaIssuers, IReadOnlyList<string> Ocsp);
