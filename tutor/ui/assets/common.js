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

