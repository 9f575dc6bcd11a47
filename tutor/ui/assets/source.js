// Draws a section with its quoted lines marked. Every text is set with textContent.

function line(data) {
  const row = element("div", data.quoted ? "line quoted" : "line");
  row.append(element("span", "number", String(data.number)));
  row.append(element(data.quoted ? "mark" : "span", "text", data.text));
  return row;
}

function heading(data) {
  const head = element("header", "");
  head.append(element("h2", "", data.title));
  if (data.trail.length) head.append(element("p", "trail", data.trail.join(" › ")));
  head.append(element("p", "where", data.where));
  return head;
}

export default function ({ data, parentElement }) {
  const root = element("div", "root");
  const lines = element("div", "page");
  lines.tabIndex = 0;
  lines.setAttribute("role", "region");
  lines.setAttribute("aria-label", `Source text of ${data.where}`);
  for (const each of data.lines) lines.append(line(each));
  root.append(heading(data), lines);
  place(root, parentElement);
  // Only the page scrolls, not the window: the answer behind it must stay where the reader left it.
  const first = lines.querySelector(".quoted");
  if (first) lines.scrollTop = first.offsetTop - lines.clientHeight / 3;
}
