namespace Mentoring.Web.Data;

/// <summary>How far long work is.</summary>
public sealed record WorkProgress(int Done, int Total);
