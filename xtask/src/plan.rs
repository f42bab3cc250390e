//! Work in steps: each is announced as `[3/7] …` and closed with what came of it and how long it took.

use crate::shell::{self, Done, Stop};
use std::fmt::Write;
use std::time::{Duration, Instant};

type Work<'a> = Box<dyn FnOnce() -> Done<String> + 'a>;

/// Steps to take, in order.
#[derive(Default)]
pub(crate) struct Plan<'a> {
    steps: Vec<(String, bool, Work<'a>)>,
}

impl<'a> Plan<'a> {
    /// A step without which nothing that follows can be done.
    pub(crate) fn step(&mut self, title: &str, work: impl FnOnce() -> Done<String> + 'a) {
        self.steps.push((title.to_owned(), true, Box::new(work)));
    }

    /// A step whose failure is told at the end, after the others had their turn.
    pub(crate) fn trial(&mut self, title: &str, work: impl FnOnce() -> Done<String> + 'a) {
        self.steps.push((title.to_owned(), false, Box::new(work)));
    }

    /// Takes the steps.
    pub(crate) fn run(self) -> Done {
        let (count, started) = (self.steps.len(), Instant::now());
        let mut failed: Vec<(String, Stop)> = Vec::new();
        for (i, (title, needed, work)) in self.steps.into_iter().enumerate() {
            shell::open_line(&format!("[{}/{count}] {title} … ", i + 1));
            let start = Instant::now();
            match work() {
                Ok(note) => shell::close_line(&format!("{note}{}", took(start.elapsed()))),
                Err(stop) if needed => return Err(stop),
                Err(stop) => {
                    shell::close_line(&format!("FAILED: {}{}", stop.what, took(start.elapsed())));
                    failed.push((title, stop));
                }
            }
        }
        let Some((_, last)) = failed.last() else {
            println!("\nAll {count} steps done{}.", took(started.elapsed()));
            return Ok(());
        };
        let mut list = String::new();
        for (title, stop) in &failed {
            let _ = write!(list, "\n  {title}\n    {}: {}", stop.what, stop.why);
        }
        let advice = last.advice.clone();
        Err(Stop::new(format!("{} of {count} steps failed", failed.len()), list, advice))
    }
}

fn took(time: Duration) -> String {
    match time.as_secs() {
        0 => String::new(),
        s @ 1..120 => format!(" ({s} s)"),
        s => format!(" ({} min {} s)", s / 60, s % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_that_fails_lets_the_others_run_and_a_step_does_not() {
        let ran = std::cell::Cell::new(0);
        let fail = || Err(Stop::new("x", "y", "z"));
        let count = || {
            ran.set(ran.get() + 1);
            Ok("counted".to_owned())
        };
        let mut plan = Plan::default();
        plan.trial("one", fail);
        plan.trial("two", count);
        assert!(plan.run().is_err());
        assert_eq!(ran.get(), 1);

        let mut plan = Plan::default();
        plan.step("one", fail);
        plan.step("two", count);
        assert!(plan.run().is_err());
        assert_eq!(ran.get(), 1);
    }
}
