using System.CommandLine;

namespace MqttCertGate.Tool;

/// <summary>An option whose value is one of a few words; the first is taken where it is not given.</summary>
internal sealed class ChoiceOption<T> : Option<string?>
{
    private readonly Dictionary<string, T> choices = new(StringComparer.Ordinal);
    private readonly string first;

    public ChoiceOption(string name, string description, params (string Word, T Value)[] choices)
        : base(name)
    {
        first = choices[0].Word;
        foreach (var (word, value) in choices)
            this.choices.Add(word, value);
        HelpName = string.Join('|', this.choices.Keys);
        Description = $"{description} [{first}]";
        CompletionSources.Add([.. this.choices.Keys]);
    }

    /// <exception cref="UsageException">It is none of the words.</exception>
    public T ValueIn(ParseResult result) => OptionValues.OneOf(Name, result.GetValue(this) ?? first, choices);
}
