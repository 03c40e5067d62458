using MqttCertGate.Artifacts;
using MqttCertGate.X509;

namespace MqttCertGate.Tasks;

/// <summary>
/// The verdict of the last build, kept in one file. Nothing depends on it but time: a file that is missing, damaged, of another version or of
/// another question counts as none, and one that cannot be written is not.
/// </summary>
/// <param name="file">Absolute path.</param>
/// <param name="key">What the verdict depends on beside the files and the time.</param>
internal sealed class VerdictCache(string file, string key)
{
    private const int DigestLength = 32;

    // A fleet of 100,000 devices takes some 30 MB; no build is slow for reading more.
    private const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>The kept verdict where it holds at <paramref name="instant"/> (UTC) and everything it rests on is as it was; else null.</summary>
    public StoredVerdict? Find(DateTime instant, Repository repository) =>
        Read() is { } verdict && verdict.HoldsAt(instant) && repository.StillHolds(verdict.Observations) ? verdict : null;

    /// <summary>Keeps a verdict, in place of whatever was kept.</summary>
    public void Keep(StoredVerdict verdict)
    {
        var content = verdict.Encode(key);
        try
        {
            AtomicFile.Write(file, [.. content, .. Digest.Sha256(content)]);
        }
        catch (Exception)
        {
            // A full disk or a read-only folder: the next build checks again. And .NET has exceptions for it of other kinds than for reading: a file
            // that may not grow is an argument out of range.
        }
    }

    private StoredVerdict? Read()
    {
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > MaximumBytes)
                return null;
            var bytes = File.ReadAllBytes(file);
            if (bytes.Length < DigestLength)
                return null;
            var contentEnd = bytes.Length - DigestLength;
            var content = Octets.Copy(bytes, 0, contentEnd);
            return Octets.Copy(bytes, contentEnd, bytes.Length).SameAs(Digest.Sha256(content)) ? StoredVerdict.Decode(content, key) : null;
        }
        catch (Exception exception) when (Repository.IsOfFileSystem(exception))
        {
            return null;
        }
    }
}
