using Mentoring.Core.Matching;

namespace Mentoring.Core.Members;

/// <summary>Everything that can be filled in, with what it weighs and what it would do.</summary>
internal sealed class CompletenessItems(Member member, CriterionWeights weights)
{
    private readonly double _sum = Enum.GetValues<Criterion>().Sum(c => weights[c]);

    private string Searchers => (member.Mentor, member.Mentee) switch
    {
        (not null, not null) => "Other members",
        (not null, null) => "Mentees",
        _ => "Mentors",
    };

    public IEnumerable<(bool Filled, MissingItem Item)> All() => About().Concat(Words()).Concat(AsMentor()).Concat(AsMentee());

    private IEnumerable<(bool Filled, MissingItem Item)> About()
    {
        var details = member.Details;
        yield return Counts(details.Industry is not null, ProfilePart.AboutYou, Criterion.Industry, "Choose your industry", $"{Searchers} who search by industry find you.");
        yield return Counts(details.CareerStage is not null, ProfilePart.AboutYou, Criterion.CareerStage, "Choose your career stage", $"{Searchers} who search by career stage find you.");
        yield return Counts(details.Country.Length > 0, ProfilePart.AboutYou, Criterion.Location, "Say where you are", $"{Searchers} who search by location find you.");
        yield return Counts(details.Languages.Count > 0, ProfilePart.AboutYou, Criterion.Language, "Choose the languages you speak", $"{Searchers} who search by language find you.");
        yield return Counts(details.Formats != MeetingFormats.None, ProfilePart.AboutYou, Criterion.Format, "Say how you like to meet", $"{Searchers} who search by meeting format find you.");
    }

    private IEnumerable<(bool Filled, MissingItem Item)> Words()
    {
        var details = member.Details;
        yield return Counts(details.Headline.Length > 0, ProfilePart.AboutYou, Criterion.Text, "Write a headline", "A word in it counts in full when somebody searches for it, and it stands on every card.");
        yield return Helps(details.Biography.Length > 0, ProfilePart.AboutYou, "Write a biography", "Its words are found by a search, at six tenths of a word in your headline.");
        yield return Helps(details.Organisation.Length > 0, ProfilePart.AboutYou, "Name your organisation", "Its words are found by a search, at eight tenths of a word in your headline.");
        yield return Helps(member.HasPhoto, ProfilePart.AboutYou, "Add a photo", "It changes no score, but a face leads every card.");
    }

    private IEnumerable<(bool Filled, MissingItem Item)> AsMentor()
    {
        if (member.Mentor?.Offer is not { } offer)
            yield break;
        yield return Counts(offer.Areas.Count > 0, ProfilePart.AsMentor, Criterion.Areas, "Choose the areas you offer", "Mentees who search by area find you.");
        yield return Counts(offer.Skills.Count > 0, ProfilePart.AsMentor, Criterion.Skills, "Choose the skills you offer", "Mentees who search by skill find you.");
        yield return Helps(offer.Experience.Length > 0, ProfilePart.AsMentor, "Describe your experience", "It changes no score, but mentees read it before they ask.");
    }

    private IEnumerable<(bool Filled, MissingItem Item)> AsMentee()
    {
        if (member.Mentee?.Wish is not { } wish)
            yield break;
        yield return Counts(wish.Areas.Count > 0, ProfilePart.AsMentee, Criterion.Areas, "Choose the areas you want to work on", "Your search starts from them, and mentors who search by area find you.");
        yield return Counts(wish.Skills.Count > 0, ProfilePart.AsMentee, Criterion.Skills, "Choose the skills you want to learn", "Your search starts from them, and mentors who search by skill find you.");
        yield return Helps(wish.Aim.Length > 0, ProfilePart.AsMentee, "Say what you want to achieve", "It changes no score, but your requests start from it.");
    }

    private (bool Filled, MissingItem Item) Counts(bool filled, ProfilePart part, Criterion criterion, string words, string effect)
    {
        var points = (int)Math.Round(100 * weights[criterion] / _sum, MidpointRounding.AwayFromZero);
        var worth = points == 0 ? "The programme gives it no weight at present." : $"Worth up to {points} of the 100 points of a search by everything.";
        return (filled, new MissingItem(part, words, $"{effect} {worth}", weights[criterion]));
    }

    private static (bool Filled, MissingItem Item) Helps(bool filled, ProfilePart part, string words, string effect) =>
        (filled, new MissingItem(part, words, effect, Completeness.Beside));
}
