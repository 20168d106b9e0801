using Bunit;
using Mentoring.Core.Members;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Desk;
using Microsoft.JSInterop;

namespace Mentoring.Tests.Desk;

/// <summary>The button that suspends a member, used with a keyboard.</summary>
public sealed class MembershipSwitchTests
{
    private static readonly DeskMemberRow Row = new(Cast.Tomas, "Tomas Novák", Cast.EmailOf(Cast.Tomas), true, false, new Membership(MembershipStatus.Active, true, null), true);

    [Fact]
    public async Task The_focus_goes_with_the_question_and_comes_back()
    {
        await using var browser = new LivePage();
        var shown = browser.Render<MembershipSwitch>(p => p.Add(c => c.Row, Row));

        shown.Button("Suspend").Click();
        shown.WaitForAssertion(() => browser.JSInterop.VerifyFocusAsyncInvoke(1));
        shown.Button("Keep").Click();
        shown.WaitForAssertion(() => browser.JSInterop.VerifyFocusAsyncInvoke(2));
        shown.Button("Suspend").Click();
        shown.Button("Suspend now").Click();
        shown.WaitForAssertion(() => browser.JSInterop.VerifyFocusAsyncInvoke(4));
    }

    [Fact]
    public async Task A_button_that_another_manager_took_off_the_page_meanwhile_is_not_missed()
    {
        await using var browser = new LivePage();
        var focus = browser.JSInterop.SetupVoid("Blazor._internal.domWrapper.focus", _ => true).SetException(new JSException("Unable to focus an invalid element."));
        var shown = browser.Render<MembershipSwitch>(p => p.Add(c => c.Row, Row));

        shown.Button("Suspend").Click();

        shown.WaitForAssertion(() => Assert.Single(focus.Invocations));
        Assert.False(browser.Renderer.UnhandledException.IsCompleted);
    }
}
