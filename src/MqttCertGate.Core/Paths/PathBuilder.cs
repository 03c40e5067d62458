using MqttCertGate.X509;

namespace MqttCertGate.Paths;

/// <summary>Builds and validates certification paths (RFC 4158, RFC 5280 §6): all of them, within a budget.</summary>
internal static class PathBuilder
{
    public static PathSearch Search(
        Certificate endEntity, IReadOnlyList<Certificate> intermediates, IReadOnlyList<TrustAnchor> anchors,
        ValidationTime time, SignatureVerifier verifier, PathBudget budget) => throw new NotImplementedException();
}
