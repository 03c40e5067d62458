using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>Why a path, or an attempt at one, was rejected.</summary>
internal enum PathFailureKind
{
    /// <summary>No certificate at hand has the issuer's name.</summary>
    IssuerNotFound,
    /// <summary>The attempt ends in a self-signed certificate that is not a declared anchor.</summary>
    AnchorNotDeclared,
    /// <summary>The issuer's name fits and its key did not make the signature.</summary>
    SignatureInvalid,
    /// <summary>The signature could not be evaluated: algorithm or key not supported.</summary>
    SignatureNotEvaluated,
    /// <summary>The signature algorithm cannot belong to the issuer's key.</summary>
    SignatureKeyType,
    NotYetValid,
    Expired,
    /// <summary>The anchor's own dates; RFC 5280 leaves them to policy.</summary>
    AnchorNotYetValid,
    AnchorExpired,
    /// <summary>RFC 5280 §6.1.4 (k).</summary>
    IssuerNotCa,
    /// <summary>RFC 5280 §6.1.4 (n).</summary>
    IssuerMayNotSign,
    /// <summary>RFC 5280 §6.1.4 (l), (m). The issuer is the certificate that sets the limit, which the certificate exceeds.</summary>
    PathTooLong,
    /// <summary>RFC 5280 §6.1.3 (b): a name lies outside of what the issuer permits. The detail is both.</summary>
    NameNotPermitted,
    /// <summary>RFC 5280 §6.1.3 (c): a name lies, or may lie, within what the issuer excludes. The detail is both.</summary>
    NameExcluded,
    /// <summary>The extKeyUsage of a CA leaves out what the end entity is for. The detail is the OID of the purpose.</summary>
    PurposeNotAllowed,
    /// <summary>RFC 5280 §6.1.4 (o): a critical extension that is not processed, or a constraint that is not. The detail is its OID.</summary>
    UnknownCriticalExtension,
    /// <summary>An extension the verdict needs is malformed. The detail is its OID.</summary>
    MalformedExtension,
    /// <summary>RFC 5280 §6.1.3 (f), §6.1.5 (g): a policy is required and none is valid.</summary>
    PolicyRejected,
    /// <summary>RFC 5280 §6.3.3: a declared revocation list names the certificate. The detail says since when.</summary>
    Revoked,
    /// <summary>Revocation lists are declared and none that can be used covers the certificate. The detail is what is wrong with one, if there is one.</summary>
    RevocationUnknown,
    /// <summary>The search ran out of budget; nothing is known.</summary>
    BudgetExceeded,
    /// <summary>Every issuer at hand is on the path already: CAs that certify one another.</summary>
    Loop,
}

/// <summary>One reason.</summary>
/// <param name="Certificate">The certificate at fault.</param>
/// <param name="Issuer">The issuer tried, where there was one.</param>
/// <param name="Detail">What the kind says, or half a sentence of what was found; empty where the kind says it all.</param>
internal sealed record PathFailure(PathFailureKind Kind, Certificate Certificate, Certificate? Issuer = null, string Detail = "")
{
    /// <summary>The revocation list the detail speaks of; null where there is none.</summary>
    public CertificateRevocationList? RevocationList { get; init; }
}
