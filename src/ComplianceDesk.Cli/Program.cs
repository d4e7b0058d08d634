using ComplianceDesk.Cli;

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    // The verb ends by itself: what it has committed stays, the rest is as if it had not begun.
    e.Cancel = true;
    cancelled.Cancel();
};
Console.OutputEncoding = new System.Text.UTF8Encoding(false);
return await Shell.RunAsync(args, Terminal.Process(), cancelled.Token);
