using MqttCertGate.Findings;
using MqttCertGate.Subjects;
using MqttCertGate.X509;

namespace MqttCertGate.Rules;

internal static class RsaPrimeShared
{
    // A thousand keys of 2048 bits take about a second, and ten times as many about fifty.
    private static readonly Parameter<int> MaximumModuli =
        new("maximumModuli", 1000, $"Most RSA moduli of a run that are compared with one another; more take long, and more than {Deployment.MaximumModuli} are not.");

    private static readonly Grade NotCompared = new("not compared", Level.Warning);

    public static readonly Rule<Deployment> Rule = new(
        new("MCG2014", "rsa.shared-prime", nameof(RsaPrimeShared))
        {
            Title = "Two RSA keys have a prime in common",
            DefaultLevel = Level.Error,
            Source = Design.Must("no two keys share a prime"),
            AlsoIn = [BaselineRequirements.Must("6.1.1.3")],
            Class = FindingClass.Key,
            SecuritySeverity = 9.8,
            Cwe = 331,
            Parameters = [MaximumModuli],
            Grades = [NotCompared],
            Help = """
                Devices that make their keys before they have gathered randomness draw the same primes, and whoever compares two such certificates has
                both private keys.
                Replace the key of every device of that kind, made where there is enough randomness ('openssl genrsa -out device.key 2048' on a
                computer, or a current firmware), and have the old certificates revoked. The level that counts is the strictest of the run's manifests.
                """,
        },
        Check);

    private static void Check(Deployment deployment, RuleContext context)
    {
        var holders = deployment.Certificates.Where(holder => holder.Modulus is not null).ToArray();
        var maximum = Math.Min(context.Get(MaximumModuli), Deployment.MaximumModuli);
        if (holders.Length > maximum)
        {
            context.Report(new Violation(
                $"The run has {(deployment.HasMoreModuli ? $"more than {Deployment.MaximumModuli}" : holders.Length)} RSA keys, and whether two share a prime was not evaluated; at most {maximum} are compared ('maximumModuli').",
                deployment.Place) with
            {
                Grade = NotCompared,
            });
            return;
        }

        foreach (var (index, other) in RsaSharedPrimes.Find(Array.ConvertAll(holders, holder => holder.Modulus!)))
        {
            context.Report(holders[index].ViolationWith(
                holders[other],
                $"The RSA key of '{holders[index].Name}' has a prime in common with that of '{holders[other].Name}'; both private keys are known to whoever compares them, and new ones are required.",
                holders[index].Facts.SpkiSha256.ToString()));
        }
    }
}
