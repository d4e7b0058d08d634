using ComplianceDesk.Benchmarks;

return args switch
{
    ["import", .. var rest] => await ImportBenchmark.RunAsync(rest),
    ["judge", .. var rest] => await JudgeBenchmark.RunAsync(rest),
    ["day", .. var rest] => await DayBenchmark.RunAsync(rest),
    ["matching", .. var rest] => await MatchingBenchmark.RunAsync(rest),
    ["pdf", .. var rest] => await PdfBenchmark.RunAsync(rest),
    ["export", .. var rest] => await ExportBenchmark.RunAsync(rest),
    ["quality", .. var rest] => await QualityBenchmark.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- import [--rows N] [--pairs N] [--uniform]
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- judge [--accesses N...] [--runs N] [--keep FOLDER]
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- day FOLDER...
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- matching [--records N] [--no-ssn]
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- pdf [--rows N] [--runs N]
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- export [--rows N]
        dotnet run -c Release --project tests/ComplianceDesk.Benchmarks -- quality [--patients N] [--runs N] [--keep FOLDER]
        """);
    return 2;
}
