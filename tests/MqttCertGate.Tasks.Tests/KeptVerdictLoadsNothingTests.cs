using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MqttCertGate.Tasks.Tests;

/// <summary>Loading and compiling the libraries is most of what a check costs in a fresh process; a build that changes nothing needs none of them.</summary>
public sealed class KeptVerdictLoadsNothingTests : IDisposable
{
    private static readonly string[] Libraries = ["BouncyCastle.Cryptography", "YamlDotNet"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_build_that_takes_over_a_verdict_loads_no_library()
    {
        Certificates.WriteExpiring(folder);

        var first = ExecuteInItsOwnContext();
        var second = ExecuteInItsOwnContext();

        Assert.Equal(Libraries, first.Loaded.Intersect(Libraries).Order());
        Assert.Empty(second.Loaded.Intersect(Libraries));
        Assert.Equal(first.Warning, second.Warning);
        Assert.Equal(Environment.ProcessorCount > 1, first.HasHeadStart);
        Assert.False(second.HasHeadStart);
    }

    private (IReadOnlyList<string> Loaded, string? Warning, bool HasHeadStart) ExecuteInItsOwnContext()
    {
        var context = new TaskContext();
        var type = context.LoadFromAssemblyPath(typeof(CheckMqttCertificates).Assembly.Location).GetType(typeof(CheckMqttCertificates).FullName!)!;
        var engine = new FakeBuildEngine();
        var task = (ITask)Activator.CreateInstance(type)!;
        task.BuildEngine = engine;
        Set(nameof(CheckMqttCertificates.ProjectFile), folder["App.csproj"]);
        Set(nameof(CheckMqttCertificates.At), Certificates.At);
        Set(nameof(CheckMqttCertificates.CacheFile), new TaskItem("obj/mqttcertgate/verdict"));
        Assert.True(task.Execute(), string.Join('\n', engine.Errors.Select(error => error.Message)));
        return ([.. context.Assemblies.Select(assembly => assembly.GetName().Name!)], Assert.Single(engine.Warnings).Message, HasHeadStart());

        bool HasHeadStart() => type.GetField("hasHeadStart", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null) is 1;
        void Set(string property, object value) => type.GetProperty(property)!.SetValue(task, value);
    }

    /// <summary>As MSBuild loads a task: what stands beside it from there, and MSBuild itself from the host.</summary>
    private sealed class TaskContext() : AssemblyLoadContext("task")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var beside = Path.Combine(Path.GetDirectoryName(typeof(CheckMqttCertificates).Assembly.Location)!, $"{assemblyName.Name}.dll");
            return assemblyName.Name!.StartsWith("Microsoft.", StringComparison.Ordinal) || !File.Exists(beside) ? null : LoadFromAssemblyPath(beside);
        }
    }
}
