"use strict";
// The page is whole without this: it only hides what is not asked for, and opens and closes the places.
(() => {
  const controls = document.getElementById("controls");
  const problems = [...document.querySelectorAll("[data-severity]")];

  function filter() {
    const severities = new Set([...controls.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const rule = document.getElementById("rule").value;
    let shown = 0;
    for (const problem of problems) {
      const kept = severities.has(problem.dataset.severity) && (!rule || rule === problem.dataset.rule);
      problem.hidden = !kept;
      shown += kept;
    }
    const rest = document.getElementById("rest");
    if (rest) rest.hidden = !rest.querySelector("tbody tr:not([hidden])");
    const count = document.getElementById("count");
    const told = count.dataset.text.replace("SHOWN", shown).replace("ALL", problems.length);
    if (count.textContent !== told) count.textContent = told; // said aloud only when it changes
  }

  function showAll() {
    for (const box of controls.querySelectorAll("[name=severity]")) box.checked = true;
    document.getElementById("rule").value = "";
    filter();
  }

  function places(open) {
    for (const one of document.querySelectorAll("details.places")) one.open = open;
    markScrolling();
  }

  // Of a sheet that does not fit, the cell it is about is seen first.
  function show(box) {
    const bad = box.querySelector(".bad");
    if (!bad || box.dataset.seen) return;
    box.dataset.seen = "yes";
    box.scrollLeft = bad.offsetLeft + bad.offsetWidth - box.clientWidth + 1;
  }

  // What is wider than the screen can be moved with the arrow keys.
  function markScrolling() {
    for (const box of document.querySelectorAll(".scroll")) {
      const wide = box.scrollWidth > box.clientWidth + 1;
      const caption = box.querySelector("caption");
      if (wide) {
        show(box);
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        if (caption) box.setAttribute("aria-label", caption.textContent);
      } else {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    }
  }

  // A link to a problem that is filtered away shows it.
  function follow() {
    const target = document.getElementById(location.hash.slice(1));
    if (controls && target && target.hidden) {
      showAll();
      target.scrollIntoView();
    }
  }

  if (controls) {
    controls.hidden = false;
    controls.addEventListener("change", filter);
    controls.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("expand").addEventListener("click", () => places(true));
    document.getElementById("collapse").addEventListener("click", () => places(false));
    window.addEventListener("pageshow", filter);
    filter();
  }
  window.addEventListener("hashchange", follow);
  window.addEventListener("resize", markScrolling);
  document.addEventListener("toggle", markScrolling, true);
  markScrolling();

  // On paper nothing can be opened: also in browsers whose style sheets cannot do that.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
})();
