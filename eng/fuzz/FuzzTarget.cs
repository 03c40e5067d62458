namespace MqttCertGate.Fuzz;

/// <summary>Something that takes what others wrote.</summary>
/// <param name="Make">An input, as named files; one random number generator always makes the same.</param>
/// <param name="Run">Throws where the input is more than refused.</param>
internal sealed record FuzzTarget(string Name, Func<Random, IReadOnlyDictionary<string, byte[]>> Make, Action<IReadOnlyDictionary<string, byte[]>> Run)
{
    private const string OnlyFile = "input";

    /// <summary>Seconds that it has of a turn.</summary>
    public int Weight { get; init; } = 1;

    public delegate byte[] Mutator(byte[] bytes, byte[] other, Random random);

    /// <summary>One whose inputs are single files, each a seed changed.</summary>
    public static FuzzTarget Of(string name, IReadOnlyList<byte[]> seeds, Mutator mutate, Action<byte[]> run) => new(
        name,
        random => new Dictionary<string, byte[]> { [OnlyFile] = mutate(Any(seeds, random), Any(seeds, random), random) },
        files => run(files[OnlyFile]));

    public static T Any<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];
}

/// <summary>What a target found wrong with itself.</summary>
internal sealed class FuzzFault(string message) : Exception(message);
