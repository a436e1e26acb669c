/* The frame's small comforts. Everything works without this file. */
(function () {
  "use strict";

  /* The theme would look for a sitemap behind every alternate version, and then take over the clicks on the switch,
     dropping the place on the page. It asks for rel="alternate" word for word; the space hides the links from it. */
  document.querySelectorAll("link[rel=alternate]").forEach(function (link) { link.setAttribute("rel", "alternate "); });

  function remember(edition) {
    try { localStorage.setItem("tashan.edition", edition); } catch (error) { /* storage may be forbidden */ }
  }

  /* The switch keeps the place on the page: the part after # goes along. */
  document.querySelectorAll("a[data-edition]").forEach(function (link) {
    link.addEventListener("click", function () {
      remember(link.dataset.edition);
      link.hash = location.hash;
    });
  });

  /* Labels that open the menu and the search act as buttons for the keyboard too. */
  document.querySelectorAll("label[role=button]").forEach(function (label) {
    label.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      label.click();
    });
  });
})();
