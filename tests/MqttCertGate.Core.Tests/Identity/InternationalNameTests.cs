using MqttCertGate.Identity;

namespace MqttCertGate.Tests.Identity;

public sealed class InternationalNameTests
{
    /// <summary>RFC 3492 §7.1, (A) to (S), as code points and as Punycode; upper case of basic characters is kept.</summary>
    [Theory]
    [InlineData("\u0644\u064A\u0647\u0645\u0627\u0628\u062A\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064A\u061F", "egbpdaj6bu4bxfgehfvwxn")]
    [InlineData("\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587", "ihqwcrb4cv8a8dqg056pqjye")]
    [InlineData("Pro\u010Dprost\u011Bnemluv\u00ED\u010Desky", "Proprostnemluvesky-uyb24dma41a")]
    [InlineData("3\u5E74B\u7D44\u91D1\u516B\u5148\u751F", "3B-ww4c5e180e575a65lsy2b")]
    [InlineData("-> $1.00 <-", "-> $1.00 <--")]
    [InlineData("\u305D\u306E\u30B9\u30D4\u30FC\u30C9\u3067", "d9juau41awczczp")]
    [InlineData("\U0001F61C", "628h")]
    public void Punycode_is_that_of_its_specification(string text, string encoded)
    {
        var codePoints = text.EnumerateRunes().Select(rune => rune.Value).ToList();

        Assert.Equal(encoded, Punycode.Encode(codePoints));
        Assert.Equal(codePoints, Punycode.Decode(encoded));
    }

    [Theory]
    [InlineData("12311613412431243")]
    [InlineData("a-b*")]
    [InlineData("-a")]
    [InlineData("z")]
    [InlineData("99999999")]
    [InlineData("ab-\u00FC")]
    public void What_is_no_output_of_punycode_decodes_to_nothing(string text) => Assert.Null(Punycode.Decode(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_character()
    {
        Assert.Null(InternationalName.ToALabels("\uD800.example"));
        Assert.Null(InternationalName.ToALabels("\u00FC\uDC00.example"));
        Assert.Null(Punycode.Decode(Punycode.Encode([0xD800])));
        Assert.NotNull(Punycode.Decode(Punycode.Encode([0xE000])));
    }

    [Theory]
    [InlineData("mqtt.example.com", "mqtt.example.com")]
    [InlineData("MQTT.example", "MQTT.example")]
    [InlineData("b\u00FCcher.example", "xn--bcher-kva.example")]
    [InlineData("B\u00DCCHER.example", "xn--bcher-kva.example")]
    [InlineData("bu\u0308cher.example", "xn--bcher-kva.example")]
    [InlineData("BU\u0308CHER.example", "xn--bcher-kva.example")]
    [InlineData("stra\u00DFe.example", "xn--strae-oqa.example")]
    [InlineData("istanbul\u0131.example", "xn--istanbul-0kb.example")]
    [InlineData("a\u0302\u0323.example", "xn--zkg.example")]
    [InlineData("\u00E2\u0323.example", "xn--zkg.example")]
    [InlineData("\u1112\u1161\u11AB.example", "xn--6q8b.example")]
    [InlineData("*.b\u00FCcher.example", "*.xn--bcher-kva.example")]
    [InlineData("\U0001F61C.example", "xn--628h.example")]
    public void A_name_is_mapped_alike_everywhere(string name, string expected) => Assert.Equal(expected, InternationalName.ToALabels(name));

    [Theory]
    [InlineData("\u0130stanbul.example")]
    [InlineData("\uF900.example")]
    public void A_name_that_cannot_be_expressed_is_none(string name)
    {
        Assert.Null(InternationalName.ToALabels(name));
        Assert.False(ReferenceIdentity.Parse(name).MatchesDnsName(name));
        Assert.False(ReferenceIdentity.Parse(name).MatchesDnsName(""));
    }

    [Theory]
    [InlineData(55, 63)]
    [InlineData(56, null)]
    public void An_a_label_has_at_most_63_characters(int letters, int? length) =>
        Assert.Equal(length, InternationalName.ToALabels(new string('a', letters) + "\u00FC")?.Length);

    [Theory]
    [InlineData("xn--bcher-kva", true)]
    [InlineData("XN--BCHER-KVA", true)]
    [InlineData("xn--strae-oqa", true)]
    [InlineData("xn--www-8fb", true)]
    [InlineData("xn--n3h", true)]
    [InlineData("xn--", false)]
    [InlineData("xn--abc-", false)]
    [InlineData("xN--12311613412431243", false)]
    // u and a combining diaeresis; a compatibility ideograph; marks in the wrong order; a syllable as letters.
    [InlineData("xn--bucher-xyd", false)]
    [InlineData("xn--v65c", false)]
    [InlineData("xn--a-xbb6h", false)]
    [InlineData("xn--hqd2n7h", false)]
    public void An_a_label_stands_for_a_normalized_label_and_encodes_to_itself(string label, bool isOne) =>
        Assert.Equal(isOne, InternationalName.IsALabel(label));
}
