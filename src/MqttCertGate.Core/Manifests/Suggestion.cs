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

    /// <summary>
    /// Damerau-Levenshtein distance: insertions, deletions, substitutions, and swaps of neighbours, between which another edit may come.
    /// </summary>
    /// <remarks>Lowrance and Wagner, An Extension of the String-to-String Correction Problem, Journal of the ACM 22 (1975).</remarks>
    private static int Distance(string left, string right)
    {
        // Row and column 0 stand for nothing written yet; before them is a border that no edit comes from.
        var border = left.Length + right.Length;
        var distances = new int[left.Length + 2, right.Length + 2];
        for (var i = 0; i <= left.Length + 1; i++)
            (distances[i, 0], distances[i, 1]) = (border, i - 1);
        for (var j = 1; j <= right.Length + 1; j++)
            (distances[0, j], distances[1, j]) = (border, j - 1);

        var lastRowOf = new Dictionary<char, int>();
        for (var i = 1; i <= left.Length; i++)
        {
            var lastMatch = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var (row, column) = (lastRowOf.TryGetValue(right[j - 1], out var last) ? last : 0, lastMatch);
                var isSame = left[i - 1] == right[j - 1];
                var substitution = distances[i, j] + (isSame ? 0 : 1);
                var insertion = 1 + Math.Min(distances[i + 1, j], distances[i, j + 1]);
                var swap = distances[row, column] + (i - row - 1) + 1 + (j - column - 1);
                distances[i + 1, j + 1] = Math.Min(Math.Min(substitution, insertion), swap);
                if (isSame)
                    lastMatch = j;
            }

            lastRowOf[left[i - 1]] = i;
        }

        return distances[left.Length + 1, right.Length + 1];
    }
}
