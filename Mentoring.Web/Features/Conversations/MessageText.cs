using Mentoring.Core.Conversations;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Mentoring.Web.Features.Conversations;

/// <summary>Plain text with its web addresses as links, to the letter. Every piece is drawn as text, so nothing in it becomes markup.</summary>
internal static class MessageText
{
    /// <summary>Taken apart once, however often it is drawn.</summary>
    public static RenderFragment Of(string text)
    {
        var pieces = TextPieces.Of(text);
        return builder =>
        {
            foreach (var piece in pieces)
            {
                if (piece.Link is null)
                    builder.AddContent(0, piece.Text);
                else
                    AddLink(builder, piece.Text, piece.Link);
            }
        };
    }

    private static void AddLink(RenderTreeBuilder builder, string text, Uri link)
    {
        builder.OpenElement(1, "a");
        builder.AddAttribute(2, "href", link.AbsoluteUri);
        builder.AddAttribute(3, "target", "_blank");
        builder.AddAttribute(4, "rel", "noopener nofollow ugc");
        builder.AddContent(5, text);
        builder.CloseElement();
    }
}
