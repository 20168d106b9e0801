using Mentoring.Web.Components.Account;
using Mentoring.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Web.Security;

/// <summary>Local accounts: who may sign in, how a sign-in is kept and when it ends.</summary>
public static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAccessTokens();
        services.AddAuthorization();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddIdentityCore<Account>(Rules)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<MentoringDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.ConfigureApplicationCookie(Cookie);
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = TimeSpan.FromHours(2));
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(5);
            o.TimeProvider = TimeProvider.System;
            o.OnRefreshingPrincipal = AccountClaims.KeepActing;
        });
        services.AddScoped<AuthenticationStateProvider, SignInCheck>();
        services.AddKeys();
        services.AddRateLimiter(AccountLimits.Configure);
        services.AddCommands();
        return services;
    }

    private static void AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<AccountSetup>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<WrongTries>();
        services.AddSingleton<AccountLetters>();
        services.AddSingleton<RegistrationCommands>();
        services.AddSingleton<SignInCommands>();
        services.AddSingleton<PasswordCommands>();
        services.AddSingleton<LeavingCommands>();
    }

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Mentoring");
        services.AddOptions<KeyManagementOptions>()
            .Configure<IDbContextFactory<MentoringDb>>((o, contexts) => o.XmlRepository = new DatabaseKeys(contexts));
    }

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.SignIn.RequireConfirmedAccount = true;
        options.Lockout.MaxFailedAccessAttempts = WrongTries.Most;
        options.Lockout.DefaultLockoutTimeSpan = WrongTries.Pause;

        // Length is what protects; a rule on the mix of characters only makes passwords harder to remember
        options.Password.RequiredLength = PasswordRule.Shortest;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = PasswordRule.DifferentCharacters;
    }

    private static void Cookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions options)
    {
        options.LoginPath = "/account/login";
        options.LogoutPath = "/account/logout";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Cookie.Name = "mentoring";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);

        // A sign-in lasts by the real time: who moves a demo's clock stays signed in
        options.TimeProvider = TimeProvider.System;
        options.SlidingExpiration = true;
    }
}
