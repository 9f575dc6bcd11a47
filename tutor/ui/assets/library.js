// Draws the documents and, folded under each, its sections. Every text is set with textContent.

function section(data, path, open) {
  const item = element("li", "");
  const button = element("button", "section");
  button.type = "button";
  button.style.setProperty("--depth", data.depth);
  button.append(element("span", "name", data.name), element("span", "lines", data.lines));
  button.onclick = () => open({ path, start: data.start, end: data.end });
  item.append(button);
  return item;
}

function sections(data, open) {
  const list = element("ul", "sections");
  for (const each of data.sections) list.append(section(each, data.path, open));
  return list;
}

function headline(data) {
  const row = element("summary", "headline");
  const names = element("span", "names");
  names.append(element("span", "title", data.title), element("span", "path", data.path));
  row.append(names, element("span", `role ${data.role}`, data.role), element("span", "size", data.size));
  return row;
}

function entry(data, isOpen, open) {
  const details = element("details", "document");
  details.dataset.path = data.path;
  details.append(headline(data));
  // Sections are drawn when they are first looked at: a large library has thousands.
  const fill = () => {
    if (!details.open || details.querySelector(".sections")) return;
    if (data.repairs) details.append(element("p", "repairs", data.repairs));
    details.append(sections(data, open));
  };
  details.ontoggle = fill;
  details.open = isOpen;
  fill();
  return details;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const open = (place) => setTriggerValue("opened", place);
  const before = parentElement.querySelector(".root");
  const wasOpen = new Set();
  for (const each of before?.querySelectorAll("details[open]") ?? []) wasOpen.add(each.dataset.path);
  const root = element("div", "root");
  for (const each of data) root.append(entry(each, wasOpen.has(each.path), open));
  place(root, parentElement);
}
