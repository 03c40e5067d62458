using System.Runtime;
using System.Runtime.InteropServices;
using MqttCertGate;
using MqttCertGate.Tool;

// 128 + SIGINT, as a shell reports it; on Windows too.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Environment.Exit(130));
// Machine code is loaded as it is.
if (JitInfo.GetCompiledMethodCount() > 0 && Environment.ProcessorCount > 1 && args is ["check", ..])
    HeadStart.Begin(() => AppContext.BaseDirectory);
return CommandLine.Run(args);
