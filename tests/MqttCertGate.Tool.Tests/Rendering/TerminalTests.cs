using System.Text;
using MqttCertGate.Tool.Rendering;
using static MqttCertGate.Tool.Tests.Rendering.SampleReport;

namespace MqttCertGate.Tool.Tests.Rendering;

public sealed class TerminalTests
{
    [Fact]
    public void Colour_marks_what_the_text_says_anyway()
    {
        using var colored = new StringWriter();
        using var plain = new StringWriter();

        new Terminal(colored, useColor: true).Write(Spans(Of(Expired)));
        new Terminal(plain, useColor: false).Write(Spans(Of(Expired)));

        Assert.Equal(
            """
            \e[1mdeploy/certs/broker-eu.pem:2:1\e[0m: \e[31merror\e[0m MCG6001 validity.expired: broker-eu: The certificate 'mqtt.eu.example.com' expired on 2026-08-10 12:00:00 UTC.
            \e[2m   | deploy/mqttcertgate.yaml\e[0m
            \e[2m 7 | \e[0m    file: certs/broker-eu.pem
            \e[2m   | \e[0m          ^~~~~~~~~~~~~~~~~~~ 1st of 2 certificates in this file
            \e[2m   |\e[0m
            \e[2m   Plant Root CA 2024         pki/plant-root.pem:2          until 2034-01-01\e[0m
            \e[2m   └─ Plant Issuing CA 3                                    not in the file\e[0m
            \e[2m      └─ mqtt.eu.example.com  deploy/certs/broker-eu.pem:2  expired 2026-08-10\e[0m
               help: Renew it and replace deploy/certs/broker-eu.pem.

            \e[31mFAILED\e[0m  1 error
            6 certificates, 1 manifest, as of 2026-08-22 09:00 UTC.

            """.ReplaceLineEndings("\n"),
            colored.ToString().Replace("\e", @"\e", StringComparison.Ordinal));
        Assert.Equal(Print(Of(Expired)), plain.ToString());
    }

    [Theory]
    [InlineData(65001, "└─ ")]
    [InlineData(28591, "`- ")]
    [InlineData(20127, "`- ")]
    public void The_encoding_of_the_output_decides_what_can_be_drawn(int codePage, string branch)
    {
        using var writer = new StreamWriter(Stream.Null, Encoding.GetEncoding(codePage));

        Assert.Equal(branch, new Terminal(writer, useColor: false).Glyphs.Branch);
        Assert.Equal("`- ", new Terminal(writer, useColor: false, isAscii: true).Glyphs.Branch);
    }

    [Theory]
    [InlineData("LANG=C", true)]
    [InlineData("LANG=en_US.UTF-8 LC_ALL=POSIX", true)]
    [InlineData("LANG=C LC_CTYPE=C.UTF-8", false)]
    [InlineData("LC_ALL= LANG=C", true)]
    [InlineData("", false)]
    public void The_first_locale_that_is_named_counts(string environment, bool expected)
    {
        var variables = Variables(environment);

        Assert.Equal(expected, Terminal.IsAscii(name => variables.GetValueOrDefault(name)));
    }

    [Theory]
    [InlineData(ColorChoice.Always, true, "NO_COLOR=1", true)]
    [InlineData(ColorChoice.Never, false, "FORCE_COLOR=1", false)]
    [InlineData(ColorChoice.Auto, false, "", true)]
    [InlineData(ColorChoice.Auto, true, "", false)]
    [InlineData(ColorChoice.Auto, false, "TERM=dumb", false)]
    [InlineData(ColorChoice.Auto, false, "TERM=xterm", true)]
    [InlineData(ColorChoice.Auto, false, "NO_COLOR=1", false)]
    [InlineData(ColorChoice.Auto, false, "NO_COLOR=", true)]
    [InlineData(ColorChoice.Auto, true, "FORCE_COLOR=1", true)]
    [InlineData(ColorChoice.Auto, true, "FORCE_COLOR=", false)]
    [InlineData(ColorChoice.Auto, true, "FORCE_COLOR=1 TERM=dumb", true)]
    [InlineData(ColorChoice.Auto, true, "FORCE_COLOR=1 NO_COLOR=1", false)]
    internal void Options_outweigh_the_environment_and_that_outweighs_the_terminal(
        ColorChoice choice, bool isRedirected, string environment, bool expected)
    {
        var variables = Variables(environment);

        Assert.Equal(expected, Terminal.UsesColor(choice, isRedirected, name => variables.GetValueOrDefault(name)));
    }

    private static Dictionary<string, string> Variables(string environment) =>
        environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}
