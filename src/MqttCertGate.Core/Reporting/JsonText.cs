using System.Globalization;

namespace MqttCertGate.Reporting;

/// <summary>Writes JSON, the same characters everywhere: two spaces of indentation, LF, a final line end.</summary>
/// <remarks>
/// Our own, since the task's folder may hold no System.Text.Json: .NET Framework's MSBuild gives tasks no load isolation, so every DLL
/// beside ours can meet another version of itself.
/// </remarks>
internal sealed class JsonText(TextWriter output)
{
    private int depth;
    private bool isEmpty = true;

    /// <summary>Opens an object, which is closed by disposal.</summary>
    public Scope Object(string? name = null) => Open(name, '{', '}');

    /// <summary>Opens an array, which is closed by disposal.</summary>
    public Scope Array(string? name = null) => Open(name, '[', ']');

    /// <summary>A property; nothing at all where there is no value.</summary>
    public void Property(string name, string? value)
    {
        if (value is null)
            return;
        Next(name);
        Quote(value);
    }

    public void Property(string name, long value)
    {
        Next(name);
        output.Write(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Property(string name, bool value)
    {
        Next(name);
        output.Write(value ? "true" : "false");
    }

    /// <summary>An element of an array.</summary>
    public void Item(long value)
    {
        Next(name: null);
        output.Write(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>An array of strings.</summary>
    public void Property(string name, IEnumerable<string> values)
    {
        using (Array(name))
        {
            foreach (var value in values)
            {
                Next(name: null);
                Quote(value);
            }
        }
    }

    private Scope Open(string? name, char open, char close)
    {
        Next(name);
        output.Write(open);
        depth++;
        isEmpty = true;
        return new Scope(this, close);
    }

    private void Close(char close)
    {
        depth--;
        if (!isEmpty)
            NewLine();
        isEmpty = false;
        output.Write(close);
        if (depth == 0)
            output.Write('\n');
    }

    private void Next(string? name)
    {
        if (!isEmpty)
            output.Write(',');
        if (depth > 0)
            NewLine();
        isEmpty = false;
        if (name is null)
            return;
        Quote(name);
        output.Write(": ");
    }

    private void NewLine()
    {
        output.Write('\n');
        for (var level = 0; level < depth; level++)
            output.Write("  ");
    }

    private void Quote(string text)
    {
        output.Write('"');
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsSurrogatePair(text, index))
            {
                output.Write(character);
                output.Write(text[++index]);
            }
            else
            {
                output.Write(Escape(character));
            }
        }

        output.Write('"');
    }

    // RFC 8259 §7; beyond it DEL, C1 and the separators that end a line in JavaScript, so that no reader breaks a line.
    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
        _ when char.IsControl(character) => $"\\u{(int)character:x4}",
        _ when char.IsSurrogate(character) => "\uFFFD",
        _ => character.ToString(),
    };

    /// <summary>An open object or array.</summary>
    public readonly struct Scope(JsonText json, char close) : IDisposable
    {
        public void Dispose() => json.Close(close);
    }
}
