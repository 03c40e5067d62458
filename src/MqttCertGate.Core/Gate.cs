using System.Globalization;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;
using MqttCertGate.Rules;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate;

/// <summary>The straight line: manifests, profiles, files, paths, rules, waivers, report.</summary>
internal sealed class Gate
{
    private readonly GateRequest request;
    private readonly ValidationTime time;
    private readonly Repository repository;
    private readonly ArtifactStore store;
    private readonly SortedSet<string> variables = new(StringComparer.Ordinal);
    private readonly SignatureVerifier verifier;
    private readonly WorkAllowance work;
    private readonly FileFindings ofFiles = new();
    private readonly List<CheckedArtifact> sources = [];
    private readonly List<CheckedManifest> manifests = [];
    private readonly Deployment deployment = new();
    private readonly InventoryReader? inventory;
    private readonly List<Finding> findings = [];
    private DueRenewal? nextRenewal;

    private Gate(GateRequest request, SignatureVerifier verifier)
    {
        this.request = request;
        this.verifier = verifier;
        work = new WorkAllowance(request.MaximumWork);
        time = new ValidationTime(request.At);
        repository = new Repository(request.RepositoryRoot, request.IsObserved);
        store = new ArtifactStore(repository, ReadVariable);
        inventory = request.IsListed ? new InventoryReader() : null;
    }

    private string? ReadVariable(string name)
    {
        variables.Add(name);
        return request.ReadVariable(name);
    }

    /// <summary>Checks everything <paramref name="request"/> names. Bad input is a finding, never an exception.</summary>
    public static Report Check(GateRequest request)
    {
        // MSBuild runs in the culture of its user, and neither a calendar nor an alphabet must show in a verdict.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var verifier = new SignatureVerifier();
            var gate = new Gate(request, verifier);
            foreach (var path in request.Manifests)
                gate.CheckManifest(RulePolicy.Read(path, gate.repository, request.Rules));
            if (request.Implied is { } implied)
                gate.CheckManifest(RulePolicy.Of(new ManifestReading(implied.In(request.RepositoryRoot), []), gate.repository, request.Rules));
            gate.CheckDeployment();
            return gate.Report();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private void CheckManifest(PolicyReading reading)
    {
        sources.AddRange(reading.Files);
        if (reading.Policy is not { } policy)
        {
            Judge(reading.Problems, RuleSet.Resolve(isPublic: false));
            return;
        }

        RuleSet Resolve(bool isPublic, CertificateEntry? entry) => RuleSet.Resolve(isPublic, [.. policy.LayersFor(entry)]);

        var (rules, publicRules) = (Resolve(isPublic: false, null), Resolve(isPublic: true, null));
        var reader = new EntryReader(policy.Manifest, store, verifier, time, work);
        var manifest = new CheckedManifest(policy.Manifest, policy.Broker.Id, rules);
        foreach (var declaration in policy.Manifest.Entries.TakeWhile(_ => !work.IsExceeded))
        {
            var (own, ownPublic) = declaration.Rules.Count == 0
                ? (rules, publicRules)
                : (Resolve(isPublic: false, declaration), Resolve(isPublic: true, declaration));
            CheckDeclaration(declaration, reader, manifest, new CheckedDeclaration(own, new Waivers(declaration.Allow, time)), ownPublic);
        }

        if (work.IsExceeded)
        {
            Judge([new ManifestProblem(ManifestProblemKind.NothingToCheck, work.Message, policy.Manifest.Entries[0].Name.Location)], rules);
            return;
        }

        var ofClusters = new List<Finding>();
        RuleRunner.Run(manifest.Clusters, rules, time, ofClusters);
        foreach (var declaration in manifest.Declarations)
            declaration.Accept(ofClusters);
        findings.AddRange(ofClusters);
        manifests.Add(manifest);
    }

    private void CheckDeclaration(CertificateEntry declaration, EntryReader reader, CheckedManifest manifest, CheckedDeclaration read, RuleSet publicRules)
    {
        var (judge, publicJudge, assumptions) = (new FileJudge(read.Rules, time), new FileJudge(publicRules, time), new Assumptions(declaration));
        foreach (var batch in Batch.Of(reader.Read(declaration)))
        {
            // To take an entry is work too where it is the trust of others.
            List<EntryJudgement> judgements =
                [.. batch.TakeWhile(_ => !work.IsExceeded).Select(entry => (entry.IsPublic ? publicJudge : judge).Take(entry, reader.Anchor(entry)))];
            foreach (var judgement in CheckEntries(judgements, read.Waivers))
            {
                var entry = judgement.Entry;
                manifest.Add(entry);
                read.Add(entry);
                assumptions.Add(entry);
                Summarise(entry);
                // What all entries of the declaration share, and what is searched again with an anchor, is of use yet.
                if (!entry.SharesFile && !reader.Keeps(declaration) && store.Release(entry.File))
                    Forget(judgement);
            }
        }

        // What was not read may match all the same.
        if (work.IsExceeded)
            return;
        Judge(NothingMatched(read, declaration), manifest.Rules);
        var assumed = new List<Finding>();
        RuleRunner.Run(assumptions.Subjects, read.Rules, time, assumed);
        read.Waivers.Apply(assumed);
        findings.AddRange(assumed);
        manifest.Add(read);
    }

    /// <summary>What is known of a file that is kept no longer goes with it.</summary>
    private void Forget(EntryJudgement judgement)
    {
        judgement.Files.Forget(judgement.Entry.File);
        foreach (var certificate in judgement.Entry.File.OwnCertificates)
            verifier.Forget(certificate);
    }

    /// <summary>Keeps of an entry that was judged what rules over the run and reports are about.</summary>
    private void Summarise(Entry entry)
    {
        deployment.Add(entry);
        inventory?.Add(entry);
        if (entry.Leaf is { Certificate.Facts: var facts } && Renewal.From(entry, facts) is var renewal && renewal > time.Instant && !(renewal >= nextRenewal?.From))
            nextRenewal = new DueRenewal(entry.Name, renewal);
    }

    /// <summary>
    /// What no single manifest shows. Declared is what any manifest of the run names, and an undeclared file is reported for the first that sees it.
    /// Only then it is known which allowances were of use.
    /// </summary>
    private void CheckDeployment()
    {
        // Of a run that ended before its end it is not known what its certificates have in common, nor what is declared; it has said so.
        if (work.IsExceeded)
            return;
        findings.AddRange(DeploymentCheck.OfRun(deployment, manifests, time));
        var others = new HashSet<string>(sources.Select(file => file.Path), StringComparer.Ordinal);
        bool IsNew(string path) => !store.HasRead(path) && others.Add(path);
        // Who gives files by name asks about these files, and about nothing beside them.
        foreach (var manifest in manifests.Where(manifest => !manifest.Manifest.IsImplied))
            findings.AddRange(DeploymentCheck.Undeclared(manifest, repository, IsNew, time));
        foreach (var declaration in manifests.SelectMany(manifest => manifest.Declarations))
        {
            Judge(declaration.Waivers.Invalid, declaration.Rules);
            if (declaration.IsRead)
                Judge(declaration.Waivers.Unused, declaration.Rules);
        }
    }

    /// <summary>
    /// Judges entries on several threads, and takes what they find in their order until the work of the run is done; gives those of which it was
    /// taken.
    /// </summary>
    private List<EntryJudgement> CheckEntries(List<EntryJudgement> judgements, Waivers waivers)
    {
        if (work.IsExceeded)
            return [];
        var found = Batch.Map(judgements, judgement => judgement.Judge());
        var taken = 0;
        for (; taken < found.Length && !work.IsExceeded; taken++)
            Accept(judgements[taken], found[taken], waivers);
        return judgements.GetRange(0, taken);
    }

    private void Accept(EntryJudgement judgement, List<Finding> ofEntryItself, Waivers waivers)
    {
        var (entry, files) = (judgement.Entry, judgement.Files);
        List<Finding> found = [.. files.FindingsOf(entry)];
        var ofEntry = found.Count;
        found.AddRange(ofEntryItself);
        waivers.Apply(found);
        if (!found.Exists(finding => finding is { IsActive: true, Level: Level.Error }))
            RuleRunner.Run(EntryCheck.LeftUnchecked(entry), files.Rules, time, found);
        work.SpendOnCertificates(entry.Paths?.Steps ?? 0);
        work.SpendOnFindings(found.Count);
        found.Take(ofEntry).ToList().ForEach(ofFiles.Add);
        findings.AddRange(found.Skip(ofEntry));
    }

    private void Judge(IEnumerable<ISubject> subjects, RuleSet rules) =>
        RuleRunner.Run(subjects, rules, time, findings);

    private IEnumerable<ManifestProblem> NothingMatched(CheckedDeclaration read, CertificateEntry declaration) =>
        from glob in declaration.Files
        where !read.Names(glob.Location)
        select new ManifestProblem(
            ManifestProblemKind.NothingToCheck,
            store.FailedGlobs.TryGetValue(glob, out var failure) ? failure : $"The glob '{glob.Value}' matches no file, so nothing was checked for it.",
            glob.Location)
        {
            Field = $"{declaration.Name.Value}/files/{glob.Value}",
        };

    private Report Report()
    {
        findings.AddRange(ofFiles.All);
        findings.Sort(Finding.Compare);
        return new Report
        {
            At = time.Instant,
            NextChange = time.NextChange,
            RepositoryRoot = request.RepositoryRoot,
            Rules = RuleCatalog.Descriptors,
            Manifests = request.Manifests,
            Artifacts = FilesRead(),
            NextRenewal = nextRenewal,
            Inventory = inventory?.Read(),
            Observations = [.. repository.Observations],
            Variables = variables,
            CertificateCount = store.Files.Sum(file => file.CertificateCount),
            Findings = findings,
        };
    }

    /// <summary>Each once, by path.</summary>
    private List<CheckedArtifact> FilesRead()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        List<CheckedArtifact> files =
        [
            .. store.Files,
            .. sources.Where(source => named.Add(source.Path) && !store.HasRead(source.Path)),
        ];
        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return files;
    }
}
