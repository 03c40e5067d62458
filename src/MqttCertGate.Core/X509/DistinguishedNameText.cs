using System.Text;

namespace MqttCertGate.X509;

/// <summary>The string form of RFC 4514 §2: the last RDN first, joined with commas, multi-valued RDNs with plus signs.</summary>
internal static class DistinguishedNameText
{
    public static string Format(DistinguishedName name)
    {
        var text = new StringBuilder();
        for (var index = name.Attributes.Count - 1; index >= 0; index--)
        {
            var attribute = name.Attributes[index];
            if (text.Length > 0)
                text.Append(name.Attributes[index + 1].Rdn == attribute.Rdn ? '+' : ',');
            text.Append(Oids.AttributeName(attribute.Oid)).Append('=');
            AppendEscaped(text, attribute.Value);
        }

        return text.ToString();
    }

    private static void AppendEscaped(StringBuilder text, string value)
    {
        for (var index = 0; index < value.Length; index++)
        {
            var c = value[index];
            var atEdge = (index == 0 && c is ' ' or '#') || (index == value.Length - 1 && c == ' ');
            if (atEdge || c is ',' or '+' or '"' or '\\' or '<' or '>' or ';')
                text.Append('\\');
            text.Append(c);
        }
    }
}
