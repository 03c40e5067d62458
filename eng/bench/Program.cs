using System.Globalization;
using MqttCertGate.Bench;

switch (args)
{
    case ["workload", var folder, var count]:
        Workload.Write(folder, int.Parse(count, CultureInfo.InvariantCulture));
        return 0;
    case ["race", .. var counts]:
        Race.Run([.. counts.Select(count => int.Parse(count, CultureInfo.InvariantCulture))]);
        return 0;
    default:
        Console.Error.WriteLine("See eng/bench/README.md.");
        return 2;
}
