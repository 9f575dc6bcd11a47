// Draws the legend: every entry is a switch. Every text is set with textContent.

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function swatch(data) {
  const icon = drawn("svg", { class: data.shape ? "shape" : "stroke", viewBox: data.shape ? "0 0 100 100" : "0 0 34 10", "aria-hidden": "true" });
  if (data.shape) icon.append(drawn("path", { d: data.shape, fill: data.color }));
  else {
    const end = data.arrow ? 26 : 33;
    icon.append(drawn("path", { d: `M1 5H${end}`, stroke: data.color, "stroke-width": 2.4, "stroke-dasharray": data.line }));
    if (data.arrow) icon.append(drawn("path", { d: "M25 1L33 5L25 9Z", fill: data.color }));
  }
  return icon;
}

function entry(data, toggle) {
  const button = element("button", "entry");
  button.type = "button";
  button.setAttribute("aria-pressed", String(data.on));
  button.title = data.on ? `Hide ${data.name}` : `Show ${data.name}`;
  button.append(swatch(data), element("span", "name", data.name));
  if (data.count) button.append(element("span", "count", String(data.count)));
  button.onclick = () => toggle(data.value);
  return button;
}

function row(label, entries, toggle) {
  const made = element("div", "row");
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  for (const each of entries) made.append(entry(each, toggle));
  return made;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const toggle = (value) => setTriggerValue("opened", value);
  const root = element("div", "root");
  root.append(row("Kinds of entities", data.kinds, toggle), row("Types of relations", data.types, toggle));
  if ([...data.kinds, ...data.types].some((each) => !each.on)) {
    const all = element("button", "all", "Show everything");
    all.type = "button";
    all.onclick = () => toggle("*");
    root.append(all);
  }
  place(root, parentElement);
}
