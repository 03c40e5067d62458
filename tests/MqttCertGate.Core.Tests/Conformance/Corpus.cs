using System.IO.Compression;
using System.Text.Json;

namespace MqttCertGate.Tests.Conformance;

/// <summary>Files of the public corpora, each described in the README beside them.</summary>
internal static class Corpus
{
    public static string PathOf(params string[] parts) => RepositoryPaths.Shared(["corpora", .. parts]);

    /// <summary>The text of a file; unpacked where its name ends in <c>.gz</c>.</summary>
    public static Stream Open(params string[] parts)
    {
        var file = File.OpenRead(PathOf(parts));
        return file.Name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    public static T Read<T>(params string[] parts)
    {
        using var stream = Open(parts);
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
