using ComplianceDesk.Web;

await using var app = DeskHost.Build(args);
await DeskHost.PrepareAsync(app);
await app.RunAsync();
