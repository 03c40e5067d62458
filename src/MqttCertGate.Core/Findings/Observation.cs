namespace MqttCertGate.Findings;

/// <summary>What can be asked of a file system.</summary>
internal enum Question : byte
{
    /// <summary>The bytes of a file.</summary>
    Content,
    /// <summary>What a path leads to.</summary>
    Kind,
    /// <summary>Whether a folder holds a name, spelled as it is.</summary>
    HasName,
    /// <summary>The files of a folder.</summary>
    Files,
    /// <summary>Which name of a folder another may be a slip for.</summary>
    NearName,
    /// <summary>Where a symbolic link leads.</summary>
    Link,
    /// <summary>The files a glob matches.</summary>
    Matches,
}

/// <summary>
/// A question that was put to the file system, and a text that stands for its answer: where every question has the answer it had, a verdict
/// that rests on them is what it was.
/// </summary>
/// <param name="Path">Absolute.</param>
/// <param name="Subject">What the question is about beside the path, such as a name or a glob; empty for nothing.</param>
/// <param name="Answer">A digest or a few words, never content; the name of the exception where there was no answer.</param>
internal sealed record Observation(Question Question, string Path, string Subject, string Answer);
