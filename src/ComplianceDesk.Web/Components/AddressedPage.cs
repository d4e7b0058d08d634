using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceDesk.Web.Components;

/// <summary>A page whose whole state stands in its address: it reads again whenever the query string changes, so that Back, refresh and share work.</summary>
public abstract class AddressedPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private string path = "";
    private Task? reading;
    private CancellationTokenSource? newest;

    // Addresses that a choice here asked for and the browser has not answered yet, the latest last.
    private readonly List<string> asked = [];

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    private TableChoices? Choices { get; set; }

    /// <summary>Rows on a page, as the person likes it.</summary>
    protected int TableRows => (Choices?.Taste ?? new()).Rows;

    /// <summary>User name of the person who looks.</summary>
    protected string Who { get; private set; } = "";

    /// <summary>Ends what the page has begun, once it is left.</summary>
    protected CancellationToken Gone => gone.Token;

    /// <summary>
    /// The query string asked for last: a further choice goes on from it. The browser answers each choice only after a while, and until then the page's own state is an older one.
    /// </summary>
    protected string AskedQuery => new Uri(asked is [.., var last] ? last : Navigation.Uri).Query;

    /// <summary>The person who looks, with the roles.</summary>
    protected async Task<System.Security.Claims.ClaimsPrincipal> UserAsync() => (await Authentication).User;

    /// <summary>True when the person who looks satisfies the policy.</summary>
    protected async Task<bool> MayAsync(string policy) => (await Authorization.AuthorizeAsync((await Authentication).User, policy)).Succeeded;

    /// <summary>Asks for another address of this page.</summary>
    protected void Go(string href)
    {
        asked.Add(Navigation.ToAbsoluteUri(href).AbsoluteUri);
        Navigation.NavigateTo(href);
    }

    /// <summary>Reads what the address asks for.</summary>
    /// <param name="queryString">The query string with its question mark, or empty.</param>
    /// <param name="cancellationToken">Ends the reading once a newer address is asked for or the page is left.</param>
    protected abstract Task LoadAsync(string queryString, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Who = (await Authentication).User.Identity?.Name ?? "unknown";
        var address = new Uri(Navigation.Uri);
        path = address.AbsolutePath;
        Navigation.LocationChanged += ReadAgain;
        if (Choices is not null)
        {
            Choices.Changed += ReadAgain;
            await Choices.Ready;
        }
        if (!gone.IsCancellationRequested)
        {
            await ReadAsync(new Uri(Navigation.Uri).Query);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // The same page for something else: one finding's address after another's, as Back and Forward may do.
        var address = new Uri(Navigation.Uri);
        if (address.AbsolutePath != path)
        {
            path = address.AbsolutePath;
            await ReadAsync(address.Query);
        }
    }

    // The newest address wins: an older reading is broken off.
    private async Task ReadAsync(string query)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        var older = newest;
        newest = own;
        older?.Cancel();
        try
        {
            await (reading = ReadAfterAsync(reading, query, own.Token));
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested)
        {
            // A newer address was asked for, or the page was left.
        }
        finally
        {
            newest = newest == own ? null : newest;
        }

        // Whoever waits for the older one waits for the newer: a page that is half read is not drawn.
        while (reading is { IsCompleted: false } newer)
        {
            await newer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    // Only once the older one has ended: both write into one page, and the older might do so last.
    private async Task ReadAfterAsync(Task? before, string query, CancellationToken cancellationToken)
    {
        if (before is not null)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            // Addresses that wait already are heard first, since a query of the store lets none through: of several at once the last alone is read.
            await Task.Yield();
        }
        cancellationToken.ThrowIfCancellationRequested();
        await LoadAsync(query, cancellationToken);
    }

    private void ReadAgain(object? sender, LocationChangedEventArgs e)
    {
        // An address that no choice here asked for, as by Back or a link, ends what was asked before it.
        var at = asked.IndexOf(e.Location);
        asked.RemoveRange(0, at < 0 ? asked.Count : at + 1);
        ReadAgain(e.Location);
    }

    private void ReadAgain() => ReadAgain(Navigation.Uri);

    // An event's handler cannot be awaited; what it throws goes to the region's error boundary.
    private async void ReadAgain(string location)
    {
        try
        {
            await InvokeAsync(async () =>
            {
                var address = new Uri(location);
                if (address.AbsolutePath == path && !gone.IsCancellationRequested)
                {
                    await ReadAsync(address.Query);
                    StateHasChanged();
                }
            });
        }
#pragma warning disable CA1031 // Any failure belongs to the error boundary.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(fault);
        }
    }

    /// <summary>Lets go of what the page itself holds.</summary>
    protected virtual void Leave()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= ReadAgain;
        if (Choices is not null)
        {
            Choices.Changed -= ReadAgain;
        }
        Leave();
        gone.Cancel();
        gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
