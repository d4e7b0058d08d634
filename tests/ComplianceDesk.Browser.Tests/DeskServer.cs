using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ComplianceDesk.Browser.Tests;

/// <summary>The real host as a process of its own on a free loopback port, with a data directory of its own.</summary>
public sealed partial class DeskServer : IAsyncDisposable
{
    /// <summary>Password of the demo accounts in tests.</summary>
    public const string Password = "correct-horse-battery";

    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DeskServer(string dataDirectory, IEnumerable<string> arguments)
    {
        DataDirectory = dataDirectory;
        var dll = Path.Combine(AppContext.BaseDirectory, "ComplianceDesk.Web.dll");
        var root = Web.DataDirectory.RepositoryRoot(AppContext.BaseDirectory)!;
        var start = new ProcessStartInfo("dotnet", [
            dll, "--contentRoot", Path.Combine(root, "src", "ComplianceDesk.Web"),
            "--urls=http://127.0.0.1:0", $"--Desk:DataDirectory={dataDirectory}", $"--Demo:Password={Password}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDirectory,
        };
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The host ended:\n" + Output));
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    public string DataDirectory { get; }

    /// <summary>All it has written to the console.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    /// <summary>Starts the host and waits until it listens.</summary>
    public static async Task<DeskServer> StartAsync(string dataDirectory, params string[] arguments)
    {
        var server = new DeskServer(dataDirectory, arguments);
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        try
        {
            server.Address = await server.address.Task.WaitAsync(TimeSpan.FromMinutes(10));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process, as a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (output)
        {
            output.Add(line);
        }
        if (Listening().Match(line) is { Success: true } match)
        {
            address.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();
}
