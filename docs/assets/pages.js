/* Comforts of the generated pages. Everything works without this file. */
(function () {
  "use strict";

  var KEY = "tashan.reading";

  function stored() {
    try { return localStorage.getItem(KEY); } catch (error) { return null; }
  }

  function store(mode) {
    try { localStorage.setItem(KEY, mode); } catch (error) { /* storage may be forbidden */ }
  }

  /* A phone shows the head of a briefing and unfolds the rest on request; a link into it unfolds it, and paper has it all. */
  var folds = document.querySelectorAll("details.ts-phone");
  if (matchMedia("(max-width: 44.984em)").matches) folds.forEach(function (fold) { fold.open = false; });

  function named(hash) {
    try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch (error) { return null; /* half a character */ }
  }

  function unfold() {
    var target = location.hash.length > 1 && named(location.hash);
    var fold = target && target.closest("details.ts-phone");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  }

  unfold();
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", function () { folds.forEach(function (fold) { fold.open = true; }); });

  /* The chosen reading mode is remembered from page to page. */
  document.querySelectorAll(".ts-modes input").forEach(function (input) {
    if (input.value === stored()) input.checked = true;
    input.addEventListener("change", function () { store(input.value); });
  });

  /* Pointing at a sentence, or stepping to it with the keyboard, marks its counterpart. */
  document.querySelectorAll(".ts-read:not(.ts-one)").forEach(function (view) {
    function mark(pair) {
      view.querySelectorAll(".ts-pair").forEach(function (span) { span.classList.remove("ts-pair"); });
      if (pair === undefined) return;
      view.querySelectorAll('[data-s="' + pair + '"]').forEach(function (span) { span.classList.add("ts-pair"); });
    }
    function pairOf(target) {
      var span = target.closest ? target.closest("[data-s]") : null;
      return span ? span.dataset.s : undefined;
    }
    view.querySelectorAll("[data-s][id]").forEach(function (span) { span.tabIndex = 0; });
    ["pointerover", "focusin"].forEach(function (name) {
      view.addEventListener(name, function (event) { mark(pairOf(event.target)); });
    });
    ["pointerleave", "focusout"].forEach(function (name) {
      view.addEventListener(name, function () { mark(undefined); });
    });
  });

  /* Pointing at a footnote's number, or stepping to it with the keyboard, shows its source and note beside it; near the
     edge of the window the preview moves inside. */
  var preview = document.createElement("span");
  preview.className = "ts-pop";
  preview.setAttribute("aria-hidden", "true");

  function part(id) {
    var copy = document.getElementById(id).cloneNode(true);
    copy.querySelectorAll(".ts-back, .ts-url").forEach(function (link) { link.remove(); });
    var span = document.createElement("span");
    span.className = copy.localName === "li" ? "ts-note" : "ts-source";
    span.append.apply(span, Array.from(copy.childNodes));
    span.querySelectorAll("a").forEach(function (link) { link.replaceWith.apply(link, Array.from(link.childNodes)); });
    return span;
  }

  function show(mark) {
    if (preview.parentNode === mark.parentNode) return;
    preview.replaceChildren.apply(preview, mark.getAttribute("aria-describedby").split(" ").map(part));
    preview.style.marginLeft = "";
    mark.after(preview);
    var box = preview.getBoundingClientRect();
    var over = Math.max(0, box.right - document.documentElement.clientWidth + 8) || Math.min(0, box.left - 8);
    if (over) preview.style.marginLeft = -over + "px";
  }

  ["pointerover", "focusin"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var cite = event.target.closest ? event.target.closest(".ts-cite") : null;
      if (cite) show(cite.querySelector(".ts-ref"));
      else preview.remove();
    });
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") preview.remove(); });
})();
