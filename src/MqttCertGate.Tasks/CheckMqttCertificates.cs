using System.Runtime.CompilerServices;
using Microsoft.Build.Framework;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Reporting;
using MqttCertGate.Rules;
using Task = Microsoft.Build.Utilities.Task;

namespace MqttCertGate.Tasks;

/// <summary>Checks the certificates that manifests declare. An error stops the build before anything is compiled.</summary>
/// <remarks>
/// Nothing but passwords, and how many processors there are, comes from the process: multithreaded MSBuild runs the tasks of many projects in one, with
/// one current directory.
/// </remarks>
[MSBuildMultiThreadableTask]
public sealed class CheckMqttCertificates : Task
{
    // A node of MSBuild checks many projects.
    private static int hasHeadStart;

    /// <summary>Absolute path of the project; every other path may be relative to its folder.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The manifests; where none is given, the one beside the project.</summary>
    public ITaskItem[] Manifests { get; set; } = [];

    /// <summary>Empty or <c>Project</c>; <c>Repository</c> for one check per build of a manifest that many projects share.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The project that makes that check: build/Repository.proj of the package.</summary>
    public string SharedProject { get; set; } = "";

    /// <summary>Absolute path of the folder that projects share for what they build; empty for none.</summary>
    public string SharedFolder { get; set; } = "";

    /// <summary>The date or instant of validity, UTC; empty for now.</summary>
    public string At { get; set; } = "";

    /// <summary>Where to write SARIF, also when there is nothing to report; null for nowhere.</summary>
    public ITaskItem? SarifFile { get; set; }

    /// <summary>What tells this analysis from others in code scanning, <c>{project}</c> standing for the project's path in the repository; empty for nothing.</summary>
    public string SarifCategory { get; set; } = "";

    /// <summary>Where the verdict is kept for the next build; null for nowhere.</summary>
    public ITaskItem? CacheFile { get; set; }

    /// <summary>Whether warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes of warnings that are not shown.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>Codes of warnings that are errors.</summary>
    public string WarningsAsErrors { get; set; } = "";

    /// <summary>Codes of warnings that stay what they are.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    private string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            return Check();
        }
        catch (Exception exception)
        {
            // With constants alone: where it is Core that cannot be loaded, nothing can be asked of it.
            Log.LogError(
                null, InternalError.Id, null, InternalError.DocumentationUrl, ProjectFile, 0, 0, 0, 0,
                LoadFailure.Describe(exception, AppDomain.CurrentDomain.GetAssemblies()));
            return false;
        }
    }

    // Not inlined: it is the first that needs Core.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Check()
    {
        var log = new BuildLogSink(Log, TreatWarningsAsErrors, [.. CodesIn(NoWarn), .. CodesIn(WarningsNotAsErrors)]);
        if (Scope.Equals("Repository", StringComparison.OrdinalIgnoreCase))
            return CheckForAll();

        if (Scope.Length == 0 || Scope.Equals("Project", StringComparison.OrdinalIgnoreCase))
            Check(log);
        else
            log.Error(InvalidManifest.Rule, ProjectFile, $"MqttCertGateScope is '{Scope}'; Project or Repository is required.");
        return !Log.HasLoggedErrors;
    }

    /// <summary>Of lists of codes only the gate's own are handed on: others would make the checks of two projects differ.</summary>
    private bool CheckForAll()
    {
        // The other project has logged why.
        BuildEngine7.AllowFailureWithoutError = true;
        string[] manifests = [.. Manifests.Select(Rooted)];
        return SharedCheck.Passes(
            BuildEngine7, SharedProject,
            manifests.Length > 0 ? manifests[0] : SharedCheck.ManifestFor(ProjectDirectory),
            SharedFolder, manifests,
            new Dictionary<string, string>
            {
                ["MqttCertGateTaskAssembly"] = GetType().Assembly.Location,
                ["MqttCertGateScope"] = "Project",
                ["MqttCertGateAt"] = At,
                ["MqttCertGateSarif"] = SarifFile?.ItemSpec ?? "",
                ["MqttCertGateSarifCategory"] = SarifCategory,
                ["MqttCertGateTreatWarningsAsErrors"] = TreatWarningsAsErrors ? "true" : "false",
                ["MSBuildWarningsAsMessages"] = string.Join(";", CodesIn(NoWarn)),
                ["MSBuildWarningsAsErrors"] = string.Join(";", CodesIn(WarningsAsErrors)),
                ["MSBuildWarningsNotAsErrors"] = string.Join(";", CodesIn(WarningsNotAsErrors)),
            });
    }

    /// <summary>The gate's own codes in a list as MSBuild reads one, in an order that does not depend on it.</summary>
    private static IEnumerable<string> CodesIn(string list) => list.Split(';', ',')
        .Select(code => code.Trim().ToUpperInvariant())
        .Where(code => code.StartsWith("MCG", StringComparison.Ordinal))
        .Distinct().OrderBy(code => code, StringComparer.Ordinal);

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
                $"There is no {string.Join(" or ", ManifestFile.Names)} in '{ProjectDirectory}', so no certificate was checked. Write one, or name it in the property MqttCertGateManifest.");
            return;
        }

        if (Manifests.Length == 0 && manifests.Count > 1)
        {
            log.Error(
                InvalidManifest.Rule, ProjectFile,
                $"Both {string.Join(" and ", ManifestFile.Names)} stand in '{ProjectDirectory}'; only one may. Remove one, or name the other in the property MqttCertGateManifest.");
            return;
        }

        Check(manifests, at, log);
    }

    private void Check(IReadOnlyList<string> manifests, DateTime at, BuildLogSink log)
    {
        var repository = new Repository(RepositoryRoot.Find(Path.GetDirectoryName(manifests[0])!));
        var cache = CacheFile is null ? null : new VerdictCache(Rooted(CacheFile), KeyOf(repository, manifests));
        var verdict = cache?.Find(at, repository) ?? Judge(repository.Root, manifests, at, cache, log);
        foreach (var line in verdict.Lines)
            log.Write(line);

        log.WriteSummary(verdict, new ValidationTime(at).Instant);
    }

    /// <summary>What a verdict depends on that is neither in a file nor the time. Two builds of the gate never take over each other's verdicts.</summary>
    private string KeyOf(Repository repository, IEnumerable<string> manifests) => string.Join(
        "\n",
        [
            $"{typeof(Gate).Module.ModuleVersionId} {typeof(CheckMqttCertificates).Module.ModuleVersionId}",
            repository.Root,
            .. manifests,
            $"sarif: {(SarifFile is null ? "" : Rooted(SarifFile))} {SarifCategory} {ProjectFile}",
        ]);

    // Not inlined: a build whose verdict is kept loads none of what this needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private StoredVerdict Judge(string root, IReadOnlyList<string> manifests, DateTime at, VerdictCache? cache, BuildLogSink log)
    {
        var request = new GateRequest
        {
            Manifests = manifests,
            RepositoryRoot = root,
            At = at,
            // A password that a manifest names is all that is taken from the process: it must stand in no property, which logs would show. Reading
            // a variable is safe on any thread, and passwords are the same for all projects of a build.
            ReadVariable = Environment.GetEnvironmentVariable,
        };
        if (Environment.ProcessorCount > 1 && Interlocked.Exchange(ref hasHeadStart, 1) == 0)
            HeadStart.Begin(() => Path.GetDirectoryName(GetType().Assembly.Location)!);
        Report report;
        try
        {
            report = Gate.Check(request);
        }
        catch (Exception exception) when (SarifFile is not null)
        {
            // The file of an earlier build would pass for the result of this one.
            WriteSarif(FailedRun.Of(request, exception), Rooted(SarifFile), log);
            throw;
        }

        var sarif = SarifFile is null ? [] : WriteSarif(report, Rooted(SarifFile), log);
        var verdict = new StoredVerdict(
            report.At, report.NextChange, [.. report.Observations, .. sarif ?? []], [.. LogLine.Of(report)], report.CertificateCount, report.Allowed());

        // What depends on a password is not kept: nothing of one may be in a file. And a fault of ours may be gone in the next build.
        if (sarif is not null && report is { Variables.Count: 0, HasInternalError: false })
            cache?.Keep(verdict);
        return verdict;
    }

    /// <summary>What the file is from now on, so that it is written again where it is another; null where it could not be written.</summary>
    private IEnumerable<Observation>? WriteSarif(Report report, string path, BuildLogSink log)
    {
        try
        {
            AtomicFile.Write(path, writer => SarifWriter.Write(report, writer, new SarifOptions { Category = CategoryIn(report.RepositoryRoot) }));
            var written = new Repository(report.RepositoryRoot);
            _ = written.Read(path);
            return written.Observations;
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            log.Error(InvalidManifest.Rule, ProjectFile, $"MqttCertGateSarif is '{path}', which could not be written: {exception.Message}");
            return null;
        }
    }

    private string? CategoryIn(string repositoryRoot) =>
        SarifCategory.Length == 0 ? null : SarifCategory.Replace("{project}", RelativePath.Below(repositoryRoot, ProjectFile) ?? "");

    private string Rooted(ITaskItem item) => Path.GetFullPath(Path.Combine(ProjectDirectory, item.ItemSpec));
}
