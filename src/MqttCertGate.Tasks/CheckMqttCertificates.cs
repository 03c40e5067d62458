using Microsoft.Build.Framework;
using MqttCertGate.Artifacts;
using MqttCertGate.Manifests;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;
using Task = Microsoft.Build.Utilities.Task;

namespace MqttCertGate.Tasks;

/// <summary>Checks the certificates that manifests declare. An error stops the build before anything is compiled.</summary>
/// <remarks>Nothing but passwords comes from the process: multithreaded MSBuild runs the tasks of many projects in one, with one current directory.</remarks>
[MSBuildMultiThreadableTask]
public sealed class CheckMqttCertificates : Task
{
    /// <summary>Absolute path of the project; every other path may be relative to its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The manifests; where none is given, the one beside the project.</summary>
    public ITaskItem[] Manifests { get; set; } = [];

    /// <summary>The date or instant of validity, UTC; empty for now.</summary>
    public string At { get; set; } = "";

    /// <summary>Where to write SARIF, also when there is nothing to report; null for nowhere.</summary>
    public ITaskItem? SarifFile { get; set; }

    /// <summary>Whether warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that stay what they are.</summary>
    public string[] WarningsNotAsErrors { get; set; } = [];

    private string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    /// <inheritdoc/>
    public override bool Execute()
    {
        var log = new BuildLogSink(Log, TreatWarningsAsErrors, WarningsNotAsErrors);
        try
        {
            Check(log);
        }
        catch (Exception exception)
        {
            log.Error(InternalError.Rule, ProjectFile, LoadConflict.Describe(exception, AppDomain.CurrentDomain.GetAssemblies()));
        }

        return !Log.HasLoggedErrors;
    }

    private void Check(BuildLogSink log)
    {
        var at = DateTime.UtcNow;
        if (At.Length > 0 && !ValidationTime.TryParse(At, out at))
        {
            log.Error(
                InvalidManifest.Rule, ProjectFile,
                $"MqttCertGateAt is '{At}'; a date such as 2026-12-31 or an instant such as 2026-12-31T12:00:00Z is required.");
            return;
        }

        var manifests = Manifests.Length > 0 ? [.. Manifests.Select(Rooted)] : ManifestFile.In(ProjectDirectory);
        if (manifests.Count == 0)
        {
            log.Warning(
                NothingEvaluated.Rule, ProjectFile,
                $"There is no {string.Join(" or ", ManifestFile.Names)} beside the project, so no certificate was checked. Write one, or name it in the property MqttCertGateManifest.");
            return;
        }

        if (Manifests.Length == 0 && manifests.Count > 1)
        {
            log.Error(
                InvalidManifest.Rule, ProjectFile,
                $"Both {string.Join(" and ", ManifestFile.Names)} stand beside the project; only one may. Remove one, or name the other in the property MqttCertGateManifest.");
            return;
        }

        Check(manifests, at, log);
    }

    private void Check(IReadOnlyList<string> manifests, DateTime at, BuildLogSink log)
    {
        var report = Gate.Check(new GateRequest
        {
            Manifests = manifests,
            RepositoryRoot = RepositoryRoot.Find(Path.GetDirectoryName(manifests[0])!),
            At = at,
            // A password that a manifest names is all that is taken from the process: it must stand in no property, which logs would show. Reading
            // a variable is safe on any thread, and passwords are the same for all projects of a build.
            ReadVariable = Environment.GetEnvironmentVariable,
        });
        log.Write(report);

        if (SarifFile is not null)
        {
            var path = Rooted(SarifFile);
            try
            {
                AtomicFile.Write(path, writer => SarifWriter.Write(report, writer));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.Error(InvalidManifest.Rule, ProjectFile, $"MqttCertGateSarif is '{path}', which could not be written: {exception.Message}");
            }
        }

        if (!Log.HasLoggedErrors)
            Log.LogMessage(MessageImportance.Normal, $"MqttCertGate: passed, {report.CertificateCount} certificates, as of {report.At.Timestamp()}.");
    }

    private string Rooted(ITaskItem item) => Path.GetFullPath(Path.Combine(ProjectDirectory, item.ItemSpec));
}
