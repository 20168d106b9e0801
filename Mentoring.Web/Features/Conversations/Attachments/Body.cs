namespace Mentoring.Web.Features.Conversations.Attachments;

/// <summary>Reads what a request carries, as far as it may go, without holding it in memory.</summary>
internal static class Body
{
    /// <summary>What is longer than it may be is read to its end all the same, so that its sender hears why it was refused; beyond this it is cut off.</summary>
    public const int MostRead = 40 * 1024 * 1024;

    private const int Chunk = 64 * 1024;

    /// <summary>All of it, at its beginning, gone when it is closed; null when it is longer than it may be.</summary>
    public static async Task<FileStream?> ReadAsync(HttpRequest request, int most, CancellationToken cancel)
    {
        var file = Open();
        try
        {
            if (await CopyAsync(request.Body, file, most, cancel))
            {
                file.Position = 0;
                return file;
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // Even longer
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    private static async Task<bool> CopyAsync(Stream from, FileStream file, int most, CancellationToken cancel)
    {
        var buffer = new byte[Chunk];
        var length = 0L;
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            length += read;
            if (length <= most)
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        await file.FlushAsync(cancel);
        return length <= most;
    }

    private static FileStream Open() => new(
        Path.Combine(Path.GetTempPath(), $"mentoring-{Guid.CreateVersion7():N}.upload"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Chunk,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
