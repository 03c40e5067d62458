using System.IO.Compression;

namespace MqttCertGate.Tasks.Tests;

internal static class PackageArchive
{
    /// <summary>What a package holds, by name, but for the parts of its container (ECMA-376, Open Packaging Conventions).</summary>
    public static IEnumerable<string> FileNames(this ZipArchive package) => package.Entries
        .Select(entry => entry.FullName)
        .Where(name => name is not ("[Content_Types].xml" or "_rels/.rels") && !name.EndsWith(".psmdcp", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
