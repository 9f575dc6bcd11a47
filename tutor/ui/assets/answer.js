// Draws an answer. Every text is set with textContent: notes are shown, never obeyed.

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
  const item = element("li", `sentence${data.code ? " code" : ""}${data.doubt ? " doubtful" : ""}`);
  if (data.label) item.append(element("strong", "", data.label));
  if (data.code) item.append(element("pre", "", data.text), marks(data, open));
  else item.append(...words(data, open));
  if (data.doubt) item.append(element("span", "doubt", data.doubt));
  return item;
}

function words(data, open) {
  // The last word keeps its marks beside it, so that no mark opens a line; a very long one must break itself.
  const cut = data.text.length - data.text.lastIndexOf(" ") <= 25 ? data.text.lastIndexOf(" ") + 1 : data.text.length;
  const end = element("span", "end", data.text.slice(cut));
  end.append(marks(data, open));
  return [element("span", "", data.text.slice(0, cut)), end];
}

function group(data, open) {
  const section = element("section", "group");
  if (data.heading) {
    const about = element("p", "about");
    for (const part of data.trail) about.append(element("span", "trail", part));
    about.append(element("strong", "heading", data.heading));
    section.append(about);
  }
  const list = element("ul", "sentences");
  for (const each of data.sentences) list.append(sentence(each, open));
  section.append(list);
  return section;
}

function comparison(data, open) {
  const table = element("table", "comparison");
  const head = table.createTHead().insertRow();
  for (const side of ["", ...data.sides]) {
    const cell = element("th", "", side);
    cell.scope = "col";
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of data.rows) {
    const drawn = body.insertRow();
    const aspect = element("th", "", row.aspect);
    aspect.scope = "row";
    drawn.append(aspect);
    for (const sentences of row.cells) {
      const list = element("ul", "sentences");
      for (const each of sentences) list.append(sentence(each, open));
      drawn.insertCell().append(sentences.length ? list : "—");
    }
  }
  return table;
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

function arriving(text) {
  const line = element("p", "arriving", text);
  line.setAttribute("role", "status");
  return line;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const open = (number) => setTriggerValue("opened", number);
  const root = element("div", "root");
  if (data.comparison) root.append(comparison(data.comparison, open));
  for (const each of data.groups) root.append(group(each, open));
  if (data.arriving) root.append(arriving(data.arriving));
  else root.append(sources(data, open));
  update(root, parentElement);
}
