namespace MqttCertGate.Tests.Matrix;

/// <summary>What the gate passes connects, and what it refuses fails: on real brokers, with real clients.</summary>
public sealed class MatrixTests(MatrixFixture fixture) : IClassFixture<MatrixFixture>
{
    [Fact]
    public async Task A_set_without_errors_connects_in_every_cell_its_overlays_cover()
    {
        var rows = (await fixture.Result).Rows;

        Assert.Empty(rows.Where(row => !row.Errors.Any()).SelectMany(row => row.Cells
            .Where(cell => cell.IsCovered && cell.Outcome != Outcome.Connected && Agreement.ExceptionFor(row, cell) is null)
            .Select(cell => $"{row.Set.Name}: {cell.Client.Name} over {cell.Client.Transport} to {cell.Broker}: {cell.Outcome}, {cell.Why}")));
    }

    [Fact]
    public async Task A_set_with_an_error_fails_in_a_cell_or_breaks_a_rule_that_is_about_compliance()
    {
        var rows = (await fixture.Result).Rows;

        Assert.Empty(rows
            .Where(row => Agreement.StopsNobody(row) && !row.Errors.All(Agreement.IsAboutCompliance))
            .Select(row => $"{row.Set.Name}: {string.Join(", ", row.Errors.Select(rule => rule.Id))}"));
    }

    [Fact]
    public async Task Every_exception_and_every_rule_about_compliance_is_needed()
    {
        var rows = (await fixture.Result).Rows;

        Assert.All(Agreement.Exceptions, exception => Assert.Contains(rows, row => !row.Errors.Any() && row.Cells.Any(cell =>
            cell is { IsCovered: true, Outcome: not Outcome.Connected } && Agreement.ExceptionFor(row, cell) == exception)));
        Assert.Equal(
            Agreement.Compliance.Keys.Order(),
            rows.Where(row => Agreement.StopsNobody(row)).SelectMany(row => row.Errors).Select(rule => rule.Id).Distinct().Order());
    }

    [Fact]
    public async Task Each_broker_and_client_was_reached_and_each_connects_and_fails()
    {
        var (run, rows) = await fixture.Result;
        var cells = rows.SelectMany(row => row.Cells).ToList();

        Assert.True(rows.Count >= 60);
        Assert.All(
            from broker in run.Brokers from client in run.Clients select (broker, client),
            pair => Assert.Equal(
                [true, false],
                cells.Where(cell => cell.Broker == pair.broker.Name && cell.Client == pair.client).Select(cell => cell.Outcome == Outcome.Connected).Distinct().OrderDescending()));
    }

    /// <summary>The outcomes are those that are published; versions differ between machines, and are rewritten with them.</summary>
    [Fact]
    public async Task The_tables_say_what_happened()
    {
        var (run, rows) = await fixture.Result;
        var path = Path.Combine(RepositoryPaths.Root, "tests", "MqttCertGate.Broker.Tests", "README.md");

        Golden.Verify(path, MatrixReport.Print(run, rows, Golden.Accepts || !File.Exists(path) ? null : await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
        Assert.Contains(MatrixReport.Summary(rows), await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "README.md"), TestContext.Current.CancellationToken));
    }
}

/// <summary>One run for all tests of the class.</summary>
public sealed class MatrixFixture
{
    private readonly Lazy<Task<(MatrixRun Run, IReadOnlyList<MatrixRow> Rows)>> result = new(async () =>
    {
        await using var run = await MatrixRun.Start();
        return (run, await run.Try(ArtifactSet.All));
    });

    internal Task<(MatrixRun Run, IReadOnlyList<MatrixRow> Rows)> Result => result.Value;
}
