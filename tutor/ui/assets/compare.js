// Draws a comparison side by side. Every text is set with textContent.

function press(className, text, value, send) {
  const button = element("button", className, text);
  button.type = "button";
  button.onclick = () => send(value);
  return button;
}

function cell(data, send) {
  const made = element("td", data.has ? "has" : "");
  if (data.says.length) {
    for (const each of data.says) made.append(press("says", each.text, { pick: each.pick }, send));
  } else made.textContent = data.has || "–";
  return made;
}

function line(data, send) {
  const made = element("tr", data.shared ? "shared" : "");
  const head = element("th", "");
  head.scope = "row";
  head.append(press("name", data.name, data.opens, send));
  if (data.note) head.append(element("span", "note", data.note));
  made.append(head);
  for (const each of data.cells) made.append(cell(each, send));
  return made;
}

function part(data, sides, send) {
  const body = element("tbody", "");
  const head = element("tr", "part");
  const name = element("th", "", data.name);
  name.colSpan = sides + 1;
  name.scope = "rowgroup";
  head.append(name);
  body.append(head);
  for (const each of data.rows) body.append(line(each, send));
  return body;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const send = (value) => setTriggerValue("opened", value);
  const root = element("div", "root");
  const table = element("table", "");
  const head = element("tr", "sides");
  head.append(element("td", ""));
  for (const side of data.sides) {
    const made = element("th", "");
    made.scope = "col";
    made.append(press("name", side.name, { pick: side.pick }, send), element("span", "note", side.note));
    head.append(made);
  }
  const top = element("thead", "");
  top.append(head);
  table.append(top);
  for (const each of data.parts) table.append(part(each, data.sides.length, send));
  root.append(table);
  place(root, parentElement);
}
