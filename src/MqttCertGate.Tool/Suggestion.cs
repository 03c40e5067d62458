namespace MqttCertGate.Tool;

/// <summary>The nearest known name to one that is not known.</summary>
internal static class Suggestion
{
    // Two typing slips; further away a name is another name.
    private const int MaximumDistance = 2;

    /// <summary><c> Did you mean 'x'?</c> with its leading space, or nothing.</summary>
    public static string For(string unknown, IEnumerable<string> known)
    {
        var nearest = known
            .Select(name => (Name: name, Distance: Distance(unknown.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= MaximumDistance && candidate.Distance < candidate.Name.Length / 2.0)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is null ? "" : $" Did you mean '{nearest.Name}'?";
    }

    // Optimal string alignment: insert, delete, replace, or swap two neighbours.
    private static int Distance(string left, string right)
    {
        var distances = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                distances[row, column] = row == 0 || column == 0
                    ? row + column
                    : Math.Min(
                        Math.Min(distances[row - 1, column], distances[row, column - 1]) + 1,
                        distances[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1));
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    distances[row, column] = Math.Min(distances[row, column], distances[row - 2, column - 2] + 1);
            }
        }

        return distances[left.Length, right.Length];
    }
}
