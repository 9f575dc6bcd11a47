// Brings a turn of the conversation to the top of the window when it is new.

export default function ({ data }) {
  const turn = document.querySelector(`.st-key-${data.target}`);
  if (!turn) return;
  turn.style.scrollMarginTop = "4.5rem";
  requestAnimationFrame(() => turn.scrollIntoView({ block: "start" }));
}
