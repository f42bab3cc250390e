// Starts a page that has one module (classroom.html, exercise.html): its name and version stand on the
// element that loads this file.
const { module } = document.getElementById("start").dataset;
const [name, version] = module.split("?");
const at = (file) => new URL(`${file}?${version}`, document.baseURI).href;
try {
  const { default: init } = await import(at(name));
  await init({ module_or_path: at(name.replace(/\.js$/, "_bg.wasm")) });
} catch (error) {
  console.error(error);
  const waiting = document.getElementById("waiting");
  if (waiting) waiting.textContent = waiting.dataset.failed;
}
