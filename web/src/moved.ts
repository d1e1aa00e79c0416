// At an address that a walk had: goes on to the one that it has, with the step or whatever else stands behind the #.
const link = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
if (link) location.replace(link.href + location.search + location.hash);
