using MqttCertGate.Findings;
using MqttCertGate.Rules;

namespace MqttCertGate;

/// <summary>What is reported of a run that a fault of ours ended, so that no file of an earlier run is taken for its result.</summary>
internal static class FailedRun
{
    /// <summary>A report that knows nothing of the certificates, and says so.</summary>
    /// <param name="exception">Only its type is told: its message may quote what it read, which may be a key.</param>
    public static Report Of(GateRequest request, Exception exception) => new()
    {
        At = new ValidationTime(request.At).Instant,
        NextChange = null,
        RepositoryRoot = request.RepositoryRoot,
        Rules = RuleCatalog.Descriptors,
        Manifests = request.Manifests,
        Artifacts = [],
        CertificateCount = 0,
        Findings =
        [
            new Finding(
                InternalError.Rule.Descriptor, Level.Error,
                new Violation(
                    $"The gate could not finish, and nothing is known of the certificates: {exception.GetType().Name}.",
                    SourceLocation.StartOf(request.Manifests[0])),
                Waiver: null),
        ],
    };
}
