//! Trains the model of names: reads annotated articles ([`data`]), learns the weights of their
//! features ([`learn`]), keeps the ones that matter, and measures ([`measure`]).

mod data;
mod learn;
mod measure;

use super::Error;
use data::Article;
use learn::{Example, Learner};
use lexopt::{Arg, Parser, ValueExt};
use newsloupe::names::model::{self, Model};
use std::collections::HashMap;
use std::path::PathBuf;

/// How to train.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// How often to go over all examples, with all features, and with those that are kept.
    pub(crate) rounds: usize,
    pub(crate) again: usize,
    /// How far a step goes.
    pub(crate) rate: f32,
    /// How much weights are pulled back to nought.
    pub(crate) shrink: f32,
    /// The share of features that are left out at random in each step.
    pub(crate) dropout: f32,
    /// Features seen less often are left out.
    pub(crate) least: u32,
    /// In how many parts the articles are cut to know them by models that never saw them.
    pub(crate) folds: usize,
    /// How much articles count that a model labelled.
    pub(crate) guessed: f32,
}

/// Packs the names of a file: each line holds a set of classes, a tab and a name.
pub(super) fn gazetteer(mut parser: Parser) -> Result<(), Error> {
    let (mut names, mut out) = (String::new(), PathBuf::new());
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("out") => out = parser.value()?.into(),
            Arg::Value(file) => names = std::fs::read_to_string(file)?,
            _ => return Err(arg.unexpected().into()),
        }
    }
    let mut all = Vec::new();
    for line in names.lines() {
        let (classes, name) = line.split_once('\t').ok_or("no tab in a line")?;
        all.push((name, classes.parse()?));
    }
    Ok(std::fs::write(out, model::gazetteer::pack(all))?)
}

pub(super) fn run(mut parser: Parser) -> Result<(), Error> {
    let mut settings = Settings {
        rounds: 3,
        again: 3,
        rate: 0.04,
        shrink: 3e-4,
        dropout: 0.3,
        least: 2,
        folds: 2,
        guessed: 0.25,
    };
    let (mut keeps, mut units): (Vec<usize>, Vec<f32>) = (Vec::new(), Vec::new());
    let (mut gold, mut measured) = (Vec::new(), Vec::new());
    let mut out: Option<PathBuf> = None;
    let mut label: Vec<(PathBuf, PathBuf)> = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("rounds") => settings.rounds = parser.value()?.parse()?,
            Arg::Long("rate") => settings.rate = parser.value()?.parse()?,
            Arg::Long("shrink") => settings.shrink = parser.value()?.parse()?,
            Arg::Long("dropout") => settings.dropout = parser.value()?.parse()?,
            Arg::Long("least") => settings.least = parser.value()?.parse()?,
            Arg::Long("keep") => keeps = list(&parser.value()?.string()?)?,
            Arg::Long("again") => settings.again = parser.value()?.parse()?,
            Arg::Long("folds") => settings.folds = parser.value()?.parse()?,
            Arg::Long("guessed") => settings.guessed = parser.value()?.parse()?,
            Arg::Long("unit") => units = list(&parser.value()?.string()?)?,
            Arg::Long("measure") => measured.push(PathBuf::from(parser.value()?)),
            Arg::Long("label") => label.push((parser.value()?.into(), parser.value()?.into())),
            Arg::Long("out") => out = Some(parser.value()?.into()),
            Arg::Value(file) => gold.push(PathBuf::from(file)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let mut articles = gold.iter().map(|f| data::read(f)).collect::<Result<Vec<_>, _>>()?.concat();
    for article in articles.iter_mut().filter(|a| a.guessed) {
        article.weight = settings.guessed;
    }
    let measured = measured
        .iter()
        .map(|f| Ok((f.clone(), data::read(f)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    eprintln!("{} articles", articles.len());

    let all: Vec<usize> = (0..articles.len()).collect();
    let plain = data::see(&articles, &all, &|_| None);
    let examples = if settings.folds < 2 {
        plain
    } else {
        // What the document says elsewhere comes, for each article, from a model that never saw it.
        let models: Vec<Model> = (0..settings.folds)
            .map(|fold| {
                let part: Vec<_> = plain
                    .iter()
                    .filter(|e| e.article % settings.folds != fold && !articles[e.article].guessed)
                    .cloned()
                    .collect();
                let settings = Settings { rounds: 4, ..settings.clone() };
                train(&part, &settings).weights(0.02, 127.0).model()
            })
            .collect();
        let second = data::see(&articles, &all, &|i| Some(&models[i % models.len()]));
        drop(models);
        let first = plain.into_iter().filter(|e| !articles[e.article].guessed);
        settings.least *= 2; // most features stand in both views
        first.chain(second).collect()
    };
    let mut learner = train(&examples, &settings);
    for &keep in &keeps {
        let kept = learner.best(keep);
        learner = Learner::new(kept);
        learner.learn(&examples, &Settings { rounds: settings.again, ..settings.clone() });
        for unit in &units {
            println!("{keep} features, unit {unit}");
            let weights = learner.weights(*unit, 127.0);
            if let Some(out) = &out {
                // Of several sizes, each learnt from the one before, the last stays.
                let one = units.len() == 1;
                let several = || out.with_extension(format!("{keep}-{unit}.bin"));
                std::fs::write(if one { out.clone() } else { several() }, weights.pack())?;
            }
            measure::sets(&measured, &weights.model());
        }
    }
    if units.is_empty() {
        measure::sets(&measured, &learner.weights(0.02, 127.0).model());
    }
    for (from, to) in label {
        measure::label(&from, &to, &learner.weights(0.02, 127.0).model())?;
    }
    Ok(())
}

/// Learns the weights of all features that are seen often enough.
fn train(examples: &[Example], settings: &Settings) -> Learner {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|e| e.rows.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut kept: Vec<u32> =
        counts.iter().filter(|(_, n)| **n >= settings.least).map(|(f, _)| *f).collect();
    kept.sort_unstable();
    eprintln!("{} of {} features", kept.len(), counts.len());
    let mut learner = Learner::new(kept);
    learner.learn(examples, settings);
    learner
}

/// Numbers parted by commas.
fn list<T: std::str::FromStr<Err: std::error::Error + 'static>>(
    text: &str,
) -> Result<Vec<T>, Error> {
    Ok(text.split(',').map(str::parse).collect::<Result<_, _>>()?)
}

pub(crate) use model::{LABELS, WIDTH};
pub(crate) fn read_articles(file: &std::path::Path) -> Result<Vec<Article>, Error> {
    data::read(file)
}
