//! What the lines beside a line are.

use super::features::Feature as F;
use super::observe::Seen;
use crate::credits::tail::Strength;

/// What the lines beside it are.
pub(super) fn beside(all: &mut [Seen]) {
    let n = all.len();
    // An interview: its questions speak to the one who answers.
    let asked = all
        .iter()
        .filter(|s| s.features.has(F::EndQuestion) && s.cues.address && s.features.has(F::InStory))
        .count();
    let prefix = |s: &Seen, t: &Seen| s.opening == t.opening;
    let (mut colon, mut listing, mut comments) = (false, 0u8, false);
    for i in 0..n {
        let touches_prev = i > 0 && !all[i].line.gap_before;
        let touches_next = i + 1 < n && !all[i].line.gap_after;
        let credit_whole =
            |s: &Seen| s.credit.is_some_and(|c| c.whole && c.strength >= Strength::Likely);
        let credit_end =
            |s: &Seen| s.credit.is_some_and(|c| !c.whole && c.strength >= Strength::Likely);
        let mut f = all[i].features;
        if let Some(p) = i.checked_sub(1).map(|p| &all[p]) {
            let names_next = p.credit.is_some_and(|c| c.whole);
            f.set(F::PrevCreditWhole, names_next && touches_prev && p.line.gap_before);
            f.set(F::PrevCreditEnd, credit_end(p));
            f.set(F::PrevImage, p.cues.image_whole || p.cues.caption_start && p.words <= 2);
            f.set(F::PrevPromoHead, is_promo_head(p) && (all[i].words > 3 || f.has(F::AllCaps)));
            f.set(F::PrevTime, p.features.has(F::TimeWhole));
            f.set(F::PrevFurniture, p.cues.furniture_whole);
            f.set(F::PrevLong, p.long);
            f.set(F::PrevNames, p.names.only_names);
            // The last of a list of tags is no name of a writer.
            if p.features.has(F::EndComma) && p.words <= 4 {
                f.unset(F::OnlyNames);
            }
            f.set(F::PrevTwin, prefix(p, &all[i]));
        }
        if let Some(next) = all.get(i + 1) {
            f.set(F::NextCreditWhole, credit_whole(next) && (touches_next || next.line.gap_after));
            f.set(F::NextCreditEnd, credit_end(next) && all[i].words <= 8 && f.has(F::EndOpen));
            f.set(F::NextTime, next.features.has(F::TimeWhole));
            f.set(F::NextFurniture, next.cues.furniture_whole);
            f.set(F::NextLong, next.long);
            f.set(F::NextNames, next.names.only_names || next.features.has(F::BylineWhole));
            f.set(F::NextTwin, prefix(next, &all[i]));
            f.set(
                F::NextClip,
                next.cues.clip && next.words >= 10 && f.has(F::EndOpen) && f.has(F::BeforeStory),
            );
        }
        let bare = all[i].credit.is_none() && !f.has(F::TimeWhole) && !f.has(F::TimeAndMore);
        let near_job = |s: &Seen| s.cues.job && s.words <= 6 && s.features.has(F::EndOpen);
        let job_next = all.get(i + 1).is_some_and(|s| touches_next && near_job(s));
        f.set(F::NamesThenJob, f.has(F::OnlyNames) && job_next);
        f.set(F::JobAfterNames, touches_prev && near_job(&all[i]) && f.has(F::PrevNames));
        f.set(
            F::QuestionBeforeShort,
            f.has(F::EndQuestion)
                && f.has(F::InStory)
                && !f.has(F::NextLong)
                && !f.has(F::NextBullet)
                && !f.has(F::GroupOfShort),
        );
        let title = all[i].words >= 6
            && (f.has(F::EndOpen) || f.has(F::EndQuestion))
            && all[i].words <= 20
            && all[i].cues.furniture_any == 0
            && all[i].credit.is_none()
            && !f.has(F::RepeatsHeadline)
            && !f.has(F::Address);
        f.set(
            F::TitleByTime,
            title && f.has(F::AfterStory) && (f.has(F::PrevTime) || f.has(F::NextTime)),
        );
        let same = |k: Option<&Seen>| k.is_some_and(|s| s.hash == all[i].hash);
        f.set(
            F::TitleTwice,
            title
                && !f.has(F::BeforeHeadline)
                && !f.has(F::BeforeStory)
                && !f.has(F::IsHeadline)
                && !f.has(F::RepeatsHeadline)
                && (same(i.checked_sub(1).map(|p| &all[p])) || same(all.get(i + 1))),
        );
        let loose = |s: &Seen| {
            let f = s.features;
            f.has(F::InStory)
                && (f.has(F::EndOpen) || f.has(F::EndQuestion))
                && (2..=16).contains(&s.words)
                && s.cues.furniture_any == 0
                && !f.has(F::RepeatsHeadline)
                && s.credit.is_none()
                && s.time.is_none()
                && !s.cues.promo_heads
                && !f.has(F::Bullet)
                && !f.has(F::Numbered)
                && !f.has(F::QuoteStart)
                && !f.has(F::EndQuote)
                && !f.has(F::PostSigned)
        };
        // One short open line between paragraphs is a heading; two together lead elsewhere.
        let (before, behind) = (i > 0 && loose(&all[i - 1]), all.get(i + 1).is_some_and(loose));
        let run = before && i > 1 && loose(&all[i - 2])
            || behind && all.get(i + 2).is_some_and(loose)
            || before && behind;
        f.set(F::ShortPair, loose(&all[i]) && (before || behind) && !run && asked == 0);
        // The place where a report was written, on a line of its own above the first paragraph.
        f.set(
            F::CityAlone,
            all[i].city
                && !f.has(F::AfterStory)
                && !f.has(F::BeforeHeadline)
                && !f.has(F::PrevLong)
                && f.has(F::NextLong)
                && !f.has(F::AfterHeadline),
        );
        f.set(F::DeckPlace, f.has(F::AfterHeadline) && f.has(F::BeforeStory) && bare);
        f.set(F::PromoHeadLine, all[i].cues.promo_heads && is_promo_head(&all[i]));
        comments |= f.has(F::AfterStory) && all[i].cues.comments && all[i].words <= 4;
        f.set(F::CommentSection, comments);
        f.set(
            F::TimeAfterStory,
            f.has(F::AfterStory) && f.has(F::TimeWhole) && !f.has(F::TimeLabelled),
        );
        // A list of other articles under its heading.
        let headed = i > 0 && is_promo_head(&all[i - 1]);
        listing = if headed {
            12
        } else if touches_prev || all[i].words < 25 && !f.has(F::EndStop) {
            u8::saturating_sub(listing, 1)
        } else {
            0
        };
        f.set(
            F::PromoList,
            (all[i].words > 3 || f.has(F::AllCaps))
                && listing > 0
                && all[i].words < 30
                && (!f.has(F::EndStop) || touches_prev),
        );
        f.set(F::SourceAfterNames, f.has(F::SourceOnly) && f.has(F::PrevNames) && touches_prev);
        let after_title = i > 0 && all[i - 1].features.has(F::NextClip);
        f.set(F::ClipAfterTitle, f.has(F::Clip) && after_title);
        f.set(F::Interview, asked >= 2 && f.has(F::EndQuestion) && f.has(F::InStory));
        f.set(F::NextBullet, all.get(i + 1).is_some_and(|n| n.features.has(F::Bullet)));
        f.set(F::LongTwin, all[i].words > 12 && (f.has(F::PrevTwin) || f.has(F::NextTwin)));
        f.set(F::NamesAboveStory, f.has(F::OnlyNames) && f.has(F::BeforeStory));
        f.set(
            F::TitleInStory,
            f.has(F::TitleCase)
                && f.has(F::InStory)
                && all[i].words >= 6
                && !f.has(F::EndStop)
                && !f.has(F::EndQuestion),
        );
        f.set(
            F::OpenInStory,
            f.has(F::EndOpen)
                && f.has(F::InStory)
                && (9..=20).contains(&all[i].words)
                && !f.has(F::EndQuote),
        );
        // The lines of a list: no gap between them, an introduction before the first.
        let listed = if i > 0 && all[i - 1].features.has(F::EndColon) && all[i - 1].words > 3 {
            true
        } else {
            colon && touches_prev
        };
        colon = listed && all[i].words < 30;
        f.set(
            F::AfterColon,
            listed && (touches_prev || touches_next) && all[i].words < 30 && !f.has(F::EndStop),
        );
        all[i].features = f;
    }
}

/// `Related articles`, `Most read in Football`, `More from the coast:`.
fn is_promo_head(s: &Seen) -> bool {
    s.cues.promo_whole
        || (s.cues.promo_start && s.words < 7 && s.cues.promo_heads)
        // More:
        || (s.cues.furniture_whole
            && s.words == 1
            && s.features.has(F::EndColon)
            && s.features.has(F::InStory))
        || (s.cues.promo_start && s.features.has(F::EndColon) && s.words < 6)
}
