using System.Globalization;
using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>Half a sentence for each reason, for where a path is drawn; the rules' messages say more.</summary>
internal static class PathFailureText
{
    /// <summary>What is to be said of the certificate at fault, or of the link to its issuer where that is missing.</summary>
    public static string Of(PathFailure failure) => failure.Kind switch
    {
        PathFailureKind.IssuerNotFound => "not in the file, and not declared as trust anchor",
        PathFailureKind.AnchorNotDeclared => "self-signed, and not declared as trust anchor",
        PathFailureKind.SignatureInvalid => "the signature does not verify with this issuer's key",
        PathFailureKind.SignatureNotEvaluated => "the signature could not be evaluated",
        PathFailureKind.SignatureKeyType => "the signature's algorithm does not fit this issuer's key",
        PathFailureKind.NotYetValid or PathFailureKind.AnchorNotYetValid => $"not valid before {Day(failure.Certificate.NotBefore)}",
        PathFailureKind.Expired or PathFailureKind.AnchorExpired => $"expired {Day(failure.Certificate.NotAfter)}",
        PathFailureKind.IssuerNotCa => "no CA, and may issue nothing",
        PathFailureKind.IssuerMayNotSign => "its key usage does not let it sign certificates",
        PathFailureKind.PathTooLong => $"one CA too many below '{failure.Issuer!.Subject.ShortText}'",
        PathFailureKind.NameNotPermitted => $"has a name that '{failure.Issuer!.Subject.ShortText}' does not permit",
        PathFailureKind.NameExcluded => $"has a name that '{failure.Issuer!.Subject.ShortText}' excludes",
        PathFailureKind.PurposeNotAllowed => $"its extended key usage leaves out {Oids.NameOf(failure.Detail)}",
        PathFailureKind.UnknownCriticalExtension => $"has the critical extension {Oids.NameOf(failure.Detail)}, which is not processed",
        PathFailureKind.MalformedExtension => $"its extension {Oids.NameOf(failure.Detail)} is malformed",
        PathFailureKind.PolicyRejected => failure.Detail,
        PathFailureKind.Revoked => "revoked",
        PathFailureKind.RevocationUnknown => "whether it is revoked is unknown",
        PathFailureKind.BudgetExceeded => $"no path found within the budget: {failure.Detail}",
        _ => "issued by a CA that it certifies itself",
    };

    // Asked when the gate, which sets the culture, is done.
    private static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
