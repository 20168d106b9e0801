using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Mentoring.Web.Mail;

/// <summary>Bytes as the end of an address, which nobody can make or change. A purpose has its own seal.</summary>
internal sealed class SealedToken(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector _seal = protection.CreateProtector(purpose);

    public string Of(byte[] plain) => WebEncoders.Base64UrlEncode(_seal.Protect(plain));

    /// <summary>The bytes of a token; null when it is not one of ours, or not whole.</summary>
    public byte[]? Open(string? token)
    {
        try
        {
            var sealedBytes = WebEncoders.Base64UrlDecode(token ?? string.Empty);

            // Only the spelling we wrote: otherwise the last character could be changed without breaking the seal
            return WebEncoders.Base64UrlEncode(sealedBytes) == token ? _seal.Unprotect(sealedBytes) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
