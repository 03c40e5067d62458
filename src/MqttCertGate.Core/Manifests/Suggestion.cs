namespace MqttCertGate.Manifests;

/// <summary>Finds the name that a misspelt one was meant to be.</summary>
internal static class Suggestion
{
    // Two slips of the fingers; beyond that a suggestion is a guess.
    private const int MaximumDistance = 2;

    /// <summary>The known name nearest to <paramref name="name"/>, upper and lower case alike; null where none is near.</summary>
    public static string? For(string name, IEnumerable<string> known) => known
        .Where(candidate => Math.Abs(candidate.Length - name.Length) <= MaximumDistance)
        .Select(candidate => (candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
        .Where(pair => pair.Distance <= MaximumDistance && pair.Distance < pair.candidate.Length)
        .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    /// <summary>Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, substitutions, swaps of neighbours.</summary>
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            distances[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            distances[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = distances[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                var least = Math.Min(substitution, 1 + Math.Min(distances[i - 1, j], distances[i, j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    least = Math.Min(least, 1 + distances[i - 2, j - 2]);
                distances[i, j] = least;
            }
        }

        return distances[left.Length, right.Length];
    }
}
