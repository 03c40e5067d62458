using System.Globalization;
using BenchmarkDotNet.Running;
using MqttCertGate.Bench;

switch (args)
{
    case ["workload", var folder, var count]:
        Workload.Write(folder, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["race", .. var counts]:
        Race.Run([.. counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture))]);
        return 0;
    case ["stages", .. var options]:
        BenchmarkSwitcher.FromTypes([typeof(FileStages), typeof(RunStages)]).Run(options.Length > 0 ? options : ["--filter", "*"]);
        return 0;
    default:
        Console.Error.WriteLine("See eng/bench/README.md.");
        return 2;
}
