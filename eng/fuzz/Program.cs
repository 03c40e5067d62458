using System.Diagnostics;
using System.Globalization;
using MqttCertGate.Fuzz;

var minutes = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;

var folder = Directory.CreateTempSubdirectory("mqttcertgate-fuzz-");
var failures = Path.GetFullPath("fuzz-failures");
var targets = new Targets(folder.FullName).All;
var fuzzer = new Fuzzer(seed);
var (clock, failed) = (Stopwatch.StartNew(), 0);
while (clock.Elapsed.TotalMinutes < minutes)
{
    foreach (var target in targets)
    {
        for (var turn = Stopwatch.StartNew(); turn.Elapsed.TotalSeconds < target.Weight;)
        {
            foreach (var failure in fuzzer.Run(target, 1))
            {
                failed++;
                Save(failure);
            }
        }
    }
}

folder.Delete(recursive: true);
foreach (var (target, count) in fuzzer.Tried)
{
    var (time, index) = fuzzer.Slowest.GetValueOrDefault(target);
    Console.WriteLine(FormattableString.Invariant($"{count,12} inputs: {target}; the slowest was {index}, in {time.TotalMilliseconds:F0} ms"));
}

Console.WriteLine(FormattableString.Invariant($"{fuzzer.Tried.Values.Sum(),12} inputs in {clock.Elapsed.TotalMinutes:F1} minutes with seed {seed}, {failed} failed"));
return failed == 0 ? 0 : 1;

void Save(FuzzFailure failure)
{
    var place = Path.Combine(failures, $"{failure.Target}-{failure.Index}");
    Directory.CreateDirectory(place);
    foreach (var (name, bytes) in failure.Files)
        File.WriteAllBytes(Path.Combine(place, name), bytes);
    Console.WriteLine($"FAILED {place}\n{failure.Fault}\n");
}
