/* The frame's small comforts. Everything works without this file. */
(function () {
  "use strict";

  /* The theme would look for a sitemap behind every alternate version, and then take over the clicks on the switch,
     dropping the place on the page. It asks for rel="alternate" word for word; the space hides the links from it. */
  document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.setAttribute("rel", "alternate "); });

  function remember(edition) {
    try { localStorage.setItem("tashan.edition", edition); } catch (error) { /* storage may be forbidden */ }
  }

  /* The switch keeps the place on the page: the last part that begins at the top of the window or above it. Parts
     have one name in all editions. */
  function here() {
    if (window.scrollY < 200) return location.hash;
    var parts = document.querySelectorAll(".md-content [id]"), found = "";
    for (var i = 0; i < parts.length; i++) {
      var place = parts[i].getBoundingClientRect();
      if (place.height && place.top <= 160) found = parts[i].id;
    }
    return found ? "#" + found : location.hash;
  }
  document.querySelectorAll("a[data-edition]").forEach(function (link) {
    link.addEventListener("click", function () {
      remember(link.dataset.edition);
      link.hash = here();
    });
  });

  /* A result of the search opens where the words stand, and the browser marks them there; what it does not find on the
     page it passes over. */
  var input = document.querySelector(".md-search__input");
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest(".md-search-result a") : null;
    var words = link && input ? input.value.trim().split(/\s+/).filter(Boolean).slice(0, 8) : [];
    if (words.length) link.hash = ":~:" + words.map(function (word) {
      return "text=" + encodeURIComponent(word).replace(/-/g, "%2D");
    }).join("&");
  }, true);

  /* The labels that open the menu and the search hold buttons for the keyboard. */
  document.querySelectorAll("label [role=button]").forEach(function (button) {
    button.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      button.click();
    });
  });
})();
