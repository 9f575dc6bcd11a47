// Draws a note. Every text is set with textContent: notes are shown, never obeyed.

function action(label, sign, run) {
  const button = element("button", "action", sign);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.onclick = run;
  return button;
}

function opener(source, className, open) {
  const button = element("button", className);
  button.type = "button";
  button.setAttribute("aria-label", source.name);
  button.title = source.name;
  button.onclick = () => open(source.number);
  return button;
}

function marks(data, open) {
  const made = element("span", "marks");
  for (const mark of data.marks) {
    const button = opener(mark, "mark", open);
    button.textContent = mark.number;
    made.append(button);
  }
  return made;
}

function sentence(data, open) {
  const item = element("li", data.code ? "sentence code" : "sentence");
  if (data.code) {
    item.append(element("pre", "", data.parts[0].text), marks(data, open));
    return item;
  }
  for (const part of data.parts) {
    const text = part.kind === "quote" ? `“${part.text}”` : part.text;
    item.append(element("span", part.kind, text));
  }
  item.append(marks(data, open));
  return item;
}

function title(data, open) {
  if (!data.place) return element("h3", "title", data.title);
  const heading = element("h3", "title");
  const button = element("button", "place", data.title);
  button.type = "button";
  button.title = data.place.where;
  button.onclick = () => open({ path: data.place.path, start: data.place.start, end: data.place.end });
  heading.append(button);
  return heading;
}

function block(data, open, arrange) {
  const section = element("section", "block");
  const head = element("header", "head");
  const actions = element("span", "actions");
  const move = (name) => () => arrange({ block: data.key, move: name });
  if (!data.first) actions.append(action(`Move up: ${data.title}`, "↑", move("up")));
  if (!data.last) actions.append(action(`Move down: ${data.title}`, "↓", move("down")));
  actions.append(action(`Leave out: ${data.title}`, "×", move("drop")));
  head.append(title(data, open), actions);
  const list = element("ul", "sentences");
  for (const each of data.sentences) list.append(sentence(each, open));
  section.append(head, list);
  return section;
}

function links(data, open) {
  const list = element("ul", "links");
  for (const each of data.links) {
    const item = element("li", "");
    const button = element("button", "place", each.place.where);
    button.type = "button";
    button.onclick = () => open({ path: each.place.path, start: each.place.start, end: each.place.end });
    item.append(element("span", "", `${each.text} `), button);
    list.append(item);
  }
  return list;
}

function sources(data, open) {
  const details = element("details", "sources");
  details.append(element("summary", "", data.summary));
  const list = element("ol", "");
  for (const source of data.sources) {
    const item = element("li", "");
    const button = opener(source, "source", open);
    button.append(element("span", "number", String(source.number)));
    button.append(element("span", "where", source.where));
    button.append(element("span", "lines", source.lines));
    item.append(button);
    list.append(item);
  }
  details.append(list);
  return details;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const open = (target) => setTriggerValue("opened", target);
  const arrange = (wish) => setTriggerValue("arranged", wish);
  const before = parentElement.querySelector(".root");
  const root = element("article", "root");
  root.append(element("h2", "name", data.title));
  if (data.links.length) root.append(links(data, open));
  for (const each of data.blocks) root.append(block(each, open, arrange));
  for (const remark of data.remarks) root.append(element("p", "remark", remark));
  const listed = sources(data, open);
  // A redraw must not close what the reader has opened.
  listed.open = Boolean(before?.querySelector(".sources")?.open);
  root.append(listed);
  place(root, parentElement);
}
