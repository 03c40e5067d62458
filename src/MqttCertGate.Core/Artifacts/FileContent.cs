namespace MqttCertGate.Artifacts;

/// <summary>What a path leads to.</summary>
internal enum PlaceKind
{
    Nothing,
    File,
    Folder,
}

/// <summary>What a file holds.</summary>
/// <param name="State">Whether it was read.</param>
/// <param name="Bytes">Empty for a file that was not read.</param>
/// <param name="Length">Bytes the file has.</param>
internal sealed record FileContent(FileState State, byte[] Bytes, long Length)
{
    /// <summary>SHA-256 of the bytes, computed for who asks; null for a file that was not read.</summary>
    public Sha256? Sha256 => State == FileState.Read ? MqttCertGate.Sha256.Of(Bytes) : null;
}

/// <summary>Whether a file was read.</summary>
internal enum FileState
{
    /// <summary>It was, whole.</summary>
    Read,
    /// <summary>It has no byte, or is a pipe or device, which has no length; opening one may wait for ever.</summary>
    Empty,
    /// <summary>It has more than <see cref="Repository.MaximumBytes"/>.</summary>
    Oversize,
    /// <summary>It changed while it was being read.</summary>
    Changed,
}
