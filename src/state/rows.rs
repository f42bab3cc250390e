//! How much there is of each layer.

use super::article::Article;
use newsloupe::quotes::QuoteKind;

/// How many marks each layer holds, as its switch says.
pub fn layer_count(article: &Article, layer: super::mark::Layer) -> usize {
    use super::mark::Layer;
    let c = &article.report.summary.counts;
    match layer {
        Layer::Quotes => c.quotes,
        Layer::Reported => c.indirect,
        Layer::NotSpeech => c.not_speech,
        Layer::People => c.people,
        Layer::Organizations => c.organizations,
        Layer::Places => c.places,
        Layer::Dates => c.dates,
        Layer::Credits => c.credits,
        Layer::Voices => {
            let speech = |q: &&newsloupe::report::Quote| {
                !matches!(q.kind, QuoteKind::Scare | QuoteKind::Title) && q.cue.is_some()
            };
            article.report.quotes.iter().filter(speech).count()
        }
        Layer::Others => article
            .report
            .entities
            .iter()
            .filter(|e| Layer::of_name(e.kind) == Layer::Others)
            .count(),
    }
}
