//! Starts the teacher's page: exercises made from an article, and what a class hands in.

fn main() {
    console_error_panic_hook::set_once();
    newsloupe_app::classroom::start();
}
