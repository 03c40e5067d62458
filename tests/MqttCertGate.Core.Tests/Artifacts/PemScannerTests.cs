using System.Text;
using MqttCertGate.Artifacts;
using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Artifacts;

public sealed class PemScannerTests
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    /// <summary>What follows whatever is wrong: no defect may cost it.</summary>
    private const string Later = $"{Begin}\nTEFURVI=\n{End}\n";

    [Fact]
    public void Keeps_blocks_in_order_with_their_places()
    {
        var text = Scan($"subject=CN = broker\n{Begin}\nQUJD\nREVG\n{End}\n\n# the issuer\n-----BEGIN X509 CRL-----\nR0hJSg==\n-----END X509 CRL-----\n");

        Assert.Empty(text.Defects);
        Assert.Equal(["CERTIFICATE ABCDEF 3:1-5 2..5", "X509 CRL GHIJ 9:1-9 8..10"], text.Blocks.Select(Line));
        Assert.All(text.Blocks, block => Assert.Equal("/repo/server.pem", block.Location.Path));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" \t\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Reads_lines_whatever_they_end_with(string lineEnd)
    {
        var text = Scan($"{Begin}\nQUJD\nRA==\n{End}\n{Later}".ReplaceLineEndings(lineEnd));

        Assert.Equal(["CERTIFICATE ABCD 2:1-5 1..4", "CERTIFICATE LATER 6:1-9 5..7"], text.Blocks.Select(Line));
        Assert.DoesNotContain(text.Defects, defect => defect.Kind != FileDefectKind.CarriageReturn);
    }

    [Fact]
    public void The_last_line_needs_no_line_end() =>
        Assert.Equal(["CERTIFICATE LATER 2:1-9 1..3"], Scan(Later.TrimEnd()).Blocks.Select(Line));

    [Theory]
    [InlineData($"{Begin}\nQUJD\n{End}-----BEGIN CERTIFICATE-----\nREVG\n{End}\n", "BoundaryMalformed 3:1-53", "ABC DEF LATER")]
    [InlineData($"{Begin}\nQUJD\n{End}{Begin}\nREVG\n{End}{Begin}\nR0hJ\n{End}\n", "BoundaryMalformed 3:1-53, BoundaryMalformed 5:1-53", "ABC DEF GHI LATER")]
    [InlineData("----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-27", "ABC LATER")]
    [InlineData("-----BEGIN CERTIFICATE------\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-29", "ABC LATER")]
    [InlineData("-----BEGIN CERTIFICATE\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-23", "ABC LATER")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQUJD\n----END CERTIFICATE----\n", "BoundaryMalformed 3:1-24", "ABC LATER")]
    [InlineData("-----begin certificate-----\nQUJD\n-----end certificate-----\n", "BoundaryMalformed 1:1-28, BoundaryMalformed 3:1-26", "ABC LATER")]
    [InlineData("-----BEGIN certificate-----\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-28", "ABC LATER")]
    [InlineData("-----BEGIN  CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-29", "ABC LATER")]
    [InlineData("----- BEGIN CERTIFICATE -----\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-30", "ABC LATER")]
    [InlineData("  -----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-30", "ABC LATER")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQUJD\n\t-----END CERTIFICATE-----\n", "BoundaryMalformed 3:1-27", "ABC LATER")]
    [InlineData("server: -----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-36", "ABC LATER")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE----- done\n", "BoundaryMalformed 3:1-31", "ABC LATER")]
    [InlineData("-----BEGIN CERTIFICATE-----QUJD\nREVG\n-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-32", "- LATER")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQUJD\nREVG-----END CERTIFICATE-----\n", "BoundaryMalformed 3:1-30", "- LATER")]
    [InlineData("-----BEGIN CERTIFICATE-----QUJD-----END CERTIFICATE-----\n", "BoundaryMalformed 1:1-57", "- LATER")]
    [InlineData("-----BEGIN CERTIFICATE----------END CERTIFICATE-----\n", "BoundaryMalformed 1:1-53", "- LATER")]
    public void A_malformed_boundary_is_one_defect_of_its_line(string text, string defects, string contents) => Check(text, defects, contents);

    [Theory]
    [InlineData($"{Begin}\nQUJD\n-----END TRUSTED CERTIFICATE-----\n", "LabelMismatch 3:1-34", "ABC LATER")]
    [InlineData($"{Begin}\nQUJD\nREVG\n", "LabelMismatch 1:1-28", "ABCDEF LATER")]
    [InlineData($"{Begin}\nQUJ\n", "LabelMismatch 1:1-28", "- LATER")]
    [InlineData($"{Begin}\n{Begin}\nQUJD\n{End}\n", "LabelMismatch 1:1-28", "- ABC LATER")]
    [InlineData($"QUJD\n{End}\n", "LabelMismatch 2:1-26", "LATER")]
    [InlineData($"{Begin}\nQUJD\n{End}\n{End}\n", "LabelMismatch 4:1-26", "ABC LATER")]
    public void A_block_that_does_not_end_as_it_began_costs_no_later_one(string text, string defects, string contents) =>
        Check(text, defects, contents);

    [Theory]
    [InlineData($"{Begin}\nQUJD\n", "ABC 2:1-5 1..2")]
    [InlineData($"{Begin}\nQUJ", "- 2:1-4 1..2")]
    [InlineData(Begin, "- 1:1-28 1..1")]
    public void A_cut_file_ends_in_an_unterminated_block(string cut, string last)
    {
        var text = Scan(cut);

        Assert.Equal(["LabelMismatch 1:1-28"], text.Defects.Select(Line));
        Assert.Equal([$"CERTIFICATE {last}"], text.Blocks.Select(Line));
        Assert.Equal("The block 'CERTIFICATE' has no END boundary before the end of the file.", text.Defects[0].Message);
    }

    [Theory]
    [InlineData("QU!D\n", "2:3-4")]
    [InlineData("QUJD\nRE-G\n", "3:3-4")]
    [InlineData("QUJD\nRE_G\n", "3:3-4")]
    [InlineData("QU\u00fcD\n", "2:3-4")]
    [InlineData("QU JD\n", "2:3-4")]
    [InlineData("QU    JD\n", "2:3-4")]
    [InlineData("QUJD    REVG\n", "2:5-6")]
    [InlineData("QUJDREVG\nQUJD!EVG\n", "3:5-6")]
    [InlineData("QUJD\n====\n", "3:4-5")]
    [InlineData(" QUJD\n", "2:1-2")]
    [InlineData("\nQUJD\n", "2:1-1")]
    [InlineData("QUJD\n\nREVG\n", "3:1-1")]
    [InlineData("QUJD\n  \nREVG\n", "3:1-1")]
    [InlineData("", "2:1-1")]
    [InlineData("QUI\n", "2:3-4")]
    [InlineData("QUI==\n", "2:5-6")]
    [InlineData("Q===\n", "2:4-5")]
    [InlineData("QUJD=\n", "2:5-6")]
    [InlineData("QUJD====\n", "2:8-9")]
    [InlineData("QUJD=REVG\n", "2:6-7")]
    [InlineData("QQ==QQ==\n", "2:5-6")]
    [InlineData("QUI=\nQUJD\n", "3:1-2")]
    [InlineData("QUJ=\n", "2:4-5")]
    [InlineData("QR==\n", "2:4-5")]
    [InlineData("Proc-Type: 4,ENCRYPTED\n\nQUJD\n", "2:5-6")]
    public void What_is_not_canonical_base64_is_one_defect_where_it_stands(string base64, string place) =>
        Check($"{Begin}\n{base64}{End}\n", $"Base64Invalid {place}", "- LATER");

    [Theory]
    [InlineData("QQ==\n", "A")]
    [InlineData("QUI=\n", "AB")]
    [InlineData("Q\nU\nJ\nD\n", "ABC")]
    [InlineData("QU\nJDRE\nVG\n", "ABCDEF")]
    [InlineData("QUJD  \nREVG\t\n", "ABCDEF")]
    public void Lines_may_have_any_length_and_white_space_at_their_end(string base64, string content) =>
        Check($"{Begin}\n{base64}{End}\n", "", $"{content} LATER");

    [Theory]
    [InlineData("RSA PRIVATE KEY", "AES-256-CBC,00", "ABC")]
    [InlineData("PRIVATE KEY", "AES-256-CBC,00", "ABC")]
    [InlineData("PRIVATE KEY", "AES-256-CBC", "-")]
    [InlineData("PRIVATE KEY", "AES-256-CBC,0", "-")]
    [InlineData("PRIVATE KEY", "AES-256-CBC,0x", "-")]
    public void The_header_fields_of_an_encrypted_key_are_no_defect(string label, string info, string content) => Check(
        $"-----BEGIN {label}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: {info}\n\nQUJD\n-----END {label}-----\n", "", $"{content} LATER");

    [Theory]
    [InlineData("-- the end of the chain --\n")]
    [InlineData("--- BEGIN of a note ---\n")]
    [InlineData("-----\n")]
    [InlineData("----- issuer -----\n")]
    [InlineData("0 s:CN = broker\n   i:CN = Issuing CA\n---\n")]
    [InlineData("Certificate:\n    Data:\n        Version: 3 (0x2)\n")]
    public void Text_between_blocks_is_text(string text) => Check(text, "", "LATER");

    [Fact]
    public void A_byte_order_mark_is_in_no_column()
    {
        var text = Scan("\ufeff" + Later);

        Assert.Equal(["ByteOrderMark 1:1-1"], text.Defects.Select(Line));
        Assert.Equal(["CERTIFICATE LATER 2:1-9 1..3"], text.Blocks.Select(Line));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Carriage_returns_are_one_defect_where_the_first_stands(string lineEnd) =>
        Assert.Equal(["CarriageReturn 2:12-12"], Scan($"# chain\n# of broker{lineEnd}{Later.ReplaceLineEndings(lineEnd)}").Defects.Select(Line));

    [Fact]
    public void Nul_bytes_are_a_defect_where_the_first_stands() => Check("ab\0\0c\n", "TextEncoding 1:3-4", "LATER");

    [Fact]
    public void Columns_count_UTF_16_code_units() =>
        Check($"\u00e9\ud83d\ude00 {Begin}\nQUJD\n{End}\n", "BoundaryMalformed 1:1-32", "ABC LATER");

    [Fact]
    public void Defects_come_in_order_of_place() => Check(
        $"-----BEGIN CERTIFICATE----\nQU!D\r\n{End}\nx\0\n", "BoundaryMalformed 1:1-27, Base64Invalid 2:3-4, CarriageReturn 2:5-5, TextEncoding 4:2-3", "- LATER");

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE------\n", "The boundary 'BEGIN CERTIFICATE' has 5 dashes before it and 6 after it; 5 are required on each side.")]
    [InlineData("-----BEGIN CERT-----\n-----END CERTIFICATE-----\n", "The block of line 1 begins as 'CERT' and ends as 'CERTIFICATE'; both labels must be the same.")]
    [InlineData("-----END CERTIFICATE-----\n", "'END CERTIFICATE' ends a block that nothing began; its BEGIN boundary is missing.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQU!D\n-----END CERTIFICATE-----\n", "The character '!' stands in the block; nothing but base64 may stand between a block's boundaries.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nQUJ\n-----END CERTIFICATE-----\n", "The block's base64 ends after 3 characters and 0 of padding; together they must be a multiple of four, so part of it is missing or too much.")]
    public void The_message_says_what_is_wrong(string text, string message) =>
        Assert.Contains(message, Scan(text).Defects.Select(defect => defect.Message));

    [Theory]
    [InlineData("-----BEGlN CERTIFICATE-----", true)]
    [InlineData("-----ENc CERTIFICATE-----", true)]
    [InlineData("---- PRIVATE KEY ----", true)]
    [InlineData("--- CERTIFICATE ---", false)]
    [InlineData("-----CERTIFICATES of plant 3-----", false)]
    [InlineData("-----CERTIFICATE", false)]
    public void A_line_that_was_a_boundary_once_is_no_prose(string line, bool isMangled) => Assert.Equal(
        isMangled ? [$"BoundaryMalformed 1:1-{line.Length + 1}"] : [], Scan($"{line}\n{Later}").Defects.Select(Line));

    [Theory]
    [InlineData("-")]
    [InlineData("-BEGIN")]
    [InlineData("- ")]
    [InlineData("\n")]
    public void A_hostile_file_is_read_to_its_end(string repeated)
    {
        const int size = 1024 * 1024;

        var text = Scan(string.Concat(Enumerable.Repeat(repeated, size / repeated.Length)) + "\n" + Later);

        Assert.Equal("LATER", Content(text.Blocks[^1]));
    }

    private static void Check(string text, string defects, string contents)
    {
        var scanned = Scan(text + Later);

        Assert.Equal(defects, string.Join(", ", scanned.Defects.Select(Line)));
        Assert.Equal(contents, string.Join(' ', scanned.Blocks.Select(Content)));
    }

    private static PemText Scan(string text) => PemScanner.Scan("/repo/server.pem", Encoding.UTF8.GetBytes(text));

    private static string Line(PemBlock block) => $"{block.Label} {Content(block)} {Line(block.Location)} {block.BeginLine}..{block.EndLine}";

    private static string Line(FileDefect defect) => $"{defect.Kind} {Line(defect.Location)}";

    private static string Line(SourceLocation place) => $"{place.Line}:{place.Column}-{place.EndColumn}";

    private static string Content(PemBlock block) => block.Content is null ? "-" : Encoding.ASCII.GetString(block.Content);
}
