using System.Text.Json;
using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

public sealed class JsonTextTests
{
    [Fact]
    public void Indents_by_two_spaces_and_ends_with_a_line_end()
    {
        var text = Write(json =>
        {
            using (json.Object())
            {
                json.Property("text", "a");
                json.Property("absent", (string?)null);
                json.Property("number", -1234567);
                json.Property("flag", true);
                json.Property("tags", ["a", "b"]);
                json.Property("none", []);
                using (json.Object("empty"))
                {
                }

                using (json.Array("list"))
                using (json.Object())
                    json.Property("flag", false);
            }
        });

        Assert.Equal(
            """
            {
              "text": "a",
              "number": -1234567,
              "flag": true,
              "tags": [
                "a",
                "b"
              ],
              "none": [],
              "empty": {},
              "list": [
                {
                  "flag": false
                }
              ]
            }

            """,
            text);
    }

    [Theory]
    [InlineData("\"\\/", "\\\"\\\\/")]
    [InlineData("a\nb\r\tc", "a\\nb\\u000d\\u0009c")]
    [InlineData("\0\u001b\u007f\u0085", "\\u0000\\u001b\\u007f\\u0085")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("é \ud83d\udd11", "é \ud83d\udd11")]
    public void Escapes_what_a_string_may_not_hold(string value, string escaped) =>
        Assert.Equal($"{{\n  \"a\": \"{escaped}\"\n}}\n", WriteProperty(value));

    // No attribute can hold half a surrogate pair.
    [Fact]
    public void Replaces_half_a_surrogate_pair()
    {
        Assert.Equal("{\n  \"a\": \"a\ufffd\"\n}\n", WriteProperty("a\ud83d"));
        Assert.Equal("{\n  \"a\": \"\ufffd\ufffdb\"\n}\n", WriteProperty("\udd11\ud83db"));
    }

    [Fact]
    public void Every_single_character_is_read_back()
    {
        for (var character = '\0'; character < char.MaxValue; character++)
        {
            if (char.IsSurrogate(character))
                continue;
            using var document = JsonDocument.Parse(WriteProperty(character.ToString()));
            Assert.Equal(character.ToString(), document.RootElement.GetProperty("a").GetString());
        }
    }

    private static string WriteProperty(string value) => Write(json =>
    {
        using (json.Object())
            json.Property("a", value);
    });

    private static string Write(Action<JsonText> write)
    {
        var output = new StringWriter();
        write(new JsonText(output));
        return output.ToString();
    }
}
