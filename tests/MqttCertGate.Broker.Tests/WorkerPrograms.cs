namespace MqttCertGate.Tests;

/// <summary>The programs in Programs/, built or installed below artifacts/ before their first start.</summary>
internal static class WorkerPrograms
{
    private static readonly string Sources = Path.Combine(RepositoryPaths.Root, "tests", "MqttCertGate.Broker.Tests", "Programs");
    private static readonly string Built = Path.Combine(RepositoryPaths.Root, "artifacts", "broker-programs");

    public static Task<Worker> Python() => Worker.Start(DebianTool.Find("python3"), Path.Combine(Sources, "client.py"));

    public static async Task<Worker> Go()
    {
        var compiler = DebianTool.Find("go", "golang-go");
        var program = Path.Combine(Built, "client");
        await Run(Sources, "env", "GO111MODULE=off", "GOTOOLCHAIN=local", $"GOCACHE={Path.Combine(Built, "go")}", compiler, "build", "-o", program, "client.go");
        return await Worker.Start(program);
    }

    /// <summary>Node.js with a script of that folder and the packages of its lock file.</summary>
    public static async Task<Worker> Node(string script)
    {
        var node = DebianTool.Find("node", "nodejs");
        await InstallPackages();
        File.Copy(Path.Combine(Sources, script), Path.Combine(Built, script), overwrite: true);
        return await Worker.Start(node, Path.Combine(Built, script));
    }

    private static async Task InstallPackages()
    {
        var npm = DebianTool.Find("npm");
        var (wanted, installed) = (Path.Combine(Sources, "package-lock.json"), Path.Combine(Built, "installed.json"));
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == await File.ReadAllTextAsync(wanted))
            return;
        Directory.CreateDirectory(Built);
        foreach (var name in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(Sources, name), Path.Combine(Built, name), overwrite: true);
        await Run(Built, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        File.Copy(wanted, installed, overwrite: true);
    }

    private static async Task Run(string folder, string program, params string[] arguments)
    {
        var (exitCode, output) = await DebianTool.RunIn(folder, program, arguments);
        Assert.True(exitCode == 0, output);
    }
}
