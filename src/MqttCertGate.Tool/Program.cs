using System.Runtime.InteropServices;
using MqttCertGate.Tool;

// 128 + SIGINT, as a shell reports it; on Windows too.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
return CommandLine.Run(args);
