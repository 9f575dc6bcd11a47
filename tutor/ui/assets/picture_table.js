// Draws what a picture shows as tables, for those who cannot see it. Every text is set with textContent.

function press(text, value, send) {
  const button = element("button", "pick", text);
  button.type = "button";
  button.onclick = () => send({ pick: value });
  return button;
}

function table(caption, heads, rows) {
  const made = element("table", "");
  made.append(element("caption", "", caption));
  const head = element("tr", "");
  for (const each of heads) {
    const cell = element("th", "", each);
    cell.scope = "col";
    head.append(cell);
  }
  made.append(head);
  for (const cells of rows) {
    const line = element("tr", "");
    for (const each of cells) {
      const cell = element("td", "");
      cell.append(each);
      line.append(cell);
    }
    made.append(line);
  }
  return made;
}

function fill(root, data, send) {
  if (!root.open || root.querySelector("table")) return;
  const node = (number) => press(data.nodes[number][0], data.nodes[number][2], send);
  const edges = data.edges.map(([from, verb, to, count, pick]) => [node(from), press(verb, pick, send), node(to), String(count)]);
  const nodes = data.nodes.map(([, kind], number) => [node(number), kind]);
  root.append(table("Relations", ["From", "Relation", "To", "Evidence"], edges));
  root.append(table("Entities", ["Name", "Kind"], nodes));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const send = (value) => setTriggerValue("opened", value);
  const before = parentElement.querySelector(".root");
  const root = element("details", "root");
  root.append(element("summary", "", `The picture as a table: ${data.summary}`));
  // Rows are drawn when they are first looked at: a large picture has thousands.
  root.ontoggle = () => fill(root, data, send);
  root.open = Boolean(before?.open);
  fill(root, data, send);
  place(root, parentElement);
}
