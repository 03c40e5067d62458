using MqttCertGate.Findings;
using MqttCertGate.Paths;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class InvalidPathFirst
{
    private static readonly Grade EndsFirst = new("ends first", Level.Note);

    public static readonly Rule<Entry> Rule = new(
        new("MCG7011", "chain.multiple-paths", nameof(InvalidPathFirst))
        {
            Title = "The path in the order of the file is not the valid one",
            DefaultLevel = Level.Warning,
            Source = Design.Should("the path that a client tries first is valid"),
            Class = FindingClass.Configuration,
            Grades = [EndsFirst],
            Help = """
                A CA with several certificates, renewed or cross-signed, makes several paths. Some clients try them all; OpenSSL and small TLS stacks take
                the first issuer they find and do not come back.
                Leave only the certificates of the valid path in the file.
                """,
        },
        Check);

    private static void Check(Entry entry, RuleContext context)
    {
        // Of one attempt alone, the first is the best.
        if (entry.Paths is { Valid: { } best } search && search.Paths.Count + search.DeadEnds.Count > 1
            && FirstOf(entry, search) is { } first && first.Path != best)
        {
            Compare(entry, best, first, context);
        }
    }

    private static void Compare(Entry entry, CertificationPath best, Attempt first, RuleContext context)
    {
        var fork = Enumerable.Range(1, best.Certificates.Count).First(index => first.Certificates[index] != WithAnchor(best)[index]);
        if (first.Path is not { IsValid: true })
            Report("not valid", grade: null);
        else if (first.Path.NotAfter < best.NotAfter)
            Report($"valid until {first.Path.NotAfter:yyyy-MM-dd HH:mm:ss} UTC only", EndsFirst);

        void Report(string found, Grade? grade) => context.Report(entry.ViolationOf(
            first.Certificates[fork],
            $"By the first issuer in the file, {Name(first.Certificates[fork])}, a client comes to a path that is {found}; the path by {Name(WithAnchor(best)[fork])} should come first.") with
        {
            Grade = grade,
            Path = entry.StepsToAnchor(context.Time),
        });
    }

    /// <summary>What a client tries that never comes back: an anchor where one is the issuer, else the first one sent. Null where not all is known.</summary>
    private static Attempt? FirstOf(Entry entry, PathSearch search)
    {
        if (search.DeadEnds.Any(end => end.Failure.Kind == PathFailureKind.BudgetExceeded))
            return null;
        var sent = entry.Sent.Select(placed => placed.Certificate.Sha256).ToList();
        var left = search.Paths.Select(path => new Attempt(WithAnchor(path), path))
            .Concat(search.DeadEnds.Select(end => new Attempt(end.Certificates, Path: null))).ToList();
        for (var depth = 1; left.Count > 1; depth++)
        {
            if (left.Find(attempt => (attempt.Path?.Certificates ?? attempt.Certificates).Count == depth) is { } ended)
                return ended;
            var next = left.OrderBy(attempt => sent.IndexOf(attempt.Certificates[depth].Sha256)).First().Certificates[depth];
            left = left.FindAll(attempt => attempt.Certificates[depth] == next);
        }

        return left[0];
    }

    private static IReadOnlyList<Certificate> WithAnchor(CertificationPath path) => [.. path.Certificates, path.Anchor.Certificate];

    private static string Name(Certificate certificate) => $"'{certificate.Subject.ShortText}' (serial number {Digest.Hex(certificate.SerialNumber)})";

    /// <param name="Path">Null where it reaches no anchor.</param>
    private sealed record Attempt(IReadOnlyList<Certificate> Certificates, CertificationPath? Path);
}
