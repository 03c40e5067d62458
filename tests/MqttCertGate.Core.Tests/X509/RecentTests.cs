using MqttCertGate.X509;

namespace MqttCertGate.Tests.X509;

public sealed class RecentTests
{
    private const int Longest = 8;

    private readonly Recent<string> recent = new(Longest);

    [Fact]
    public void Finds_what_was_kept_wherever_the_octets_stand()
    {
        recent.Keep([0, 1, 2, 3, 0], 1, 3, "one");

        Assert.Equal("one", recent.Find([9, 1, 2, 3, 9], 1, 3));
        Assert.Null(recent.Find([9, 1, 2, 3, 9], 0, 3));
        Assert.Null(recent.Find([9, 1, 2, 3, 9], 1, 2));
        Assert.Null(recent.Find([9, 1, 2, 3, 9], 1, 4));
    }

    [Fact]
    public void Keeps_nothing_long()
    {
        Keep(recent, new byte[Longest], "long");
        Keep(recent, new byte[Longest + 1], "longer");

        Assert.Equal("long", recent.Find(new byte[Longest], 0, Longest));
        Assert.Null(recent.Find(new byte[Longest + 1], 0, Longest + 1));
    }

    // Far more than there is room for: whatever shares a place with others is found whole or not at all.
    [Fact]
    public void Never_takes_one_for_another()
    {
        byte[][] all = [.. Enumerable.Range(0, 10_000).Select(BitConverter.GetBytes)];
        foreach (var octets in all)
        {
            Keep(recent, octets, Convert.ToHexString(octets));
            Assert.Equal(Convert.ToHexString(octets), recent.Find(octets, 0, octets.Length));
        }

        var found = all.Select(octets => (octets, text: recent.Find(octets, 0, octets.Length))).Where(pair => pair.text is not null).ToList();
        Assert.All(found, pair => Assert.Equal(Convert.ToHexString(pair.octets), pair.text));
        Assert.InRange(found.Count, 1, 512);
    }

    [Fact]
    public void Two_that_share_a_place_are_both_kept()
    {
        var first = BitConverter.GetBytes(0);
        var second = Enumerable.Range(1, 100_000).Select(BitConverter.GetBytes).First(Evicts);
        Keep(recent, first, "first");
        Keep(recent, second, "second");

        Assert.Equal("first", recent.Find(first, 0, first.Length));
        Assert.Equal("second", recent.Find(second, 0, second.Length));

        // What has the place of another is what makes it go when it comes a second time.
        bool Evicts(byte[] octets)
        {
            var fresh = new Recent<string>(Longest);
            Keep(fresh, first, "");
            Keep(fresh, octets, "");
            Keep(fresh, octets, "");
            return fresh.Find(first, 0, first.Length) is null;
        }
    }

    private static void Keep(Recent<string> recent, byte[] octets, string value) => recent.Keep(octets, 0, octets.Length, value);
}
