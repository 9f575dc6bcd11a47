// Draws a card made of blocks. Every text is set with textContent: notes are shown, never obeyed.

function glyph(shape, color) {
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 100 100");
  icon.setAttribute("class", "glyph");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", shape);
  path.setAttribute("fill", color);
  icon.append(path);
  return icon;
}

function press(className, text, value, send) {
  const button = element("button", className, text);
  button.type = "button";
  button.onclick = () => send(value);
  return button;
}

function title(data) {
  const head = element("header", "title");
  const name = element("h3", "", "");
  if (data.shape) name.append(glyph(data.shape, data.color));
  name.append(element("span", "", data.text));
  head.append(name);
  if (data.note) head.append(element("p", "note", data.note));
  return head;
}

function said(data, send) {
  const box = element("blockquote", "said");
  if (data.lead) box.append(element("p", "lead", data.lead));
  const words = element("p", "words", data.text);
  const mark = press("mark", String(data.mark.number), { source: data.mark.number }, send);
  mark.setAttribute("aria-label", data.mark.name);
  mark.title = data.mark.name;
  words.append(mark);
  const where = press("where", data.where, { source: data.mark.number }, send);
  box.append(words, where);
  if (data.note) box.append(element("p", "note", data.note));
  return box;
}

function item(data, send) {
  const line = element("li", "item");
  line.append(press("name", data.text, { pick: data.pick }, send));
  if (data.more) {
    const more = press("more", data.count === 1 ? "1 quote" : `${data.count} quotes`, { pick: data.more }, send);
    more.setAttribute("aria-label", `${more.textContent} on ${data.text}`);
    line.append(more);
  } else if (data.count) line.append(element("span", "count", String(data.count)));
  return line;
}

function list(data, send) {
  const box = element("section", "list");
  const head = element("h4", "", data.head);
  if (data.color) head.style.setProperty("--color", data.color);
  const items = element("ul", "");
  for (const each of data.items) items.append(item(each, send));
  box.append(head, items);
  return box;
}

const DRAWN = { title, said, list, text: (data) => element("p", "text", data.text) };

export default function ({ data, parentElement, setTriggerValue }) {
  const send = (value) => setTriggerValue("opened", value);
  const root = element("div", "root");
  for (const block of data) root.append(DRAWN[block.type](block, send));
  place(root, parentElement);
}
