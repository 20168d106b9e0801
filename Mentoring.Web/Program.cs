using Mentoring.Web.Components;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Desk;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Live;
using Mentoring.Web.Security;

// Settings and pages lie beside the program, so that it can be started from any folder
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDatabase(builder.Configuration);
builder.Services.AddLive(builder.Configuration);
builder.Services.AddSecurity();
builder.Services.AddDesk();
builder.Services.AddHealth();
builder.Services.AddPages();
builder.Services.AddProfiles();
builder.Services.AddFindScreens();

var app = builder.Build();
await app.MigrateAsync();
app.UsePages();
app.MapHealth();
await app.RunAsync();
