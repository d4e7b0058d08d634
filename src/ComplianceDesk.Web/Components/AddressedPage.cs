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
    private Task reading = Task.CompletedTask;

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

    /// <summary>The person who looks, with the roles.</summary>
    protected async Task<System.Security.Claims.ClaimsPrincipal> UserAsync() => (await Authentication).User;

    /// <summary>True when the person who looks satisfies the policy.</summary>
    protected async Task<bool> MayAsync(string policy) => (await Authorization.AuthorizeAsync((await Authentication).User, policy)).Succeeded;

    /// <summary>Reads what the address asks for.</summary>
    /// <param name="queryString">The query string with its question mark, or empty.</param>
    protected abstract Task LoadAsync(string queryString);

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
        await (reading = LoadAsync(address.Query));
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        // The same page for something else: one finding's address after another's, as Back and Forward may do.
        var address = new Uri(Navigation.Uri);
        if (address.AbsolutePath != path)
        {
            path = address.AbsolutePath;
            await ReadAsync(address);
        }
    }

    private Task ReadAsync(Uri address) => reading = ReadAfterAsync(reading, address);

    // One after the other: of two at once the older may end last, and would stand under the newer's address.
    private async Task ReadAfterAsync(Task before, Uri address)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (!gone.IsCancellationRequested && address.OriginalString == Navigation.Uri)
        {
            await LoadAsync(address.Query);
        }
    }

    private void ReadAgain(object? sender, LocationChangedEventArgs e) => ReadAgain(e.Location);

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
                    await ReadAsync(address);
                    StateHasChanged();
                }
            });
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page was left while it read.
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
