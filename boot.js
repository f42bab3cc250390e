// Starts the page: the names of its files come from Trunk, on the element that loads this one.
const { js, wasm, study } = document.getElementById("boot").dataset;
const at = (name) => new URL(name, document.baseURI).href;

function say(title, advice) {
  const shell = document.getElementById("shell");
  const line = shell?.querySelector("[data-state]");
  if (line) line.textContent = `${title} ${advice}`;
}

async function load(script, module) {
  const { default: init } = await import(at(script));
  await init({ module_or_path: at(module) });
}

// The page asks for its second part, the study, when a text is likely to come.
document.addEventListener("newsloupe-start", async () => {
  try {
    const [name, version] = study.split("?");
    await load(study, `${name.replace(/\.js$/, "_bg.wasm")}?${version}`);
  } catch (error) {
    console.error(error);
    document.dispatchEvent(new CustomEvent("newsloupe-page", { detail: { do: "failed" } }));
  }
});

try {
  await load(js, wasm);
} catch (error) {
  console.error(error);
  say("The page could not be started.", "Reload it, or try another browser. Your text is still here.");
}
