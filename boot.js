// Starts the page: the names of the two files come from Trunk, on the element that loads this one.
const { js, wasm } = document.getElementById("boot").dataset;
const at = (name) => new URL(name, document.baseURI).href;

function say(title, advice) {
  const shell = document.getElementById("shell");
  const line = shell?.querySelector("[data-state]");
  if (line) line.textContent = `${title} ${advice}`;
}

try {
  const { default: init } = await import(at(js));
  await init({ module_or_path: at(wasm) });
} catch (error) {
  console.error(error);
  say("The page could not be started.", "Reload it, or try another browser. Your text is still here.");
}
