using System.Globalization;
using System.Text;

namespace MqttCertGate.X509;

/// <summary>IP addresses as text: dotted decimal, and RFC 5952 for IPv6.</summary>
internal static class IpAddressText
{
    /// <summary>Null where the octets are neither 4 nor 16.</summary>
    public static string? Format(byte[] address) => address.Length switch
    {
        4 => DottedDecimal(address, 0),
        16 => Version6(address),
        _ => null,
    };

    /// <summary>An address and its mask as <c>10.0.0.0/8</c>; null where they are not both of one version, or ones follow a zero in the mask.</summary>
    public static string? FormatNetwork(byte[] addressAndMask)
    {
        var half = addressAndMask.Length / 2;
        var bits = addressAndMask.Skip(half).SelectMany(octet => Enumerable.Range(0, 8).Select(bit => (octet & (0x80 >> bit)) != 0)).ToList();
        var prefix = bits.TakeWhile(isSet => isSet).Count();
        return addressAndMask.Length % 2 == 0 && !bits.Skip(prefix).Contains(true) && Format([.. addressAndMask.Take(half)]) is { } address
            ? $"{address}/{prefix.ToString(CultureInfo.InvariantCulture)}"
            : null;
    }

    /// <summary>RFC 4291 §2.5.5.2: an IPv4-mapped IPv6 address.</summary>
    public static bool IsMapped(byte[] address) =>
        address.Length == 16 && Octets.BeginWithZeros(address, 10) && address[10] == 0xFF && address[11] == 0xFF;

    private static string DottedDecimal(byte[] octets, int start) =>
        $"{octets[start]}.{octets[start + 1]}.{octets[start + 2]}.{octets[start + 3]}";

    private static string Version6(byte[] octets)
    {
        var groups = new int[8];
        for (var group = 0; group < groups.Length; group++)
            groups[group] = (octets[2 * group] << 8) | octets[(2 * group) + 1];
        // RFC 5952 §5: the IPv4-mapped prefix is well known, and what follows it is printed as IPv4.
        if (IsMapped(octets))
            return "::ffff:" + DottedDecimal(octets, 12);

        var (start, length) = LongestZeroRun(groups);
        var text = new StringBuilder();
        for (var group = 0; group < groups.Length; group++)
        {
            if (group == start)
            {
                text.Append("::");
                group += length - 1;
                continue;
            }

            if (group > 0 && group != start + length)
                text.Append(':');
            text.Append(groups[group].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>RFC 5952 §4.2: the longest run, the first of equals, and never a single group.</summary>
    private static (int Start, int Length) LongestZeroRun(int[] groups)
    {
        var longest = (Start: -1, Length: 1);
        for (var group = 0; group < groups.Length; group++)
        {
            var length = groups.Skip(group).TakeWhile(value => value == 0).Count();
            if (length > longest.Length)
                longest = (group, length);
        }

        return longest;
    }
}
