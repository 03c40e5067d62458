using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Rules;

internal static class TextNotPlain
{
    private static readonly Grade ByteOrderMark = new("byte order mark", Level.Warning);

    private static readonly Grade CarriageReturn = new("carriage returns", Level.Note);

    public static readonly Rule<Artifact> Rule = new(
        new("MCG1013", "file.text-encoding", nameof(TextNotPlain))
        {
            Title = "A PEM file is not plain text with line feeds",
            DefaultLevel = Level.Error,
            Source = Rfc.Must(7468, "3"),
            Class = FindingClass.Configuration,
            Grades = [ByteOrderMark, CarriageReturn],
            Help = """
                OpenSSL, and with it most brokers, reads no UTF-16 and no NUL bytes; .NET reads both, so such a file works on a desk and fails on a broker.
                A byte order mark or carriage returns trouble small loaders only. Mend it with 'dos2unix' or 'iconv', and keep it so with a line
                '*.pem text eol=lf' in '.gitattributes'.
                """,
        },
        Check);

    private static void Check(Artifact artifact, RuleContext context)
    {
        FileDefects.Report(artifact, FileDefectKind.TextEncoding, context);
        FileDefects.Report(artifact, FileDefectKind.ByteOrderMark, context, ByteOrderMark);
        FileDefects.Report(artifact, FileDefectKind.CarriageReturn, context, CarriageReturn);
    }
}
