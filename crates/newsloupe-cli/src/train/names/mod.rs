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
    pub(crate) rounds: usize,
    pub(crate) rate: f32,
    pub(crate) shrink: f32,
    pub(crate) dropout: f32,
    pub(crate) least: u32,
    pub(crate) keep: usize,
    pub(crate) folds: usize,
    pub(crate) news: f32,
    pub(crate) adapt: bool,
    pub(crate) skip: Vec<u32>,
}

pub(super) fn run(mut parser: Parser) -> Result<(), Error> {
    let mut settings = Settings {
        rounds: 8,
        rate: 0.15,
        shrink: 1e-5,
        dropout: 0.1,
        least: 2,
        keep: 0,
        folds: 0,
        news: 1.0,
        adapt: false,
        skip: Vec::new(),
    };
    let (mut gold, mut measured) = (Vec::new(), Vec::new());
    let mut out: Option<PathBuf> = None;
    let mut label: Option<(PathBuf, PathBuf)> = None;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("rounds") => settings.rounds = parser.value()?.parse()?,
            Arg::Long("rate") => settings.rate = parser.value()?.parse()?,
            Arg::Long("shrink") => settings.shrink = parser.value()?.parse()?,
            Arg::Long("dropout") => settings.dropout = parser.value()?.parse()?,
            Arg::Long("least") => settings.least = parser.value()?.parse()?,
            Arg::Long("keep") => settings.keep = parser.value()?.parse()?,
            Arg::Long("folds") => settings.folds = parser.value()?.parse()?,
            Arg::Long("news") => settings.news = parser.value()?.parse()?,
            Arg::Long("adapt") => settings.adapt = true,
            Arg::Long("skip") => {
                let list = parser.value()?.string()?;
                settings.skip = list.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            Arg::Long("measure") => measured.push(PathBuf::from(parser.value()?)),
            Arg::Long("label") => label = Some((parser.value()?.into(), parser.value()?.into())),
            Arg::Long("out") => out = Some(parser.value()?.into()),
            Arg::Value(file) => gold.push(PathBuf::from(file)),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let articles = gold.iter().map(|f| data::read(f)).collect::<Result<Vec<_>, _>>()?.concat();
    let measured = measured
        .iter()
        .map(|f| Ok((f.clone(), data::read(f)?)))
        .collect::<Result<Vec<_>, Error>>()?;
    eprintln!("{} articles", articles.len());

    let all: Vec<usize> = (0..articles.len()).collect();
    let plain = data::see(&articles, &all, &|_| None, &settings.skip);
    let model = if settings.folds < 2 {
        train(&plain, &settings)
    } else {
        // What the document says elsewhere comes, for each article, from a model that never saw it.
        let models: Vec<Model> = (0..settings.folds)
            .map(|fold| {
                let examples: Vec<_> =
                    plain.iter().filter(|e| e.article % settings.folds != fold).cloned().collect();
                let settings = Settings { keep: 0, rounds: 5, ..settings.clone() };
                train(&examples, &settings)
            })
            .collect();
        let second =
            data::see(&articles, &all, &|i| Some(&models[i % models.len()]), &settings.skip);
        drop(models);
        let both: Vec<Example> = plain.into_iter().chain(second).collect();
        train(&both, &settings)
    };
    let _ = out;
    for (file, articles) in &measured {
        println!("{}", file.display());
        measure::all(articles, &model);
    }
    if let Some((from, to)) = label {
        measure::label(&from, &to, &model)?;
    }
    Ok(())
}

/// Learns twice: with all features, then with the ones that mattered.
fn train(examples: &[Example], settings: &Settings) -> Model {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|e| e.rows.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let mut kept: Vec<u32> =
        counts.iter().filter(|(_, n)| **n >= settings.least).map(|(f, _)| *f).collect();
    kept.sort_unstable();
    eprintln!("{} of {} features", kept.len(), counts.len());
    let mut learner = Learner::new(kept, examples, settings);
    learner.learn(examples, settings);
    if settings.keep > 0 {
        let kept = learner.best(settings.keep, &counts);
        learner = Learner::new(kept, examples, settings);
        learner.learn(examples, settings);
    }
    learner.model()
}

pub(crate) use model::{LABELS, WIDTH};
pub(crate) fn read_articles(file: &std::path::Path) -> Result<Vec<Article>, Error> {
    data::read(file)
}
