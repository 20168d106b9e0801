using Bunit;
using Mentoring.Core.Members;
using Mentoring.Tests.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Desk;

namespace Mentoring.Tests.Desk;

/// <summary>The button that suspends a member, used with a keyboard.</summary>
public sealed class MembershipSwitchTests
{
    [Fact]
    public async Task The_focus_goes_with_the_question_and_comes_back()
    {
        await using var browser = new BunitContext();
        var row = new DeskMemberRow(Cast.Tomas, "Tomas Novák", Cast.EmailOf(Cast.Tomas), true, false, new Membership(MembershipStatus.Active, true, null), true);
        var shown = browser.Render<MembershipSwitch>(p => p.Add(c => c.Row, row));

        shown.Button("Suspend").Click();
        shown.WaitForAssertion(() => browser.JSInterop.VerifyFocusAsyncInvoke(1));
        shown.Button("Keep").Click();
        shown.WaitForAssertion(() => browser.JSInterop.VerifyFocusAsyncInvoke(2));
        shown.Button("Suspend").Click();
        shown.Button("Suspend now").Click();
        shown.WaitForAssertion(() => browser.JSInterop.VerifyFocusAsyncInvoke(4));
    }
}
