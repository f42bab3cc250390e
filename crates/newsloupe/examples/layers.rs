//! Times each layer of the engine on the texts it is given, natively.
//!
//! `cargo run --release -p newsloupe --example layers -- FILE...` prints one JSON object a file:
//! `{"file": …, "bytes": N, "runs": N, "seconds": {"anatomy": …, …, "report": …, "whole": …}}`,
//! the median of the runs for each layer. `cargo xtask bench` reads that.

use newsloupe::{OffsetSpace, Options, Report, read_watched};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

fn main() -> std::io::Result<()> {
    let options = Options { offsets: OffsetSpace::Utf16, ..Options::default() };
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file)?;
        let mut runs: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
        let started = Instant::now();
        let mut count = 0;
        // Two runs to warm up, then as many as fit into a second, five at least.
        while count < 7 || (started.elapsed() < Duration::from_secs(1) && count < 2000) {
            let start = Instant::now();
            let mut last = start;
            let mut lap = |layer| {
                let now = Instant::now();
                if count >= 2 {
                    runs.entry(layer).or_default().push(now - last);
                }
                last = now;
            };
            let analysis = read_watched(&text, &options, &mut lap)
                .map_err(|e| std::io::Error::other(e.to_string()))?;
            let report = Report::new(&analysis, options.offsets);
            lap("report");
            std::hint::black_box(report);
            if count >= 2 {
                runs.entry("whole").or_default().push(start.elapsed());
            }
            count += 1;
        }
        let seconds: Vec<String> = runs
            .into_iter()
            .map(|(layer, mut times)| {
                times.sort();
                format!("\"{layer}\": {:.9}", times[times.len() / 2].as_secs_f64())
            })
            .collect();
        println!(
            "{{\"file\": {file:?}, \"bytes\": {}, \"runs\": {}, \"seconds\": {{{}}}}}",
            text.len(),
            count - 2,
            seconds.join(", ")
        );
    }
    Ok(())
}
