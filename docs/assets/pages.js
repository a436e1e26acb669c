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

  /* A preview near the edge of the window moves inside it. */
  document.querySelectorAll(".ts-cite").forEach(function (cite) {
    function place() {
      var preview = cite.querySelector(".ts-pop");
      preview.style.marginLeft = "";
      var box = preview.getBoundingClientRect();
      var over = Math.max(0, box.right - document.documentElement.clientWidth + 8) || Math.min(0, box.left - 8);
      if (over) preview.style.marginLeft = -over + "px";
    }
    cite.addEventListener("pointerenter", place);
    cite.addEventListener("focusin", place);
  });
})();
