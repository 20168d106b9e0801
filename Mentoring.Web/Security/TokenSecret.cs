using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Mentoring.Web.Security;

/// <summary>The secret of an access token: a prefix by which scanners find leaked ones, and 32 random bytes.</summary>
public static class TokenSecret
{
    public const string Prefix = "mtk_";

    private const int Bytes = 32;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored of it; null when it cannot be a secret at all.</summary>
    public static byte[]? Hash(string? secret) =>
        secret is not null && secret.Length == Prefix.Length + Base64Url.GetEncodedLength(Bytes) && secret.StartsWith(Prefix, StringComparison.Ordinal)
            ? SHA256.HashData(Encoding.UTF8.GetBytes(secret))
            : null;
}
