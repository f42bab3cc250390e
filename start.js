// Starts a page that has one module (classroom.html, exercise.html): its name and version stand on the
// element that loads this file.
//
// An exercise that is one file holds all this itself, for a disk or a frame without an origin, where
// nothing can be fetched: the text of newsloupe-pupil.js stands above this one in one inline module, so
// that its `__wbg_init` is here, and the WASM in #wasm, as base64 of deflate-raw.
const started = async () => {
  const held = document.getElementById("wasm");
  if (held) {
    const bytes = Uint8Array.from(atob(held.textContent.trim()), (letter) => letter.charCodeAt(0));
    const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return __wbg_init({ module_or_path: await new Response(whole).arrayBuffer() });
  }
  const [name, version] = document.getElementById("start").dataset.module.split("?");
  const at = (file) => new URL(`${file}?${version}`, document.baseURI).href;
  const { default: init } = await import(at(name));
  return init({ module_or_path: at(name.replace(/\.js$/, "_bg.wasm")) });
};
try {
  await started();
} catch (error) {
  console.error(error);
  const waiting = document.getElementById("waiting");
  if (waiting) waiting.textContent = waiting.dataset.failed;
}
