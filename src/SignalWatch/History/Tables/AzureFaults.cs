using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;

namespace SignalWatch.History.Tables;

/// <summary>Says what a failed call to Azure Storage means for the operator, and what to do about it.</summary>
internal static class AzureFaults
{
    /// <summary>The role that reading and writing rows takes.</summary>
    public const string TableRole = "Storage Table Data Contributor";

    /// <summary>The role that reading and writing models takes.</summary>
    public const string BlobRole = "Storage Blob Data Owner";

    /// <summary>Makes the call, and turns its failure into a <see cref="StoreException"/>.</summary>
    /// <remarks>A conflict is left as it is, for the caller that can deal with it.</remarks>
    public static async Task<T> ExplainAsync<T>(Uri account, Func<Task<T>> call, CancellationToken cancellationToken, string role = TableRole)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException e) when (!IsConflict(e))
        {
            throw Explain(account, role, e, e);
        }
        catch (AuthenticationFailedException e)
        {
            throw new StoreException(
                $"Nobody is signed in who could use {account.AbsoluteUri} ({FirstLine(e.Message)}); on a desk sign in with 'az login', in the cloud see that the app has the identity that AzureWebJobsStorage__clientId names.", e);
        }
        catch (AggregateException e) when (!cancellationToken.IsCancellationRequested)
        {
            // The client's retry policy gathers the failures of its attempts.
            throw Explain(account, role, e.InnerExceptions.OfType<RequestFailedException>().LastOrDefault(), e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Explain(account, role, null, e); // The client's own time-out.
        }
    }

    /// <summary>Streams what the account answers, and turns a failure on the way into a <see cref="StoreException"/>.</summary>
    public static async IAsyncEnumerable<T> ExplainEachAsync<T>(
        Uri account, IAsyncEnumerable<T> answers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var each = answers.GetAsyncEnumerator(cancellationToken);
        while (await ExplainAsync(account, () => each.MoveNextAsync().AsTask(), cancellationToken))
        {
            yield return each.Current;
        }
    }

    /// <summary>Whether a row that was to be added is there already.</summary>
    public static bool IsConflict(RequestFailedException fault) => fault.ErrorCode == "EntityAlreadyExists";

    private static StoreException Explain(Uri account, string role, RequestFailedException? fault, Exception cause) => new(fault?.Status switch
    {
        401 or 403 =>
            $"{account.AbsoluteUri} refuses access ({fault.ErrorCode ?? "no code"}); give this identity the role '{role}', or check the connection string and the account's network rules.",
        404 => $"{account.AbsoluteUri} has no such table ({fault.ErrorCode ?? "no code"}); it was deleted while in use: start again to make it.",
        429 or >= 500 => $"{account.AbsoluteUri} is busy or down (HTTP {Code(fault)}); try again later.",
        null or 0 => $"{account.AbsoluteUri} can't be reached ({cause.GetBaseException().Message}); check the address, the network and the account's firewall.",
        _ => $"{account.AbsoluteUri} failed (HTTP {Code(fault)}, {fault.ErrorCode ?? "no code"}): {FirstLine(fault.Message)}; report this.",
    }, cause);

    private static string Code(RequestFailedException fault) => fault.Status.ToString(CultureInfo.InvariantCulture);

    private static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
