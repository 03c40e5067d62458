using Microsoft.Build.Evaluation;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;
using Microsoft.Build.Logging;

// The oldest MSBuild that the task promises to load in, as a library: no SDK has it any more. Builds the project given; with a property `name=a;b`
// after it, builds until it is killed, once for each value in turn.
using var projects = new ProjectCollection();
var manager = BuildManager.DefaultBuildManager;
var property = args.Length > 1 ? args[1].Split('=') : [];
var values = property.Length > 1 ? property[1].Split(';') : [];
var count = 0;
bool succeeded;
do
{
    var globals = new Dictionary<string, string?>();
    if (values.Length > 0)
        globals[property[0]] = values[count++ % values.Length];
    var parameters = new BuildParameters(projects)
    {
        EnableNodeReuse = false,
        Loggers = [new ConsoleLogger(values.Length > 0 ? LoggerVerbosity.Quiet : LoggerVerbosity.Normal)],
    };
    succeeded = manager.Build(parameters, new BuildRequestData(args[0], globals, null, ["Build"], null)).OverallResult == BuildResultCode.Success;
}
while (values.Length > 0);

return succeeded ? 0 : 1;
