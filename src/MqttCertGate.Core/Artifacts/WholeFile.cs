using System.Text;
using MqttCertGate.Findings;

namespace MqttCertGate.Artifacts;

/// <summary>What makes a whole file useless, whatever a certificate's encoding.</summary>
internal static class WholeFile
{
    // What git leaves where the content was not fetched: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
    private static readonly byte[] LfsPointer = Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/");

    // A pointer file, or a link checked out as text: https://git-annex.branchable.com/internals/pointer_file/
    private static readonly byte[] AnnexObject = Encoding.ASCII.GetBytes("/annex/objects/");

    // The same page: what is longer is no pointer file.
    private const int LongestAnnexPointer = 32 * 1024;

    /// <summary>What is wrong with all of it; null where its content is to be read.</summary>
    /// <param name="namedAt">The manifest node that names the file.</param>
    public static FileDefect? FaultOf(string path, byte[] bytes, SourceLocation namedAt)
    {
        if (IsBlank(bytes))
            return new(FileDefectKind.Empty, bytes.Length == 0 ? "The file is empty." : "The file holds nothing but white space.", namedAt);

        var start = SourceLocation.StartOf(path);
        if (StartsWith(bytes, LfsPointer))
        {
            return new(FileDefectKind.LfsPointer, "The file is a Git LFS pointer; the checkout does not hold the content it stands for.", start,
                "Fetch it with 'git lfs pull', or let the build's checkout do so.");
        }

        if (bytes.Length <= LongestAnnexPointer && FirstLineHolds(bytes, AnnexObject))
        {
            return new(FileDefectKind.LfsPointer, "The file is a git-annex pointer; the checkout does not hold the content it stands for.", start,
                "Fetch it with 'git annex get'.");
        }

        return IsUtf16(bytes)
            ? new(FileDefectKind.TextEncoding, "The text is encoded in UTF-16, which OpenSSL and most brokers do not read; PEM is ASCII.", start,
                "Save it as UTF-8 without a byte order mark: 'iconv -f UTF-16 -t UTF-8 FILE'.")
            : null;
    }

    private static bool IsBlank(byte[] bytes)
    {
        foreach (var octet in bytes)
        {
            if (octet is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }

    private static bool StartsWith(byte[] bytes, byte[] beginning) => bytes.Length >= beginning.Length && IsAt(bytes, 0, beginning);

    private static bool FirstLineHolds(byte[] bytes, byte[] part)
    {
        for (var index = 0; index + part.Length <= bytes.Length && bytes[index] != '\n'; index++)
        {
            if (IsAt(bytes, index, part))
                return true;
        }

        return false;
    }

    private static bool IsAt(byte[] bytes, int offset, byte[] part)
    {
        for (var index = 0; index < part.Length; index++)
        {
            if (bytes[offset + index] != part[index])
                return false;
        }

        return true;
    }

    /// <summary>By its byte order mark, or by two characters of which one half is zero.</summary>
    private static bool IsUtf16(byte[] bytes) => bytes.Length >= 4 && (bytes[0], bytes[1], bytes[2], bytes[3]) switch
    {
        (0xFF, 0xFE, _, _) or (0xFE, 0xFF, _, _) => true,
        ( > 0, 0, > 0, 0) or (0, > 0, 0, > 0) => true,
        _ => false,
    };
}
