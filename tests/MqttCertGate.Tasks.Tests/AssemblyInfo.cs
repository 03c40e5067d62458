using MqttCertGate.Tasks.Tests;

// Each test that builds starts processes of its own; more at once would only wait for each other.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]
[assembly: AssemblyFixture(typeof(PackedGate))]
