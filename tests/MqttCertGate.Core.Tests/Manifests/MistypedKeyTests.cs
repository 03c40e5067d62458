using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Tests.Manifests;

/// <summary>A key mistyped within two edits is suggested, wherever it may stand in a manifest.</summary>
public sealed class MistypedKeyTests
{
    // Enough that every kind of edit meets every key, at two places.
    private const int DoubleEdits = 300;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

    private static readonly SourceLocation Place = SourceLocation.StartOf("/a.yml");

    /// <summary>Each mapping of a manifest: its keys, and its reading of one of them.</summary>
    private static readonly Dictionary<string, (IReadOnlyList<string> Keys, Action<string, FileReading> Read)> Mappings = new()
    {
        ["manifest"] = Of(ManifestDraft.Keys, new ManifestDraft()),
        ["entry"] = Of(EntryKeys.Entry, new CertificateEntry { Name = new Located<string>("broker", Place) }),
        ["defaults"] = Of(EntryKeys.Defaults, new CertificateEntry { Name = new Located<string>("defaults", Place) }),
        ["domain"] = (["name", "cname"], (key, reading) => new DomainForm().Read(Mapping(key), reading)),
        ["allow"] = (["rule", "reason", "until", "sha256"], (key, reading) => new WaiverForm().Read(Mapping(key), reading)),
        ["rule"] = (
            ["level", "minimumRsaBits", "recommendedBits"],
            (key, reading) => RuleSettingsForm.OfManifest.Read(Parse($"MCG2006: {{ '{key}': '1' }}"), reading)),
    };

    public static TheoryData<string, string> Keys
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (mapping, (keys, _)) in Mappings)
            {
                foreach (var key in keys)
                    data.Add(mapping, key);
            }

            return data;
        }
    }

    [Fact]
    public void Each_mapping_has_these_keys()
    {
        var reading = new FileReading(new Repository("/"));
        foreach (var (keys, read) in Mappings.Values)
        {
            read("no-such-key", reading);
            Assert.Equal($"Known here: {string.Join(", ", keys)}.", reading.Problems.Last(problem => problem.Kind == ManifestProblemKind.UnknownName).Help);
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_slip_is_recognised(string mapping, string key)
    {
        foreach (var typed in Edits(key).Except(Mappings[mapping].Keys, StringComparer.Ordinal))
            AssertSuggested(mapping, key, typed, candidate => Edits(candidate).Contains(typed));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Two_slips_are_recognised(string mapping, string key)
    {
        var random = new Random(key.Length * 1000 + key[0]);
        var (keys, _) = Mappings[mapping];
        for (var count = 0; count < DoubleEdits; count++)
        {
            var typed = OneOf(Edits(OneOf(Edits(key))));
            // What shares no letter with a key of two is a name of its own.
            if (typed.Length == 0 || keys.Contains(typed, StringComparer.Ordinal))
                continue;
            var edits = Edits(typed);
            AssertSuggested(mapping, key, typed, candidate => edits.Contains(candidate) || edits.Overlaps(Edits(candidate)));
        }

        string OneOf(HashSet<string> texts) => texts.ElementAt(random.Next(texts.Count));
    }

    /// <summary>The key that was meant, or one that is as near as that.</summary>
    private static void AssertSuggested(string mapping, string key, string typed, Predicate<string> isAsNear)
    {
        var (keys, read) = Mappings[mapping];
        var reading = new FileReading(new Repository("/"));
        read(typed, reading);

        var marker = reading.Problems.First(problem => problem.Kind == ManifestProblemKind.UnknownName).Marker;
        Assert.True(
            marker == $"did you mean \"{key}\"?" || keys.Any(other => marker == $"did you mean \"{other}\"?" && isAsNear(other)),
            $"{mapping}: '{typed}' for '{key}' gave {marker ?? "nothing"}");
    }

    /// <summary>All texts that one insertion, deletion, substitution or swap of neighbours makes.</summary>
    private static HashSet<string> Edits(string text)
    {
        var edits = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at <= text.Length; at++)
        {
            var (before, after) = (text[..at], text[at..]);
            edits.UnionWith(Letters.Select(letter => before + letter + after));
            if (after.Length == 0)
                continue;
            edits.Add(before + after[1..]);
            edits.UnionWith(Letters.Select(letter => before + letter + after[1..]));
            if (after.Length > 1)
                edits.Add(before + after[1] + after[0] + after[2..]);
        }

        edits.Remove(text);
        return edits;
    }

    private static (IReadOnlyList<string> Keys, Action<string, FileReading> Read) Of<T>(MappingForm<T> form, T target) =>
        ([.. form.Keys.Select(key => key.Name)], (key, reading) => form.Read(Mapping(key), target, reading));

    private static YamlNode Mapping(string key) => Parse($"'{key}': '1'");

    private static YamlNode Parse(string text)
    {
        var reading = new FileReading(new Repository("/"));
        return YamlCursor.Read(SourceText.Decode(Encoding.UTF8.GetBytes(text), Place.Path, reading)!, reading)!;
    }
}
