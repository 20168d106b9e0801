using System.Web;
using Mentoring.Core.Common;
using Mentoring.Core.Members;
using Mentoring.Tests.Support;
using Mentoring.Web.Components.Account;
using Mentoring.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Accounts;

public abstract class Registering(Provider provider) : ProviderSuite(provider)
{
    private const string Zoe = "zoe@example.org";
    private readonly string _mails = Directory.CreateTempSubdirectory("mentoring-mail-").FullName;
    private IConfiguration _settings = null!;

    private RegistrationCommands Commands => World.Get<RegistrationCommands>();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_mails, recursive: true);
    }

    [Fact]
    public async Task Nobody_has_an_account_before_the_address_is_confirmed()
    {
        await RegisterAsync();

        Assert.Null(await AccountAsync(Zoe));
        Assert.Equal("Confirm your e-mail address", (await World.MailAsync(Zoe)).Subject);
    }

    [Fact]
    public async Task Confirming_makes_a_member_with_the_roles_and_the_consent_given()
    {
        await RegisterAsync();
        World.Time.Advance(TimeSpan.FromHours(1));

        Assert.True((await Commands.ConfirmAsync(await CodeAsync(), default)).Succeeded);

        var account = await AccountAsync(Zoe);
        var zoe = await World.ReadAsync(db => db.Members.SingleAsync(m => m.Email == Zoe));
        Assert.True(account!.EmailConfirmed);
        Assert.Equal((account.Id, "Zoë Quill", true), (zoe.AccountId, zoe.Name, zoe.HasBothRoles));
        Assert.Equal(new Membership(MembershipStatus.Active, true, new DateOnly(1990, 2, 3)), zoe.Membership);
        Assert.Equal(FakeTime.Start, zoe.ConductAcceptedAt);
        Assert.True(await World.InScopeAsync<UserManager<Account>, bool>(users => users.CheckPasswordAsync(account, "four red boats")));
    }

    [Fact]
    public async Task Confirming_gives_an_imported_member_their_account_and_leaves_their_record_alone()
    {
        var imported = Cast.Extra("Zoe", "Quill-Imported", Zoe);
        imported.SetMembership(new Membership(MembershipStatus.Active, true, new DateOnly(1985, 5, 5)), "boss@example.org", World.Now);
        await World.SaveAsync(async db => await db.AddAsync(imported));
        _settings["Membership:OpenRegistration"] = "false";
        await RegisterAsync("ZOE@example.org");

        Assert.True((await Commands.ConfirmAsync(await CodeAsync(), default)).Succeeded);

        var zoe = await World.MemberAsync(imported.Id);
        Assert.Equal((await AccountAsync(Zoe))!.Id, zoe.AccountId);
        Assert.Equal(("Zoe Quill-Imported", new DateOnly(1985, 5, 5), "boss@example.org"), (zoe.Name, zoe.Membership.DateOfBirth!.Value, zoe.LineManagerEmail));
        Assert.True(zoe.HasBothRoles);
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await RegisterAsync();
        var code = await CodeAsync();
        await Commands.ConfirmAsync(code, default);

        Assert.IsType<LinkSpent>((await Commands.ConfirmAsync(code, default)).Problem);
    }

    [Theory]
    [InlineData("71:59:00", true)]
    [InlineData("72:00:00", false)]
    public async Task A_link_works_for_three_days(string later, bool works)
    {
        await RegisterAsync();
        var hours = later.Split(':');
        World.Time.Advance(new TimeSpan(int.Parse(hours[0]), int.Parse(hours[1]), 0));

        Assert.Equal(works, (await Commands.ConfirmAsync(await CodeAsync(), default)).Succeeded);
    }

    [Fact]
    public async Task Each_link_carries_the_password_of_its_own_registration()
    {
        await RegisterAsync();
        var own = await CodeAsync();
        var stranger = RegistrationFormTests.Valid(Zoe);
        stranger.Password = "password of a stranger";
        await Commands.RegisterAsync(stranger, default);

        await Commands.ConfirmAsync(own, default);

        var account = await AccountAsync(Zoe);
        Assert.True(await World.InScopeAsync<UserManager<Account>, bool>(users => users.CheckPasswordAsync(account!, "four red boats")));
        Assert.Empty(await World.ReadAsync(db => db.Registrations.ToListAsync()));
    }

    [Fact]
    public async Task A_code_that_was_cut_off_or_made_up_is_refused()
    {
        await RegisterAsync();
        var code = await CodeAsync();

        foreach (var bad in new[] { null, "", code[..^4], "not-a-code" })
            Assert.IsType<LinkSpent>((await Commands.ConfirmAsync(bad, default)).Problem);
    }

    [Fact]
    public async Task A_registered_address_is_answered_like_a_new_one_and_told_by_mail()
    {
        var known = await Commands.RegisterAsync(RegistrationFormTests.Valid(Cast.EmailOf(Cast.Priya)), default);
        var fresh = await Commands.RegisterAsync(RegistrationFormTests.Valid(), default);

        Assert.Equal(fresh, known);
        Assert.Equal("You already have an account", (await World.MailAsync(Cast.EmailOf(Cast.Priya))).Subject);
        Assert.Equal(Zoe, Assert.Single(await World.ReadAsync(db => db.Registrations.ToListAsync())).Email);
    }

    [Fact]
    public async Task Where_registration_is_closed_a_stranger_is_answered_the_same_and_gets_nothing()
    {
        _settings["Membership:OpenRegistration"] = "false";

        Assert.True((await Commands.RegisterAsync(RegistrationFormTests.Valid(), default)).Succeeded);

        Assert.Equal("Your registration for mentoring", (await World.MailAsync(Zoe)).Subject);
        Assert.Empty(await World.ReadAsync(db => db.Registrations.ToListAsync()));
    }

    [Fact]
    public async Task The_confirmation_can_be_sent_again()
    {
        await RegisterAsync();
        await World.MailAsync(Zoe);
        foreach (var file in Directory.GetFiles(_mails))
            File.Delete(file);

        await Commands.ResendAsync(" Zoe@Example.org ", default);

        Assert.True((await Commands.ConfirmAsync(await CodeAsync(), default)).Succeeded);
    }

    [Fact]
    public async Task Asking_again_for_an_unknown_address_is_answered_the_same()
    {
        Assert.True((await Commands.ResendAsync(Zoe, default)).Succeeded);
        Assert.Equal("No account with this address", (await World.MailAsync(Zoe)).Subject);
    }

    [Fact]
    public async Task The_setting_names_the_first_manager()
    {
        _settings["Programme:Managers:0"] = "Zoe@example.org";
        await RegisterAsync();
        await Commands.ConfirmAsync(await CodeAsync(), default);

        var zoe = await AccountAsync(Zoe);
        Assert.True(await World.InScopeAsync<UserManager<Account>, bool>(users => users.IsInRoleAsync(zoe!, AccountRoles.Manager)));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        _settings = configuration;
        _settings["Membership:OpenRegistration"] = "true";
        services.AddAccountsWithoutServer(_mails);
    }

    private async Task RegisterAsync(string email = Zoe) => Assert.True((await Commands.RegisterAsync(RegistrationFormTests.Valid(email), default)).Succeeded);

    private async Task<string> CodeAsync() => HttpUtility.ParseQueryString(new Uri(await World.LinkAsync(Zoe)).Query)["code"]!;

    private Task<Account?> AccountAsync(string email) => World.InScopeAsync<UserManager<Account>, Account?>(users => users.FindByEmailAsync(email));
}

public sealed class SqliteRegisteringTests() : Registering(Provider.Sqlite);

[Trait(Categories.Name, Categories.Postgres)]
public sealed class PostgresRegisteringTests() : Registering(Provider.Postgres);
