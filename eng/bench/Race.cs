using System.Diagnostics;
using System.Globalization;

namespace MqttCertGate.Bench;

/// <summary>
/// The tool, as Native AOT and as a framework-dependent program with machine code beside and without, against OpenSSL over the same files. Machines
/// are shared and drift, so the contenders take turns, and only the ratios of one run mean anything.
/// </summary>
internal static class Race
{
    private const int Rounds = 5;

    // What the kernel takes as arguments is 2 MiB by default, of which a file's name and the pointer to it need 26 bytes.
    private const int MostArguments = 50_000;

    public static void Run(IReadOnlyList<int> counts)
    {
        var folder = Directory.CreateTempSubdirectory("mqttcertgate-bench-").FullName;
        try
        {
            string[] forLinux = ["-p:RidSpecificTool=true", "-r", "linux-x64"];
            (string Name, string Tool)[] contenders =
            [
                ("mqttcertgate, Native AOT", Publish(Path.Combine(folder, "native"), forLinux)),
                // As for the platforms that have a package of their own.
                ("mqttcertgate, framework-dependent", Publish(
                    Path.Combine(folder, "ready-to-run"), [.. forLinux, "-p:PublishAot=false", "-p:PublishReadyToRun=true", "-p:UseAppHost=true"])),
                ("mqttcertgate, portable", Publish(Path.Combine(folder, "portable"))),
            ];
            Console.WriteLine("| chain files | contender | median ms | ratio | peak MB |");
            Console.WriteLine("|---:|---|---:|---:|---:|");
            foreach (var count in counts)
                Run(Path.Combine(folder, $"{count}"), count, contenders);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Run(string folder, int count, IEnumerable<(string Name, string Tool)> tools)
    {
        Workload.Write(folder, count);
        var files = Directory.GetFiles(Path.Combine(folder, "devices")).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal).ToList();
        string[] check = ["check", Workload.Manifest, "--at", Workload.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "--quiet"];
        List<Contender> contenders = [.. tools.Select(tool => new Contender(tool.Name, [[tool.Tool, .. check]]))];
        string[] verify = ["openssl", "verify", "-CAfile", Workload.Roots, "-untrusted", Workload.Intermediates, .. files];
        if (count == 1)
            contenders.Insert(0, new Contender("openssl verify, openssl x509 -text", [verify, ["openssl", "x509", "-noout", "-text", "-in", files[0]]]));
        else if (count <= MostArguments)
            contenders.Insert(0, new Contender("openssl verify", [verify]));

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var contender in contenders)
                contender.Run(folder);
        }

        foreach (var contender in contenders)
            Console.WriteLine(FormattableString.Invariant(
                $"| {count:N0} | {contender.Name} | {contender.Median:F0} | {contender.Median / contenders[0].Median:F2} | {contender.PeakBytes / 1e6:F0} |"));
    }

    private static string Publish(string folder, params string[] options)
    {
        var project = Path.Combine(RepositoryRoot, "src", "MqttCertGate.Tool");
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", project, "-c", "Release", "-o", folder, "-v", "quiet", $"-p:ArtifactsPath={folder}-artifacts", .. options]))!;
        process.WaitForExit();
        return process.ExitCode == 0 ? Path.Combine(folder, "mqttcertgate") : throw new InvalidOperationException("The tool cannot be published.");
    }

    private static string RepositoryRoot
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "MqttCertGate.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    /// <summary>Commands that are run one after the other, and timed together.</summary>
    private sealed class Contender(string name, IReadOnlyList<string[]> commands)
    {
        private readonly List<double> milliseconds = [];

        public string Name { get; } = name;

        public double Median => milliseconds.Order().ElementAt(milliseconds.Count / 2);

        /// <summary>The most memory that any of its processes held at a time.</summary>
        public long PeakBytes { get; private set; }

        public void Run(string folder)
        {
            var clock = Stopwatch.StartNew();
            foreach (var command in commands)
                Run(folder, command);
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }

        private void Run(string folder, string[] command)
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            })!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            // The kernel keeps the peak, so the last look sees it; what comes after that is missed.
            while (!process.WaitForExit(TimeSpan.FromMilliseconds(2)))
                PeakBytes = Math.Max(PeakBytes, PeakOf(process.Id));
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"'{string.Join(' ', command.Take(4))} …' ended with {process.ExitCode}.");
        }

        // proc(5), VmHWM: "peak resident set size", in kB.
        private static long PeakOf(int process)
        {
            try
            {
                var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                return line is null ? 0 : long.Parse(line[6..^2].Trim(), CultureInfo.InvariantCulture) * 1024;
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }
}
