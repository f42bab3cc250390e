//! Starts the study: the second part of the page, which comes once there is an article to work on.

fn main() {
    console_error_panic_hook::set_once();
    newsloupe_app::study::start();
}
