using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Paths;
using MqttCertGate.Reporting;
using MqttCertGate.Subjects;
using MqttCertGate.Tool.Rendering;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>A certification path as it is drawn.</summary>
/// <param name="Steps">The root, or what is missing, first.</param>
/// <param name="Failure">What the drawing does not show, as a sentence; null for nothing.</param>
internal sealed record PathTree(IReadOnlyList<PathStep> Steps, string? Failure)
{
    /// <param name="holder">See <see cref="HolderOf"/>.</param>
    public static PathTree Of(PathSearch search, Entry holder, ValidationTime time) => new(holder.StepsToAnchor(search, time), FailureOf(search));

    /// <summary>An entry over all files, which knows where each certificate stands.</summary>
    public static Entry HolderOf(IReadOnlyList<Artifact> files) => new()
    {
        Declaration = new CertificateEntry { Name = new Located<string>("", files[0].NamedAt) },
        Role = Role.Auto,
        Place = files[0].NamedAt,
        File = files[0],
        Chain = [.. files.Skip(1)],
        Trust = [],
        Key = null,
    };

    public void Write(StyledText text, Display display)
    {
        FindingText.WritePath(Steps, "  ", text, display);
        if (Failure is not null)
            text.Line($"  {SafeText.Message(Failure)}", Style.Error);
    }

    /// <summary>Where a certificate says that its issuer's can be had; nothing is fetched.</summary>
    public static string PlaceOfIssuer(Certificate certificate) =>
        certificate.AuthorityInformationAccess.Value?.CaIssuers is [var url, ..] ? $" ({url} has it)" : "";

    private static string? FailureOf(PathSearch search)
    {
        if (search.Paths.Count > 0)
            return null;
        var (failure, orphan) = (search.DeadEnds[0].Failure, search.DeadEnds[0].Failure.Certificate);
        if (failure.Kind != PathFailureKind.IssuerNotFound)
            return $"'{orphan.Issuer.ShortText}' as the issuer of '{orphan.Subject.ShortText}': {PathFailureText.Of(failure)}.";
        return PlaceOfIssuer(orphan) is { Length: > 0 } place
            ? $"The certificate of '{orphan.Issuer.ShortText}' is not among these{place}."
            : null;
    }
}
