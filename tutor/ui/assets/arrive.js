// Brings a turn of the conversation to the top of the window when it is new.

export default function ({ data }) {
  const turn = document.querySelector(`.st-key-${data.target}`);
  if (!turn) return;
  turn.style.scrollMarginTop = "4.5rem";
  // A reply that arrives in pieces is given its room at once, so that the page need not move while it grows.
  for (const other of document.querySelectorAll("[class*='st-key-turn-']")) other.style.minHeight = "";
  if (data.room) turn.style.minHeight = "calc(100vh - 15rem)";
  requestAnimationFrame(() => turn.scrollIntoView({ block: "start" }));
}
