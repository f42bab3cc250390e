//! Browsers for the tests: named by CHROME, CHROMEDRIVER and FIREFOX, else on PATH, else from the
//! system's packages, else downloaded by @puppeteer/browsers.

use crate::npm;
use crate::shell::{
    Done, Stop, command, find, is_root, note, output, run, tools_dir, version_in, write,
};
use std::path::{Path, PathBuf};

const CHROMES: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const FIREFOXES: &[&str] = &["firefox-esr", "firefox"];
const MAC_CHROMES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const MAC_FIREFOXES: &[&str] = &["/Applications/Firefox.app/Contents/MacOS/firefox"];

/// Finds or installs Chromium and the driver of the same version.
pub(crate) fn chromium() -> Done<String> {
    let found = find_chrome().is_some() && find_driver().is_some();
    if !found {
        if debian_root() && apt(&["chromium", "chromium-driver"]).is_ok() {
        } else {
            if find_chrome().is_none() {
                download("chrome@stable", "CHROME")?;
            }
            if find_driver().is_none() {
                let chrome = need_chrome()?;
                let build = version_of(&chrome).unwrap_or_else(|| "stable".into());
                download(&format!("chromedriver@{build}"), "CHROMEDRIVER")?;
            }
        }
    }
    let (chrome, driver) = (need_chrome()?, need_driver()?);
    let (ours, theirs) = (version_of(&chrome), version_of(&driver));
    let major =
        |v: &Option<String>| v.as_deref().and_then(|v| Some(v.split('.').next()?.to_owned()));
    if major(&ours) != major(&theirs) {
        let show = |v: Option<String>| v.unwrap_or_else(|| "no version at all".into());
        let why = format!(
            "{} says {}, {} says {}",
            chrome.display(),
            show(ours),
            driver.display(),
            show(theirs)
        );
        let advice = "name a pair of one version by CHROME=… and CHROMEDRIVER=…";
        return Err(Stop::new("Chromium and chromedriver do not fit together", why, advice));
    }
    Ok(format!("{} ({})", chrome.display(), ours.unwrap_or_default()))
}

/// Finds or installs Firefox.
pub(crate) fn firefox() -> Done<String> {
    if find_firefox().is_none() && !(debian_root() && apt(&["firefox-esr"]).is_ok()) {
        download("firefox@stable", "FIREFOX")?;
    }
    let firefox = need_firefox()?;
    Ok(format!("{} ({})", firefox.display(), version_of(&firefox).unwrap_or_default()))
}

pub(crate) fn need_chrome() -> Done<PathBuf> {
    find_chrome().ok_or_else(|| missing("Chromium", "CHROME"))
}

pub(crate) fn need_driver() -> Done<PathBuf> {
    find_driver().ok_or_else(|| missing("chromedriver", "CHROMEDRIVER"))
}

pub(crate) fn need_firefox() -> Done<PathBuf> {
    find_firefox().ok_or_else(|| missing("Firefox", "FIREFOX"))
}

/// The file that tells wasm-bindgen's test runner which browser to start, and how.
pub(crate) fn webdriver_config() -> Done<PathBuf> {
    let chrome = need_chrome()?;
    let mut flags: Vec<&str> = FLAGS.lines().collect();
    flags.push("--headless"); // no window
    if is_root() {
        flags.push("--no-sandbox"); // Chromium refuses to sandbox what root runs
    }
    let flags: Vec<String> = flags.iter().map(|f| format!("{f:?}")).collect();
    let config = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {:?}, \"args\": [{}]}}}}\n",
        chrome.display().to_string(),
        flags.join(", ")
    );
    let file = tools_dir().join("webdriver.json");
    write(&file, &config)?;
    Ok(file)
}

/// Nobody called that we did not ask for: the journeys start Chromium with the same flags.
const FLAGS: &str = include_str!("../../tests/chromium-flags.txt");

fn find_chrome() -> Option<PathBuf> {
    locate("CHROME", CHROMES, MAC_CHROMES)
}

fn find_driver() -> Option<PathBuf> {
    locate("CHROMEDRIVER", &["chromedriver"], &[])
}

fn find_firefox() -> Option<PathBuf> {
    locate("FIREFOX", FIREFOXES, MAC_FIREFOXES)
}

fn locate(variable: &str, names: &[&str], places: &[&str]) -> Option<PathBuf> {
    if let Some(given) = std::env::var_os(variable) {
        return Some(given.into());
    }
    let downloaded = std::fs::read_to_string(note_of(variable)).ok();
    names
        .iter()
        .filter_map(|name| find(name))
        .chain(places.iter().map(PathBuf::from))
        .chain(downloaded.map(|path| path.trim().into()))
        .find(|path| path.exists())
}

/// Where a download noted what it brought.
fn note_of(variable: &str) -> PathBuf {
    tools_dir().join(format!("browsers/{}.path", variable.to_lowercase()))
}

fn version_of(program: &Path) -> Option<String> {
    version_in(&output(command(program).arg("--version"))?).map(str::to_owned)
}

fn debian_root() -> bool {
    let debian = || {
        std::fs::read_to_string("/etc/os-release")
            .is_ok_and(|os| os.lines().any(|l| l == "ID=debian"))
    };
    cfg!(target_os = "linux") && find("apt-get").is_some() && is_root() && debian()
}

fn apt(packages: &[&str]) -> Done {
    note(&format!("installs {} by apt-get", packages.join(" and ")));
    let apt = || {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        apt
    };
    let advice = "see the lines above";
    run(apt().arg("update"), advice)?;
    run(apt().args(["install", "-y", "--no-install-recommends"]).args(packages), advice)
}

fn download(build: &str, variable: &str) -> Done {
    note(&format!("downloads {build} into .tools/browsers"));
    let folder = tools_dir().join("browsers");
    let mut npx = npm::npm();
    npx.args(["exec", "--yes", "--", "@puppeteer/browsers", "install", build, "--path"]);
    let said = output(npx.arg(&folder));
    // The last line is `chrome@131.0.6778.69 /the/path/to/chrome`.
    let path = said.as_deref().and_then(|s| Some(s.lines().last()?.split_once(' ')?.1.to_owned()));
    match path {
        Some(path) => write(&note_of(variable), &path),
        None => Err(Stop {
            why: "it is neither named, nor on PATH, nor could it be downloaded".into(),
            ..missing(build, variable)
        }),
    }
}

fn missing(name: &str, variable: &str) -> Stop {
    let why = "it is neither named nor on PATH";
    let advice =
        format!("install it with your system's packages, or name it: {variable}=/path/to/it");
    Stop::new(format!("{name} is missing, and the browser tests need it"), why, advice)
}
