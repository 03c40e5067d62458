namespace Microsoft.Build.Framework;

/// <summary>
/// Tells multithreaded MSBuild that the task may run in its process. MSBuild looks for the full name only; its own attribute exists from 18.1
/// on, and mentioning that one would keep every older MSBuild from loading this assembly
/// (https://learn.microsoft.com/visualstudio/msbuild/update-task-multithreaded).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
