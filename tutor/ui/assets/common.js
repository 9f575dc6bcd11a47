// Stands before each component's own script.

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function place(root, parent) {
  const before = parent.querySelector(".root");
  if (before) before.replaceWith(root);
  else parent.append(root);
}

// Puts a root in the place of the one before, leaving what is the same where it is: what the reader has opened,
// chosen or marked stays so, and nothing flickers.
function update(root, parent) {
  const before = parent.querySelector(".root");
  if (before) mend(before, root);
  else parent.append(root);
}

function mend(before, after) {
  if (before.isEqualNode(after)) return;
  const alike = before.nodeName === after.nodeName && before.className === after.className;
  // A button is exchanged as a whole: what it does is not seen in its nodes.
  if (!alike || before.nodeName === "BUTTON" || !before.children?.length) {
    before.replaceWith(after);
    return;
  }
  const wanted = [...after.childNodes];
  const had = [...before.childNodes];
  wanted.forEach((node, n) => (had[n] ? mend(had[n], node) : before.append(node)));
  for (const node of had.slice(wanted.length)) node.remove();
}
