//! Starts the pupil's page: one exercise, without the analyzer.

fn main() {
    console_error_panic_hook::set_once();
    newsloupe_app::pupil::start();
}
