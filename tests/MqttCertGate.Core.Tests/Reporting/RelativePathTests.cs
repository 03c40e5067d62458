using MqttCertGate.Reporting;

namespace MqttCertGate.Tests.Reporting;

public sealed class RelativePathTests
{
    [Theory]
    [InlineData("a.pem", "a.pem")]
    [InlineData("deploy/certs/a.pem", "deploy/certs/a.pem")]
    public void Is_relative_to_the_folder_with_slashes(string path, string expected) =>
        Assert.Equal(expected, RelativePath.Below(Sample.Root, Sample.Absolute(path)));

    [Fact]
    public void Is_nothing_for_the_folder_itself_and_for_what_is_not_below_it()
    {
        Assert.Null(RelativePath.Below(Sample.Root, Sample.Root));
        Assert.Null(RelativePath.Below(Sample.Root, Sample.Root + Path.DirectorySeparatorChar));
        Assert.Null(RelativePath.Below(Sample.Root, Sample.Root + "sitory" + Path.DirectorySeparatorChar + "a.pem"));
        Assert.Null(RelativePath.Below(Sample.Root, Path.GetPathRoot(Sample.Root) + "a.pem"));
    }

    [Fact]
    public void The_folder_may_be_the_root_of_the_disk()
    {
        var root = Path.GetPathRoot(Sample.Root)!;

        Assert.Equal("repo/a.pem", RelativePath.Below(root, Sample.Absolute("a.pem")));
    }

    [Theory]
    [InlineData("deploy/mqttcertgate.yml", "deploy/mqttcertgate.yml")]
    [InlineData("a b.pem", "a%20b.pem")]
    [InlineData("a#1.pem", "a%231.pem")]
    [InlineData("100%.pem", "100%25.pem")]
    [InlineData("[a].pem", "%5Ba%5D.pem")]
    [InlineData("a?b.pem", "a%3Fb.pem")]
    [InlineData("a\\b.pem", "a%5Cb.pem")]
    [InlineData("Müller/鍵.pem", "M%C3%BCller/%E9%8D%B5.pem")]
    [InlineData("debian:10/a:b.pem", "debian%3A10/a:b.pem")]
    [InlineData("@scope/a+b=c,d;e!f$g&h'(i)*~.pem", "@scope/a+b=c,d;e!f$g&h'(i)*~.pem")]
    [InlineData("a\nb\u007f<>\"{}|^`.pem", "a%0Ab%7F%3C%3E%22%7B%7D%7C%5E%60.pem")]
    public void A_uri_encodes_what_a_path_segment_may_not_hold(string path, string uri)
    {
        Assert.Equal(uri, RelativePath.ToUri(path));
        Assert.False(Uri.TryCreate(uri, UriKind.Absolute, out _));
    }

    // No attribute can hold half a surrogate pair.
    [Fact]
    public void A_uri_replaces_half_a_surrogate_pair() => Assert.Equal("a%EF%BF%BD.pem", RelativePath.ToUri("a\ud83d.pem"));
}
