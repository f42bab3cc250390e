// Starts a browser for a test, with a fresh profile, no window, and nobody called on the side.
import { readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";

// The component tests start Chromium with the same flags.
const CHROMIUM_FLAGS = readFileSync(new URL("../../chromium-flags.txt", import.meta.url), "utf8").trim().split("\n");
const FIREFOX_PREFERENCES = {
  "app.update.auto": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/** `name` is "chromium" or "firefox"; `cargo xtask test` says by CHROME and FIREFOX where they are. */
export function launch(name) {
  if (name === "firefox") {
    return puppeteer.launch({
      browser: "firefox",
      executablePath: process.env.FIREFOX ?? "/usr/bin/firefox",
      headless: true,
      extraPrefsFirefox: FIREFOX_PREFERENCES,
    });
  }
  const asRoot = process.getuid?.() === 0; // Chromium refuses to sandbox what root runs
  return puppeteer.launch({
    browser: "chrome",
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    headless: true,
    args: asRoot ? [...CHROMIUM_FLAGS, "--no-sandbox"] : CHROMIUM_FLAGS,
  });
}
