// Starts the page: the names of its files come from Trunk, on the element that loads this one.
const { js, wasm, study } = document.getElementById("boot").dataset;
const at = (name) => new URL(name, document.baseURI).href;
const early = document.getElementById("early");

function say(title, advice) {
  const shell = document.getElementById("shell");
  const line = shell?.querySelector("[data-state]");
  if (line) line.textContent = `${title} ${advice}`;
}

async function load(script, module) {
  const { default: init } = await import(at(script));
  await init({ module_or_path: at(module) });
}

// The text that stood here when a new version of the page was asked for.
try {
  early.value ||= sessionStorage.getItem("newsloupe.text") ?? "";
  sessionStorage.removeItem("newsloupe.text");
} catch {
  // no storage, no text
}

// The page asks for its second part, the study, when a text is likely to come.
let coming;
let pasted;
function loaded() {
  const [name, version] = study.split("?");
  coming ??= load(study, `${name.replace(/\.js$/, "_bg.wasm")}?${version}`).then(() => {
    document.removeEventListener("paste", remember, true);
    if (pasted) tell(pasted);
  });
  return coming;
}
async function tell(detail) {
  try {
    await loaded();
    document.dispatchEvent(new CustomEvent("newsloupe-study", { detail }));
  } catch (error) {
    coming = undefined;
    console.error(error);
    document.dispatchEvent(new CustomEvent("newsloupe-page", { detail: { do: "failed" } }));
  }
}
document.addEventListener("newsloupe-start", (event) => event.detail.do === "study" && tell({ do: "hello" }));

// A paste may bring its structure before the study is there to read it.
function remember({ clipboardData: data, target }) {
  const html = target.tagName === "TEXTAREA" && data?.getData("text/html");
  pasted = html ? { do: "pasted", html, plain: data.getData("text/plain") } : undefined;
}
document.addEventListener("paste", remember, true);

try {
  await load(js, wasm);
  // The page stands as soon as it knows its words.
  while (document.getElementById("shell")) await new Promise((done) => setTimeout(done, 20));
  (await import("./outside.js")).begin(tell);
} catch (error) {
  console.error(error);
  say("The page could not be started.", "Reload it, or try another browser. Your text is still here.");
}
