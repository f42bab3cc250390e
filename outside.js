// What comes from outside of the page: a share, a bookmarklet, a file opened with the app, a paste that
// is older than the study, and a new version of the page itself. The study does the work.
const { version } = document.getElementById("boot").dataset;
const workers = navigator.serviceWorker;

/** `study` loads the page's second module; `tell` says something to it once it is there. */
export function begin(tell) {
  const wish = { "#bring": "bring", "#shared": "shared" }[location.hash];
  if (wish) {
    history.replaceState(null, "", location.pathname + location.search);
    tell({ do: wish });
  }
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) tell({ do: "files", files: await Promise.all(files.map((file) => file.getFile())) });
  });
  // A frame in another page is only a guest there.
  if (workers && parent === window) (version === "v=0" ? unkeep() : keep(tell)).catch(console.warn);
}

/** Keeps the page's files for when the network is off, and says when there is a newer version. */
async function keep(tell) {
  const registration = await workers.register("./sw.js");
  const offer = () => registration.waiting && workers.controller && tell({ do: "renewable" });
  const watch = ({ installing } = registration) => installing?.addEventListener("statechange", offer);
  offer();
  watch();
  registration.addEventListener("updatefound", () => watch());
  document.addEventListener("newsloupe-start", (event) => event.detail.do === "renew" && renew(registration, tell));
  const { active } = await workers.ready;
  if (!workers.controller) active.postMessage({ what: "claim", version });
}

/** Loads the new version, with the text that stands here. */
function renew({ waiting }, tell) {
  const text = document.getElementById("text")?.value ?? "";
  try {
    sessionStorage.setItem("newsloupe.text", text);
  } catch {
    return tell({ do: "renewable", but: "full" });
  }
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    sessionStorage.removeItem("newsloupe.text");
    tell({ do: "renewable", but: "others" });
  };
  waiting?.postMessage({ what: "take over" }, [port2]);
}

async function unkeep() {
  for (const registration of await workers.getRegistrations()) await registration.unregister();
}
